"""Dates as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import InvalidInputError
from planner.models.dates import MONTHS, parse_day, show_day

TODAY = date(2026, 3, 17)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "28/04/2026",
        "28/4/26",
        "28.4.26",
        "28-4-2026",
        " 28 4 2026 ",
        "28 April 2026",
        "28 Apr 26",
        "28th of April 2026",
        "Tuesday 28 April 2026",
        "2026-04-28",
    ],
)
def test_a_day_may_be_typed_in_many_ways(typed: str) -> None:
    assert parse_day(typed, TODAY) == date(2026, 4, 28)


def test_nothing_typed_is_no_date() -> None:
    assert parse_day("  ", TODAY) is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/04/2026", "April has 30 days. Try a date like 28/04/2026."),
        ("30/2/2026", "February 2026 has 28 days. Try a date like 28/02/2026."),
        ("00/01/2026", "January has 31 days. Try a date like 28/01/2026."),
        ("04/28/2026", "There are 12 months. Put the day first: 28/04/2026."),
        ("28 April", "Add the year, such as 28 April 2026."),
        ("28/04/0206", "Is the year right? Try a date like 28/04/2026."),
        ("next week", "Try a date like 28/04/2026."),
        ("28 Ma 2026", "Try a date like 28/04/2026."),
    ],
)
def test_what_is_no_day_gets_a_sentence_with_the_fix(typed: str, sentence: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        parse_day(typed, TODAY)
    assert str(caught.value) == sentence


def test_a_birth_date_has_been() -> None:
    assert parse_day("3/5/48", TODAY, past_only=True) == date(1948, 5, 3)
    assert parse_day("17/3/26", TODAY, past_only=True) == TODAY
    assert parse_day("18/3/26", TODAY, past_only=True) == date(1926, 3, 18)
    with pytest.raises(InvalidInputError, match="has not come yet"):
        parse_day("18/03/2026", TODAY, past_only=True)


@given(DAYS)
def test_a_day_shown_is_read_back(day: date) -> None:
    assert parse_day(show_day(day), TODAY) == day


@given(DAYS, st.sampled_from([3, 4, 9]))
def test_a_named_month_is_read_back(day: date, letters: int) -> None:
    name = MONTHS[day.month - 1][:letters]
    assert parse_day(f"{day.day} {name} {day.year}", TODAY) == day


@given(DAYS)
def test_two_figures_of_a_year_mean_one_near_today(day: date) -> None:
    typed = f"{day.day}/{day.month}/{day.year % 100:02}"
    try:
        found = parse_day(typed, TODAY)
    except InvalidInputError:
        assert (day.month, day.day) == (2, 29)
        return
    assert found is not None
    assert -80 < found.year - TODAY.year <= 20


@given(st.text(max_size=40))
def test_anything_else_is_a_date_or_a_sentence(typed: str) -> None:
    try:
        found = parse_day(typed, TODAY)
    except InvalidInputError:
        return
    assert found is None or 1900 <= found.year <= 2100
