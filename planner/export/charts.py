"""The WEMWBS chart and the dots of its topics, painted on paper from models/chart.py."""

from __future__ import annotations

from itertools import pairwise

from typing_extensions import override

from planner.export.blocks import Block, draw_line
from planner.export.styles import WHITE, Style
from planner.export.tagged import TaggedCanvas
from planner.export.text import Span, lines
from planner.models.chart import Chart, Mark, Point, Side

_RADIUS = 5.4
#: The height of the chart of totals in type sizes, and where letters take more of the page.
_HIGH, _LOW = 8.7, 6.8


class ScoreChart(Block):
    """Totals from 14 to 70 by date, with the number beside each.

    From right to left on a mirrored paper.
    """

    def __init__(self, chart: Chart, style: Style) -> None:
        self._chart = chart
        self._style = style
        self._size = style.sizes.body
        self._x = self._right = 0.0

    @override
    def height(self, width: float) -> float:
        # a name in Nastaliq is high, in the head and in the foot: the page is to hold all the same
        # and in large print the band has a line of its own below
        low = self._style.nastaliq or (self._style.large and self._chart.band is not None)
        return self._size * (_LOW if low else _HIGH)

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self._x, self._right = x, x + width
        left = x + self._size * 2.2
        room = x + width - left
        foot = top - self.height(width) + self._size * 1.6
        high = top - foot - self._size * 0.5
        with canvas.leaf("Figure", alt=self._chart.sentence):
            self._draw_band(canvas, left, foot, room, high)
            for line in self._chart.lines:
                self._draw_grid(canvas, line.y * high + foot, line.label, left, room)
            self._name_band(canvas, left, foot, high)
            self._draw_points(canvas, left, foot, room, high)

    def _across(self, x: float) -> float:
        """`x` as it stands on the paper."""
        return self._x + self._right - x if self._style.rtl else x

    def _draw_band(
        self, canvas: TaggedCanvas, left: float, foot: float, room: float, high: float
    ) -> None:
        band = self._chart.band
        if band is None:
            return
        inks = self._style.inks
        canvas.setFillColor(inks.sunken)
        canvas.setStrokeColor(inks.control)
        canvas.setLineWidth(0.6)
        canvas.setDash(2, 2)
        low = foot + band.low * high
        filled = int(self._style.filled)
        left = min(self._across(left), self._across(left + room))
        canvas.rect(left, low, room, (band.high - band.low) * high, stroke=1, fill=filled)
        canvas.setDash()

    def _name_band(self, canvas: TaggedCanvas, left: float, foot: float, high: float) -> None:
        """What the band is, over the grid; in large print it is said below the chart."""
        band = self._chart.band
        if band is None or self._style.large:
            return
        low = foot + band.low * high
        places = [point.y for point in self._chart.points]
        over = sum(places) / len(places) > (band.low + band.high) / 2
        label = low + 3 if over else foot + band.high * high - self._style.sizes.small
        self._write(canvas, band.label, left + 8, label, small=True, halo=True)

    def _draw_grid(
        self, canvas: TaggedCanvas, y: float, label: str, left: float, room: float
    ) -> None:
        inks = self._style.inks
        canvas.setLineWidth(0.8 if y else 1)
        canvas.setStrokeColor(inks.control if label == "14" else inks.line)
        canvas.line(self._across(left), y, self._across(left + room), y)
        self._write(canvas, label, left - 6, y - self._size * 0.35, align=1.0, small=True)

    def _draw_points(
        self, canvas: TaggedCanvas, left: float, foot: float, room: float, high: float
    ) -> None:
        inks = self._style.inks
        places = [(left + p.x * room, foot + p.y * high) for p in self._chart.points]
        canvas.setStrokeColor(inks.primary)
        canvas.setLineWidth(2)
        for (x1, y1), (x2, y2) in pairwise(places):
            canvas.line(self._across(x1), y1, self._across(x2), y2)
        for point, (x, y) in zip(self._chart.points, places, strict=True):
            canvas.setStrokeColor(inks.primary)
            canvas.setFillColor(WHITE if point.mark is Mark.FIRST else inks.primary)
            canvas.setLineWidth(2)
            small = 0.7 if point.mark is Mark.BETWEEN else 1.0
            canvas.circle(self._across(x), y, _RADIUS * small, stroke=1, fill=1)
            self._write_number(canvas, point, x, y)
            self._write(canvas, point.date_label, x, foot - self._size * 1.35, align=0.5)

    def _write_number(self, canvas: TaggedCanvas, point: Point, x: float, y: float) -> None:
        size = self._style.sizes.heading
        if point.side is Side.RIGHT:
            self._write(canvas, point.label, x + 13, y - size * 0.35, bold=True)
            return
        up = 10.0 if point.side is Side.ABOVE else -size - 5
        self._write(canvas, point.label, x, y + up, bold=True, align=0.5, halo=True)

    def _write(
        self,
        canvas: TaggedCanvas,
        text: str,
        x: float,
        baseline: float,
        *,
        bold: bool = False,
        small: bool = False,
        align: float = 0.0,
        halo: bool = False,
    ) -> None:
        """Write `text` with `align` of its width before `x`; a halo clears what is behind it."""
        sizes, inks = self._style.sizes, self._style.inks
        size = sizes.heading if bold else sizes.small
        (line,) = lines([Span(text)], self._style.set_at(size, bold=bold), 1e6)
        start = min(x - line.width * align, self._right - line.width)
        if self._style.rtl:
            start = self._across(start) - line.width
        if halo:
            canvas.setFillColor(WHITE)
            canvas.rect(start - 4, baseline - 2, line.width + 8, size * 0.95, stroke=0, fill=1)
        draw_line(canvas, line, size, start, baseline, inks.muted if small else inks.ink)


class Dots(Block):
    """One topic, then and now, from 1 to 5: hollow then, filled now, both in one where alike.

    Without `then` it shows the one answer there is. Its figures are in the cells beside it, so it
    is decoration to whoever is read to.
    """

    def __init__(self, style: Style, then: int | None, now: int) -> None:
        self._style = style
        self._then = then
        self._now = now

    @override
    def height(self, width: float) -> float:
        return self._style.sizes.body * 1.45

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        inks = self._style.inks
        middle = top - self.height(width) / 2
        grown = 2.0 if self._style.largest else 1.0
        rtl = self._style.rtl
        now = dot_place(self._now, x, width, rtl=rtl)
        then = now if self._then is None else dot_place(self._then, x, width, rtl=rtl)
        with canvas.artifact():
            canvas.setStrokeColor(inks.line)
            canvas.setLineWidth(0.8)
            for value in range(1, 6):
                place = dot_place(value, x, width, rtl=rtl)
                canvas.line(place, middle - 6 * grown, place, middle + 6 * grown)
            canvas.setStrokeColor(inks.primary)
            canvas.setLineWidth(1.8)
            canvas.line(then, middle, now, middle)
            canvas.setFillColor(WHITE)
            if self._then is not None:
                canvas.circle(then, middle, 4.6 * grown, stroke=1, fill=1)
            canvas.setFillColor(inks.primary)
            radius = (2.3 if self._then == self._now else 4.6) * grown
            canvas.circle(now, middle, radius, stroke=0 if self._then == self._now else 1, fill=1)


class DotHeads(Block):
    """The figures 1 to 5 above the dots."""

    def __init__(self, style: Style) -> None:
        self._style = style

    @override
    def height(self, width: float) -> float:
        return self._style.sizes.small * 1.45

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        size = self._style.sizes.small
        with canvas.artifact():
            for value in range(1, 6):
                setting = self._style.set_at(size, bold=True)
                (line,) = lines([Span(str(value))], setting, 1e6)
                place = dot_place(value, x, width, rtl=self._style.rtl) - line.width / 2
                draw_line(canvas, line, size, place, top - line.above, self._style.inks.muted)


def dot_place(value: int, x: float, width: float, *, rtl: bool = False) -> float:
    """Where an answer of 1 to 5 stands in a column from `x` on, `width` wide."""
    along = width * (0.08 + 0.84 * (value - 1) / 4)
    return x + width - along if rtl else x + along
