"""Charts on paper, put down as `models` laid them out; the screen puts down the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from typing_extensions import override

from planner.export.blocks import Block, draw_line
from planner.export.styles import WHITE, Style
from planner.export.tagged import TaggedCanvas
from planner.export.text import Colour, Line, Span, lines
from planner.models.pictures import Dot, Ink, Picture, Ruler, Shape, Stroke, Written

#: The height of a line of text in type sizes.
_LINE = 1.45


class PictureBlock(Block):
    """A chart as wide as its place; `make` gives it for a width and the paper's letters.

    From right to left on a mirrored paper.
    """

    def __init__(
        self, make: Callable[[float, Ruler], Picture], style: Style, *, before: float = 0.0
    ) -> None:
        self._make = make
        self._style = style
        self._made: Picture | None = None
        self.before = before

    @override
    def height(self, width: float) -> float:
        return self._picture(width).height

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        made = self._picture(width)
        with canvas.leaf("Figure", alt=made.sentence):
            for stroke in made.strokes:
                self._draw_stroke(canvas, stroke, x, top)
            for dot in made.dots:
                self._draw_dot(canvas, dot, x, top)
            for words in made.words:
                self._write(canvas, words, x, top)

    def _picture(self, width: float) -> Picture:
        if self._made is None or self._made.width != width:
            size = self._style.sizes.small
            made = self._make(width, Ruler(size * _LINE, partial(_wide, self._style)))
            self._made = made.mirrored() if self._style.rtl else made
        return self._made

    def _ink(self, ink: Ink) -> Colour:
        inks = self._style.inks
        return {
            Ink.PRIMARY: inks.primary,
            Ink.CONTROL: inks.control,
            Ink.TRACK: inks.line,
            Ink.INK: inks.ink,
            Ink.MUTED: inks.muted,
        }[ink]

    def _draw_stroke(self, canvas: TaggedCanvas, stroke: Stroke, x: float, top: float) -> None:
        canvas.setStrokeColor(self._ink(stroke.ink))
        canvas.setLineWidth(stroke.weight)
        if stroke.dashed:
            canvas.setDash(3, 3)
        canvas.line(x + stroke.x1, top - stroke.y1, x + stroke.x2, top - stroke.y2)
        canvas.setDash()

    def _draw_dot(self, canvas: TaggedCanvas, dot: Dot, x: float, top: float) -> None:
        colour = self._style.inks.primary
        canvas.setStrokeColor(colour)
        canvas.setFillColor(colour if dot.filled else WHITE)
        weight = dot.radius * 0.35
        canvas.setLineWidth(weight)
        across, up, reach = x + dot.x, top - dot.y, dot.radius - weight / 2
        if dot.shape is Shape.CIRCLE:
            canvas.circle(across, up, reach, stroke=1, fill=1)
            return
        path = canvas.beginPath()
        corners = dot.corners()
        path.moveTo(x + corners[0][0], top - corners[0][1])
        for right, down in corners[1:]:
            path.lineTo(x + right, top - down)
        path.close()
        canvas.drawPath(path, stroke=1, fill=1)

    def _write(self, canvas: TaggedCanvas, words: Written, x: float, top: float) -> None:
        size = self._style.sizes.small
        line = _line(words.text, self._style, bold=words.bold)
        baseline = top - words.y - line.above
        draw_line(canvas, line, size, x + words.x, baseline, self._ink(words.ink))


def _line(text: str, style: Style, *, bold: bool) -> Line:
    return lines([Span(text)], style.set_at(style.sizes.small, bold=bold), 1e6)[0]


def _wide(style: Style, text: str, bold: bool) -> float:
    return _line(text, style, bold=bold).width
