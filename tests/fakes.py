"""Stand-ins for what a test cannot have: the clock, the keyring, dialogs and printers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo


class FakeClock:
    """A clock whose hands the test moves; it starts on Tuesday 17 March 2026 at 10:30 in London."""

    def __init__(self, start: datetime = datetime(2026, 3, 17, 10, 30, tzinfo=UTC)) -> None:
        self._now = start
        self._monotonic = 0.0

    def now(self) -> datetime:
        return self._now

    def local_now(self) -> datetime:
        return self._now.astimezone(ZoneInfo("Europe/London"))

    def today(self) -> date:
        return self.local_now().date()

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        self._now += by
        self._monotonic += by.total_seconds()

    def set(self, to: datetime) -> None:
        """Set the clock on the wall, forward or back; the monotonic one does not notice."""
        self._now = to
