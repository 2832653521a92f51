"""The fonts of papers: ours first, then whichever of the chain has the letter.

A font is read and registered when a letter first needs it (2 to 8 ms; Chinese 45 ms), then kept.
"""

from __future__ import annotations

import struct
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from threading import Lock
from typing import Any

from planner.errors import FontsError
from planner.system.resources import resource
from planner.words import _

#: A glyph that stands for certain letters is drawn as a code from here on: none of our fonts uses
#: them, and a document does not say them: it names the letters.
_GLYPHS = 0xF0000
#: What a glyph is read as that adds nothing to the letters before it, such as a vowel sign.
_NOTHING = ""
_REGISTERING, _CODING = Lock(), Lock()


@dataclass(frozen=True)
class Source:
    """A font file, and how it sits beside ours.

    `blocks` are the letters it is asked for first. `shaped` fonts join or reorder letters.
    `scale` brings its letters to the size of ours; `above` and `below` are the room a line needs
    over and under its baseline, in font sizes.
    """

    name: str
    blocks: tuple[range, ...] = ()
    shaped: bool = False
    scale: float = 1.0
    above: float = 1.075
    below: float = 0.375
    has_bold: bool = True


def _indic(name: str, first: int) -> Source:
    return Source(name, (range(first, first + 0x80),), shaped=True, above=1.1, below=0.45)


_ARABIC = (
    range(0x0600, 0x0700),
    range(0x0750, 0x0780),
    range(0x08A0, 0x0900),
    range(0xFB50, 0xFE00),
    range(0xFE70, 0xFF00),
)
OURS = Source("AtkinsonHyperlegibleNext")
_NASKH = Source("NotoNaskhArabic", _ARABIC, shaped=True, scale=1.1, above=1.1, below=0.6)
_NASTALIQ = Source("NotoNastaliqUrdu", _ARABIC, shaped=True, scale=1.148, above=1.4, below=0.8)
_SCRIPTS = (
    _indic("NotoSansBengali", 0x0980),
    _indic("NotoSansGurmukhi", 0x0A00),
    _indic("NotoSansGujarati", 0x0A80),
    _indic("NotoSansDevanagari", 0x0900),
    _indic("NotoSansTamil", 0x0B80),
)
_EMOJI = Source("NotoEmoji", shaped=True, has_bold=False, scale=0.9)
_REST = (
    Source("NotoSans"),
    Source("NotoSansSymbols2", has_bold=False),
    _EMOJI,
    Source("NotoSansSC", has_bold=False),
)
#: Languages written in Nastaliq rather than Naskh.
_NASTALIQ_LANGUAGES = frozenset({"ur", "pnb", "skr"})
#: Languages whose papers are mirrored.
_RIGHT_TO_LEFT = _NASTALIQ_LANGUAGES | {"ar", "fa", "he", "ps", "ckb", "sd", "ug", "yi"}


@dataclass(frozen=True)
class Glyph:
    """One glyph of a shaped text: its code in the font, and its place in font units of 1/1000."""

    code: int
    advance: float
    x: float
    y: float


class Face:
    """One font at one weight, registered with reportlab under `name`."""

    def __init__(self, source: Source, *, bold: bool) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFError

        from planner.export.readable_font import ReadableFont

        self.name = f"{source.name}-{'Bold' if bold and source.has_bold else 'Regular'}"
        self.source = source
        try:
            path = str(resource(f"fonts/{self.name}.ttf"))
            self._font: Any = ReadableFont(self.name, path)
        except (OSError, TTFError, struct.error, ValueError, LookupError) as error:
            raise FontsError(
                _(
                    "Papers cannot be made: the program’s own letters are missing or damaged. "
                    "Everything typed is safe. Install Pathway Planner again, then print."
                ),
                details=type(error).__name__,
            ) from error
        pdfmetrics.registerFont(self._font)
        #: Code points it has letters for, before shaping adds its own codes.
        self.letters: frozenset[int] = frozenset(self._font.face.charToGlyph)
        self._widths: dict[int, float] = self._font.face.charWidths
        self._default: float = self._font.face.defaultWidth
        self._shaper: Any = None
        self._codes: dict[tuple[int, str], int] = {}

    def width(self, text: str) -> float:
        """How wide `text` is without shaping, in font sizes."""
        get, default = self._widths.get, self._default
        return sum([get(code, default) for code in map(ord, text)]) / 1000

    def shape(self, text: str, *, rtl: bool) -> tuple[Glyph, ...]:
        """The glyphs of `text` from left to right, joined and ordered as its script asks."""
        import uharfbuzz

        if self._shaper is None:
            blob = uharfbuzz.Blob(self._font.face._ttf_data)
            self._shaper = uharfbuzz.Font(uharfbuzz.Face(blob))
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        uharfbuzz.shape(self._shaper, buffer, {})
        unit = 1000 / self._font.face.unitsPerEm
        infos = buffer.glyph_infos
        said = _letters_of([info.cluster for info in infos], text, rtl=rtl)
        return tuple(
            Glyph(
                self._code(info.codepoint, letters),
                place.x_advance * unit,
                place.x_offset * unit,
                place.y_offset * unit,
            )
            for info, place, letters in zip(infos, buffer.glyph_positions, said, strict=True)
        )

    def encoded(self, text: str, canvas: Any) -> list[tuple[str, str]]:
        """`text` as a document writes it: (name of the font's part, escaped letters) each."""
        doc = canvas._doc
        return [
            (self._font.getSubsetInternalName(subset, doc), canvas._escape(letters))
            for subset, letters in self._font.splitString(text, doc)
        ]

    def drawn_width(self, code: int) -> float:
        """How far the pen moves for a glyph's code, in 1/1000 of the font size."""
        return self._widths.get(code, self._default)

    def _code(self, glyph: int, letters: str) -> int:
        """A code that stands for `glyph` in this font's encodings, where it is read as `letters`.

        One glyph can be several letters, such as the body that four Urdu letters share.
        """
        face = self._font.face
        with _CODING:
            code = self._codes.setdefault((glyph, letters), _GLYPHS + len(self._codes))
            if code not in face.charToGlyph:
                own = face.glyphToChar.get(glyph)
                face.charWidths[code] = face.charWidths[own[0]] if own else self._advance(glyph)
                self._font.letters[code] = letters
                face.charToGlyph[code] = glyph
        return code

    def _advance(self, glyph: int) -> float:
        advance: float = self._shaper.get_glyph_h_advance(glyph)
        return advance * 1000 / float(self._font.face.unitsPerEm)


def _letters_of(clusters: list[int], text: str, *, rtl: bool) -> list[str]:
    """What each glyph is read as, given where in `text` its cluster begins.

    Nothing from right to left: dots float apart from their letters there, so that readers would
    take a word to pieces. A line of letters that is not seen says those (`blocks.py`).
    """
    if rtl:
        return [_NOTHING] * len(clusters)
    starts = [*sorted(set(clusters)), len(text)]
    ends = dict(pairwise(starts))
    said = [_NOTHING] * len(clusters)
    for start, end in ends.items():
        places = [place for place, cluster in enumerate(clusters) if cluster == start]
        letters = list(text[start:end])
        *first, last = places[: len(letters)]
        for place in first:
            said[place] = letters.pop(0)
        said[last] = "".join(letters)
    return said


@lru_cache(maxsize=64)
def _registered(source: Source, bold: bool) -> Face:
    return Face(source, bold=bold)


def face(source: Source = OURS, *, bold: bool = False) -> Face:
    """The face of `source`, registered now if it was not yet."""
    with _REGISTERING:
        return _registered(source, bold and source.has_bold)


@lru_cache(maxsize=50_000)
def face_of(letter: str, bold: bool = False, nastaliq: bool = False) -> Face | None:
    """The first face of the chain that has `letter`; None if none has."""
    code = ord(letter)
    if code in face(OURS, bold=bold).letters:
        return face(OURS, bold=bold)
    arabic = _NASTALIQ if nastaliq else _NASKH
    asked = [each for each in (arabic, *_SCRIPTS) if any(code in block for block in each.blocks)]
    for source in (*asked, *_REST):
        with suppress(FontsError):  # then its letters are among those that no font has
            found = face(source, bold=bold)
            if code in found.letters:
                return found
    return None


def in_nastaliq(language: str) -> bool:
    """Whether `language` (such as "ur" or "ur-PK") is written in Nastaliq."""
    return language.lower().replace("_", "-").split("-")[0] in _NASTALIQ_LANGUAGES


def right_to_left(language: str) -> bool:
    """Whether papers in `language` are mirrored."""
    return language.lower().replace("_", "-").split("-")[0] in _RIGHT_TO_LEFT


def invisible(letter: str) -> bool:
    """Whether `letter` only steers its neighbours: spaces, joiners, direction and style marks."""
    if letter.isspace():
        return True
    code = ord(letter)
    if 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
        return True
    return unicodedata.category(letter) in {"Cf", "Cc"}


def unprintable(text: str) -> list[str]:
    """The letters of `text` that no font here has, each once, in the order they come.

    They print as an empty box; the planner is told their names before printing.
    """
    return [
        letter
        for letter in dict.fromkeys(text)
        if not invisible(letter) and face_of(letter) is None
    ]
