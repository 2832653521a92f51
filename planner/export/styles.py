"""Sizes and colours on paper (the design's "Print, in points"), in four sizes and two inks."""

from __future__ import annotations

from dataclasses import dataclass

from planner.export.directions import language_of
from planner.export.fonts import in_nastaliq, right_to_left
from planner.export.text import Colour, Setting
from planner.words import IN_ENGLISH, Tongue

MM = 72 / 25.4
MARGIN = 15 * MM
#: Between the label column and the words beside it.
LABEL_WIDTH = 137.0


def _colour(hexadecimal: str) -> Colour:
    red, green, blue = (int(hexadecimal[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


WHITE = _colour("FFFFFF")


@dataclass(frozen=True)
class Sizes:
    """Type sizes in points."""

    title: float
    heading: float
    words: float
    body: float
    small: float
    footer: float


STANDARD = Sizes(28, 15, 13.5, 12, 11, 10.5)
_SIZES = {
    "standard": STANDARD,
    "large": Sizes(34, 20, 18, 16, 15, 14),
    "extra_large": Sizes(40, 25, 22, 20, 18.5, 17),
    "largest": Sizes(46, 34, 30, 28, 26, 22),
}


@dataclass(frozen=True)
class Inks:
    """The colours of a paper."""

    ink: Colour
    muted: Colour
    line: Colour
    control: Colour
    primary: Colour
    sunken: Colour
    steps: tuple[Colour, Colour, Colour]


IN_COLOUR = Inks(
    ink=_colour("1F2A2E"),
    muted=_colour("4C5A61"),
    line=_colour("DAD7CF"),
    control=_colour("6F7C82"),
    primary=_colour("0B5563"),
    sunken=_colour("F6F5F1"),
    steps=(_colour("8A4679"), _colour("0B5563"), _colour("6E5A0A")),
)
_BLACK = _colour("000000")
BLACK_AND_WHITE = Inks(
    ink=_BLACK,
    muted=_colour("333333"),
    line=_colour("999999"),
    control=_colour("555555"),
    primary=_BLACK,
    sunken=WHITE,
    steps=(_BLACK, _BLACK, _BLACK),
)


@dataclass(frozen=True)
class Style:
    """How one paper looks and speaks: its sizes, inks, direction and script, and its tongue.

    `filled` is whether discs and bands are filled: not in black and white, nor on tinted paper.
    """

    sizes: Sizes
    inks: Inks
    colour: bool
    rtl: bool
    nastaliq: bool
    filled: bool
    tongue: Tongue = IN_ENGLISH
    #: The person's own language, as far as it is known.
    spoken: str = ""

    @property
    def large(self) -> bool:
        """Whether columns become one and tables become one block per row."""
        return self.sizes is not STANDARD

    @property
    def largest(self) -> bool:
        """Whether nothing stands beside anything else: a number is below its label."""
        return self.sizes is _SIZES["largest"]

    def lang_of(self, words: str) -> str:
        """The language of the person's own `words`, where it is another than the headings'."""
        return language_of(words, self.spoken, self.tongue.tag)

    def set_at(self, size: float, *, bold: bool = False) -> Setting:
        """The setting of text at `size` points in this paper's language."""
        return Setting(size, bold=bold, nastaliq=self.nastaliq)


def style_of(
    size: str = "standard",
    *,
    colour: bool = True,
    language: str = "en",
    tinted: bool = False,
    tongue: Tongue = IN_ENGLISH,
    spoken: str = "",
) -> Style:
    """The style for a PaperSize's value; `tinted` where it is printed on coloured paper.

    `language` is that of the words, `tongue` of the rest.
    """
    return Style(
        sizes=_SIZES[size],
        inks=IN_COLOUR if colour else BLACK_AND_WHITE,
        colour=colour,
        rtl=right_to_left(language) or right_to_left(tongue.language),
        nastaliq=in_nastaliq(language) or in_nastaliq(tongue.language),
        filled=colour and not tinted,
        tongue=tongue,
        spoken=spoken,
    )
