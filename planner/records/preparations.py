"""What a person wants from the next visit, typed any time before it, in their own words."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, col, select

from planner.models.journal import Why
from planner.models.pathways import OPEN, Pathway
from planner.models.people import Person
from planner.models.preparations import Preparation
from planner.models.visits import Visit
from planner.records.changes import Changes
from planner.records.order import as_written

#: The overview's page: undo there takes a preparation back.
PAGE = "details"
#: What is typed, in the order of the sheet.
WORDS = ("questions", "wants", "how_it_has_been")


class Preparations:
    """Keeps what is prepared until the next visit takes it up."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def waiting(self, person_id: UUID) -> Preparation | None:
        """What is prepared for the next visit; None where nothing is written."""
        with self._changes.reading() as session:
            return _with_words(_waiting(session, person_id))

    def of_visit(self, visit_id: UUID) -> Preparation | None:
        """What was prepared for a visit."""
        with self._changes.reading() as session:
            return _with_words(
                session.exec(
                    select(Preparation)
                    .where(Preparation.visit_id == visit_id, col(Preparation.removed_at).is_(None))
                    .order_by(col(Preparation.recorded_at).desc(), as_written(Preparation).desc())
                ).first()
            )

    def write(self, person_id: UUID, field: str, text: str) -> Preparation:
        """Keep what is typed into one of `WORDS`, for the next visit."""
        if field not in WORDS:
            raise ValueError(field)
        with self._changes.transaction(Why.TYPED, page=PAGE) as session:
            row = _waiting(session, person_id) or self._new(session, person_id)
            setattr(row, field, text)
            session.add(row)
        return row

    def remove(self, preparation_id: UUID) -> None:
        """Take it away; undo brings it back."""
        values = {"removed_at": self._changes.clock.now()}
        self._changes.change(Preparation, preparation_id, values, page=PAGE)

    def _new(self, session: Session, person_id: UUID) -> Preparation:
        person = self._changes.held(session, Person, person_id)
        pathway = session.exec(
            select(Pathway).where(
                Pathway.person_id == person_id,
                col(Pathway.status).in_(OPEN),
                col(Pathway.removed_at).is_(None),
            )
        ).first()
        return Preparation(
            person_id=person.id,
            pathway_id=pathway.id if pathway else None,
            happened_on=self._changes.clock.today(),
        )


def take_up(session: Session, visit: Visit) -> None:
    """A visit that starts takes up what was prepared for it."""
    row = _with_words(_waiting(session, visit.person_id))
    if row is not None:
        row.visit_id = visit.id
        session.add(row)


def _waiting(session: Session, person_id: UUID) -> Preparation | None:
    return session.exec(
        select(Preparation)
        .where(
            Preparation.person_id == person_id,
            col(Preparation.visit_id).is_(None),
            col(Preparation.removed_at).is_(None),
        )
        .order_by(col(Preparation.recorded_at).desc(), as_written(Preparation).desc())
    ).first()


def _with_words(row: Preparation | None) -> Preparation | None:
    """None where nothing is written in it."""
    return row if row is not None and any(getattr(row, name).strip() for name in WORDS) else None
