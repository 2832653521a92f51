"""The chart of one measure over time: start hollow, now filled, the aim a mark, each numbered.

The person's view is circles on a whole line, the planner's diamonds on a dashed one, each named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from planner.models.aspirations import MeasureKind, Side
from planner.models.course_words import course_sentence, numbers
from planner.models.pictures import (
    DOT,
    GAP,
    Dot,
    Ink,
    Picture,
    Ruler,
    Shape,
    Stroke,
    Written,
    apart,
    free,
    within,
    written,
)
from planner.models.progress import Run, value_words
from planner.words import day

#: The plot's height in lines of text, and its least width beside the numbers.
_HIGH = 5.2
_LEAST = 8.0
#: With more dots than this there is no room for numbers between them.
_CROWD = 40
#: No number is wider than this, in lines of text.
_NEAR = 8.0
_SHAPES = {Side.PERSON: Shape.CIRCLE, Side.PLANNER: Shape.DIAMOND}


@dataclass(frozen=True)
class _Plot:
    """Where the points of a run stand."""

    left: float
    right: float
    top: float
    foot: float
    first: date
    last: date
    low: float
    high: float

    def y(self, value: float) -> float:
        """The height of a value; halves, so that no difference is too large for a number."""
        share = (value / 2 - self.low / 2) / (self.high / 2 - self.low / 2)
        return self.foot - share * (self.foot - self.top)

    def x(self, on: date) -> float:
        """The place of a day; alone, in the middle."""
        span = (self.last - self.first).days
        share = (on - self.first).days / span if span else 0.5
        return self.left + share * (self.right - self.left)


def course_chart(run: Run, since: date, width: float, ruler: Ruler) -> Picture:
    """The chart of `run` at `width`. A start stands on the day of `since` or of the first answer.

    Numbers stand beside the plot; below it, each on a line, where there is no room beside.
    """
    line = ruler.line
    starts, ends = numbers(run)
    least = 2 * DOT * line
    wide = [max((ruler.width_of(text, True) for text, _at in side), default=0) for side in
            (starts, ends)]  # fmt: skip
    if run.kind is MeasureKind.SCALE:
        wide[0] = max(wide[0], ruler.width_of("10", False))
    margins = [each + GAP * line if each else 0.0 for each in wide]
    beside = width - sum(margins) >= _LEAST * line
    left, right = (margins[0], width - margins[1]) if beside else (0.0, width)
    plot = _plot(run, since, left + least, right - least, line)
    below = plot.foot + DOT * line
    words = _dates(plot, width, below + 0.15 * line, ruler)
    if beside:
        words += _beside(starts, plot, ruler, margins[0] - GAP * line, align=1.0)
        words += _beside(ends, plot, ruler, right + GAP * line, align=0.0)
        words += _ends_of_scale(run, plot, ruler, margins[0] - GAP * line, words)
    else:
        foot = max((each.y + line for each in words), default=below)
        words += [
            written(ruler, text, 0, foot + index * line, bold=True, ink=Ink.INK)
            for index, (text, _at) in enumerate([*starts, *ends])
        ]
    strokes, dots = _course(run, since, plot, line)
    words += _between(run, plot, words, dots, ruler, width)
    height = max([below, *(each.y + line for each in words)])
    return Picture(
        width, height, tuple(strokes), tuple(dots), tuple(words), course_sentence(run)
    )  # fmt: skip


def _plot(run: Run, since: date, left: float, right: float, line: float) -> _Plot:
    days = [each.on for each in run.answers] or [since]
    first = min(days) if run.start is None else min(since, *days)
    values = [each.value for each in run.answers]
    values += [value for value in (run.start, run.target) if value is not None]
    if run.kind is MeasureKind.SCALE:
        values += [0.0, 10.0]
    elif run.kind is MeasureKind.YES_NO:
        values += [0.0, 1.0]
    low, high = min(values, default=0.0), max(values, default=1.0)
    if low == high:
        low, high = low - max(1.0, abs(low) / 2), high + max(1.0, abs(high) / 2)
    top = DOT * line + 0.2 * line
    return _Plot(left, right, top, top + _HIGH * line, first, max(days), low, high)


def _dates(plot: _Plot, width: float, y: float, ruler: Ruler) -> list[Written]:
    """The first and the last day below the plot; on two lines where one has no room for both."""
    reach = DOT * ruler.line
    if plot.first == plot.last:
        middle = (plot.left + plot.right) / 2
        return [within(written(ruler, day(plot.last), middle, y, align=0.5), 0, width)]
    first = within(written(ruler, day(plot.first), plot.left - reach, y), 0, width)
    last = written(ruler, day(plot.last), plot.right + reach, y, align=1.0)
    last = within(last, 0, width)
    if first.x + first.width + GAP * ruler.line > last.x:
        last = within(written(ruler, last.text, last.x, y + ruler.line), 0, width)
    return [first, last]


def _beside(
    numbers: Sequence[tuple[str, float]], plot: _Plot, ruler: Ruler, x: float, *, align: float
) -> list[Written]:
    """Numbers at their heights, moved apart where they would meet."""
    half = ruler.line / 2
    places = apart(
        [plot.y(at) for _text, at in numbers], ruler.line, max(plot.top - half, 0),
        plot.foot + half,
    )  # fmt: skip
    return [
        written(ruler, text, x, place, bold=True, ink=Ink.INK, align=align)
        for (text, _at), place in zip(numbers, places, strict=True)
    ]


def _ends_of_scale(
    run: Run, plot: _Plot, ruler: Ruler, x: float, placed: Sequence[Written]
) -> list[Written]:
    """0 and 10 at the plot's left, where no number of an answer stands."""
    if run.kind is not MeasureKind.SCALE:
        return []
    ends = [
        written(ruler, text, x, max(plot.y(value) - ruler.line / 2, 0), align=1.0)
        for text, value in (("0", 0.0), ("10", 10.0))
    ]
    return [each for each in ends if free(each, placed)]


def _course(run: Run, since: date, plot: _Plot, line: float) -> tuple[list[Stroke], list[Dot]]:
    reach = DOT * line
    foot = plot.foot + reach
    strokes = [Stroke(plot.left - reach, foot, plot.right + reach, foot, 0.06 * line, Ink.CONTROL)]
    if run.kind is MeasureKind.SCALE:
        y = plot.y(10.0)
        strokes.append(Stroke(plot.left, y, plot.right, y, 0.06 * line, Ink.TRACK))
    if run.target is not None:
        y = plot.y(run.target)
        strokes.append(Stroke(plot.left, y, plot.right, y, 0.06 * line, Ink.CONTROL, dashed=True))
        strokes.append(Stroke(plot.right - reach, y, plot.right + reach, y, 0.22 * line))
    dots: list[Dot] = []
    for side in (Side.PLANNER, Side.PERSON):
        points = [(plot.x(each.on), plot.y(each.value)) for each in run.of(side)]
        if side is Side.PERSON and run.start is not None:
            on = min([since, *(each.on for each in run.answers)])
            points.insert(0, (plot.x(on), plot.y(run.start)))
        dashed = side is Side.PLANNER
        strokes += [
            Stroke(*before, *after, 0.14 * line, dashed=dashed)
            for before, after in pairwise(points)
            if before != after
        ]
        has_now = bool(run.of(side))
        for index, (x, y) in enumerate(points):
            latest = has_now and index == len(points) - 1
            ends = latest or index == 0
            radius = reach if ends else reach * 0.6
            dots.append(Dot(x, y, radius, _SHAPES[side], filled=latest or index > 0))
    return strokes, dots


def _between(
    run: Run,
    plot: _Plot,
    placed: Sequence[Written],
    dots: Sequence[Dot],
    ruler: Ruler,
    width: float,
) -> list[Written]:
    """The numbers of the person's answers between first and latest, where there is room."""
    found: list[Written] = []
    mine = run.of(Side.PERSON)
    if len(dots) > _CROWD or run.kind is MeasureKind.YES_NO:
        return found
    inner = mine[:-1] if run.start is not None else mine[1:-1]
    marks = [_room_of(dot) for dot in dots]
    for each in inner:
        x, y = plot.x(each.on), plot.y(each.value)
        reach = DOT * ruler.line
        near = [each for each in [*marks, *found] if abs(each.x - x) < _NEAR * ruler.line]
        for across, down, align in (
            (0.0, -reach - ruler.line, 0.5),
            (0.0, reach, 0.5),
            (1.3 * reach, -ruler.line / 2, 0.0),
        ):
            text = written(
                ruler, value_words(run.kind, each.value), x + across, y + down, align=align
            )
            inside = text.x >= 0 and text.x + text.width <= width
            inside = inside and text.y >= 0 and text.y + text.height <= plot.foot + reach
            if inside and free(text, [*placed, *near]):
                found.append(text)
                break
    return found


def _room_of(dot: Dot) -> Written:
    """What a dot takes up, to keep words off it."""
    side = 1.6 * dot.radius
    return Written(dot.x - side / 2, dot.y - side / 2, side, side, "")
