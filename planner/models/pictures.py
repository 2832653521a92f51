"""What small charts are made of: strokes, dots and words, each with its place.

A chart is made once, here in `models`, for the width it has and the letters it is written in; a
widget and a block of a paper only put it down. Places are in the painter's own unit (pixels or
points), `x` from the left, `y` from the top.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

#: A dot's radius, in lines of text.
DOT = 0.36
#: A gap between words that stand beside each other, in lines of text.
GAP = 0.4


@dataclass(frozen=True)
class Ruler:
    """How big letters are where a chart is drawn: a line's height, and how wide words are.

    `width_of` is given the words and whether they are bold.
    """

    line: float
    width_of: Callable[[str, bool], float]


class Shape(StrEnum):
    """Told apart without colour: what the person says, what the planner says, what was done."""

    CIRCLE = "circle"
    DIAMOND = "diamond"
    SQUARE = "square"


class Ink(StrEnum):
    """Which colour of the theme, or of the paper."""

    PRIMARY = "primary"
    CONTROL = "control"
    TRACK = "track"
    INK = "ink"
    MUTED = "muted"


@dataclass(frozen=True)
class Stroke:
    """A straight line, `weight` thick."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float
    ink: Ink = Ink.PRIMARY
    dashed: bool = False


@dataclass(frozen=True)
class Dot:
    """A mark with its middle at (x, y): filled, or hollow."""

    x: float
    y: float
    radius: float
    shape: Shape = Shape.CIRCLE
    filled: bool = True

    def corners(self) -> tuple[tuple[float, float], ...]:
        """The corners of a diamond or a square, inside what the radius takes up."""
        reach = self.radius * 0.85
        if self.shape is Shape.SQUARE:
            reach *= 0.85
            turned = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        else:
            turned = ((0, -1), (1, 0), (0, 1), (-1, 0))
        return tuple((self.x + across * reach, self.y + down * reach) for across, down in turned)


@dataclass(frozen=True)
class Written:
    """Words on one line, from (x, y) at their upper left corner."""

    x: float
    y: float
    width: float
    height: float
    text: str
    bold: bool = False
    ink: Ink = Ink.MUTED

    def meets(self, other: Written) -> bool:
        """Whether the two run into each other."""
        across = self.x < other.x + other.width and other.x < self.x + self.width
        return across and self.y < other.y + other.height and other.y < self.y + self.height


@dataclass(frozen=True)
class Picture:
    """A chart ready to be put down; `sentence` says it to whoever does not see it."""

    width: float
    height: float
    strokes: tuple[Stroke, ...]
    dots: tuple[Dot, ...]
    words: tuple[Written, ...]
    sentence: str

    def mirrored(self) -> Picture:
        """The same from right to left, for a paper that is read so; words stay words."""
        wide = self.width
        return replace(
            self,
            strokes=tuple(replace(one, x1=wide - one.x1, x2=wide - one.x2) for one in self.strokes),
            dots=tuple(replace(one, x=wide - one.x) for one in self.dots),
            words=tuple(replace(one, x=wide - one.x - one.width) for one in self.words),
        )


@dataclass(frozen=True)
class Sheet:
    """The same as a table: its heads, and rows of as many cells."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def written(
    ruler: Ruler,
    text: str,
    x: float,
    y: float,
    *,
    bold: bool = False,
    ink: Ink = Ink.MUTED,
    align: float = 0.0,
) -> Written:
    """`text` with its upper edge at `y`, and `align` of its width left of `x`."""
    wide = ruler.width_of(text, bold)
    return Written(x - wide * align, y, wide, ruler.line, text, bold, ink)


def within(words: Written, left: float, right: float) -> Written:
    """`words` moved sideways so that they stand between `left` and `right`."""
    x = max(left, min(words.x, right - words.width))
    return Written(x, words.y, words.width, words.height, words.text, words.bold, words.ink)


def apart(middles: Sequence[float], line: float, top: float, foot: float) -> list[float]:
    """Where lines of text begin that would stand at `middles`, moved so that none meet.

    There is room between `top` and `foot` for all of them.
    """
    order = sorted(range(len(middles)), key=middles.__getitem__)
    places = [0.0] * len(middles)
    floor = top
    for index in order:
        places[index] = floor = max(middles[index] - line / 2, floor)
        floor += line
    ceiling = foot
    for index in reversed(order):
        places[index] = min(places[index], ceiling - line)
        ceiling = places[index]
    return places


def free(words: Written, others: Sequence[Written]) -> bool:
    """Whether `words` run into none of `others`."""
    return not any(words.meets(other) for other in others)
