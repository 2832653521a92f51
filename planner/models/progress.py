"""How things have gone for a person: courses of their own measures, and what happened when.

Frozen, so that the page and the paper "My progress" are made of the same thing. Only answers that
were given in one measure are joined; a course is parted where its measure changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from planner.models.aspirations import AspirationStatus, MeasureKind, Side
from planner.models.numbers import number_words
from planner.models.snapshots import Kept
from planner.words import _, day


@dataclass(frozen=True)
class Said:
    """One dated answer, yes as 1 and not yet as 0."""

    on: date
    value: float
    side: Side = Side.PERSON
    words: str = ""


@dataclass(frozen=True)
class Run:
    """Answers that were given one after the other in one measure, oldest first.

    `start` and `target` are known for the measure that holds now.
    """

    kind: MeasureKind
    unit: str
    answers: tuple[Said, ...]
    start: float | None = None
    target: float | None = None

    def of(self, side: Side) -> tuple[Said, ...]:
        """The answers of one side."""
        return tuple(said for said in self.answers if said.side is side)

    @property
    def then(self) -> float | None:
        """Where it stood first, as the person sees it."""
        mine = self.of(Side.PERSON)
        if self.start is not None:
            return self.start
        return mine[0].value if mine else None

    @property
    def now(self) -> float | None:
        """Where it stands, as the person sees it."""
        mine = self.of(Side.PERSON)
        return mine[-1].value if mine else None


@dataclass(frozen=True)
class Course:
    """An aspiration in its person's words, since when, and how it went; `areas` are titles."""

    words: str
    since: date
    status: AspirationStatus = AspirationStatus.ACTIVE
    areas: tuple[str, ...] = ()
    runs: tuple[Run, ...] = ()

    @property
    def measured(self) -> bool:
        """Whether anything was answered, or a start or aim is known."""
        return bool(self.runs)


class EventKind(StrEnum):
    """What happened on a pathway, in the order in which the timeline has its lanes."""

    VISIT = "visit"
    NOT_HELD = "not_held"
    WELLBEING = "wellbeing"
    STEP_DONE = "step_done"
    REVIEW = "review"
    PAUSE = "pause"


@dataclass(frozen=True)
class Event:
    """Something that happened on a day; a pause lasts `until`, None while it goes on.

    `value` is a score; `words` what was done, in the person's words.
    """

    kind: EventKind
    on: date
    until: date | None = None
    value: int | None = None
    words: str = ""


@dataclass(frozen=True)
class ProgressSnapshot(Kept):
    """All that "Progress" shows of one pathway, on the day `made_on`.

    `network` are 0 to 10 with who is in it; `copyright` and licence belong to the scores.
    """

    called: str
    made_on: date
    started_on: date
    closed_on: date | None = None
    language: str = "en"
    courses: tuple[Course, ...] = ()
    events: tuple[Event, ...] = ()
    network: tuple[Said, ...] = ()
    copyright: str = ""
    licence_reference: str = ""
    licence_holder: str = ""

    @property
    def ends_on(self) -> date:
        """The last day of the pathway, or today."""
        return self.closed_on or self.made_on

    def without_scores(self) -> ProgressSnapshot:
        """The same with no WEMWBS total on it."""
        kept = tuple(event for event in self.events if event.kind is not EventKind.WELLBEING)
        return replace(self, events=kept)


@dataclass(frozen=True)
class Area:
    """A part of life: the aspirations about it, in their order."""

    title: str
    courses: tuple[Course, ...]

    @property
    def achieved(self) -> int:
        """How many of them were achieved."""
        return sum(course.status is AspirationStatus.ACHIEVED for course in self.courses)


def areas_of(courses: Sequence[Course]) -> tuple[Area, ...]:
    """The parts of life that `courses` are about, as they first come; those about none last."""
    titles = dict.fromkeys(title for course in courses for title in course.areas)
    found = [
        Area(title, tuple(each for each in courses if title in each.areas)) for title in titles
    ]
    rest = tuple(course for course in courses if not course.areas)
    return (*found, *([Area(_("No part of life chosen"), rest)] if rest else []))


def runs_of(
    answers: Sequence[tuple[MeasureKind, str, Said]],
    *,
    kind: MeasureKind,
    unit: str,
    start: float | None,
    target: float | None,
) -> tuple[Run, ...]:
    """`answers`, oldest first, parted where their measure changed.

    `kind`, `unit`, `start` and `target` are the aspiration's own now. A measure that nothing was
    answered in is there only where its start or aim is known.
    """
    if kind is not MeasureKind.OWN:
        start = target = None
    runs: list[Run] = []
    for given, in_unit, said in answers:
        if runs and _same((runs[-1].kind, runs[-1].unit), (given, in_unit)):
            runs[-1] = replace(runs[-1], answers=(*runs[-1].answers, said))
        else:
            runs.append(Run(given, in_unit, (said,)))
    if runs and _same((runs[-1].kind, runs[-1].unit), (kind, unit)):
        runs[-1] = replace(runs[-1], start=start, target=target)
    elif start is not None or target is not None:
        runs.append(Run(kind, unit, (), start, target))
    return tuple(runs)


def value_words(kind: MeasureKind, value: float) -> str:
    """An answer as it is written: "40", "yes"."""
    if kind is MeasureKind.YES_NO:
        return _("yes") if value else _("not yet")
    return number_words(value)


def unit_words(kind: MeasureKind, unit: str) -> str:
    """What is measured, in words."""
    if kind is MeasureKind.OWN or (kind is MeasureKind.YES_NO and unit.strip()):
        return unit.strip() or _("My own measure")
    if kind is MeasureKind.YES_NO:
        return _("Yes or not yet")
    return _("How close it feels, 0 to 10")


def changed_words(before: Run, after: Run) -> str:
    """Where the measure changed: answers from there on are not joined to those before."""
    units = {
        "before": unit_words(before.kind, before.unit),
        "after": unit_words(after.kind, after.unit),
    }
    if not after.answers:
        return _("The measure has changed from “{before}” to “{after}”.").format(**units)
    return _("On {day} the measure changed from “{before}” to “{after}”.").format(
        day=day(after.answers[0].on), **units
    )


def legend_words(courses: Sequence[Course]) -> str:
    """What the marks mean; diamonds only where there are some."""
    told = _("Hollow: at the start. Filled: now. A bar: the aim.")
    planners = any(run.of(Side.PLANNER) for course in courses for run in course.runs)
    if planners:
        told += " " + _("Circles are my view, diamonds my planner’s.")
    return told


def _same(one: tuple[MeasureKind, str], other: tuple[MeasureKind, str]) -> bool:
    """Whether two measures are one: 0 to 10 has no unit of its own."""
    if one[0] is not other[0]:
        return False
    return one[0] in (MeasureKind.SCALE, MeasureKind.NONE) or _plain(one[1]) == _plain(other[1])


def _plain(unit: str) -> str:
    return " ".join(unit.split()).casefold()
