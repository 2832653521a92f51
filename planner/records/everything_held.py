"""Everything the vault holds on one person: found from the models, so that no table is missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, or_, select
from sqlmodel.sql.sqltypes import AutoString

from planner.models.access import Mark
from planner.models.base import Record
from planner.models.journal import JournalLine
from planner.models.lawful import About
from planner.models.papers import Paper
from planner.models.people import Person
from planner.models.planners import Planner, Surgery
from planner.models.reference import BarrierKind, LifeArea, Prompt
from planner.models.snapshots import texts
from planner.models.tables import RECORDS
from planner.records.order import as_written

#: Every table with rows of a person, the person first.
OWN: tuple[type[Record], ...] = (
    Person,
    *(table for table in RECORDS if "person_id" in table.model_fields),
)
#: Columns of plain text that hold a key or a code, not words that somebody typed.
CODES = frozenset(
    {
        "language",
        "paper_language",
        "zone",
        "lawful_basis",
        "privacy_how",
        "licence_reference",
        "harm_checked_role",
        "room",
        "printer",
    }
)
#: Words as short as this say nothing of anybody by themselves.
_SHORTEST = 4


@dataclass(frozen=True)
class Names:
    """What the ids and keys in a record stand for."""

    planners: dict[UUID, str] = field(default_factory=dict)
    surgeries: dict[UUID, str] = field(default_factory=dict)
    prompts: dict[UUID, str] = field(default_factory=dict)
    life_areas: dict[str, str] = field(default_factory=dict)
    barrier_kinds: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Held:
    """All rows of a person by table, removed ones among them, and every line of their journal."""

    person: Person
    rows: dict[type[Record], list[Record]]
    lines: list[JournalLine]
    names: Names

    def every_row(self) -> Iterator[Record]:
        """Each row, table after table."""
        for rows in self.rows.values():
            yield from rows


def read(session: Session, person: Person) -> Held:
    """Everything held on `person`, in the order it was recorded."""
    rows = read_rows(session, person)
    ids = {row.id for each in rows.values() for row in each}
    lines = session.exec(
        select(JournalLine)
        .where(or_(JournalLine.person_id == person.id, col(JournalLine.record_id).in_(ids)))
        .order_by(col(JournalLine.written_at), col(JournalLine.sequence))
    )
    return Held(person, rows, list(lines), _names(session))


def read_rows(session: Session, person: Person) -> dict[type[Record], list[Record]]:
    """The rows alone, without the journal."""
    rows: dict[type[Record], list[Record]] = {}
    for table in OWN:
        which = table.id == person.id if table is Person else _owner(table) == person.id
        found = session.exec(
            select(table).where(which).order_by(col(table.recorded_at), as_written(table))
        )
        rows[table] = list(found)
    return rows


def typed_words(row: Record) -> dict[str, str]:
    """The words that somebody typed in a row, by field; without keys, codes and empty ones."""
    columns = type(row).__table__.columns  # type: ignore[attr-defined]
    return {
        column.name: getattr(row, column.name)
        for column in columns
        if isinstance(column.type, AutoString)
        and column.name not in CODES
        and not (column.name == "kind" and row.__tablename__ == "barrier")
        and (getattr(row, column.name) or "").strip()
    }


def left_out(held: Held, marks: list[Mark]) -> dict[UUID, Mark]:
    """The mark by which each row is left out: its own, that of what it hangs on, or of its words.

    A row that hangs on one that is left out goes with it, such as who was told of a concern. A
    paper that carries the words of one goes too: it would say them after all.
    """
    found = {mark.record_id: mark for mark in marks if mark.withheld}
    for row in held.every_row():
        for name, info in type(row).model_fields.items():
            if name.endswith("_id") and name != "person_id" and info.is_required():
                above = found.get(getattr(row, name))
                if above is not None:
                    found.setdefault(row.id, above)
    if found:
        said = {key: _said(held, key) for key in found}
        for paper in held.rows[Paper]:
            printed = "\n".join(texts(paper.model_dump(include={"snapshot"})))
            for key, words in said.items():
                if any(each in printed for each in words):
                    found.setdefault(paper.id, found[key])
    return found


def _said(held: Held, record_id: UUID) -> set[str]:
    """What a row says, and what its history says that it said before."""
    rows = (row for row in held.every_row() if row.id == record_id)
    said = {words for row in rows for words in typed_words(row).values()}
    for line in held.lines:
        if line.record_id == record_id:
            said.update(texts([line.before, line.after]))
    return {words.strip() for words in said if len(words.strip()) >= _SHORTEST}


def hidden_altogether(out: dict[UUID, Mark]) -> set[UUID]:
    """The rows that the copy does not mention: to name them could do the harm itself."""
    return {key for key, mark in out.items() if mark.about is About.SERIOUS_HARM}


def _owner(table: type[Record]) -> Any:
    return getattr(table, "person_id")  # noqa: B009 - `Record` has none, each of these does


def _names(session: Session) -> Names:
    return Names(
        planners={row.id: row.name for row in session.exec(select(Planner))},
        surgeries={row.id: row.name for row in session.exec(select(Surgery))},
        prompts={row.id: row.title for row in session.exec(select(Prompt))},
        life_areas={row.key: row.title for row in session.exec(select(LifeArea))},
        barrier_kinds={row.key: row.title for row in session.exec(select(BarrierKind))},
    )
