"""How long a record is kept: by the calendar, whatever day it begins on."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.models.keeping import YEARS, YEARS_AFTER_DEATH, kept_until, years_after
from planner.models.lawful import RetentionClass

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
classes = st.sampled_from(RetentionClass)


@pytest.mark.parametrize(
    ("kind", "last", "died", "until"),
    [
        (RetentionClass.MENTAL_HEALTH, date(2026, 3, 17), None, date(2046, 3, 17)),
        (RetentionClass.OTHER_ADULT, date(2026, 3, 17), None, date(2034, 3, 17)),
        (RetentionClass.MENTAL_HEALTH, date(2026, 3, 17), date(2027, 1, 2), date(2037, 1, 2)),
        (RetentionClass.OTHER_ADULT, date(2024, 2, 29), None, date(2032, 2, 29)),
        (RetentionClass.OTHER_ADULT, date(2026, 3, 17), date(2024, 2, 29), date(2034, 2, 28)),
    ],
)
def test_the_years_of_the_code(
    kind: RetentionClass, last: date, died: date | None, until: date
) -> None:
    assert kept_until(kind, last, died, None) == until


@given(classes, days, days, days)
def test_a_decision_only_ever_keeps_longer(
    kind: RetentionClass, last: date, later: date, decided: date
) -> None:
    until = kept_until(kind, last, None, decided)
    assert until == max(kept_until(kind, last, None, None), decided)
    assert until >= years_after(last, YEARS[kind])
    if later > last:
        assert kept_until(kind, later, None, decided) >= until


@given(classes, days, days)
def test_after_a_death_the_time_runs_from_there(
    kind: RetentionClass, last: date, died: date
) -> None:
    until = kept_until(kind, last, died, None)
    assert until == years_after(died, YEARS_AFTER_DEATH)


@given(days, st.integers(1, 40))
def test_a_year_ahead_is_the_same_day_or_the_last_of_february(day: date, years: int) -> None:
    ahead = years_after(day, years)
    assert ahead.year == day.year + years
    assert ahead.month == day.month
    assert ahead.day == day.day or (day.month, day.day, ahead.day) == (2, 29, 28)
