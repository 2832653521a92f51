"""Two weeks after the first visit, then monthly."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.models.reviews import RHYTHMS, next_review


def test_two_weeks_after_the_first_visit() -> None:
    assert next_review(date(2026, 3, 17), 1) == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("visit", "review"),
    [
        (date(2026, 3, 17), date(2026, 4, 17)),
        (date(2026, 12, 9), date(2027, 1, 11)),  # a Saturday moves to Monday
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 5, 16), date(2026, 6, 16)),
        (date(2026, 2, 14), date(2026, 3, 14)),  # Saturday people keep their Saturday
    ],
)
def test_then_a_calendar_month(visit: date, review: date) -> None:
    assert next_review(visit, 2) == review


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(1, 60))
def test_always_soon_and_never_first_on_a_weekend(visit: date, held: int) -> None:
    review = next_review(visit, held)
    assert timedelta(days=14) <= review - visit <= timedelta(days=33)
    if visit.weekday() < 5:
        assert review.weekday() < 5


days = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@given(days, st.integers(1, 60), st.sampled_from([each for each in RHYTHMS if each]))
def test_a_rhythm_in_weeks_keeps_the_day_of_the_week(visit: date, held: int, weeks: int) -> None:
    review = next_review(visit, held, weeks)
    assert review.weekday() == visit.weekday()
    assert (review - visit).days == 7 * (min(weeks, 2) if held == 1 else weeks)


@given(days, st.integers(2, 60))
def test_a_month_ends_in_the_month_after_or_on_the_monday_behind_it(visit: date, held: int) -> None:
    review = next_review(visit, held)
    first = (visit.replace(day=1) + timedelta(days=32)).replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    aimed_at = first.replace(day=min(visit.day, last.day))
    assert aimed_at <= review <= aimed_at + timedelta(days=2)
    if review != aimed_at:
        assert (aimed_at.weekday() >= 5, review.weekday()) == (True, 0)


@given(days, st.integers(2, 24), st.sampled_from(RHYTHMS))
def test_reviews_one_after_the_other_always_move_on(
    visit: date, count: int, weeks: int | None
) -> None:
    """From a month's last day, over leap days and years' ends."""
    day = visit
    for held in range(1, count):
        due = next_review(day, held, weeks)
        assert due > day
        day = due
    most = 33 if weeks is None else 7 * weeks
    assert (day - visit).days <= most * count


@pytest.mark.parametrize(
    ("visit", "held", "weeks", "review"),
    [
        (date(2028, 2, 29), 2, None, date(2028, 3, 29)),
        (date(2027, 1, 29), 2, None, date(2027, 3, 1)),  # 28 February is a Sunday
        (date(2028, 2, 28), 2, 1, date(2028, 3, 6)),
        (date(2027, 12, 30), 1, 1, date(2028, 1, 6)),
        (date(2027, 12, 30), 1, 12, date(2028, 1, 13)),
    ],
)
def test_leap_days_and_the_turn_of_the_year(
    visit: date, held: int, weeks: int | None, review: date
) -> None:
    assert next_review(visit, held, weeks) == review
