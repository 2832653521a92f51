"""Where a measure stood first and stands now: hollow then, filled now, a bar for the aim."""

from __future__ import annotations

from planner.models.aspirations import MeasureKind
from planner.models.pictures import (
    DOT,
    GAP,
    Dot,
    Ink,
    Picture,
    Ruler,
    Sheet,
    Stroke,
    Written,
    written,
)
from planner.models.progress import Area, Course, Run, unit_words, value_words
from planner.models.titles import STATUSES
from planner.words import _, plural

#: The least width of the line between its numbers, in lines of text.
_LEAST = 6.0
_HIGH = 1.6


def then_and_now(run: Run, width: float, ruler: Ruler) -> Picture:
    """The line of `run`, its numbers at its ends; below it where there is no room beside."""
    line = ruler.line
    first, latest = _texts(run)
    left = ruler.width_of(first, False) + GAP * line if first else 0.0
    right = ruler.width_of(latest, True) + GAP * line if latest else 0.0
    beside = width - left - right >= _LEAST * line
    if not beside:
        left = right = 0.0
    reach = DOT * line
    ends = (left + reach, width - right - reach)
    middle = _HIGH * line / 2
    words: list[Written] = []
    y = middle - line / 2 if beside else _HIGH * line
    if first:
        words.append(written(ruler, first, 0, y))
        y += 0 if beside else line
    if latest:
        x = width - right + GAP * line if beside else 0
        words.append(written(ruler, latest, x, y, bold=True, ink=Ink.INK))
    strokes, dots = _line(run, ends, middle, line)
    height = max([_HIGH * line, *(each.y + line for each in words)])
    return Picture(
        width, height, tuple(strokes), tuple(dots), tuple(words), run_words(run)
    )  # fmt: skip


def run_words(run: Run) -> str:
    """Such as "Yards without stopping: 1 then, 40 now, my aim is 100."."""
    known = [text for text in _texts(run) if text]
    if run.target is not None:
        aim = _("my aim is {number}").format(number=value_words(run.kind, run.target))
        known.append(aim)
    told = ", ".join(known) or _("not asked yet")
    return _("{unit}: {told}.").format(unit=unit_words(run.kind, run.unit), told=told)


def count_words(area: Area) -> str:
    """How many aspirations there were about a part of life, and how many were achieved."""
    there = plural("{count} aspiration", "{count} aspirations", len(area.courses))
    return _("{there}, {achieved} achieved").format(there=there, achieved=area.achieved)


def areas_sheet(areas: tuple[Area, ...]) -> Sheet:
    """Every part of life with its aspirations: where each stood first, and stands now."""
    rows = [
        (area.title, course.words, _(STATUSES[course.status]), *_cells(course))
        for area in areas
        for course in area.courses
    ]
    heads = (_("Part of life"), _("Aspiration"), _("What became of it"), _("Then"), _("Now"))
    return Sheet(heads, tuple(rows))


def _cells(course: Course) -> tuple[str, str]:
    if not course.runs:
        return "", ""
    run = course.runs[-1]
    then = "" if run.then is None else value_words(run.kind, run.then)
    return then, "" if run.now is None else value_words(run.kind, run.now)


def _texts(run: Run) -> tuple[str, str]:
    """The words at the ends: then, and now; the first is left off where it is the only answer."""
    then, now = run.then, run.now
    alone = run.start is None and len(run.answers) < 2
    first = "" if then is None or alone else _("{number} then").format(number=_value(run, then))
    latest = "" if now is None else _("{number} now").format(number=_value(run, now))
    return first, latest


def _value(run: Run, value: float) -> str:
    return value_words(run.kind, value)


def _line(
    run: Run, ends: tuple[float, float], middle: float, line: float
) -> tuple[list[Stroke], list[Dot]]:
    reach = DOT * line
    left, right = ends
    known = [value for value in (run.then, run.now, run.target) if value is not None]
    if run.kind is MeasureKind.SCALE:
        known += [0.0, 10.0]
    elif run.kind is MeasureKind.YES_NO:
        known += [0.0, 1.0]
    low, high = min(known, default=0.0), max(known, default=1.0)
    # an aim below the start is moved towards from left to right all the same
    turned = run.target is not None and run.then is not None and run.target < run.then

    def place(value: float) -> float:
        span = high / 2 - low / 2
        share = (value / 2 - low / 2) / span if span else 0.5
        return left + (1 - share if turned else share) * (right - left)

    strokes = [Stroke(left, middle, right, middle, 0.22 * line, Ink.TRACK)]
    dots: list[Dot] = []
    then, now = run.then, run.now
    if then is not None and now is not None and place(then) != place(now):
        strokes.append(Stroke(place(then), middle, place(now), middle, 0.22 * line))
    if run.target is not None:
        x = place(run.target)
        strokes.append(Stroke(x, middle - 0.5 * line, x, middle + 0.5 * line, 0.16 * line))
    alone = run.start is None and len(run.answers) < 2
    if then is not None and not alone:
        dots.append(Dot(place(then), middle, reach, filled=False))
    if now is not None:
        small = 0.5 if dots and place(now) == dots[0].x else 1.0
        dots.append(Dot(place(now), middle, reach * small))
    return strokes, dots
