"""The arrows between the parts of a barrier's chain."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from planner.views.theme import Theme


class Arrows:
    """Draws from one part of `sheet` to another; the painter is `sheet`'s own."""

    def __init__(self, theme: Theme, sheet: QWidget, painter: QPainter) -> None:
        self._theme = theme
        self._sheet = sheet
        self._painter = painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("control"), 1.5))

    def draw(self, before: QWidget, after: QWidget) -> None:
        """An arrow from the right side of `before` to the left side of `after`."""
        start, end = self._side(before, before.width() + 3), self._side(after, -4)
        half = QPointF((end.x() - start.x()) / 2, 0)
        path = QPainterPath(start)
        path.cubicTo(start + half, end - half, end)
        tip = self._theme.px(5)
        path.moveTo(end + QPointF(-tip, -tip))
        path.lineTo(end)
        path.lineTo(end + QPointF(-tip, tip))
        self._painter.drawPath(path)

    def _side(self, widget: QWidget, x: int) -> QPointF:
        """The middle of the first lines of a widget, at its `x`, where the sheet has it."""
        y = min(widget.height() // 2, self._theme.px(40))
        return QPointF(widget.mapTo(self._sheet, QPoint(x, y)))
