"""Step 2, Aspirations: how I would like my life to look in a week, a month, a year."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from planner.models.base import PersonRecord, choice, listed, reference


class Horizon(StrEnum):
    """How far ahead an aspiration looks."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class MeasureKind(StrEnum):
    """How I'll know: own unit with start, now and target; yes or no; or 0 to 10; or words only."""

    NONE = "none"
    OWN = "own"
    YES_NO = "yes_no"
    SCALE = "scale"


class AspirationStatus(StrEnum):
    """What became of it."""

    ACTIVE = "active"
    ACHIEVED = "achieved"
    CHANGED = "changed"
    SET_ASIDE = "set_aside"


class Side(StrEnum):
    """Whose view a progress entry is; both may be kept for the same day."""

    PERSON = "person"
    PLANNER = "planner"


class Aspiration(PersonRecord, table=True):
    """Only `words` are needed. `start` and `target` are in `unit` (0 to 10 for a scale)."""

    searchable: ClassVar[tuple[str, ...]] = ("words", "why", "how_ill_know")

    pathway_id: UUID = reference("pathway.id")
    visit_id: UUID | None = reference("visit.id", needed=False)
    parent_id: UUID | None = reference("aspiration.id", needed=False)
    horizon: Horizon = choice(Horizon)
    words: str
    by_on: date | None = None
    life_areas: list[str] = listed()
    why: str = ""
    how_ill_know: str = ""
    measure: MeasureKind = choice(MeasureKind, MeasureKind.NONE)
    unit: str = ""
    start: float | None = None
    target: float | None = None
    importance: int | None = None
    confidence: int | None = None
    clinical_goal: str = ""
    status: AspirationStatus = choice(AspirationStatus, AspirationStatus.ACTIVE)
    on_paper: bool = True
    position: int = 0
    merged_into_id: UUID | None = reference("aspiration.id", needed=False)


class Progress(PersonRecord, table=True):
    """A dated answer against an aspiration's measure, in its unit (yes is 1, not yet is 0).

    `measure` and `unit` are those it was given in: the aspiration's may have changed since. None
    in rows from before version 3, which mean the aspiration's own.
    """

    searchable: ClassVar[tuple[str, ...]] = ("comment",)

    aspiration_id: UUID = reference("aspiration.id")
    visit_id: UUID | None = reference("visit.id", needed=False)
    value: float
    comment: str = ""
    side: Side = choice(Side, Side.PERSON)
    measure: MeasureKind | None = choice(MeasureKind, needed=False)
    unit: str | None = None


def measured_in(row: Aspiration, said: Progress) -> tuple[MeasureKind, str]:
    """The measure and the unit that an answer was given in, whatever `row` is measured by now."""
    kind = row.measure if said.measure is None else said.measure
    return kind, row.unit if said.unit is None else said.unit


def still_measured(row: Aspiration, said: Progress) -> bool:
    """Whether an answer is in the measure that `row` has now, so that the two can be compared.

    A unit that was only named since is the same one.
    """
    kind, unit = measured_in(row, said)
    then, now = unit.strip(), row.unit.strip()
    named = kind in (MeasureKind.OWN, MeasureKind.YES_NO)
    return kind is row.measure and (not named or not then or not now or then == now)


def ends(row: Aspiration) -> tuple[float | None, float | None]:
    """Start and aim as its measure has them: numbers kept from another measure are not among them.

    Those of an own measure may lie off a scale of 0 to 10, which it became since.
    """
    if row.measure is not MeasureKind.SCALE:
        return row.start, row.target
    start, target = (end if end is not None and 0 <= end <= 10 else None
                     for end in (row.start, row.target))  # fmt: skip
    return start, target


def way_there(start: float, target: float, value: float) -> float:
    """How much of the way from start to aim is done, 0 to 1: the aim may be less than the start."""
    if start == target:
        return 1.0
    return min(1.0, max(0.0, (value - start) / (target - start)))
