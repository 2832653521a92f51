"""Pauses over the ends of months and leap years: never a weekend, never a day gone by."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.models.pauses import (
    LOOK_AGAIN,
    asked_again_on,
    closed_between,
    look_again_after,
    on_a_weekday,
    review_after_pause,
)

DAYS = st.dates(date(1999, 1, 1), date(2101, 12, 31))
SPANS = st.integers(0, 900).map(timedelta)


@pytest.mark.parametrize(
    ("today", "months", "day"),
    [
        (date(2026, 3, 17), 1, date(2026, 4, 17)),
        (date(2026, 1, 31), 1, date(2026, 3, 2)),  # 28 February 2026 is a Saturday
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 3, 1)),  # 28 February 2027 is a Sunday
    ],
)
def test_looking_again_is_by_the_calendar_and_on_a_weekday(
    today: date, months: int, day: date
) -> None:
    assert look_again_after(today, months) == day


@given(DAYS, st.sampled_from(LOOK_AGAIN))
def test_looking_again_is_to_come_and_no_more_than_a_weekend_late(today: date, months: int) -> None:
    day = look_again_after(today, months)
    assert day > today
    assert day.weekday() < 5
    assert day - today <= timedelta(days=31 * months + 2)


@given(DAYS, SPANS, SPANS)
def test_a_review_lies_as_far_ahead_as_it_did_when_the_pause_began(
    from_on: date, ahead: timedelta, paused: timedelta
) -> None:
    resumed_on = from_on + paused
    moved = review_after_pause(from_on + ahead, from_on, resumed_on)
    assert moved is not None
    if not paused:
        assert moved == from_on + ahead
        return
    assert moved >= resumed_on
    assert timedelta() <= moved - resumed_on - ahead <= timedelta(days=2)
    assert moved == on_a_weekday(moved)


@given(DAYS, SPANS, SPANS)
def test_a_review_that_was_due_before_the_pause_is_due_on_going_on(
    from_on: date, late: timedelta, paused: timedelta
) -> None:
    resumed_on = from_on + paused + timedelta(days=1)
    assert review_after_pause(from_on - late, from_on, resumed_on) == on_a_weekday(resumed_on)


def test_no_review_stays_none() -> None:
    assert review_after_pause(None, date(2028, 2, 29), date(2029, 3, 1)) is None


@given(DAYS, st.integers(-10, 10))
def test_the_question_after_three_months_is_asked_from_its_day_on(today: date, off: int) -> None:
    first, last = closed_between(today)
    for closed_on in (last + timedelta(days=off), first + timedelta(days=off)):
        asked = asked_again_on(closed_on) <= today and closed_on >= first
        assert (first <= closed_on <= last) == asked


@pytest.mark.parametrize(
    ("closed_on", "asked"),
    [
        (date(2025, 11, 30), date(2026, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2026, 1, 31), date(2026, 4, 30)),
    ],
)
def test_three_months_after_the_last_of_a_month(closed_on: date, asked: date) -> None:
    assert asked_again_on(closed_on) == asked
    assert closed_on <= closed_between(asked)[1]
    assert closed_on > closed_between(asked - timedelta(days=1))[1]
