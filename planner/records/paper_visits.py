"""Visits held without the computer and typed in afterwards: their day is kept apart from today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

from sqlmodel import col, select

from planner.errors import InvalidInputError
from planner.models.answers import Answer
from planner.models.journal import Why
from planner.models.pathways import Pathway
from planner.models.times import moment_of
from planner.models.visits import Appointment, Visit, VisitHow
from planner.records.changes import Changes
from planner.records.order import as_written
from planner.records.visits import Visits
from planner.words import _, day

#: The overview's page: undo there takes a visit back that was typed in by mistake.
PAGE = "details"


class PaperVisits:
    """Types in visits that are over. What is typed to them is marked as added later."""

    def __init__(self, changes: Changes, visits: Visits) -> None:
        self._changes = changes
        self._visits = visits

    def type_in(
        self,
        pathway_id: UUID,
        on: date,
        at: time,
        how: VisitHow = VisitHow.IN_PERSON,
        place: str = "",
        in_room: Sequence[str] = (),
    ) -> Visit:
        """Record a visit of a day gone by, or of earlier today; a meeting planned then was held.

        How long it took is not known: it ends as it begins. Raises InvalidInputError for a day
        before the pathway started, and for what is still to come.
        """
        began = moment_of(on, at)
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            pathway = self._changes.held(session, Pathway, pathway_id)
            if on > self._changes.clock.today():
                raise InvalidInputError(
                    _("That day is still to come. Put the day of the visit."), field="on"
                )
            if on < pathway.started_on:
                raise InvalidInputError(
                    _("The pathway started on {day}. Check the day of the visit.").format(
                        day=day(pathway.started_on)
                    ),
                    field="on",
                )
            if began > self._changes.clock.now():
                raise InvalidInputError(
                    _("That time is still to come. When did the visit begin?"), field="at"
                )
            visit = Visit(
                person_id=pathway.person_id,
                pathway_id=pathway.id,
                happened_on=on,
                began_at=began,
                ended_at=began,
                how=how,
                place=place,
                in_room=list(in_room),
            )
            session.add(visit)
            session.flush()
            self._visits.hold_meeting(session, visit)
        return visit

    def planned(self, pathway_id: UUID, on: date) -> Appointment | None:
        """The meeting that was planned for a day, if one was: it knows when and where."""
        with self._changes.reading() as session:
            return session.exec(
                select(Appointment)
                .where(
                    Appointment.pathway_id == pathway_id,
                    Appointment.on == on,
                    col(Appointment.removed_at).is_(None),
                )
                .order_by(col(Appointment.at), as_written(Appointment))
            ).first()

    def answers(self, visit_id: UUID) -> dict[UUID, Answer]:
        """What was typed to the prompts in one visit, by prompt."""
        with self._changes.reading() as session:
            rows = session.exec(
                select(Answer).where(Answer.visit_id == visit_id, col(Answer.removed_at).is_(None))
            )
            return {row.prompt_id: row for row in rows}
