"""What the papers around a visit are made of, taken from the records as they stand."""

from __future__ import annotations

from uuid import UUID

from planner.models.journal import Why
from planner.models.snapshots import AppointmentSnapshot
from planner.models.titles import MEETING_HOW
from planner.models.visit_sheets import (
    CalendarEntry,
    NextStepsSnapshot,
    PreparationSnapshot,
    SlipSnapshot,
)
from planner.models.visits import Appointment
from planner.records.changes import Changes
from planner.records.meetings import Meetings
from planner.records.plans import Plans
from planner.records.preparations import Preparations
from planner.words import _


class VisitSheets:
    """The sheet to prepare, next steps alone, the slip and the calendar file of an appointment."""

    def __init__(
        self, changes: Changes, plans: Plans, meetings: Meetings, preparations: Preparations
    ) -> None:
        self._changes = changes
        self._plans = plans
        self._meetings = meetings
        self._preparations = preparations

    def preparation(
        self, person_id: UUID, pathway_id: UUID, *, filled: bool
    ) -> PreparationSnapshot:
        """The sheet "Before we meet"; `filled` with what waits for the next visit."""
        plan = self._plans.snapshot(pathway_id)
        row = self._preparations.waiting(person_id) if filled else None
        return PreparationSnapshot(
            called=plan.called,
            made_on=plan.made_on,
            questions=row.questions if row else "",
            wants=row.wants if row else "",
            how_it_has_been=row.how_it_has_been if row else "",
            meeting=plan.next_appointment,
            crisis_numbers=plan.crisis_numbers,
            language=plan.language,
        )

    def next_steps(self, pathway_id: UUID) -> NextStepsSnapshot | None:
        """The next steps that are on paper; None where there are none."""
        plan = self._plans.snapshot(pathway_id)
        if not plan.next_steps:
            return None
        return NextStepsSnapshot(
            called=plan.called,
            made_on=plan.made_on,
            planner_name=plan.planner_name,
            next_steps=plan.next_steps,
            language=plan.language,
            paper_language=plan.paper_language,
        )

    def slip(self, person_id: UUID, pathway_id: UUID) -> SlipSnapshot | None:
        """The slip of the next appointment; None where none is planned."""
        coming = self._meetings.coming(person_id)
        if coming is None:
            return None
        plan = self._plans.snapshot(pathway_id)
        return SlipSnapshot(
            called=plan.called,
            made_on=plan.made_on,
            meeting=AppointmentSnapshot(coming.on, coming.at, coming.place),
            how=_(MEETING_HOW[coming.how]),
            planner_name=plan.planner_name,
            planner_phone=plan.planner_phone,
            language=plan.language,
            paper_language=plan.paper_language,
        )

    def calendar_entry(
        self, appointment: Appointment, *, name: str = "", with_place: bool = True
    ) -> CalendarEntry:
        """An appointment for a calendar; a name only where one is given."""
        return CalendarEntry(
            key=appointment.id,
            made_at=self._changes.clock.now(),
            on=appointment.on,
            at=appointment.at,
            zone=appointment.zone,
            name=name,
            place=appointment.place if with_place else "",
        )

    def note_calendar(self, appointment: Appointment) -> None:
        """Write that it was saved for a calendar."""
        detail = {"what": "calendar"}
        self._changes.note_event(
            Why.EXPORTED, appointment.person_id, appointment, page="details", detail=detail
        )
