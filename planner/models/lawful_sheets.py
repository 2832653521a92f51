"""What the certificate of an erasure and the yearly list are made of: neither says who it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class CertificateSnapshot:
    """One erasure. `counts` are what went, in words; `backups` when each that held it was made.

    `position` is the number of the journal's last line before it, `position_hash` that line's.
    """

    number: str
    erased_on: date
    erased_at: str
    reason: str
    erased_by: str
    agreed_by: str
    agreed_role: str
    counts: tuple[str, ...]
    backups: tuple[str, ...]
    position: int
    position_hash: str


@dataclass(frozen=True)
class KeepingLine:
    """One record whose time is over: initials and year of birth, enough to find it here."""

    initials: str
    born: str
    last_contact: date
    kind: str
    until: date
    note: str = ""


@dataclass(frozen=True)
class KeepingListSnapshot:
    """The yearly list: whose time is over by the end of `year`."""

    year: int
    made_on: date
    made_by: str
    lines: tuple[KeepingLine, ...]
