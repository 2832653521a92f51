"""Undo and redo, read from the journal: it keeps no books of its own.

Each sealed step of this planner on this page since unlocking can be undone, newest first; undoing
and doing again are changes too and write lines of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import true
from sqlmodel import Session, col, select

from planner.errors import StaleWriteError
from planner.models.base import Record
from planner.models.journal import JournalLine, Why
from planner.models.tables import RECORDS
from planner.records.changes import Changes, plain
from planner.words import _

_TABLES: dict[str, type[Record]] = {str(table.__tablename__): table for table in RECORDS}
#: Pages whose steps are about anybody: undo there follows the page, not a person.
_ABOUT_ANYBODY = frozenset({"today"})
_UNDOABLE = frozenset({Why.TYPED, Why.CHOSEN, Why.CORRECTED})


@dataclass(frozen=True)
class Stacks:
    """Steps that can be undone and done again, the next one last."""

    undo: list[UUID]
    redo: list[UUID]


class Undo:
    """Takes back steps of one person's page."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def stacks(self, person_id: UUID | None, page: str) -> Stacks:
        """What can be undone and done again here, from the journal alone."""
        with self._changes.reading() as session:
            return self._stacks(session, person_id, page)

    def undo(self, person_id: UUID | None, page: str) -> list[Record]:
        """Take back the newest step and give the rows it touched; empty where there is none.

        Raises StaleWriteError where a row has moved on since; nothing is changed then.
        """
        self._changes.seal()
        return self._apply(person_id, page, Why.UNDONE)

    def redo(self, person_id: UUID | None, page: str) -> list[Record]:
        """Do the step undone last again; as `undo` otherwise."""
        self._changes.seal()
        return self._apply(person_id, page, Why.REDONE)

    def _stacks(self, session: Session, person_id: UUID | None, page: str) -> Stacks:
        anybody = page in _ABOUT_ANYBODY
        lines = session.exec(
            select(JournalLine.step, JournalLine.why, JournalLine.of_step)
            .where(
                JournalLine.origin == self._changes.origin,
                JournalLine.planner_id == self._changes.planner_id,
                true() if anybody else JournalLine.person_id == person_id,
                JournalLine.page == page,
                col(JournalLine.sequence) > self._changes.opened_at_sequence,
                JournalLine.salt != "",
            )
            .order_by(col(JournalLine.sequence))
        )
        stacks = Stacks([], [])
        seen: set[UUID] = set()
        for step, why, of_step in lines:
            if step in seen:
                continue
            seen.add(step)
            if why is Why.UNDONE and of_step in stacks.undo:
                stacks.undo.remove(of_step)
                stacks.redo.append(of_step)
            elif why is Why.REDONE and of_step in stacks.redo:
                stacks.redo.remove(of_step)
                stacks.undo.append(of_step)
            elif why in _UNDOABLE:
                stacks.undo.append(step)
                stacks.redo.clear()
        return stacks

    def _apply(self, person_id: UUID | None, page: str, why: Why) -> list[Record]:
        with self._changes.reading() as session:
            stacks = self._stacks(session, person_id, page)
            steps = stacks.undo if why is Why.UNDONE else stacks.redo
            if not steps:
                return []
            lines = list(
                session.exec(
                    select(JournalLine)
                    .where(JournalLine.step == steps[-1])
                    .order_by(col(JournalLine.sequence))
                )
            )
        if why is Why.UNDONE:
            lines.reverse()
        rows: list[Record] = []
        with self._changes.transaction(why, page=page, of_step=steps[-1]) as session:
            for line in lines:
                if line.record_id is not None and line.after is not None:
                    row = self._changes.held(session, _TABLES[line.table_name], line.record_id)
                    self._move(row, line, back=why is Why.UNDONE)
                    session.add(row)
                    session.flush()
                    rows.append(row)
        return rows

    def _move(self, row: Record, line: JournalLine, *, back: bool) -> None:
        """Put `row` to where it was before (`back`) or after `line`."""
        after = line.after or {}
        if line.before is None:
            row.removed_at = self._changes.clock.now() if back else None
            return
        here, there = (after, line.before) if back else (line.before, after)
        if plain(row, set(here)) != here:
            raise StaleWriteError(
                _("This was changed since, so it can't be undone here. Nothing was lost.")
            )
        restore(row, there)


def restore(row: Record, values: dict[str, Any]) -> None:
    """Set fields of `row` from their journal form."""
    whole = type(row).model_validate({**plain(row), **values})
    for name in values:
        setattr(row, name, getattr(whole, name))
