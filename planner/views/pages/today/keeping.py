"""Once a year on Today: that the time of some records is over, and where to decide about them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.records.book import Records
from planner.views.background import beside
from planner.views.navigation import Room
from planner.views.page import Context
from planner.views.widgets.messages import Banner
from planner.views.widgets.spaces import grow
from planner.words import _, plural


class KeepingBanner(QWidget):
    """Asks beside the window, and shows itself where somebody's time is over.

    Emits:
        looked(count): how many there are.
    """

    looked = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.banner = Banner(context.theme, "primary", "", _("Settings"))
        self.banner.pressed.connect(self._open)
        column = QVBoxLayout(self)
        grow(context.theme, column.setContentsMargins, 0, 0, 0, 8)
        column.addWidget(self.banner)
        self.hide()

    def look(self) -> None:
        """Ask, unless this year's list was looked through already."""
        if self._context.records.retention.may_look_through():
            beside(self._context, _count, finished=self._show, failed=self._not_known)
        else:
            self.hide()

    def _show(self, count: int) -> None:
        if count:
            self.banner.show_sentence(
                plural(
                    "The time of {count} record is over. Decide about it in Keeping records.",
                    "The time of {count} records is over. Decide about them in Keeping records.",
                    count,
                ),
                _("Settings"),
            )
        self.setVisible(bool(count))
        self.looked.emit(count)

    def _not_known(self, error: Exception) -> None:
        """It is asked again at the next refresh."""
        if not isinstance(error, PlannerError):
            raise error

    def _open(self) -> None:
        self._context.navigator.go(Room.SETTINGS)


def _count(records: Records) -> int:
    """How many records' time is over."""
    return records.retention.to_look_through()
