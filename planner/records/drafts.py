"""Words that could not be kept as an answer when the vault was locked: kept aside, given back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from planner.models.drafts import Draft
from planner.models.journal import Why
from planner.records.changes import Changes
from planner.records.order import as_written

PAGE = "drafts"


@dataclass(frozen=True)
class Unkept:
    """Words of one box: where they were typed, and whom they are about, if anybody."""

    where: str
    text: str
    room: str = ""
    person_id: UUID | None = None


class Drafts:
    """Keeps words aside, and forgets them once the planner has dealt with them."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def keep(self, words: Sequence[Unkept]) -> None:
        """Keep these aside, all or none; what is kept already stays as it is.

        Raises StorageError.
        """
        if not words:
            return
        with self._changes.transaction(page=PAGE) as session:
            kept = {(row.person_id, row.where, row.text) for row in _waiting(session)}
            for each in words:
                if (each.person_id, each.where, each.text) not in kept:
                    session.add(
                        Draft(
                            person_id=each.person_id,
                            room=each.room,
                            where=each.where,
                            text=each.text,
                            written_at=self._changes.clock.now(),
                        )
                    )

    def waiting(self) -> list[Draft]:
        """What waits for the planner, the oldest first."""
        with self._changes.reading() as session:
            return _waiting(session)

    def remove(self, draft_id: UUID) -> None:
        """Forget one: its words leave the history, too, for they never were anybody's record.

        Raises NotFoundError, StorageError.
        """
        with self._changes.transaction(Why.TAKEN_OUT, page=PAGE) as session:
            row = self._changes.held(session, Draft, draft_id)
            self._changes.forget(session, row)
            session.add(row)


def _waiting(session: Session) -> list[Draft]:
    return list(
        session.exec(
            select(Draft)
            .where(col(Draft.removed_at).is_(None))
            .order_by(col(Draft.written_at), col(Draft.where), as_written(Draft))
        )
    )
