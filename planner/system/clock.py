"""What time it is: the only place that asks the computer."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time. Tests pass one whose hands they move."""

    def now(self) -> datetime:
        """The moment, as aware UTC."""

    def local_now(self) -> datetime:
        """The moment in this computer's own time zone, aware."""

    def today(self) -> date:
        """The date on the wall here."""

    def monotonic(self) -> float:
        """Seconds that only ever go forward, whatever is done to the clock."""


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """The moment, as aware UTC."""
        return datetime.now(UTC)

    def local_now(self) -> datetime:
        """The moment in this computer's own time zone, aware."""
        return self.now().astimezone()

    def today(self) -> date:
        """The date on the wall here."""
        return self.local_now().date()

    def monotonic(self) -> float:
        """Seconds that only ever go forward, whatever is done to the clock."""
        return time.monotonic()
