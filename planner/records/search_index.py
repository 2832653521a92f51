"""Keeps one search entry a record, in the same transaction as the record's change."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session

from planner.models.base import PersonRecord, Record
from planner.models.folding import fold
from planner.models.people import Person

_FIND = text("SELECT id FROM search_entry WHERE record_id = :record")
_ADD = text(
    "INSERT INTO search_entry (record_id, person_id, kind, happened_on)"
    " VALUES (:record, :person, :kind, :day) RETURNING id"
)
_DROP = text("DELETE FROM search_entry WHERE id = :id")
_DROP_WORDS = text("DELETE FROM search_index WHERE rowid = :id")
_ADD_WORDS = text("INSERT INTO search_index (rowid, name, text) VALUES (:id, :name, :words)")
#: Two letters that no query holds, so that the last letter of a text begins a trigram too.
_END = "\n\n"


def person_of(row: Record) -> UUID | None:
    """The person a row is about, if any."""
    if isinstance(row, Person):
        return row.id
    return row.person_id if isinstance(row, PersonRecord) else None


def put(session: Session, row: Record) -> None:
    """Make the entry of `row` say what the row says now; a removed or empty one has none."""
    words = "\n".join(filter(None, (getattr(row, name) for name in row.searchable)))
    person = person_of(row)
    if row.removed_at is not None or not words or person is None:
        drop(session, row.id)
        return
    connection = session.connection()
    entry = connection.execute(_FIND, {"record": row.id.hex}).scalar()
    if entry is None:
        day = row.happened_on if isinstance(row, PersonRecord) else None
        entry = connection.execute(
            _ADD,
            {
                "record": row.id.hex,
                "person": person.hex,
                "kind": str(row.__tablename__),
                "day": day.isoformat() if day else None,
            },
        ).scalar_one()
    else:
        connection.execute(_DROP_WORDS, {"id": entry})
    folded = fold(words) + _END
    name, said = (folded, "") if isinstance(row, Person) else ("", folded)
    connection.execute(_ADD_WORDS, {"id": entry, "name": name, "words": said})


def drop(session: Session, record_id: UUID) -> None:
    """Take a record out of the search."""
    connection = session.connection()
    entry = connection.execute(_FIND, {"record": record_id.hex}).scalar()
    if entry is not None:
        connection.execute(_DROP_WORDS, {"id": entry})
        connection.execute(_DROP, {"id": entry})
