"""On Today, for who is new here: a short tour, now, later or never."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.views.page import Context
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _


class TourOffer(QWidget):
    """Emits:
    failed(PlannerError): that it is not wanted could not be kept.
    """

    failed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._off = False
        theme = context.theme
        self.words = Label(
            theme, _("New here? A short tour shows where things are. It takes two minutes.")
        )
        self.words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.start = Button(theme, _("Show me round"))
        self.later = Button(theme, _("Later"), ButtonKind.QUIET)
        self.over = Button(theme, _("Do not show again"), ButtonKind.QUIET)
        self._card = Card(theme)
        self._row = FlowLayout(spacing=theme.px(8))
        for part in (self.words, self.start, self.later, self.over):
            self._row.addWidget(part)
        self._card.body.addLayout(self._row)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._card)
        self.start.clicked.connect(context.navigator.tour_wanted)
        self.later.clicked.connect(context.navigator.tour_put_off)
        self.over.clicked.connect(self._not_again)
        context.navigator.tour_put_off.connect(self._put_off)
        context.navigator.tour_wanted.connect(self._put_off)
        theme.changed.connect(self.restyle)
        self.restyle()
        self.hide()

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        px = self._context.theme.px
        self._column.setContentsMargins(0, 0, 0, px(14))
        self._card.body.setContentsMargins(px(16), px(6), px(8), px(6))
        self.words.setMinimumHeight(self._context.theme.size("press"))

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
