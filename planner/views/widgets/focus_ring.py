"""The focus ring: one overlay that follows the focus, since a style sheet cannot draw outside."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from shiboken6 import isValid

from planner.views.theme import Theme
from planner.views.widgets.accessibility import pass_over
from planner.views.widgets.surfaces import ScrollArea

#: The ring is 3 px wide and begins 2 px outside the control.
WIDTH, AWAY = 3, 2
_MOVING = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
}


@runtime_checkable
class Ringed(Protocol):
    """A control of which a part has the focus; the ring goes inside that part's edge."""

    def ring_rect(self) -> QRect:
        """The part, in the control's own coordinates."""


def bring_into_view(widget: QWidget, *, typed: bool = False) -> None:
    """Scroll to `widget` with its ring: Qt does so only for keys pressed in the same scroll area,
    and there to the cursor of a box alone.

    `typed` says that something is being typed there: then it comes into view in any case.
    """
    part = widget.ring_rect() if isinstance(widget, Ringed) else widget.rect()
    above = widget.parentWidget()
    while above is not None:
        inside = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and inside is not None:
            around = WIDTH + AWAY + 1
            if isinstance(widget, QPlainTextEdit) and part.height() > above.viewport().height():
                part = widget.cursorRect()  # of a box that cannot show whole, where it is written
            middle = widget.mapTo(inside, part.center())
            half = min(part.height(), above.viewport().height()) // 2 + around
            if not isinstance(above, ScrollArea):
                above.ensureVisible(middle.x(), middle.y(), 0, half)
            elif typed or not above.read_from_top:
                above.ensureVisible(middle.x(), middle.y(), 0, half)
                above.show_lead(middle.y() + half)
        above = above.parentWidget()


def _writes(event: QKeyEvent) -> bool:
    return bool(event.text()) and event.text().isprintable()


class FocusRing(QWidget):
    """Draws a ring around whatever has the focus in `window`: for keys, and for text boxes."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        pass_over(self)
        self.theme = theme
        self._watched: list[QWidget] = []
        self._target: QWidget | None = None
        self._bar: QScrollBar | None = None
        self._wanted = False
        #: The keyboard has come here and may be out of sight: not scrolled to at once, since a
        #: page that opens is passed on the way to its title.
        self._arrived = False
        #: Something is being typed here, which may have been scrolled away.
        self._typed = False
        self._clip = QRect()
        self._radius = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._move_to)
        theme.changed.connect(self._soon.start)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what moves, and show once a key is used."""
        if event.type() == QEvent.Type.KeyPress and watched is self._target:
            self._wanted = True
            self._typed = isinstance(event, QKeyEvent) and _writes(event)
            self._soon.start()
        elif event.type() in _MOVING:
            self._soon.start()
        return False

    @property
    def stands(self) -> bool:
        """Whether all that is around what has the keyboard is still there, and not going."""
        return bool(self._watched) and all(map(isValid, self._watched))

    def _move_to(self, old: QWidget | None, now: QWidget | None) -> None:
        for widget in filter(isValid, self._watched):
            widget.removeEventFilter(self)
        self._watched.clear()
        self._target = None
        self._typed = False
        self._follow_scrolling(now if isinstance(now, Ringed) else None)
        if now is not None and now.window() is self.window() and now.property("ring") is not False:
            self._target = now
            typing = isinstance(now, (QLineEdit, QPlainTextEdit))
            by_keys = QApplication.mouseButtons() == Qt.MouseButton.NoButton
            self._wanted = typing or by_keys
            self._watch(now)
            self._arrived = by_keys
        self._soon.start()

    def _follow_scrolling(self, part_of: object) -> None:
        """Rows move without any widget moving."""
        if self._bar is not None and isValid(self._bar):
            self._bar.valueChanged.disconnect(self._soon.start)
        self._bar = None
        if isinstance(part_of, QAbstractScrollArea):
            self._bar = part_of.verticalScrollBar()
            self._bar.valueChanged.connect(self._soon.start)

    def _watch(self, widget: QWidget | None) -> None:
        while widget is not None and widget is not self.window():
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()

    def _follow(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not self._wanted or not target.isVisible():
            self.hide()
            return
        if self._arrived or self._typed:
            typed, self._arrived, self._typed = self._typed, False, False
            bring_into_view(target, typed=typed)
        inside = isinstance(target, Ringed)
        part = target.ring_rect() if isinstance(target, Ringed) else target.rect()
        if part.isEmpty():
            self.hide()
            return
        box = QRect(target.mapTo(self.window(), part.topLeft()), part.size())
        grow = 0 if inside else WIDTH + AWAY
        ring = box.adjusted(-grow, -grow, grow, grow)
        shown = ring & self._visible_part(target, grow)
        if shown.isEmpty():
            self.hide()
            return
        self._radius = self._corner(target, part) + (0 if inside else AWAY + WIDTH / 2)
        self._clip = QRect(ring.topLeft() - shown.topLeft(), ring.size())
        self.setGeometry(shown)
        self.show()
        self.raise_()
        self.update()

    def _visible_part(self, target: QWidget, grow: int) -> QRect:
        """The window, less what scroll areas around the target hide."""
        part = self.window().rect()
        above = target.parentWidget()
        while above is not None and above is not self.window():
            outer = above.parentWidget()
            if isinstance(outer, QAbstractScrollArea) and outer.viewport() is above:
                corner = above.mapTo(self.window(), QPoint(0, 0))
                part &= QRect(corner, above.size()).adjusted(-grow, -grow, grow, grow)
            above = outer
        return part

    def _corner(self, target: QWidget, part: QRect) -> float:
        chosen = target.property("ring_radius")
        if isinstance(target, QAbstractItemView):
            return 4.0
        if chosen is None or isinstance(target, (QLineEdit, QPlainTextEdit, QComboBox)):
            return float(self.theme.radius("control"))
        return min(float(self.theme.px(float(chosen))), part.height() / 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring, as much of it as can be seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("focus"), WIDTH))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = WIDTH / 2
        box = QRectF(self._clip).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, self._radius, self._radius)
