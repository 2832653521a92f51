"""What was printed or saved, kept whole so that it can be shown and printed again."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index, text
from sqlmodel import Field

from planner.models.base import PersonRecord, choice, moment, reference


class PaperKind(StrEnum):
    """Which document."""

    PLAN = "plan"
    WELLBEING = "wellbeing"
    CRISIS_PLAN = "crisis_plan"
    WALLET_CARD = "wallet_card"
    PREPARATION = "preparation"
    NEXT_STEPS = "next_steps"
    APPOINTMENT = "appointment"
    PROGRESS = "progress"
    KEEPSAKE = "keepsake"


class PaperFate(StrEnum):
    """What became of a print: asked afterwards, "Did it come out?"."""

    MADE = "made"
    CAME_OUT = "came_out"
    GIVE_LATER = "give_later"
    SAVED = "saved"


class Paper(PersonRecord, table=True):
    """One print or saved PDF with its snapshot and options (see models/snapshots.py)."""

    __table_args__ = (
        Index("ix_paper_give_later", "made_at", sqlite_where=text("fate = 'give_later'")),
    )

    pathway_id: UUID = reference("pathway.id")
    visit_id: UUID | None = reference("visit.id", needed=False)
    kind: PaperKind = choice(PaperKind)
    fate: PaperFate = choice(PaperFate, PaperFate.MADE)
    made_at: datetime = moment(needed=True)
    given_on: date | None = None
    printer: str = ""
    pages: int = 0
    snapshot: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    options: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
