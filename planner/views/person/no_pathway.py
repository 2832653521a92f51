"""What a step shows for a person who has no pathway yet: one sentence, one button."""

from __future__ import annotations

from planner.views.navigation import Place
from planner.views.page import Context
from planner.views.start_pathway import StartPathwayDialog
from planner.views.widgets.messages import EmptyState
from planner.words import _


class NoPathway(EmptyState):
    """Offers to start a pathway, then opens the page it stands on anew."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context.theme,
            _("There is no pathway open yet. Start one, then write here together."),
            _("Start a pathway"),
        )
        self._context = context
        self._place: Place | None = None
        self.pressed.connect(self._start)

    def show_person(self, place: Place) -> None:
        """Offer it for the person of `place`."""
        self._place = place

    def _start(self) -> None:
        place = self._place
        if place is None or place.person_id is None:
            return
        dialogs = self._context.dialogs
        if dialogs.show(StartPathwayDialog(self._context, place.person_id, dialogs.window)):
            self._context.navigator.go(place.room, place.person_id)
