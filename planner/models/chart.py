"""The geometry and the words of the WEMWBS chart: one function, painted on screen and on paper.

Places are fractions of the plot: `x` from its left edge, `y` from its bottom (14) to its top (70).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.models.questionnaires import Stage
from planner.models.wemwbs import HIGHEST, LOWEST
from planner.words import IN_ENGLISH, Tongue

#: Totals that have a line across the plot.
LINES = (14, 28, 42, 56, 70)
#: How far from the plot's edges the first and the latest stand.
_MARGIN = 0.15


class Mark(StrEnum):
    """How a point is drawn: hollow first, filled latest, small and filled between."""

    FIRST = "first"
    BETWEEN = "between"
    LATEST = "latest"


class Side(StrEnum):
    """Where a point's number stands, so that the line does not run through it."""

    ABOVE = "above"
    BELOW = "below"
    RIGHT = "right"


@dataclass(frozen=True)
class Line:
    """A line across the plot with the total it stands for."""

    y: float
    label: str


@dataclass(frozen=True)
class Point:
    """One result. `title` and `date_label` stand below the plot; empty where there is no room."""

    x: float
    y: float
    mark: Mark
    label: str
    side: Side
    title: str
    date_label: str


@dataclass(frozen=True)
class Band:
    """The comparison band behind the points, from `low` to `high`, always with its words."""

    low: float
    high: float
    label: str


@dataclass(frozen=True)
class Chart:
    """Everything a painter draws, and `sentence` for whoever does not see it."""

    lines: tuple[Line, ...]
    points: tuple[Point, ...]
    band: Band | None
    sentence: str


@dataclass(frozen=True)
class Result:
    """One finished questionnaire."""

    stage: Stage
    answered_on: date
    total: int


def height(total: float) -> float:
    """`total` as a fraction of the plot's height."""
    return (total - LOWEST) / (HIGHEST - LOWEST)


def chart(
    results: Sequence[Result],
    *,
    label_room: float = 0.28,
    band: tuple[float, float] | None = None,
    band_label: str = "",
    tongue: Tongue = IN_ENGLISH,
) -> Chart:
    """The chart of `results`, in the order of their dates (at least one).

    `label_room` is how wide a date below the plot is, as a fraction of its width: dates that
    would run into each other are left off, never the first's or the latest's.
    """
    ordered = sorted(results, key=_answered_on)
    places = _places([result.answered_on for result in ordered])
    named = _named(places, label_room)
    points = tuple(
        Point(
            x=places[index],
            y=height(result.total),
            mark=_mark(index, len(ordered)),
            label=str(result.total),
            side=_side(index, [each.total for each in ordered]),
            title=stage_title(result.stage, tongue) if index in named else "",
            date_label=tongue.day(result.answered_on) if index in named else "",
        )
        for index, result in enumerate(ordered)
    )
    return Chart(
        lines=tuple(Line(height(total), str(total)) for total in LINES),
        points=points,
        band=None if band is None else Band(height(band[0]), height(band[1]), band_label),
        sentence=_sentence(ordered, tongue),
    )


def stage_title(stage: Stage, tongue: Tongue = IN_ENGLISH) -> str:
    """The stage as it is headed."""
    _ = tongue.say
    return _("Baseline") if stage is Stage.BASELINE else _("Follow-up")


def _answered_on(result: Result) -> date:
    return result.answered_on


def _places(days: Sequence[date]) -> list[float]:
    """Where each day stands: spaced as time passed; alone, in the middle."""
    if len(days) == 1:
        return [0.5]
    span = (days[-1] - days[0]).days
    room = 1 - 2 * _MARGIN
    if span == 0:
        return [_MARGIN + room * index / (len(days) - 1) for index in range(len(days))]
    return [_MARGIN + room * (each - days[0]).days / span for each in days]


def _named(places: Sequence[float], label_room: float) -> set[int]:
    """Which points have room for their date: the first and the latest, then whoever fits."""
    named = {0, len(places) - 1}
    for index, place in enumerate(places):
        if all(abs(place - places[other]) >= label_room for other in named):
            named.add(index)
    return named


def _mark(index: int, count: int) -> Mark:
    if index == count - 1:
        return Mark.LATEST
    return Mark.FIRST if index == 0 else Mark.BETWEEN


def _side(index: int, totals: Sequence[int]) -> Side:
    if index == len(totals) - 1:
        return Side.RIGHT
    if totals[index] == LOWEST:
        return Side.ABOVE
    before = totals[index - 1] if index else totals[index]
    falls = totals[index + 1] < totals[index] or before < totals[index]
    return Side.ABOVE if falls else Side.BELOW


def _sentence(ordered: Sequence[Result], tongue: Tongue) -> str:
    _ = tongue.say
    spoken = [
        _("{stage}, {day}: {total} out of 70.").format(
            stage=stage_title(result.stage, tongue),
            day=tongue.day(result.answered_on),
            total=result.total,
        )
        for result in ordered
    ]
    return " ".join(spoken)
