"""What is held on a person and asked for, in a line or two. Never on a shared screen."""

from __future__ import annotations

from uuid import UUID

from planner.records.subject_access import due
from planner.views.navigation import Room
from planner.views.page import Context
from planner.views.pages.overview.cards import OverviewCard
from planner.words import _, day


class RecordCard(OverviewCard):
    """Until when the record is kept, a request that is open, and holds."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Their record"), _("What is held, and their rights"))
        self.lead_on()
        self.go.clicked.connect(self._open)

    def refill(self, person_id: UUID) -> None:
        """Show how it stands."""
        self.clear()
        self.person_id = person_id
        self.setVisible(not self.context.navigator.together)
        if self.context.navigator.together:
            return
        records = self.context.records
        request = records.access.waiting(person_id)
        if request is not None:
            self.say(_("A copy is due on {day}.").format(day=day(due(request))))
        if records.holds.in_force(person_id):
            self.say(_("A hold is in force."))
        until = records.retention.of_person(person_id).until
        self.say(_("Kept at least until {day}.").format(day=day(until)), "muted")

    def _open(self) -> None:
        self.context.navigator.go(Room.THEIR_RECORD, self.person_id)
