"""A clock that stands where the story is."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
#: The day of the design's pictures: Tuesday 17 March 2026, 10:30 in London.
STORY_DAY = datetime(2026, 3, 17, 10, 30, tzinfo=UTC)


class StoryClock:
    """Tells the time of the story; it moves only when told to."""

    def __init__(self, start: datetime = STORY_DAY) -> None:
        self._now = start
        self._monotonic = 0.0

    def now(self) -> datetime:
        """The moment, as aware UTC."""
        return self._now

    def local_now(self) -> datetime:
        """The moment in London."""
        return self._now.astimezone(LONDON)

    def today(self) -> date:
        """The day in London."""
        return self.local_now().date()

    def monotonic(self) -> float:
        """Seconds since the story began, never back."""
        return self._monotonic

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        self._now += by
        self._monotonic += max(0.0, by.total_seconds())

    def go_to(self, day: date, at: time = time(10, 30)) -> None:
        """Stand at a day and time in London."""
        self._now = datetime.combine(day, at, LONDON).astimezone(UTC)
