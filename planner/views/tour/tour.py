"""Leads through the parts of the window, one card at a time; it never takes the keyboard itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from planner.errors import PlannerError
from planner.views.navigation import Place, Room
from planner.views.tour.card import TourCard
from planner.views.tour.pointer import Pointer, beside
from planner.views.tour.stops import STOPS, Stop
from planner.words import _

if TYPE_CHECKING:
    from planner.views.workspace import Workspace

_MOVING = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
}
#: Pixels between the card, the part, and the window's edge.
_GAP = 16


class Tour(QObject):
    """Shows the card and the line around the part while the tour goes on."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._context = workspace.context
        self._number = 0
        self._said: tuple[int, bool] | None = None
        self._watched: list[QWidget] = []
        self.card: TourCard | None = None
        self._pointer: Pointer | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._aim)
        navigator = self._context.navigator
        navigator.tour_wanted.connect(self.start)
        navigator.together_changed.connect(self._make_way)
        navigator.visit_changed.connect(self._make_way)
        workspace.turning.turned.connect(self._make_way)
        self._context.theme.changed.connect(self._soon.start)

    def start(self) -> None:
        """From the first part, on Today. Not beside a person: the window is theirs as well."""
        if self._busy():
            self._context.dialogs.tell(
                _("A visit goes on. The tour is for another moment: Settings, Help, shows it.")
            )
            return
        if not self._workspace.go(Place(Room.TODAY)):
            return
        if self.card is None:
            self._make()
        self._show(0)
        if self.card is not None:
            self.card.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def areas(self) -> list[QWidget]:
        """What F6 goes to besides the rest of the window."""
        return [self.card] if self.card is not None else []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what moves."""
        if event.type() in _MOVING:
            self._soon.start()
        return False

    def _busy(self) -> bool:
        together = self._context.navigator.together
        return together or self._context.records.visits.current() is not None

    def _make(self) -> None:
        self.card = TourCard(self._context.theme, self._workspace)
        self._pointer = Pointer(self._context.theme, self._workspace)
        self.card.next_wanted.connect(self._next)
        self.card.back_wanted.connect(self._back)
        self.card.later_wanted.connect(self._later)
        self.card.over_wanted.connect(self._over)

    def _next(self) -> None:
        if self._number + 1 == len(STOPS):
            self._over()
        else:
            self._show(self._number + 1)

    def _back(self) -> None:
        self._show(max(0, self._number - 1))
        if self.card is not None and not self.card.back.isVisible():
            self.card.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _later(self) -> None:
        """It is offered again after the next unlock."""
        self._context.navigator.tour_put_off.emit()
        self._end()

    def _over(self) -> None:
        """It is not offered again."""
        self._context.navigator.tour_put_off.emit()
        self._end()
        try:
            self._context.records.settings.end_tour()
        except PlannerError as error:
            self._context.dialogs.tell(str(error), details=error.details)

    def _make_way(self) -> None:
        """A visit begins, or the screen is shared: the rest is for another day."""
        if self.card is not None and (self._busy() or self._workspace.turning.screen is not None):
            self._later()

    def _end(self) -> None:
        card, pointer = self.card, self._pointer
        self.card = self._pointer = None
        self._watch()
        had_focus = card is not None and card.isAncestorOf(QApplication.focusWidget() or card)
        for widget in (card, pointer):
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if had_focus and self._workspace.page is not None:
            self._workspace.page.focus_first()

    def _show(self, number: int) -> None:
        self._number, self._said = number, None
        self._aim()

    def _aim(self) -> None:
        """Say what this part is, point at it, and stand beside it."""
        card, pointer, workspace = self.card, self._pointer, self._workspace
        if card is None or pointer is None:
            return
        stop = STOPS[self._number]
        part, shows = _found(stop, workspace)
        self._watch(workspace, stop.part(workspace), part)
        if self._said != (self._number, shows):
            self._said = (self._number, shows)
            said = (_(stop.title), _(stop.words), "" if shows else _(stop.elsewhere))
            card.say(*said, self._number + 1, len(STOPS))
        box = QRect(part.mapTo(workspace, QPoint(0, 0)), part.size())
        room = workspace.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        pointer.point_at(box)
        card.fit(room.width() - workspace.rail.width())
        card.move(beside(box, card.rect(), room, _GAP))
        card.show()
        card.raise_()

    def _watch(self, *widgets: QWidget) -> None:
        """Follow these, and what they stand in, as far as the workspace."""
        for before in filter(isValid, self._watched):
            before.removeEventFilter(self)
        self._watched = []
        for first in widgets:
            widget: QWidget | None = first
            while widget is not None and widget not in self._watched:
                widget.installEventFilter(self)
                self._watched.append(widget)
                widget = widget.parentWidget() if widget is not self._workspace else None


def _found(stop: Stop, workspace: Workspace) -> tuple[QWidget, bool]:
    """The part, or the way to it where it does not show now."""
    part = stop.part(workspace)
    if part.isVisible() or stop.way is None:
        return part, True
    return stop.way(workspace), False
