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


class KeyChange(StrEnum):
    """What a journal line of kind KEYS_CHANGED says under "what"; "name" says whose."""

    PASSPHRASE_CHANGED = "passphrase changed"  # noqa: S105 - what happened, no secret
    PASSPHRASE_BY_CODE = "new passphrase by recovery code"  # noqa: S105
    CODE_MADE = "recovery code made"
    COLLEAGUE_ADDED = "colleague added"
    COLLEAGUE_RENAMED = "colleague renamed"
    COLLEAGUE_REMOVED = "colleague removed"
    COLLEAGUE_CHANGED = "colleague's passphrase changed"
    COLLEAGUE_LOST = "colleague needs a passphrase again"
    ORGANISATION_MADE = "organisation's codes made"
    ORGANISATION_REMOVED = "organisation's codes removed"
    ORGANISATION_LOST = "organisation's codes open nothing any more"
    ALL_CHANGED = "all keys changed"


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
