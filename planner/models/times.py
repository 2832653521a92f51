"""Times of day as people type them, and moments as the clock on a British wall shows them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from planner.errors import InvalidInputError
from planner.words import _

LONDON = ZoneInfo("Europe/London")
_TIME = re.compile(r"(\d{1,2})(?:[:.\s]?([0-5]\d))?\s*(am|pm)?", re.IGNORECASE | re.ASCII)


def parse_time(text: str) -> time | None:
    """Such as "14:30", "2.30 pm", "9am" or "1430"; None for nothing typed.

    Raises InvalidInputError for what is not a time of day.
    """
    if not text.strip():
        return None
    found = _TIME.fullmatch(text.strip())
    if found:
        hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
        if half and 1 <= hour <= 12:
            return time(hour % 12 + (12 if half == "pm" else 0), minute)
        if not half and hour < 24:
            return time(hour, minute)
    raise InvalidInputError(_("Write a time like 14:30 or 2.30 pm."), field="at")


def local(moment: datetime) -> datetime:
    """`moment` as the clock on the wall showed it."""
    return moment.astimezone(LONDON)


def moment_of(day: date, at: time) -> datetime:
    """The moment, in UTC, at which the wall showed `at` on `day`."""
    return datetime.combine(day, at, LONDON).astimezone(UTC)
