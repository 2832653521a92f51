"""On Today, for who is new here: a short tour, now, later or never."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.errors import PlannerError
from planner.views.page import Context
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.offer_card import OfferCard
from planner.words import _


class TourOffer(OfferCard):
    """Emits:
    failed(PlannerError): that it is not wanted could not be kept.
    """

    failed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        theme, navigator = context.theme, context.navigator
        start = Button(theme, _("Show me round"))
        later = Button(theme, _("Later"), ButtonKind.QUIET)
        over = Button(theme, _("Do not show again"), ButtonKind.QUIET)
        words = _("New here? A short tour shows where things are. It takes two minutes.")
        super().__init__(theme, words, (start, later, over), parent)
        self._context = context
        self._off = False
        start.clicked.connect(navigator.tour_wanted)
        later.clicked.connect(navigator.tour_put_off)
        over.clicked.connect(self._not_again)
        navigator.tour_put_off.connect(self._put_off)
        navigator.tour_wanted.connect(self._put_off)
        self.hide()

    def refresh(self, *, room: bool) -> None:
        """Show it where it is still to be offered, and there is `room` for it on the page."""
        if self._off or not room:
            self.hide()
            return
        records = self._context.records
        self._off = records.settings.tour_over()
        self.setVisible(not self._off and records.visits.current() is None)

    def _put_off(self) -> None:
        self._off = True
        self.hide()

    def _not_again(self) -> None:
        try:
            self._context.records.settings.end_tour()
        except PlannerError as error:
            self.failed.emit(error)
            return
        self._context.navigator.tour_put_off.emit()
