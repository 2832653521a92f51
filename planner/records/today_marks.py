"""Lines of Today put aside: seen, or not today. They count against nobody, and undo brings them
back.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlmodel import col

from planner.errors import InvalidInputError
from planner.models.today_marks import TodayMark, TodayMarkKind
from planner.records.changes import Changes
from planner.records.today_lines import Line
from planner.words import _

PAGE = "today"


class TodayMarks:
    """Puts lines aside. What stays until it is dealt with has nothing to be marked by."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def seen(self, line: Line) -> TodayMark:
        """Gone until it asks for something new. Raises InvalidInputError for a line that stays."""
        return self._mark(line, TodayMarkKind.SEEN)

    def not_today(self, line: Line) -> TodayMark:
        """Back tomorrow. Raises InvalidInputError for a line that stays."""
        return self._mark(line, TodayMarkKind.NOT_TODAY)

    def _mark(self, line: Line, kind: TodayMarkKind) -> TodayMark:
        if line.asks is None or line.person_id is None:
            raise InvalidInputError(_("This stays here until it is dealt with."))
        row = TodayMark(
            person_id=line.person_id,
            about=line.asks.about,
            record_id=line.asks.record_id,
            due_on=line.asks.due_on,
            kind=kind,
            marked_on=self._changes.clock.today(),
        )
        with self._changes.transaction(page=PAGE) as session:
            session.add(row)
        return row


def still_asks(about: str, record_id: Any, due_on: Any, today: date) -> ColumnElement[bool]:
    """The condition that a row was not put aside: `record_id` and `due_on` are its columns."""
    return ~exists().where(
        col(TodayMark.record_id) == col(record_id),
        col(TodayMark.about) == about,
        col(TodayMark.removed_at).is_(None),
        or_(
            and_(
                col(TodayMark.kind) == TodayMarkKind.SEEN,
                col(TodayMark.due_on).is_not_distinct_from(due_on),
            ),
            and_(
                col(TodayMark.kind) == TodayMarkKind.NOT_TODAY,
                col(TodayMark.marked_on) == today,
            ),
        ),
    )
