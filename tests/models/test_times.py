"""Times of day as people type them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import InvalidInputError
from planner.models.times import local, moment_of, parse_time


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("14:30", time(14, 30)),
        (" 2.30 pm ", time(14, 30)),
        ("9am", time(9)),
        ("9", time(9)),
        ("0915", time(9, 15)),
        ("12 am", time(0)),
        ("12.15PM", time(12, 15)),
        ("  ", None),
    ],
)
def test_a_time_is_read_as_people_write_it(text: str, at: time | None) -> None:
    assert parse_time(text) == at


@pytest.mark.parametrize("text", ["25:00", "9:75", "13pm", "0am", "soon", "١٢", "9:30:00"])
def test_what_is_no_time_is_refused_with_a_way_out(text: str) -> None:
    with pytest.raises(InvalidInputError, match="14:30"):
        parse_time(text)


@given(st.times())
def test_every_time_written_out_is_read_back(at: time) -> None:
    assert parse_time(f"{at:%H:%M}") == at.replace(second=0, microsecond=0)


def test_summer_and_winter_are_told_apart() -> None:
    assert moment_of(date(2026, 7, 1), time(10)) == datetime(2026, 7, 1, 9, tzinfo=UTC)
    assert local(datetime(2026, 1, 1, 9, tzinfo=UTC)).hour == 9
