"""Who holds a key of this vault besides its planner: kept inside it, so that its files name nobody.

A slot in `vault.json` has an id and no name; here it gets one, for the journal and for Settings.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field

from planner.models.base import Record, choice, reference


class HolderKind(StrEnum):
    """A colleague with a passphrase of their own, or the organisation's two people together."""

    COLLEAGUE = "colleague"
    ORGANISATION = "organisation"


class KeyHolder(Record, table=True):
    """The planner row behind a slot: the "who" of what is done after opening by it.

    `second_name` is the other of the organisation's two people, empty for a colleague.
    """

    __tablename__ = "key_holder"

    slot: str = Field(index=True)
    kind: HolderKind = choice(HolderKind)
    planner_id: UUID = reference("planner.id")
    name: str
    second_name: str = ""
    added_on: date
    removed_on: date | None = None
