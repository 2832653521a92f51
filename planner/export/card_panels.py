"""The wallet card itself: two panels of 85 by 54 mm side by side, to be cut out and folded."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from planner.export import phrases
from planner.export.blocks import Block, Words, height_of
from planner.export.rows import Row, Rule, Space
from planner.export.styles import MM, Style
from planner.export.tagged import TaggedCanvas
from planner.export.text import Line
from planner.models.card_parts import Part

#: A bank card, in points.
WIDE, HIGH = 85 * MM, 54 * MM
#: The smallest type on the card, in points.
SMALLEST = 11.0
CHECK = 50 * MM
_PADDING = 10.0
#: Lines on the card stand closer than on a page.
_LEADING = 0.87
_MARK = 14.0
_ROOM = _MARK + 18.0


class _CardWords(Words):
    """Words with their lines a little closer; scripts that need the height keep it."""

    @override
    def lines(self, width: float) -> list[Line]:
        return [
            line if line.text is not None else
            line._replace(above=line.above * _LEADING, below=line.below * _LEADING)
            for line in super().lines(width)
        ]  # fmt: skip


class Panel:
    """One side, filled in order with what goes in whole; `left_off` is what does not."""

    def __init__(self, title: str, parts: Sequence[Part], style: Style) -> None:
        self.blocks: list[Block] = []
        self.left_off: list[Part] = []
        if title:
            bold = style.set_at(SMALLEST, bold=True)
            heading = _CardWords(title, bold, style.inks.ink, role="H2", rtl=style.rtl)
            self.blocks += [heading, Rule(style.inks.ink, 0.7, before=1), Space(2)]
        width, room = WIDE - 2 * _PADDING, HIGH - 2 * _PADDING
        for part in parts:
            more = _blocks_of(part, style, width)
            if height_of([*self.blocks, *more], width) <= room:
                self.blocks += more
            else:
                self.left_off.append(part)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it with its upper left corner at (x, top)."""
        top -= _PADDING
        for index, block in enumerate(self.blocks):
            top -= block.before if index else 0.0
            block.draw(canvas, x + _PADDING, top, WIDE - 2 * _PADDING)
            top -= block.height(WIDE - 2 * _PADDING)


class CardSheet(Block):
    """Both panels with the marks to cut by and the line to fold on."""

    def __init__(self, front: Panel, back: Panel, style: Style) -> None:
        _ = style.tongue.say
        self._front, self._back, self._style = front, back, style
        small = style.set_at(style.sizes.footer)
        self._fold = Words(_("fold"), small, style.inks.muted, centre=True)

    @override
    def height(self, width: float) -> float:
        return HIGH + 2 * _ROOM

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        left, high = x + (width - 2 * WIDE) / 2, top - _ROOM
        low, right, middle = high - HIGH, left + 2 * WIDE, left + WIDE
        self._fold.draw(canvas, x, top, width)
        with canvas.artifact():
            canvas.setStrokeColor(self._style.inks.control)
            canvas.setLineWidth(0.6)
            canvas.rect(left, low, 2 * WIDE, HIGH, stroke=1, fill=0)
            canvas.setDash(3, 3)
            canvas.line(middle, low - _MARK, middle, high + _MARK)
            canvas.setDash()
            canvas.setStrokeColor(self._style.inks.ink)
            for across in (left, right):
                canvas.line(across, high + 3, across, high + 3 + _MARK)
                canvas.line(across, low - 3, across, low - 3 - _MARK)
            for up in (low, high):
                canvas.line(left - 3 - _MARK, up, left - 3, up)
                canvas.line(right + 3, up, right + 3 + _MARK, up)
        # what is read first comes first: at the right where words run from there
        first, second = (middle, left) if self._style.rtl else (left, middle)
        self._front.draw(canvas, first, high)
        self._back.draw(canvas, second, high)


class ScaleLine(Block):
    """A line of exactly 50 mm."""

    before = 12.0

    def __init__(self, style: Style) -> None:
        _ = style.tongue.say
        self._style = style
        small = style.set_at(style.sizes.footer)
        self._words = Words(_("50 mm"), small, style.inks.muted, centre=True)

    @override
    def height(self, width: float) -> float:
        return 16 + self._words.height(CHECK)

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        left = x + width - 26 - CHECK if self._style.rtl else x + 26
        with canvas.artifact():
            canvas.setStrokeColor(self._style.inks.ink)
            canvas.setLineWidth(1)
            canvas.line(left, top - 8, left + CHECK, top - 8)
            for end in (left, left + CHECK):
                canvas.line(end, top - 1, end, top - 15)
        self._words.draw(canvas, left, top - 16, CHECK)


def _blocks_of(part: Part, style: Style, width: float) -> list[Block]:
    _ = style.tongue.say
    plain, bold = style.set_at(SMALLEST), style.set_at(SMALLEST, bold=True)
    ink = style.inks.ink
    if part.words:
        title = _CardWords(part.title, bold, ink, role="H2", rtl=style.rtl, before=3)
        quoted = phrases.quoted(part.words, style.tongue)
        return [
            title,
            _CardWords(quoted, plain, ink, rtl=style.rtl, lang=style.lang_of(part.words)),
        ]
    said = part.title
    if part.note:
        said = _("{what}. {note}").format(what=part.title, note=part.note)
    name = _CardWords(said, plain, ink, rtl=style.rtl)
    if not part.number.strip():
        return [name]
    number = _CardWords(part.number.strip(), bold, ink, rtl=style.rtl, end=True)
    wide = min(number.natural_width() + 1, width * 0.6)
    return [Row([[name], [number]], (width - 6 - wide, wide), gap=6, padding=0, rtl=style.rtl)]
