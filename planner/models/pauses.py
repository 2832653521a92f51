"""The days of pauses and of the months after a close, by the calendar."""

from __future__ import annotations

from datetime import date, timedelta

from planner.models.spans import months_after

#: Calendar months after which a pause offers to look again.
LOOK_AGAIN = (1, 2, 3, 6)
#: Calendar months after the close when how things are may be asked once more, and how long.
ASK_AGAIN = 3
ASKED_FOR = 3
_SATURDAY = 5


def on_a_weekday(day: date) -> date:
    """`day`, or the Monday after where it falls on a weekend."""
    over = day.weekday() - _SATURDAY
    return day + timedelta(days=2 - over) if over >= 0 else day


def look_again_after(today: date, months: int) -> date:
    """The day to look again, so many calendar months on; never on a weekend."""
    return on_a_weekday(months_after(today, months))


def review_after_pause(review_on: date | None, from_on: date, resumed_on: date) -> date | None:
    """A review's day once the pathway goes on: as far ahead as it was when the pause began.

    Never on a day gone by, nor earlier than it was; one that was due already is due on the day of
    going on. It stays where it was where no day was paused.
    """
    if review_on is None or resumed_on <= from_on:
        return review_on
    ahead = max(review_on - from_on, timedelta())
    return on_a_weekday(resumed_on + ahead)


def asked_again_on(closed_on: date) -> date:
    """When how things are may be asked again: three calendar months after the close."""
    return months_after(closed_on, ASK_AGAIN)


def closed_between(today: date) -> tuple[date, date]:
    """The first and the last day of closing whose question may be asked `today`."""
    return _last(today, ASK_AGAIN + ASKED_FOR) + timedelta(days=1), _last(today, ASK_AGAIN)


def _last(today: date, months: int) -> date:
    """The last day that lies `months` calendar months back or longer."""
    found = months_after(today, -months)
    while months_after(found + timedelta(days=1), months) <= today:
        found += timedelta(days=1)
    return found
