"""Working notes: the planner's own, never on the plan. The person can ask to see them."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import col, func, select

from planner.models.journal import Why
from planner.models.people import Person
from planner.models.visits import WorkingNote
from planner.records.changes import Changes
from planner.records.order import as_written

PAGE = "notes"


class Notes:
    """What the planner writes for themselves about one person."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def write(
        self,
        person_id: UUID,
        text: str,
        *,
        pathway_id: UUID | None = None,
        visit_id: UUID | None = None,
    ) -> WorkingNote:
        """Begin a note, about today."""
        note = WorkingNote(
            person_id=person_id,
            pathway_id=pathway_id,
            visit_id=visit_id,
            text=text,
            happened_on=self._changes.clock.today(),
        )
        with self._changes.transaction(Why.TYPED, page=PAGE) as session:
            self._changes.held(session, Person, person_id)
            session.add(note)
        return note

    def rewrite(self, note_id: UUID, text: str) -> WorkingNote:
        """Change a note's words as they are typed."""
        return self._changes.change(WorkingNote, note_id, {"text": text}, why=Why.TYPED, page=PAGE)

    def remove(self, note_id: UUID) -> None:
        """Leave a note out; undo brings it back."""
        values = {"removed_at": self._changes.clock.now()}
        self._changes.change(WorkingNote, note_id, values, page=PAGE)

    def of_person(self, person_id: UUID) -> list[WorkingNote]:
        """A person's notes, the newest day first."""
        with self._changes.reading() as session:
            return list(
                session.exec(
                    select(WorkingNote)
                    .where(
                        WorkingNote.person_id == person_id,
                        col(WorkingNote.removed_at).is_(None),
                    )
                    .order_by(
                        col(WorkingNote.happened_on).desc(),
                        col(WorkingNote.recorded_at).desc(),
                        as_written(WorkingNote).desc(),
                    )
                )
            )

    def count(self, person_id: UUID) -> int:
        """How many notes a person has."""
        with self._changes.reading() as session:
            return session.exec(
                select(func.count())
                .select_from(WorkingNote)
                .where(
                    WorkingNote.person_id == person_id,
                    col(WorkingNote.removed_at).is_(None),
                )
            ).one()
