"""What the sheets without a person's records are made of: they can be made before unlocking.

Kept apart from snapshots.py so that the shell never reaches the tables through them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from planner.models.letterheads import Letterhead


@dataclass(frozen=True)
class CrisisNumberSnapshot:
    """One number to ring; `label` says when, `note` may say more, `number` may be words."""

    key: str
    label: str
    number: str
    note: str = ""
    checked_on: date | None = None


@dataclass(frozen=True)
class ContactSnapshot:
    """Someone the person can ring, under "My people"."""

    name: str
    relation: str = ""
    phone: str = ""


@dataclass(frozen=True)
class CrisisNumbersSnapshot:
    """A page of numbers to ring, made on `made_on`."""

    made_on: date
    numbers: tuple[CrisisNumberSnapshot, ...]
    surgery: str = ""


@dataclass(frozen=True)
class BlankFormSnapshot:
    """An empty form to fill in by hand; `prompts` are the titles of step 1 in their order.

    `surgery` and `numbers` are printed where there are any; `letterhead`, above the title, is known
    once the vault is open.
    """

    made_on: date
    prompts: tuple[str, ...] = ()
    numbers: tuple[CrisisNumberSnapshot, ...] = ()
    surgery: str = ""
    letterhead: Letterhead | None = None


@dataclass(frozen=True)
class RecoverySheetSnapshot:
    """The sheet of a recovery code. Never kept: its only copy is the paper.

    `groups` are the code's groups of four; `vault` says which vault it opens. Where it is one of
    two codes that open the vault only together, `holder` keeps it and `other` keeps the other.
    """

    planner_name: str
    made_on: date
    groups: tuple[str, ...] = field(repr=False)
    vault: str = ""
    holder: str = ""
    other: str = ""
