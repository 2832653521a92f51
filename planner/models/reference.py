"""Prompts, life areas, barrier kinds and crisis numbers: editions seeded from resources.

A row never changes its words: a new edition is a new row with the same `key`, and what was said
stays tied to the words that asked for it. The current one is the highest edition not retired.
"""

from __future__ import annotations

from datetime import date

from sqlmodel import UniqueConstraint

from planner.models.base import Record


class Prompt(Record, table=True):
    """A prompt of step 1, in one edition."""

    __table_args__ = (UniqueConstraint("key", "edition"),)

    key: str
    edition: int = 1
    title: str
    help: str = ""
    position: int = 0
    starts_on_paper: bool = True
    can_be_retired: bool = True
    optional: bool = False
    retired_on: date | None = None


class LifeArea(Record, table=True):
    """A part of life that an aspiration is about; `icon` names a file in resources/icons."""

    __tablename__ = "life_area"
    __table_args__ = (UniqueConstraint("key", "edition"),)

    key: str
    edition: int = 1
    title: str
    icon: str
    position: int = 0
    retired_on: date | None = None


class BarrierKind(Record, table=True):
    """What sort of thing a barrier is."""

    __tablename__ = "barrier_kind"
    __table_args__ = (UniqueConstraint("key", "edition"),)

    key: str
    edition: int = 1
    title: str
    position: int = 0
    retired_on: date | None = None


class CrisisNumber(Record, table=True):
    """A number to ring, for one of `nations.NATIONS`."""

    __tablename__ = "crisis_number"
    __table_args__ = (UniqueConstraint("nation", "key", "edition"),)

    nation: str
    key: str
    edition: int = 1
    label: str
    note: str = ""
    number: str
    position: int = 0
    checked_on: date | None = None
    retired_on: date | None = None
