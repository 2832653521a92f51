"""What pages are filled with: blocks that know their height, and where they may be parted."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from typing_extensions import override

from planner.export.fonts import invisible
from planner.export.tagged import TaggedCanvas
from planner.export.text import Colour, Line, Piece, Setting, Span, lines

#: A paragraph is never parted with fewer lines than this on either side; twice as many stay whole.
_TOGETHER = 2
#: What is higher than this is not kept whole, with what follows it or by itself.
KEPT = 300.0


class Block(ABC):
    """Something on a page. `before` is the space above it, left out at the top of a page.

    `keep` holds it on the page of what follows it. `top` is measured from the page's foot.
    """

    before: float = 0.0
    keep: bool = False
    #: Set where not even an empty page has room for it: then it is parted, whatever it is.
    must_part: bool = False
    #: Begins a page.
    new_page: bool = False

    @abstractmethod
    def height(self, width: float) -> float:
        """How high it is at `width` points."""

    def least(self, width: float) -> float:
        """The height of the smallest piece that may stand at a page's foot."""
        return self.height(width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """As much as goes into `room`, and the rest; None if it stays whole."""
        return None

    @abstractmethod
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw it with its upper left corner at (x, top)."""


def height_of(blocks: Sequence[Block], width: float) -> float:
    """The height of `blocks` one below the other."""
    spaces = sum(block.before for block in blocks[1:])
    return sum(block.height(width) for block in blocks) + spaces


def needed(blocks: Sequence[Block], width: float) -> float:
    """The least room in which the first of `blocks` may be begun, with what it is kept with."""
    return _chain(blocks, width)[0]


def _chain(blocks: Sequence[Block], width: float) -> tuple[float, int]:
    """The room that the first of `blocks` needs, and how many of them stand whole in it.

    What is kept with what follows it ends after `KEPT` points: no page could hold more for ever.
    """
    total = 0.0
    for index, block in enumerate(blocks):
        total += block.before if index else 0.0
        high = block.height(width)
        if not block.keep or total + high > KEPT or index == len(blocks) - 1:
            return total + block.least(width), index
        total += high
    return total, len(blocks)


def fill(blocks: Sequence[Block], width: float, room: float) -> tuple[list[Block], list[Block]]:
    """The blocks that go into `room`, the last perhaps in part, and the rest."""
    placed: list[Block] = []
    promised = 0
    for index, block in enumerate(blocks):
        if placed and block.new_page:
            return placed, list(blocks[index:])
        gap = block.before if placed else 0.0
        room -= gap
        if index >= promised:
            kept = blocks[index : index + 6] if block.keep else (block,)
            wanted, whole = _chain(kept, width)
            if wanted > room:
                return placed, list(blocks[index:])
            promised = index + whole
        high = block.height(width)
        if high <= room:
            placed.append(block)
            room -= high
            continue
        parts = block.split(width, room)
        if parts is None:
            return placed, list(blocks[index:])
        parts[0].before = block.before
        return [*placed, parts[0]], [parts[1], *blocks[index + 1 :]]
    return placed, []


class Words(Block):
    """A paragraph: the only block that text becomes.

    `role` is its place in the structure; without one it is decoration, such as a footer. It stands
    at its language's side of the page, or at the other with `end`. `lang` is the language of its
    words where that is another than the document's.
    """

    def __init__(
        self,
        spans: str | Sequence[Span],
        setting: Setting,
        colour: Colour,
        *,
        role: str = "P",
        rtl: bool = False,
        end: bool = False,
        centre: bool = False,
        before: float = 0.0,
        keep: bool = False,
        lang: str = "",
    ) -> None:
        self.lang = lang
        self.spans = (Span(spans),) if isinstance(spans, str) else tuple(spans)
        self.setting = setting
        self.colour = colour
        self.role = role
        self.rtl = rtl
        self.end = end
        self.centre = centre
        self.before = before
        self.keep = keep
        self._key: object = self
        self._made: tuple[float, list[Line]] | None = None

    def lines(self, width: float) -> list[Line]:
        """Its lines at `width` points."""
        if self._made is None or self._made[0] != width:
            self._made = (width, lines(self.spans, self.setting, width))
        return self._made[1]

    def natural_width(self) -> float:
        """How wide it is where nothing breaks its lines."""
        return max(line.width for line in lines(self.spans, self.setting, 1e6))

    @override
    def height(self, width: float) -> float:
        return sum(line.height for line in self.lines(width))

    @override
    def least(self, width: float) -> float:
        made = self.lines(width)
        first = made if len(made) <= 2 * _TOGETHER else made[:_TOGETHER]
        return sum(line.height for line in first)

    @override
    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        made = self.lines(width)
        if len(made) <= 2 * _TOGETHER:
            return None
        count = 0
        for line in made:
            room -= line.height
            if room < 0:
                break
            count += 1
        count = min(count, len(made) - _TOGETHER)
        if count < _TOGETHER:
            return None
        return self._part(width, made[:count]), self._part(width, made[count:])

    def _part(self, width: float, made: list[Line]) -> Words:
        part = Words(self.spans, self.setting, self.colour, role=self.role, rtl=self.rtl)
        part.end, part.centre, part.lang = self.end, self.centre, self.lang
        part._key, part._made = self._key, (width, made)
        return part

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        made = self.lines(width)
        actual = "\n".join(line.said for line in made) if any(line.turned for line in made) else ""
        leaf = (
            canvas.leaf(self.role, self._key, said=actual, lang=self.lang)
            if self.role
            else canvas.artifact()
        )
        with leaf:
            for line in made:
                free = width - line.width
                right = (line.rtl or self.rtl) != self.end
                start = x + free / 2 if self.centre else x + free if right else x
                draw_line(canvas, line, self.setting.size, start, top - line.above, self.colour)
                top -= line.height


def draw_line(
    canvas: TaggedCanvas, line: Line, size: float, x: float, baseline: float, colour: Colour
) -> None:
    """Draw a line with its left end at (x, baseline); read aloud, it says what was said.

    What runs from right to left is said by the paragraph as a whole: readers of the page turn it
    round by themselves, and would turn round what was in order before.
    """
    if not line.pieces:
        return
    code = ["BT", f"1 0 0 1 {x:.2f} {baseline:.2f} Tm"]
    marked = line.text is not None and not line.turned
    if marked:
        said = ("\ufeff" + line.said).encode("utf-16-be").hex().upper()
        code.append(f"/Span <</ActualText <{said}>>> BDC")
    inked: Colour | None = None
    at = x
    for pieces in _alike(line.pieces):
        first = pieces[0]
        ink = first.colour or colour
        if ink != inked:
            code.append("{:.3f} {:.3f} {:.3f} rg".format(*ink))
            inked = ink
        scaled = size * first.face.source.scale
        if first.glyphs is None:
            shown = "".join([piece.shown for piece in pieces])
            for name, letters in first.face.encoded(shown, canvas):
                code.append(f"{name} {scaled:.4g} Tf ({letters}) Tj")
        else:
            if first.level % 2:
                code += _unseen(canvas, first, scaled)
                code.append(f"1 0 0 1 {at:.2f} {baseline:.2f} Tm")
            code += _glyph_code(canvas, first, scaled)
        at += sum(piece.width for piece in pieces)
    if marked:
        code.append("EMC")
    code.append("ET")
    canvas.write(" ".join(code))


def _alike(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Neighbours that are drawn in one go: plain letters of one font and colour."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        last = groups[-1][-1] if groups else None
        if (
            last is not None
            and last.glyphs is None
            and piece.glyphs is None
            and (last.face, last.colour) == (piece.face, piece.colour)
        ):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _unseen(canvas: TaggedCanvas, piece: Piece, size: float) -> list[str]:
    """The plain letters of a piece from right to left, not seen, as wide as the piece.

    This is what a reader of the page finds there: one letter after the other on one line.
    """
    letters = "".join(letter for letter in reversed(piece.text) if not invisible(letter))
    wide = piece.face.width(letters) * size
    if not letters or not wide:
        return []
    code = ["3 Tr", f"{100 * piece.width / wide:.3f} Tz"]
    for name, shown in piece.face.encoded(letters, canvas):
        code.append(f"{name} {size:.4g} Tf ({shown}) Tj")
    return [*code, "100 Tz", "0 Tr"]


def _glyph_code(canvas: TaggedCanvas, piece: Piece, size: float) -> list[str]:
    """Shaped glyphs, each at its own place, the pen ending where the piece ends."""
    code: list[str] = []
    rise, font = 0.0, ""
    for glyph in piece.glyphs or ():
        ((name, letter),) = piece.face.encoded(chr(glyph.code), canvas)
        if name != font:
            font = name
            code.append(f"{name} {size:.4g} Tf")
        if glyph.y != rise:
            rise = glyph.y
            code.append(f"{rise * size / 1000:.4f} Ts")
        after = piece.face.drawn_width(glyph.code) + glyph.x - glyph.advance
        code.append(f"[{-glyph.x:.2f} ({letter}) {after:.2f}] TJ")
    if rise:
        code.append("0 Ts")
    return code
