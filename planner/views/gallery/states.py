"""States that a pointer or the keyboard would bring, held still to be looked at."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QBoxLayout, QHBoxLayout, QWidget

from planner.views.theme import Theme
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.focus_ring import AWAY, WIDTH
from planner.views.widgets.text import Label

#: Up to this text size three cards fit beside each other.
_LARGE = 150


def hovered(widget: QWidget) -> QWidget:
    """As it is under the pointer."""
    widget.ensurePolished()
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    none = Qt.MouseButton.NoButton
    at = QPointF(widget.rect().center())
    move = QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, move)  # a push button keeps an account of its own
    return widget


def pressed(button: QAbstractButton) -> QAbstractButton:
    """As it is held down."""
    button.setDown(True)
    return button


def unavailable(widget: QWidget) -> QWidget:
    """As it is where it cannot be pressed."""
    widget.setEnabled(False)
    return widget


class Ringed(QWidget):
    """A control with the ring around it that the keyboard brings."""

    def __init__(self, theme: Theme, inside: QWidget, radius: str = "control") -> None:
        super().__init__()
        self.theme = theme
        self._radius = theme.radius(radius)
        room = AWAY + WIDTH
        row = QHBoxLayout(self)
        row.setContentsMargins(room, room, room, room)
        row.addWidget(inside)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("focus"), WIDTH))
        half, radius = WIDTH / 2, self._radius + AWAY + WIDTH / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, radius, radius)


def line(*widgets: QWidget) -> FlowLayout:
    """One beside another, on more lines where there is no room."""
    made = FlowLayout()
    for widget in widgets:
        made.addWidget(widget)
    return made


class Columns(QWidget):
    """One beside another, sharing the width; below each other once the text is large."""

    def __init__(self, theme: Theme, *widgets: QWidget, level: bool = False) -> None:
        super().__init__()
        self.theme = theme
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(20)
        for widget in widgets:
            if level:
                self._box.addWidget(widget, 1)
            else:
                self._box.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the direction from the text size again."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(down if self.theme.scale > _LARGE else across)


class Cell(QWidget):
    """A place as wide as those above and below it, so that lines which wrap stay columns."""

    def __init__(self, theme: Theme, inside: QWidget) -> None:
        super().__init__()
        self.theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inside)
        row.addStretch(1)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the size from the theme again."""
        self.setFixedSize(self.theme.px(132), self.theme.px(56))


def states_line(theme: Theme, name: str, widgets: Iterable[QWidget]) -> FlowLayout:
    """A name and what is called so, in cells."""
    named = Label(theme, name, "small-bold", wrap=False)
    return line(*[Cell(theme, each) for each in (named, *widgets)])
