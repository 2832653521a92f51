"""What an entry said before: read from the journal, which keeps every change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from planner.models.journal import JournalLine, Why
from planner.models.planners import Planner
from planner.records.changes import Changes

_SHOWN = frozenset(
    {
        Why.TYPED,
        Why.CHOSEN,
        Why.CORRECTED,
        Why.UNDONE,
        Why.REDONE,
        Why.IMPORTED,
        Why.MERGED,
    }
)


@dataclass(frozen=True)
class Earlier:
    """One field of an entry, before and after a change; `who` is the planner's name or ""."""

    field: str
    before: Any
    after: Any
    changed_at: datetime
    why: Why
    who: str


class History:
    """Earlier words, never the only copy of anything."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def of_record(self, record_id: UUID, fields: frozenset[str] | None = None) -> list[Earlier]:
        """How an entry changed, in the order of the chain, the newest first; only `fields` if
        given.

        Words that were taken out or moved are in no journal line any more, and so not here.
        """
        with self._changes.reading() as session:
            names = dict(session.exec(select(Planner.id, Planner.name)).all())
            lines = session.exec(
                select(JournalLine)
                .where(JournalLine.record_id == record_id)
                .order_by(col(JournalLine.sequence).is_not(None), col(JournalLine.sequence).desc())
            ).all()
        return [
            Earlier(
                field=field,
                before=before,
                after=(line.after or {}).get(field),
                changed_at=line.written_at,
                why=line.why,
                who=names.get(line.planner_id, "") if line.planner_id else "",
            )
            for line in lines
            if line.why in _SHOWN
            for field, before in (line.before or {}).items()
            if fields is None or field in fields
        ]
