"""What is overdue, due today, due this week or later, by the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

#: Today and the six days after it: each has a weekday's name of its own.
AHEAD = timedelta(days=6)


class When(StrEnum):
    """How a day lies to today."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    LATER = "later"


def when(due: date, today: date) -> When:
    """How `due` lies to `today`; this week is the seven days that begin today."""
    if due < today:
        return When.OVERDUE
    if due == today:
        return When.TODAY
    return When.THIS_WEEK if due <= today + AHEAD else When.LATER


def monday_to_sunday(today: date) -> tuple[date, date]:
    """The calendar week that `today` is in."""
    monday = today - timedelta(days=today.weekday())
    return monday, monday + AHEAD
