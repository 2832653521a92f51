"""Text on paper: which font has each letter, where lines break, and which way they run.

Text never becomes markup on its way, so nothing that a person says can be an instruction.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from planner.export.directions import levels, visual_order
from planner.export.fonts import OURS, Face, Glyph, Source, face, face_of, invisible
from planner.scripts import from_right, has_right_to_left

#: Spaces where a line may break.
_SPACES = " \t\u1680\u2000-\u2006\u2008-\u200a\u200b\u205f\u3000"
_HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CLOSING = "，。、！？；：）》」』】〉”’…"
#: Spaces; or one Chinese letter with the marks that close it; or a word.
_TOKEN = re.compile(f"[{_SPACES}]+|[{_HAN}][{_CLOSING}]*|[^{_SPACES}{_HAN}]+")
_SPACE = re.compile(f"[{_SPACES}]")
_NEWLINE = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
#: Half of a letter beyond the first 65,536: no text of anyone's, but it may be pasted.
_HALF = re.compile("[\ud800-\udfff]")
_MISSING = "\u25a1"
_SYMBOLS = Source("NotoSansSymbols2", has_bold=False)

Colour = tuple[float, float, float]


@dataclass(frozen=True)
class Span:
    """Words in one weight and colour (None: the paragraph's)."""

    text: str
    bold: bool = False
    colour: Colour | None = None


class Piece(NamedTuple):
    """Letters of one font, colour and direction, measured.

    `text` is what was said, `shown` what is drawn of it; shaped pieces draw `glyphs` instead.
    """

    face: Face
    text: str
    shown: str
    level: int
    width: float
    colour: Colour | None
    glyphs: tuple[Glyph, ...] | None = None
    space: bool = False
    missing: bool = False


class Line(NamedTuple):
    """One line: `pieces` from left to right; `text` as it is read, None where it is as drawn."""

    pieces: tuple[Piece, ...]
    width: float
    above: float
    below: float
    rtl: bool
    text: str | None = None

    @property
    def turned(self) -> bool:
        """Whether any of it runs from right to left."""
        return any(piece.level % 2 for piece in self.pieces)

    @property
    def said(self) -> str:
        """What it says, in reading order."""
        return "".join(piece.text for piece in self.pieces) if self.text is None else self.text

    @property
    def height(self) -> float:
        """How much of the page it takes."""
        return self.above + self.below


@dataclass(frozen=True)
class Setting:
    """How text is set: its size in points, weight, and the language that chooses its fonts."""

    size: float
    bold: bool = False
    nastaliq: bool = False


def lines(spans: Sequence[Span], setting: Setting, width: float) -> list[Line]:
    """`spans` broken into lines no wider than `width` points; every newline begins a new one."""
    result: list[Line] = []
    for paragraph in _paragraphs(spans):
        rtl = from_right("".join(span.text for span in paragraph))
        words = _words(paragraph, setting, rtl=rtl)
        result.extend(_broken(words, setting, width, rtl=rtl))
    return result


def _paragraphs(spans: Sequence[Span]) -> Iterator[list[Span]]:
    current: list[Span] = []
    for span in spans:
        rows = _NEWLINE.split(_HALF.sub("\ufffd", span.text))
        current.append(Span(rows[0], span.bold, span.colour))
        for row in rows[1:]:
            yield current
            current = [Span(row, span.bold, span.colour)]
    yield current


def _words(spans: Sequence[Span], setting: Setting, *, rtl: bool) -> Iterator[list[Piece]]:
    """The paragraph's words and spaces, each a list of measured pieces in reading order."""
    composed = [unicodedata.normalize("NFC", span.text) for span in spans]
    whole = "".join(composed)
    turns = rtl or has_right_to_left(whole)
    running = levels(whole, rtl=rtl) if turns else []
    start = 0
    for span, text in zip(spans, composed, strict=True):
        bold = span.bold or setting.bold
        if not turns and face(OURS, bold=bold).letters.issuperset(map(ord, text)):
            yield from _plain(text, bold, span.colour, setting)
            continue
        for match in _TOKEN.finditer(text):
            first, last = start + match.start(), start + match.end()
            known = running[first:last] if turns else [0] * (last - first)
            yield _measured(match.group(), known, bold, span.colour, setting)
        start += len(text)


def _plain(text: str, bold: bool, colour: Colour | None, setting: Setting) -> Iterator[list[Piece]]:
    """The words of a text that our own font has whole: most of what is ever printed."""
    ours, size = face(OURS, bold=bold), setting.size
    space = Piece(ours, " ", " ", 0, ours.width(" ") * size, colour, space=True)
    for word in _TOKEN.findall(text):
        if word == " ":
            yield [space]
        elif _SPACE.match(word):
            yield _measured(word, [0], bold, colour, setting)
        else:
            yield [Piece(ours, word, word, 0, ours.width(word) * size, colour)]


def _measured(
    word: str, levels: list[int], bold: bool, colour: Colour | None, setting: Setting
) -> list[Piece]:
    if _SPACE.match(word):
        ours = face(OURS, bold=bold)
        shown = word.replace("\u200b", "").replace("\t", "    ")
        wide = ours.width(" " * len(shown)) * setting.size
        blank = " " * len(shown)
        return [Piece(ours, blank, blank, levels[0], wide, colour, space=True)]
    return [
        _piece(run_face, text, level, colour, setting)
        for run_face, level, text in _runs(word, levels, bold, setting.nastaliq)
    ]


def _runs(
    word: str, levels: list[int], bold: bool, nastaliq: bool
) -> Iterator[tuple[Face | None, int, str]]:
    """The runs of `word` that share a font (None: no font has them) and a direction."""
    chosen: list[tuple[Face | None, int, str]] = []
    current: Face | None = None
    for letter, level in zip(word, levels, strict=True):
        joins = unicodedata.combining(letter) or letter in "।॥"
        if invisible(letter):
            current = current or face(OURS, bold=bold)
        elif not (joins and current and ord(letter) in current.letters):
            current = face_of(letter, bold, nastaliq)
        chosen.append((current, level, letter))
    for (run_face, level), group in groupby(chosen, key=_face_and_level):
        yield run_face, level, "".join(letter for _, _, letter in group)


def _face_and_level(chosen: tuple[Face | None, int, str]) -> tuple[Face | None, int]:
    return chosen[0], chosen[1]


def _piece(
    run_face: Face | None, text: str, level: int, colour: Colour | None, setting: Setting
) -> Piece:
    if run_face is None:
        symbols = face(_SYMBOLS)
        boxes = _MISSING * len(text)
        wide = symbols.width(boxes) * setting.size
        return Piece(symbols, text, boxes, level, wide, colour, missing=True)
    size = setting.size * run_face.source.scale
    rtl = bool(level % 2)
    if run_face.source.shaped or rtl:
        glyphs = run_face.shape(text, rtl=rtl)
        wide = sum(glyph.advance for glyph in glyphs) * size / 1000
        return Piece(run_face, text, text, level, wide, colour, glyphs)
    shown = "".join(letter for letter in text if letter == "\u00a0" or not invisible(letter))
    return Piece(run_face, text, shown, level, run_face.width(shown) * size, colour)


def _broken(
    words: Iterator[list[Piece]], setting: Setting, width: float, *, rtl: bool
) -> Iterator[Line]:
    """Lines filled with as many words as fit; a word wider than a line is broken inside."""
    line: list[Piece] = []
    used = 0.0
    for word in words:
        wide = word[0].width if len(word) == 1 else sum([piece.width for piece in word])
        if used + wide <= width or word[0].space:
            line.extend(word)
            used += wide
            continue
        if line:
            yield _line(line, setting, rtl=rtl, goes_on=True)
            line, used = [], 0.0
        for part in _cut(word, setting, width) if wide > width else [word]:
            if line:
                yield _line(line, setting, rtl=rtl, goes_on=True)
            line, used = list(part), sum(piece.width for piece in part)
    yield _line(line, setting, rtl=rtl)


def _cut(word: list[Piece], setting: Setting, width: float) -> Iterator[list[Piece]]:
    """A word too wide for a line, as parts that each fit one."""
    part: list[Piece] = []
    room = width
    for piece in word:
        place = 0
        while place < len(piece.text):
            fitting = _fitting(piece, place, setting, room, at_least_one=not part)
            if fitting is not None:
                part.append(fitting)
                room -= fitting.width
                place += len(fitting.text)
            if place < len(piece.text):
                yield part
                part, room = [], width
    if part:
        yield part


def _fitting(
    piece: Piece, start: int, setting: Setting, room: float, *, at_least_one: bool
) -> Piece | None:
    """A piece's letters from `start` on that fit into `room`, no letter parted from its marks."""
    text = piece.text[start : start + int(room / (setting.size * 0.15)) + 8]
    last = start + len(text) == len(piece.text)
    places = [index for index in range(1, len(text)) if not _clings(text[index - 1], text[index])]
    places += [len(text)] if last or not places else []
    found: Piece | None = None
    low, high = 0, len(places)
    while low < high:
        middle = (low + high + 1) // 2
        tried = _again(piece, text[: places[middle - 1]], setting)
        if tried.width <= room:
            low, found = middle, tried
        else:
            high = middle - 1
    if found is None and at_least_one:
        return _again(piece, text[: places[0]], setting)
    return found


def _again(piece: Piece, text: str, setting: Setting) -> Piece:
    used = None if piece.missing else piece.face
    return _piece(used, text, piece.level, piece.colour, setting)


def _clings(before: str, letter: str) -> bool:
    """Whether `letter` may not be parted from the one before it."""
    return (
        unicodedata.category(letter).startswith("M")
        or unicodedata.category(letter) == "Cf"
        or 0x1F3FB <= ord(letter) <= 0x1F3FF
        or before == "\u200d"
        or unicodedata.combining(before) == 9  # a virama, which joins what follows
    )


def _line(pieces: list[Piece], setting: Setting, *, rtl: bool, goes_on: bool = False) -> Line:
    """`pieces` in reading order as a line in drawing order.

    Spaces at its end take no room; where the paragraph goes on, one stays for reading aloud.
    """
    kept = list(pieces)
    while kept and kept[-1].space:
        kept.pop()
    space = pieces[len(kept) : len(kept) + 1] if goes_on else []
    order = visual_order([piece.level for piece in kept])
    used = [piece.face.source for piece in kept] or [OURS]
    as_drawn = order == sorted(order) and all(
        piece.glyphs is None and piece.shown == piece.text for piece in kept
    )
    read = None if as_drawn else "".join(piece.text for piece in (*kept, *space))
    drawn = [kept[place] for place in order]
    return Line(
        pieces=tuple(drawn + space if as_drawn else drawn),
        width=sum(piece.width for piece in kept),
        above=max(source.above * source.scale for source in used) * setting.size,
        below=max(source.below * source.scale for source in used) * setting.size,
        rtl=rtl,
        text=read,
    )
