"""The journal: one line for each change and each event, chained once sealed."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, Index, text
from sqlmodel import Field, SQLModel, UniqueConstraint

from planner.models.base import choice, moment


class Why(StrEnum):
    """Why a line was written."""

    TYPED = "typed"
    CHOSEN = "chosen"
    UNDONE = "undone"
    REDONE = "redone"
    CORRECTED = "corrected"
    TAKEN_OUT = "taken_out"
    MOVED = "moved"
    IMPORTED = "imported"
    MERGED = "merged"
    SEEDED = "seeded"
    OPENED = "opened"
    PRINTED = "printed"
    EXPORTED = "exported"
    UNLOCKED = "unlocked"
    KEYS_CHANGED = "keys_changed"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    ERASED = "erased"


class JournalLine(SQLModel, table=True):
    """Who changed what, from what, to what, and why.

    A line is open (no `sequence`) while a field is being typed in: `before` stays, `after`
    follows. Sealed, it is numbered per `origin` and chained, and never changes again, except that
    erasing blanks `record_id`, `person_id`, `before`, `after` and `salt`: the chain runs over
    `commitment`, a salted hash of them, and still verifies.
    `step` groups the lines of one transaction: one step of undo.
    """

    __tablename__ = "journal_line"
    __table_args__ = (
        UniqueConstraint("origin", "sequence"),
        Index("ix_journal_line_open", "origin", sqlite_where=text("sequence IS NULL")),
        Index("ix_journal_line_page", "person_id", "page", "written_at"),
        Index("ix_journal_line_record_id", "record_id"),
        Index("ix_journal_line_opened", "written_at", sqlite_where=text("why = 'opened'")),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    origin: UUID
    sequence: int | None = None
    step: UUID
    written_at: datetime = moment(needed=True)
    sealed_at: datetime | None = moment()
    planner_id: UUID | None = None
    why: Why = choice(Why)
    page: str = ""
    table_name: str = ""
    record_id: UUID | None = None
    person_id: UUID | None = None
    before: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    after: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    #: The step that this line undoes or does again.
    of_step: UUID | None = None
    salt: str = ""
    commitment: str = ""
    previous_hash: str = ""
    hash: str = ""
