"""A subject access request: one calendar month, two more at most, an opinion of six."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.models.access import Mark, due_on, latest, opinion_holds
from planner.models.lawful import About

days = st.dates(date(2018, 1, 1), date(2099, 9, 30))


@pytest.mark.parametrize(
    ("received", "due", "at_most"),
    [
        (date(2026, 9, 3), date(2026, 10, 3), date(2026, 12, 3)),
        (date(2026, 1, 31), date(2026, 2, 28), date(2026, 4, 30)),
        (date(2028, 1, 30), date(2028, 2, 29), date(2028, 4, 30)),
        (date(2028, 2, 29), date(2028, 3, 29), date(2028, 5, 29)),
        (date(2026, 12, 31), date(2027, 1, 31), date(2027, 3, 31)),
        (date(2027, 11, 30), date(2027, 12, 30), date(2028, 2, 29)),
    ],
)
def test_the_days_that_people_get_wrong(received: date, due: date, at_most: date) -> None:
    assert due_on(received) == due
    assert latest(received) == at_most


@given(days)
def test_a_month_is_the_same_day_of_the_next_or_its_last(received: date) -> None:
    due = due_on(received)
    assert (due.year * 12 + due.month) - (received.year * 12 + received.month) == 1
    assert due.day == min(received.day, monthrange(due.year, due.month)[1])
    assert timedelta(days=28) <= due - received <= timedelta(days=31)


@given(days)
def test_the_longest_is_three_months_in_all(received: date) -> None:
    last = latest(received)
    assert (last.year * 12 + last.month) - (received.year * 12 + received.month) == 3
    assert last > due_on(received)


@given(days, days)
def test_who_asks_later_is_due_later(first: date, second: date) -> None:
    if first <= second:
        assert due_on(first) <= due_on(second)


@given(days, st.integers(-400, 400))
def test_an_opinion_counts_for_six_months_and_never_from_the_future(day: date, gap: int) -> None:
    today = day + timedelta(days=gap)
    if gap < 0 or gap > 184:
        assert not opinion_holds(day, today)
    if 0 <= gap < 181:
        assert opinion_holds(day, today)


@pytest.mark.parametrize("withheld", [True, False])
def test_a_mark_is_kept_as_json(withheld: bool) -> None:
    mark = Mark("contact", uuid4(), About.SOMEBODY_ELSE, withheld, "She asked for it")
    assert Mark.from_json(mark.to_json()) == mark
