"""The chart of WEMWBS totals on screen, painted from models/chart.py; paper paints the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.models.chart import Chart, Mark, Point, Result, Side, chart
from planner.views.theme import Theme
from planner.views.widgets.accessibility import Role, hear_as
from planner.words import day


class WellbeingChart(QWidget):
    """14 to 70 over time: hollow first, filled latest, each with its number."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        hear_as(self, Role.Chart)
        self.theme = theme
        self._results: tuple[Result, ...] = ()
        self._band: tuple[float, float] | None = None
        self._band_label = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.restyle)

    def show_results(
        self,
        results: Sequence[Result],
        band: tuple[float, float] | None = None,
        band_label: str = "",
    ) -> None:
        """Draw these (at least one), with the comparison band behind where it is asked for."""
        self._results = tuple(results)
        self._band, self._band_label = band, band_label
        said = chart(self._results).sentence
        self.setAccessibleName(said)
        self.setAccessibleDescription(band_label if band else "")
        self.update()

    def values_said(self) -> str:
        """Every total with its day, for readers."""
        return "; ".join(f"{day(one.answered_on)}: {one.total}" for one in self._results)

    def restyle(self) -> None:
        """Take sizes and colours from the theme again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Tall enough to tell 3 points apart."""
        return QSize(self.theme.px(480), self.theme.px(310))

    def minimumSizeHint(self) -> QSize:
        """Small."""
        return QSize(self.theme.px(260), self.theme.px(240))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Band, lines, points with their numbers, dates below."""
        if not self._results:
            return
        px = self.theme.px
        plot = QRectF(self.rect()).adjusted(px(40), px(16), -px(28), -px(58))
        drawn = chart(
            self._results,
            label_room=self._label_room(plot.width()),
            band=self._band,
            band_label=self._band_label,
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_band(painter, plot, drawn)
        self._draw_lines(painter, plot, drawn)
        self._draw_course(painter, plot, drawn)
        for point in drawn.points:
            self._draw_point(painter, plot, point)

    def _label_room(self, width: float) -> float:
        """How wide a date is, as a fraction of the plot."""
        longest = max(
            QFontMetrics(self.theme.font("small")).horizontalAdvance("30 September 2026"),
            QFontMetrics(self.theme.font("small-bold")).horizontalAdvance("Follow-up"),
        )
        return (longest + self.theme.px(12)) / max(width, 1)

    def _place(self, plot: QRectF, x: float, y: float) -> QPointF:
        return QPointF(plot.left() + x * plot.width(), plot.bottom() - y * plot.height())

    def _draw_band(self, painter: QPainter, plot: QRectF, drawn: Chart) -> None:
        if drawn.band is None:
            return
        top = self._place(plot, 0, drawn.band.high)
        bottom = self._place(plot, 1, drawn.band.low)
        box = QRectF(top, bottom)
        painter.setBrush(self.theme.color("sunken"))
        edge = self.theme.edge("control")
        if self.theme.high_contrast:
            edge.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.drawRect(box)
        painter.setFont(self.theme.font("small"))
        painter.setPen(self.theme.color("muted"))
        height = self.theme.px(22)
        above = QRectF(box.left() + self.theme.px(8), box.top() - height, box.width(), height)
        painter.drawText(above, int(Qt.AlignmentFlag.AlignVCenter), drawn.band.label)

    def _draw_lines(self, painter: QPainter, plot: QRectF, drawn: Chart) -> None:
        px = self.theme.px
        painter.setFont(self.theme.font("small"))
        for line in drawn.lines:
            y = self._place(plot, 0, line.y).y()
            foot = line is drawn.lines[0]
            painter.setPen(QPen(self.theme.color("control" if foot else "line"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(self.theme.color("muted"))
            box = QRectF(0, y - px(12), plot.left() - px(8), px(24))
            painter.drawText(
                box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), line.label
            )

    def _draw_course(self, painter: QPainter, plot: QRectF, drawn: Chart) -> None:
        painter.setPen(QPen(self.theme.color("primary"), 3))
        places = [self._place(plot, point.x, point.y) for point in drawn.points]
        for before, after in pairwise(places):
            painter.drawLine(before, after)

    def _draw_point(self, painter: QPainter, plot: QRectF, point: Point) -> None:
        px, theme = self.theme.px, self.theme
        place = self._place(plot, point.x, point.y)
        radius = px(6 if point.mark is Mark.BETWEEN else 9)
        painter.setPen(QPen(theme.color("primary"), 3))
        hollow = point.mark is Mark.FIRST
        painter.setBrush(theme.color("surface" if hollow else "primary"))
        painter.drawEllipse(place, radius, radius)
        self._draw_number(painter, place, point)
        below = QRectF(place.x() - px(110), plot.bottom() + px(6), px(220), px(22))
        below.moveLeft(min(max(below.left(), 0), self.width() - below.width()))
        centre = int(Qt.AlignmentFlag.AlignCenter)
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.font("small-bold"))
        painter.drawText(below, centre, point.title)
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.font("small"))
        painter.drawText(below.translated(0, px(22)), centre, point.date_label)

    def _draw_number(self, painter: QPainter, place: QPointF, point: Point) -> None:
        px = self.theme.px
        size = QSize(px(48), px(28))
        if point.side is Side.RIGHT:
            corner, align = QPointF(place.x() + px(16), place.y() - px(14)), "left"
        elif point.side is Side.ABOVE:
            corner, align = QPointF(place.x() - px(24), place.y() - px(40)), "middle"
        else:
            corner, align = QPointF(place.x() - px(24), place.y() + px(12)), "middle"
        across = Qt.AlignmentFlag.AlignLeft if align == "left" else Qt.AlignmentFlag.AlignHCenter
        painter.setPen(self.theme.color("ink"))
        painter.setFont(self.theme.font("person"))
        box = QRectF(corner.x(), corner.y(), size.width(), size.height())
        painter.drawText(box, int(across | Qt.AlignmentFlag.AlignVCenter), point.label)
