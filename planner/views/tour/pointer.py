"""A line around the part of the window that the tour is about; it is only ever looked at."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from planner.views.theme import Theme

#: Pixels: how thick the line is, and how far from the part.
_WIDTH, _AWAY = 4, 3


class Pointer(QWidget):
    """Lies over `within`; the mouse and the keyboard go through it."""

    def __init__(self, theme: Theme, within: QWidget) -> None:
        super().__init__(within)
        self._theme = theme
        self._within = within
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.changed.connect(self.update)
        self.hide()

    def point_at(self, part: QRect) -> None:
        """Draw the line around `part`, in the coordinates of what this lies over."""
        grow = _WIDTH + _AWAY
        over = self._within.rect()
        self.setGeometry(part.adjusted(-grow, -grow, grow, grow) & over)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, with the corners of what can be pressed."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("primary"), _WIDTH))
        half = _WIDTH / 2
        corner = self._theme.radius("control") + _AWAY
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), corner, corner
        )


def beside(part: QRect, size: QRect, room: QRect, gap: int) -> QPoint:
    """Where a card of `size` stands beside `part` inside `room` without lying on it.

    Right, below, left or above, whichever has room first; else in the corner farthest from it.
    """
    width, height = size.width(), size.height()
    level = min(max(part.top(), room.top()), room.bottom() - height)
    along = min(max(part.left(), room.left()), room.right() - width)
    places = (
        QPoint(part.right() + gap, level),
        QPoint(along, part.bottom() + gap),
        QPoint(part.left() - gap - width, level),
        QPoint(along, part.top() - gap - height),
    )
    for place in places:
        card = QRect(place, size.size())
        if room.contains(card) and not card.intersects(part):
            return place
    right = part.center().x() < room.center().x()
    below = part.center().y() < room.center().y()
    return QPoint(
        room.right() - width if right else room.left(),
        room.bottom() - height if below else room.top(),
    )
