"""The entries to look through before a copy is made; what may be about others comes first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from planner.models.access import Mark
from planner.models.barriers import NextStep
from planner.models.base import PersonRecord, Record
from planner.models.concerns import Concern, Told
from planner.models.lawful import AccessRequest, LegalHold, Retention
from planner.models.people import Contact, Person
from planner.models.times import local
from planner.models.visits import Visit
from planner.records.everything_held import typed_words

#: What is no entry of its own to give or leave out.
_APART: tuple[type[Record], ...] = (Person, AccessRequest, Retention)


@dataclass(frozen=True)
class Entry:
    """One entry to look through: `words` are all that was typed in it, `on` its day.

    `suggested` says that it may be about somebody else, such as a contact; it waits until it is
    decided on, which `mark` keeps.
    """

    table: str
    record_id: UUID
    on: date | None
    words: str
    suggested: bool
    mark: Mark | None = None

    @property
    def waits(self) -> bool:
        """Whether it must be decided on before a copy can be made."""
        return self.suggested and self.mark is None


def of(rows: Iterable[Record], marks: list[Mark]) -> list[Entry]:
    """Every row in which somebody typed something, or that may be about somebody else."""
    decided = {mark.record_id: mark for mark in marks}
    found = [
        Entry(
            str(row.__tablename__),
            row.id,
            _day_of(row),
            "\n".join(typed_words(row).values()) or _listed(row),
            about_others(row),
            decided.get(row.id),
        )
        for row in rows
        if not isinstance(row, _APART) and (typed_words(row) or about_others(row))
    ]
    return sorted(found, key=lambda entry: not entry.suggested)


def about_others(row: Record) -> bool:
    """Whether a row may be about somebody else; free text besides is the planner's to tick."""
    if isinstance(row, NextStep):
        return bool(row.who_else.strip())
    if isinstance(row, Visit):
        return bool(row.in_room)
    return isinstance(row, Contact | Told | Concern | LegalHold)


def _listed(row: Record) -> str:
    return "\n".join(row.in_room) if isinstance(row, Visit) else ""


def _day_of(row: Record) -> date | None:
    if isinstance(row, PersonRecord) and row.happened_on is not None:
        return row.happened_on
    return local(row.recorded_at).date() if row.recorded_at is not None else None
