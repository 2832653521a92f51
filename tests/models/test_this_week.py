"""Overdue, today and this week: the same at the end of a month, of a year, and in leap years."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from planner.models.this_week import When, monday_to_sunday, when

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 1))


@given(today=DAYS, apart=st.integers(-400, 400))
@example(today=date(2026, 12, 29), apart=6)
@example(today=date(2028, 2, 28), apart=1)
def test_seven_days_are_this_week_whatever_month_they_are_in(today: date, apart: int) -> None:
    expected = When.LATER
    if apart < 0:
        expected = When.OVERDUE
    elif apart == 0:
        expected = When.TODAY
    elif apart < 7:
        expected = When.THIS_WEEK
    assert when(today + timedelta(days=apart), today) is expected


@given(today=DAYS)
def test_of_the_coming_week_each_weekday_is_named_once(today: date) -> None:
    days = [today + timedelta(days=apart) for apart in range(8)]
    this_week = [day for day in days if when(day, today) in (When.TODAY, When.THIS_WEEK)]
    assert len({day.weekday() for day in this_week}) == len(this_week) == 7


@given(today=DAYS)
@example(today=date(2027, 1, 1))
def test_a_calendar_week_goes_from_monday_to_sunday_and_holds_today(today: date) -> None:
    monday, sunday = monday_to_sunday(today)
    assert (monday.isoweekday(), sunday.isoweekday()) == (1, 7)
    assert monday <= today <= sunday
    assert sunday - monday == timedelta(days=6)
