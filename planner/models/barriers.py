"""Step 3, Barriers: what gets in the way, what we will do about it, and next steps."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import UniqueConstraint

from planner.models.base import PersonRecord, choice, reference


class Response(StrEnum):
    """What we will do about a barrier."""

    REMOVE = "remove"
    MANAGE = "manage"
    OVERCOME = "overcome"


class Barrier(PersonRecord, table=True):
    """What gets in the way, in the person's words; `kind` is a BarrierKind's key or empty."""

    searchable: ClassVar[tuple[str, ...]] = ("words", "how")

    pathway_id: UUID = reference("pathway.id")
    visit_id: UUID | None = reference("visit.id", needed=False)
    words: str
    stops_goals: bool = True
    keeps_in_secondary_care: bool = False
    kind: str = ""
    response: Response | None = choice(Response, needed=False)
    how: str = ""
    on_paper: bool = True
    position: int = 0


class BarrierLink(PersonRecord, table=True):
    """A barrier stands before an aspiration."""

    __tablename__ = "barrier_link"
    __table_args__ = (UniqueConstraint("barrier_id", "aspiration_id"),)

    barrier_id: UUID = reference("barrier.id")
    aspiration_id: UUID = reference("aspiration.id")


class NextStep(PersonRecord, table=True):
    """One small thing to do: what, who, when, where, how often, done or not."""

    __tablename__ = "next_step"
    __table_args__ = (
        Index("ix_next_step_planned", "on", "done_on", sqlite_where=text('"on" IS NOT NULL')),
    )
    searchable: ClassVar[tuple[str, ...]] = ("what", "who_else", "place")

    pathway_id: UUID = reference("pathway.id")
    visit_id: UUID | None = reference("visit.id", needed=False)
    barrier_id: UUID | None = reference("barrier.id", needed=False)
    aspiration_id: UUID | None = reference("aspiration.id", needed=False)
    what: str
    by_me: bool = True
    by_planner: bool = False
    who_else: str = ""
    on: date | None = None
    at: time | None = None
    place: str = ""
    how_often: str = ""
    done_on: date | None = None
    position: int = 0
