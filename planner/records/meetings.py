"""Meetings planned: when and where to meet next, and whether it came to that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sqlmodel import Session, col, select

from planner.errors import InvalidInputError
from planner.models.journal import Why
from planner.models.visits import Appointment, VisitHow
from planner.records.changes import Changes
from planner.records.order import as_written
from planner.words import _

PAGE = "details"


@dataclass(frozen=True)
class Meeting:
    """When and where to meet next, in local time."""

    on: date
    at: time | None = None
    how: VisitHow = VisitHow.IN_PERSON
    place: str = ""

    def row(self, person_id: UUID, pathway_id: UUID) -> Appointment:
        """A new row for it, not kept yet."""
        return Appointment(
            person_id=person_id,
            pathway_id=pathway_id,
            on=self.on,
            at=self.at,
            how=self.how,
            place=self.place.strip(),
        )


class Meetings:
    """Plans meetings, changes them, and hears what became of them."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def coming(self, person_id: UUID) -> Appointment | None:
        """The next meeting from today on that has not been held yet."""
        today = self._changes.clock.today()
        return next((row for row in self._changes.once(_open, person_id) if row.on >= today), None)

    def unsaid(self, person_id: UUID) -> list[Appointment]:
        """Meetings of days gone by of which nobody said whether they took place, oldest first."""
        today = self._changes.clock.today()
        return [row for row in self._changes.once(_open, person_id) if row.on < today]

    def plan(self, person_id: UUID, pathway_id: UUID, meeting: Meeting) -> Appointment:
        """Plan a meeting. Raises InvalidInputError for a day that has passed."""
        self._check(meeting)
        row = meeting.row(person_id, pathway_id)
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            session.add(row)
        return row

    def change(self, appointment_id: UUID, meeting: Meeting) -> Appointment:
        """Meet at another time or place. Raises InvalidInputError for a day that has passed."""
        self._check(meeting)
        values = {
            "on": meeting.on,
            "at": meeting.at,
            "how": meeting.how,
            "place": meeting.place.strip(),
        }
        return self._changes.change(Appointment, appointment_id, values, page=PAGE)

    def call_off(self, appointment_id: UUID) -> None:
        """It is off, and counts neither way; undo brings it back."""
        values = {"removed_at": self._changes.clock.now()}
        self._changes.change(Appointment, appointment_id, values, page=PAGE)

    def say_held(self, appointment_id: UUID, held: bool) -> Appointment:
        """Say whether a planned meeting took place. A missed one is no mark against anyone."""
        return self._changes.change(Appointment, appointment_id, {"held": held}, page=PAGE)

    def _check(self, meeting: Meeting) -> None:
        if meeting.on < self._changes.clock.today():
            raise InvalidInputError(_("That day has passed. Choose today or later."), field="on")


def _open(session: Session, person_id: UUID) -> list[Appointment]:
    """Those of which it is not known whether they took place, oldest first."""
    return list(
        session.exec(
            select(Appointment)
            .where(
                Appointment.person_id == person_id,
                col(Appointment.held).is_(None),
                col(Appointment.removed_at).is_(None),
            )
            .order_by(col(Appointment.on), col(Appointment.at), as_written(Appointment))
        )
    )
