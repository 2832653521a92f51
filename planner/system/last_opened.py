"""What is known outside a vault of when it was opened last: a number that only grows, and a day."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

#: More openings than a vault can have had; a damaged entry reads as none.
_MOST = 2**53


@dataclass(frozen=True)
class LastOpened:
    """The vault's generation at its last opening here, and the day of it where it is known."""

    generation: int = 0
    on: date | None = None

    @classmethod
    def from_text(cls, text: str | None) -> LastOpened:
        """Reads what `text` gives; nothing known, for anything else."""
        number, _space, day = (text or "").partition(" ")
        if not (number.isascii() and number.isdigit()) or int(number) >= _MOST:
            return cls()
        on = None
        with suppress(ValueError):
            on = date.fromisoformat(day)
        return cls(int(number), on)

    def text(self) -> str:
        """Such as "17 2026-03-17"."""
        return f"{self.generation} {self.on.isoformat()}" if self.on else str(self.generation)


def newest(*known: LastOpened) -> LastOpened:
    """The one that has seen the vault most often."""
    return max(known, key=_generation)


def _generation(known: LastOpened) -> int:
    return known.generation
