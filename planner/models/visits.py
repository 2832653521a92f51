"""Visits (pathway.md's sessions), appointments, and the planner's working notes."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index, text

from planner.models.base import PersonRecord, choice, listed, moment, reference


class VisitHow(StrEnum):
    """How planner and person met."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    VIDEO = "video"
    HOME = "home"


class Interpreting(StrEnum):
    """Whether an interpreter helped, and from where."""

    NONE = "none"
    IN_ROOM = "in_room"
    BY_PHONE = "by_phone"


class Visit(PersonRecord, table=True):
    """One session, from Start visit to End visit; `ended_at` is empty while it goes on."""

    searchable: ClassVar[tuple[str, ...]] = ("agenda", "jot", "agreed")

    __table_args__ = (
        Index(
            "ix_visit_open",
            "began_at",
            sqlite_where=text("ended_at IS NULL AND removed_at IS NULL"),
        ),
    )

    pathway_id: UUID = reference("pathway.id")
    began_at: datetime = moment(needed=True)
    ended_at: datetime | None = moment()
    how: VisitHow = choice(VisitHow, VisitHow.IN_PERSON)
    place: str = ""
    in_room: list[str] = listed()
    interpreting: Interpreting = choice(Interpreting, Interpreting.NONE)
    language: str = ""
    agenda: str = ""
    jot: str = ""
    agreed: str = ""

    @property
    def typed_in_later(self) -> bool:
        """Whether it was over before it was recorded: held on paper, typed in afterwards."""
        recorded, ended = self.recorded_at, self.ended_at
        return recorded is not None and ended is not None and ended <= recorded


class Appointment(PersonRecord, table=True):
    """A meeting planned: local day and time with its zone. `held` says whether it took place.

    A missed one is `held = False`, never a mark against anyone.
    """

    __table_args__ = (Index("ix_appointment_on", "on"),)

    pathway_id: UUID = reference("pathway.id")
    on: date
    at: time | None = None
    zone: str = "Europe/London"
    how: VisitHow = choice(VisitHow, VisitHow.IN_PERSON)
    place: str = ""
    held: bool | None = None
    visit_id: UUID | None = reference("visit.id", needed=False)


class WorkingNote(PersonRecord, table=True):
    """The planner's own note: never on the plan; the person can ask to see it."""

    __tablename__ = "working_note"
    searchable: ClassVar[tuple[str, ...]] = ("text",)

    pathway_id: UUID | None = reference("pathway.id", needed=False)
    visit_id: UUID | None = reference("visit.id", needed=False)
    text: str = ""
