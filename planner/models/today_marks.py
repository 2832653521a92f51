"""A line of Today put aside: seen, or not today. It counts against nobody."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field

from planner.models.base import PersonRecord, choice


class TodayMarkKind(StrEnum):
    """Seen: gone until it asks for something new. Not today: back tomorrow."""

    SEEN = "seen"
    NOT_TODAY = "not_today"


class TodayMark(PersonRecord, table=True):
    """Which line: `about` is the list's name, `record_id` its row, `due_on` what it asked for."""

    __tablename__ = "today_mark"

    about: str
    record_id: UUID | None = Field(default=None, index=True)
    due_on: date | None = None
    kind: TodayMarkKind = choice(TodayMarkKind)
    marked_on: date
