"""Charts on screen, put down as `models` laid them out; paper puts down the same."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.models.pictures import Dot, Picture, Ruler, Shape, Stroke, Written
from planner.views.theme import Theme
from planner.views.widgets.accessibility import Role, hear_as

#: How wide and high a chart would like to be, and the least width, in design pixels.
_WIDE, _HIGH, _LEAST = 480, 150, 220


class PictureView(QWidget):
    """A chart as wide as its place and as tall as that needs; `make` lays it out."""

    def __init__(
        self, theme: Theme, name: str, make: Callable[[float, Ruler], Picture], sentence: str
    ) -> None:
        super().__init__()
        hear_as(self, Role.Chart)
        self.theme = theme
        self._make = make
        self._made: Picture | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # asked for its height at every width that a layout tries, it would be laid out for each
        self.setFixedHeight(theme.px(_HIGH))
        self.setAccessibleDescription(sentence)
        theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take sizes and colours from the theme again."""
        self._made = None
        self._fit()
        self.updateGeometry()
        self.update()

    def picture(self, width: float) -> Picture:
        """The chart at a width, laid out anew for another one."""
        if self._made is None or self._made.width != width:
            plain = QFontMetricsF(self.theme.font("small"))
            bold = QFontMetricsF(self.theme.font("small-bold"))

            def width_of(text: str, is_bold: bool) -> float:
                return (bold if is_bold else plain).horizontalAdvance(text)

            self._made = self._make(width, Ruler(self.theme.line_height("small"), width_of))
        return self._made

    def values_said(self) -> str:
        """Every number and word on it, for readers."""
        return "; ".join(words.text for words in self.picture(self.width()).words)

    def sizeHint(self) -> QSize:
        """As wide as reading allows, and as high as it is."""
        return QSize(self.theme.px(_WIDE), self.height())

    def minimumSizeHint(self) -> QSize:
        """Small."""
        return QSize(self.theme.px(_LEAST), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as the chart at this width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(ceil(self.picture(self.width()).height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Strokes, dots, words."""
        made = self.picture(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stroke in made.strokes:
            self._draw_stroke(painter, stroke)
        for dot in made.dots:
            self._draw_dot(painter, dot)
        for words in made.words:
            self._write(painter, words)

    def _draw_stroke(self, painter: QPainter, stroke: Stroke) -> None:
        pen = QPen(self.theme.stroke(stroke.ink.value), max(stroke.weight, 1.0))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if stroke.dashed:
            pen.setDashPattern([2.0, 2.0])
        painter.setPen(pen)
        painter.drawLine(QPointF(stroke.x1, stroke.y1), QPointF(stroke.x2, stroke.y2))

    def _draw_dot(self, painter: QPainter, dot: Dot) -> None:
        weight = dot.radius * 0.35
        painter.setPen(QPen(self.theme.color("primary"), weight))
        painter.setBrush(self.theme.color("primary" if dot.filled else "surface"))
        if dot.shape is Shape.CIRCLE:
            reach = dot.radius - weight / 2
            painter.drawEllipse(QPointF(dot.x, dot.y), reach, reach)
        else:
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in dot.corners()]))

    def _write(self, painter: QPainter, words: Written) -> None:
        painter.setFont(self.theme.font("small-bold" if words.bold else "small"))
        painter.setPen(self.theme.color(words.ink.value))
        box = QRectF(words.x, words.y, words.width + 2, words.height)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
                         words.text)  # fmt: skip
