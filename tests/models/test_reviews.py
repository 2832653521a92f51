"""Two weeks after the first visit, then monthly."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.models.reviews import next_review


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
