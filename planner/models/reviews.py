"""When the next review is due: two weeks after the first visit, then monthly."""

from __future__ import annotations

from datetime import date, timedelta

from planner.models.spans import months_after

_AFTER_THE_FIRST = timedelta(weeks=2)
_SATURDAY = 5


def next_review(visit_on: date, visits_held: int) -> date:
    """The review date that ending a visit sets; `visits_held` counts that visit.

    A month is a calendar month (31 January gives the last of February). A date that would fall on
    a weekend moves to the Monday after, unless the visit itself was at a weekend.
    """
    if visits_held <= 1:
        return visit_on + _AFTER_THE_FIRST
    due = months_after(visit_on, 1)
    if due.weekday() >= _SATURDAY and visit_on.weekday() < _SATURDAY:
        due += timedelta(days=7 - due.weekday())
    return due
