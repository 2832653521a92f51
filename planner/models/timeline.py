"""The whole pathway as a line: visits, scores, steps done, reviews and pauses, each in its lane.

A visit that did not take place is hollow, no more than that; what was done is a square.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

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
    free,
    within,
    written,
)
from planner.models.progress import Event, EventKind, ProgressSnapshot
from planner.models.timeline_words import timeline_sentence
from planner.words import N_, _, day, month

#: Lanes wider than this share of the picture put their names above themselves.
_NAMES = 0.4
_LANE = 1.7
#: More scores than this have no room for their numbers.
_NUMBERED = 40
_SHAPES = {EventKind.STEP_DONE: Shape.SQUARE, EventKind.REVIEW: Shape.DIAMOND}
_TITLES = {
    EventKind.VISIT: N_("Visits"),
    EventKind.WELLBEING: N_("Wellbeing score"),
    EventKind.STEP_DONE: N_("Next steps done"),
    EventKind.REVIEW: N_("Reviews"),
    EventKind.PAUSE: N_("Paused"),
}


@dataclass
class _Drawing:
    """What is put down while the lanes are gone through."""

    left: float
    right: float
    first: date
    last: date
    ruler: Ruler
    strokes: list[Stroke] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    words: list[Written] = field(default_factory=list)

    def x(self, on: date) -> float:
        """The place of a day; one outside the line stands at its end."""
        span = (self.last - self.first).days
        share = (on - self.first).days / span if span else 0.0
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)


def timeline(told: ProgressSnapshot, width: float, ruler: Ruler) -> Picture:
    """The timeline of a pathway at `width`."""
    line = ruler.line
    lanes = [kind for kind in _TITLES if _of(told, kind)]
    names = [_("The pathway"), *(_(_TITLES[kind]) for kind in lanes)]
    column = max(ruler.width_of(name, True) for name in names) + GAP * line
    above = column > _NAMES * width
    days = _days(told)
    reach = DOT * line
    drawing = _Drawing(
        (0.0 if above else column) + reach, width - reach, min(days), max(days), ruler
    )
    y = 0.0
    for name, kind in zip(names, [None, *lanes], strict=True):
        high = _LANE * line
        if above:
            drawing.words.append(written(ruler, name, 0, y, bold=True, ink=Ink.INK))
            y += line
        else:
            at = y + (high - line) / 2
            drawing.words.append(written(ruler, name, 0, at, bold=True, ink=Ink.INK))
        _lane(drawing, told, kind, y + high / 2)
        y += high
    _axis(drawing, y, width)
    height = max(each.y + line for each in drawing.words)
    return Picture(
        width,
        height,
        tuple(drawing.strokes),
        tuple(drawing.dots),
        tuple(drawing.words),
        timeline_sentence(told),
    )


def _of(told: ProgressSnapshot, kind: EventKind) -> list[Event]:
    """What stands in a lane: visits that were not held stand among those that were."""
    kinds = (kind, EventKind.NOT_HELD) if kind is EventKind.VISIT else (kind,)
    return [event for event in told.events if event.kind in kinds]


def _days(told: ProgressSnapshot) -> list[date]:
    days = [told.started_on, told.ends_on]
    for event in told.events:
        days += [event.on] if event.until is None else [event.on, event.until]
    return days


def _lane(drawing: _Drawing, told: ProgressSnapshot, kind: EventKind | None, y: float) -> None:
    """One lane with its middle at `y`; None is the pathway itself."""
    line = drawing.ruler.line
    reach = DOT * line
    if kind is None:
        first, last = drawing.x(told.started_on), drawing.x(told.ends_on)
        drawing.strokes.append(Stroke(first, y, last, y, 0.14 * line))
        drawing.dots.append(Dot(first, y, reach, filled=False))
        if told.closed_on is not None:
            drawing.dots.append(Dot(last, y, reach))
        return
    drawing.strokes.append(Stroke(drawing.left, y, drawing.right, y, 0.06 * line, Ink.TRACK))
    events = _of(told, kind)
    if kind is EventKind.PAUSE:
        for event in events:
            first = drawing.x(event.on)
            last = max(drawing.x(event.until or told.ends_on), first + reach)
            drawing.strokes.append(Stroke(first, y, last, y, 0.5 * line, Ink.CONTROL))
        return
    shape = _SHAPES.get(kind, Shape.CIRCLE)
    for event in events:
        held = event.kind is not EventKind.NOT_HELD
        drawing.dots.append(Dot(drawing.x(event.on), y, reach * 0.8, shape, filled=held))
    if kind is EventKind.WELLBEING:
        _scores(drawing, events, y)


def _scores(drawing: _Drawing, events: Sequence[Event], y: float) -> None:
    """The numbers beside the dots: the latest, the first, then whoever has room."""
    line = drawing.ruler.line
    reach = DOT * line
    marks = [
        Written(drawing.x(each.on) - reach, y - line / 2, 2 * reach, line, "") for each in events
    ]
    for index in [len(events) - 1, *range(min(len(events) - 1, _NUMBERED))]:
        x = drawing.x(events[index].on)
        others = [*drawing.words, *(mark for at, mark in enumerate(marks) if at != index)]
        for align, at in ((0.0, x + 1.3 * reach), (1.0, x - 1.3 * reach)):
            text = written(
                drawing.ruler, str(events[index].value), at, y - line / 2, bold=True,
                ink=Ink.INK, align=align,
            )  # fmt: skip
            inside = drawing.left - reach <= text.x and text.x + text.width <= drawing.right + reach
            if inside and free(text, others):
                drawing.words.append(text)
                break


def _axis(drawing: _Drawing, y: float, width: float) -> None:
    """The first and the last day, and months between where there is room."""
    ruler, line = drawing.ruler, drawing.ruler.line
    reach = DOT * line
    drawing.strokes.append(
        Stroke(drawing.left - reach, y, drawing.right + reach, y, 0.06 * line, Ink.CONTROL)
    )
    y += 0.15 * line
    placed = [within(written(ruler, day(drawing.first), drawing.left - reach, y), 0, width)]
    if drawing.last != drawing.first:
        last = written(ruler, day(drawing.last), drawing.right + reach, y, align=1.0)
        last = within(last, 0, width)
        if not free(_roomier(last, line), placed):
            last = within(written(ruler, last.text, last.x, y + line), 0, width)
        placed.append(last)
    for first_of_month in _months(drawing.first, drawing.last):
        x = drawing.x(first_of_month)
        text = within(written(ruler, month(first_of_month), x, y, align=0.5), 0, width)
        if free(_roomier(text, line), placed):
            placed.append(text)
            drawing.strokes.append(
                Stroke(x, y - 0.15 * line, x, y + 0.1 * line, 0.06 * line, Ink.CONTROL)
            )
    drawing.words += placed


def _roomier(text: Written, line: float) -> Written:
    gap = GAP * line
    return Written(text.x - gap, text.y, text.width + 2 * gap, text.height, text.text)


def _months(first: date, last: date) -> list[date]:
    """The first day of every month between the two."""
    found = []
    at = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    while at < last:
        found.append(at)
        at = (at + timedelta(days=32)).replace(day=1)
    return found
