"""When the next review is due: two weeks after the first visit, then monthly."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

_AFTER_THE_FIRST = timedelta(weeks=2)
_SATURDAY = 5


def next_review(visit_on: date, visits_held: int) -> date:
    """The review date that ending a visit sets; `visits_held` counts that visit.

    A month is a calendar month (31 January gives the last of February). A date that would fall on
    a weekend moves to the Monday after, unless the visit itself was at a weekend.
    """
    if visits_held <= 1:
        return visit_on + _AFTER_THE_FIRST
    due = _a_month_after(visit_on)
    if due.weekday() >= _SATURDAY and visit_on.weekday() < _SATURDAY:
        due += timedelta(days=7 - due.weekday())
    return due


def _a_month_after(day: date) -> date:
    year, month = (day.year, day.month + 1) if day.month < 12 else (day.year + 1, 1)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
