"""The calendar file of an appointment: read back as a calendar reads it, with nothing private."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from planner.export import calendar_file
from planner.models.visit_sheets import CalendarEntry

KEY = UUID(int=7)
MADE = datetime(2026, 3, 17, 10, 30, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")


def entry(on: date = date(2026, 4, 14), at: time | None = time(10, 30), **more: str) -> bytes:
    return calendar_file.make(CalendarEntry(KEY, MADE, on, at, "Europe/London", **more))


def parsed(made: bytes) -> dict[str, str]:
    """Properties by name, unfolded and unescaped (RFC 5545, 3.1 and 3.3.11)."""
    assert made.endswith(b"\r\n")
    lines = made.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in made.replace(b"\r\n", b"")
    for line in lines:
        line.decode()  # no letter is cut in two
    found = {}
    for whole in made.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]:
        name, _colon, value = whole.partition(":")
        words, letters = "", iter(value)
        for letter in letters:
            escaped = next(letters) if letter == "\\" else ""
            words += {"": letter, "n": "\n", "N": "\n"}.get(escaped, escaped)
        found[name] = words
    return found


def test_it_says_when_and_where_and_no_more() -> None:
    found = parsed(entry(place="Riverside Surgery, room 3"))
    assert found["SUMMARY"] == "Appointment"
    assert found["LOCATION"] == "Riverside Surgery, room 3"
    assert found["DTSTART"] == "20260414T093000Z"  # summer time
    assert found["DTSTAMP"] == "20260317T103000Z"
    assert found["UID"] == str(KEY)
    assert set(found) == {
        "BEGIN", "VERSION", "PRODID", "METHOD", "UID", "DTSTAMP", "DTSTART", "SUMMARY", "LOCATION",
        "CLASS", "END",
    }  # fmt: skip
    whole = entry(place="Riverside Surgery").decode().casefold()
    for word in ("wellbeing", "pathway", "health", "planner", "gp"):
        assert word not in whole


def test_a_name_only_where_it_was_given() -> None:
    assert parsed(entry(name="Margaret"))["SUMMARY"] == "Appointment, Margaret"
    assert "LOCATION" not in parsed(entry())


def test_a_day_without_a_time_lasts_all_day() -> None:
    found = parsed(entry(date(2026, 12, 31), None))
    assert found["DTSTART;VALUE=DATE"] == "20261231"
    assert found["DTEND;VALUE=DATE"] == "20270101"


@given(on=st.dates(date(2020, 1, 1), date(2060, 1, 1)), at=st.times())
def test_a_time_is_the_wall_clocks_summer_and_winter(on: date, at: time) -> None:
    at = at.replace(microsecond=0, second=0)
    if not at.hour >= 3:
        at = at.replace(hour=3)  # the hour that does not exist on one day of the year
    start = datetime.strptime(parsed(entry(on, at))["DTSTART"], "%Y%m%dT%H%M%S%z")
    wall = start.astimezone(LONDON)
    assert (wall.date(), wall.time()) == (on, at)


@given(
    place=st.text(
        st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from(",;\\\n"), min_size=1
    )
)
def test_any_place_comes_back_as_it_was_written(place: str) -> None:
    made = entry(place=place)
    assert parsed(made).get("LOCATION", "") == "\n".join(place.splitlines())
