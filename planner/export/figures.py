"""Small drawings on paper: marks before headings, tick boxes, and the line of a measure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from typing_extensions import override

from planner.export import icons
from planner.export.blocks import Block, draw_line
from planner.export.styles import WHITE, Style
from planner.export.tagged import TaggedCanvas
from planner.export.text import Span, lines

_STONES = ((12, 35, 11, 5), (26, 23.5, 9, 4.2), (34, 13.5, 6.5, 3.2))


class Mark:
    """A drawing that stands before a line of text: `width` wide, centred on it."""

    def __init__(self, width: float, painter: Callable[[Any, float, float], None]) -> None:
        self.width = width
        self._painter = painter

    def draw(self, canvas: TaggedCanvas, x: float, middle: float) -> None:
        """Draw it from `x` on, its middle at the height `middle`."""
        self._painter(canvas, x, middle)

    @classmethod
    def stones(cls, style: Style, size: float) -> Mark:
        """The program's own mark; mirrored on a mirrored paper."""
        unit = size / 44

        def paint(canvas: Any, x: float, middle: float) -> None:
            canvas.setLineWidth(1)
            for (cx, cy, rx, ry), colour in zip(_STONES, style.inks.steps, strict=True):
                across = (44 - cx if style.rtl else cx) * unit + x
                up = middle + (24 - cy) * unit
                canvas.setFillColor(colour if style.filled else WHITE)
                canvas.setStrokeColor(colour)
                canvas.ellipse(
                    across - rx * unit, up - ry * unit, across + rx * unit, up + ry * unit,
                    stroke=1, fill=1,
                )  # fmt: skip

        return cls(size, paint)

    @classmethod
    def icon(cls, style: Style, name: str, size: float) -> Mark:
        """One of resources/icons."""

        def paint(canvas: Any, x: float, middle: float) -> None:
            canvas.setStrokeColor(style.inks.ink)
            icons.draw(canvas, name, x, middle - size / 2, size)

        return cls(size, paint)

    @classmethod
    def number(cls, style: Style, number: int, size: float) -> Mark:
        """A step's number in a disc; a ring in black and white and on tinted paper."""
        colour = style.inks.steps[number - 1]

        def paint(canvas: Any, x: float, middle: float) -> None:
            canvas.setFillColor(colour if style.filled else WHITE)
            canvas.setStrokeColor(colour)
            canvas.setLineWidth(1)
            canvas.circle(x + size / 2, middle, size / 2, stroke=1, fill=1)
            _centred(
                canvas, style, str(number), size * 0.62, x + size / 2, middle,
                WHITE if style.filled else colour,
            )  # fmt: skip

        return cls(size, paint)

    @classmethod
    def ring(cls, style: Style, number: int, size: float) -> Mark:
        """A number in a ring, for steps to follow."""

        def paint(canvas: Any, x: float, middle: float) -> None:
            canvas.setStrokeColor(style.inks.ink)
            canvas.setLineWidth(1)
            canvas.circle(x + size / 2, middle, size / 2, stroke=1, fill=0)
            _centred(canvas, style, str(number), size * 0.58, x + size / 2, middle, style.inks.ink)

        return cls(size, paint)

    @classmethod
    def bullet(cls, style: Style, size: float) -> Mark:
        """A dot before a line of a list."""

        def paint(canvas: Any, x: float, middle: float) -> None:
            canvas.setFillColor(style.inks.ink)
            canvas.circle(x + size * 0.25, middle, size * 0.25, stroke=0, fill=1)

        return cls(size * 0.8, paint)

    @classmethod
    def tick_box(cls, style: Style, size: float, *, done: bool) -> Mark:
        """A box to tick, ticked when `done`."""

        def paint(canvas: Any, x: float, middle: float) -> None:
            low = middle - size / 2
            canvas.setStrokeColor(style.inks.ink)
            canvas.setLineWidth(1)
            canvas.roundRect(x, low, size, size, size * 0.2, stroke=1, fill=0)
            if done:
                icons.draw(canvas, "check", x + size * 0.1, low + size * 0.1, size * 0.8)

        return cls(size, paint)


class Marked(Block):
    """A block with a mark before its first line. `first` is that line's height."""

    def __init__(
        self, mark: Mark, block: Block, *, first: float, rtl: bool = False, gap: float = 8,
        before: float = 0.0, keep: bool = False,
    ) -> None:  # fmt: skip
        self._mark = mark
        self._block = block
        self._first = first
        self._rtl = rtl
        self._indent = mark.width + gap
        self.before = before
        self.keep = keep

    @override
    def height(self, width: float) -> float:
        return self._block.height(width - self._indent)

    @override
    def least(self, width: float) -> float:
        return self._block.least(width - self._indent)

    @override
    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        parts = self._block.split(width - self._indent, room)
        if parts is None:
            return None
        empty = Mark(self._mark.width, _nothing)
        gap = self._indent - self._mark.width
        return (
            Marked(self._mark, parts[0], first=self._first, rtl=self._rtl, gap=gap),
            Marked(empty, parts[1], first=self._first, rtl=self._rtl, gap=gap),
        )

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        with canvas.artifact():
            left = x + width - self._mark.width if self._rtl else x
            self._mark.draw(canvas, left, top - self._first / 2)
        left = x if self._rtl else x + self._indent
        self._block.draw(canvas, left, top, width - self._indent)


class MeasureLine(Block):
    """An own measure: hollow at the start, filled now, a bar at the aim.

    `low` and `high` are the line's ends in the measure's unit. From right to left on a mirrored
    paper.
    """

    def __init__(
        self, style: Style, low: float, high: float, *, start: float | None, now: float | None,
        target: float | None, alt: str,
    ) -> None:  # fmt: skip
        self._style = style
        self._radius = style.sizes.small * 0.36
        self._low = low
        self._span = (high - low) or 1.0
        self._start = start
        self._now = now
        self._target = target
        self._alt = alt

    @override
    def height(self, width: float) -> float:
        return self._style.sizes.small * 1.45

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        inks = self._style.inks
        middle = top - self.height(width) / 2
        left, right = x + self._radius, x + width - self._radius
        places = {
            value: self._place(value, left, right)
            for value in (self._start, self._now, self._target)
            if value is not None
        }
        with canvas.leaf("Figure", alt=self._alt):
            canvas.setStrokeColor(inks.control)
            canvas.setLineWidth(1)
            canvas.line(left, middle, right, middle)
            canvas.setStrokeColor(inks.primary)
            if self._start is not None and self._now is not None:
                canvas.setLineWidth(3)
                canvas.line(places[self._start], middle, places[self._now], middle)
            if self._target is not None:
                canvas.setLineWidth(1.6)
                canvas.line(places[self._target], middle - 5, places[self._target], middle + 5)
            canvas.setLineWidth(1.5)
            if self._start is not None:
                canvas.setFillColor(WHITE)
                canvas.circle(places[self._start], middle, self._radius, stroke=1, fill=1)
            if self._now is not None:
                inside = 0.5 if self._now == self._start else 0.0
                canvas.setFillColor(inks.primary)
                canvas.circle(
                    places[self._now], middle, self._radius * (1 - inside), stroke=1, fill=1
                )

    def _place(self, value: float, left: float, right: float) -> float:
        share = (value - self._low) / self._span
        return right - share * (right - left) if self._style.rtl else left + share * (right - left)


def _nothing(canvas: Any, x: float, middle: float) -> None:
    """Draws nothing: keeps a mark's room where a block goes on."""


def _centred(
    canvas: Any, style: Style, text: str, size: float, x: float, middle: float,
    colour: tuple[float, float, float],
) -> None:  # fmt: skip
    (line,) = lines([Span(text)], style.set_at(size, bold=True), 1e6)
    draw_line(canvas, line, size, x - line.width / 2, middle - size * 0.35, colour)
