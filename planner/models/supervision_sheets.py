"""What the list of concerns for supervision is made of: initials, and nothing that was typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class SupervisionLine:
    """One concern. Free text may name people, so that none of it is here.

    `known` says whether the person knows and agrees; `told` and `accepted` count people.
    """

    initials: str
    opened_on: date
    who_acts: str
    kinds: str
    known: str
    told: int
    accepted: int
    closed_on: date | None = None


@dataclass(frozen=True)
class SupervisionSnapshot:
    """Concerns that were open at any time from `first` to `last`."""

    first: date
    last: date
    made_on: date
    made_by: str
    lines: tuple[SupervisionLine, ...]
