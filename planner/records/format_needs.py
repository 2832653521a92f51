"""In what other form a person needs their papers, and when a plan was last given that way."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, col, select

from planner.models.formats import FormatNeed, PaperFormat
from planner.models.journal import Why
from planner.models.people import Person
from planner.records.changes import Changes
from planner.records.order import as_written

PAGE = "details"
TODAY = "today"


class FormatNeeds:
    """Needs that stay until they are taken back: each new plan has to be given that way too."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def of_person(self, person_id: UUID) -> list[FormatNeed]:
        """What a person needs, in the order it was asked for."""
        with self._changes.reading() as session:
            return _of_person(session, person_id)

    def ask(self, person_id: UUID, wanted: PaperFormat) -> FormatNeed:
        """Note from today on that it is needed; nothing new where it was noted before."""
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            person = self._changes.held(session, Person, person_id)
            for held in _of_person(session, person.id):
                if held.format is wanted:
                    return held
            today = self._changes.clock.today()
            need = FormatNeed(person_id=person.id, happened_on=today, format=wanted, asked_on=today)
            session.add(need)
        return need

    def take_back(self, need_id: UUID) -> FormatNeed:
        """It is not needed any more; undo brings it back."""
        return self._changes.change(
            FormatNeed, need_id, {"removed_at": self._changes.clock.now()}, page=PAGE
        )

    def type_other(self, need_id: UUID, text: str) -> FormatNeed:
        """Say what else is needed; a whole spell of typing is one step of undo."""
        return self._changes.change(FormatNeed, need_id, {"other": text}, why=Why.TYPED, page=PAGE)

    def given(self, need_id: UUID) -> FormatNeed:
        """The newest plan was given that way now."""
        return self._changes.change(
            FormatNeed, need_id, {"given_at": self._changes.clock.now()}, page=TODAY
        )


def _of_person(session: Session, person_id: UUID) -> list[FormatNeed]:
    return list(
        session.exec(
            select(FormatNeed)
            .where(FormatNeed.person_id == person_id, col(FormatNeed.removed_at).is_(None))
            .order_by(col(FormatNeed.asked_on), col(FormatNeed.recorded_at), as_written(FormatNeed))
        )
    )
