"""A review asks three questions; the next one is two weeks after the first, then monthly."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from planner.models.base import PersonRecord, choice, reference
from planner.models.spans import months_after

_AFTER_THE_FIRST = timedelta(weeks=2)
_SATURDAY = 5
#: Weeks from one review to the next that a service or a person can choose; None is monthly.
RHYTHMS = (None, 1, 2, 4, 6, 8, 12)


def next_review(visit_on: date, visits_held: int, weeks: int | None = None) -> date:
    """The review date that ending a visit sets; `visits_held` counts that visit.

    `weeks` is the rhythm chosen, None for monthly; the first comes after two weeks, or sooner
    where the rhythm is shorter. A month is a calendar month (31 January gives the last of
    February). A date that would fall on a weekend moves to the Monday after, unless the visit
    itself was at a weekend.
    """
    if visits_held <= 1:
        return visit_on + (
            _AFTER_THE_FIRST if weeks is None else min(_AFTER_THE_FIRST, timedelta(weeks=weeks))
        )
    if weeks is not None:
        return visit_on + timedelta(weeks=weeks)
    due = months_after(visit_on, 1)
    if due.weekday() >= _SATURDAY and visit_on.weekday() < _SATURDAY:
        due += timedelta(days=7 - due.weekday())
    return due


class FurtherBarriers(StrEnum):
    """Are there further barriers?"""

    NO = "no"
    YES = "yes"
    NOT_NOW = "not_now"


class Readiness(StrEnum):
    """Are you ready for the next step?"""

    NOT_YET = "not_yet"
    YES = "yes"
    NOT_NOW = "not_now"


class RightGoals(StrEnum):
    """Are they still the right goals?"""

    SOME_CHANGED = "some_changed"
    YES = "yes"
    NOT_NOW = "not_now"


class Review(PersonRecord, table=True):
    """One review, on `happened_on`; any question may be left, its words are the person's own."""

    searchable: ClassVar[tuple[str, ...]] = (
        "barriers_words",
        "ready_words",
        "goals_words",
        "next_time",
    )

    pathway_id: UUID = reference("pathway.id")
    visit_id: UUID | None = reference("visit.id", needed=False)
    barriers: FurtherBarriers | None = choice(FurtherBarriers, needed=False)
    barriers_words: str = ""
    ready: Readiness | None = choice(Readiness, needed=False)
    ready_words: str = ""
    goals: RightGoals | None = choice(RightGoals, needed=False)
    goals_words: str = ""
    next_time: str = ""
