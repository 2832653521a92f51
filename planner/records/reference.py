"""Prompts, life areas, barrier kinds and crisis numbers: seeded from resources, kept as editions.

A row never changes its words. New words make a new row with the same key, so that what was said
stays tied to the words that asked for it. records/editions.py makes those of a service.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from planner.models.journal import JournalLine, Why
from planner.models.reference import BarrierKind, CrisisNumber, LifeArea, Prompt
from planner.records.changes import Changes
from planner.records.order import as_written
from planner.system.resources import resource

PAGE = "settings"

ReferenceT = TypeVar("ReferenceT", Prompt, LifeArea, BarrierKind, CrisisNumber)


class Reference:
    """What the pages ask with and choose from."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def seed(self) -> None:
        """Bring in what the program ships and this vault never had; at every unlock.

        What somebody here reworded, moved, retired or checked stays as they left it.
        """
        with self._changes.transaction(Why.SEEDED) as session:
            touched = _touched(session)
            _bring(session, touched, Prompt, _shipped("prompts"))
            _bring(session, touched, LifeArea, _shipped("life_areas"))
            _bring(session, touched, BarrierKind, _shipped("barrier_kinds"))
            numbers = json.loads(resource("crisis_numbers.json").read_text("utf-8"))
            for nation, names in numbers["nations"].items():
                entries = [numbers["numbers"][name] for name in names]
                _bring(session, touched, CrisisNumber, _placed(entries), nation=nation)

    def prompts(self) -> list[Prompt]:
        """The prompts of step 1 that are asked now, in their order."""
        return self._current(Prompt)

    def every_prompt(self) -> dict[UUID, Prompt]:
        """All editions there ever were, by id, for words that were said to an earlier one."""
        with self._changes.reading() as session:
            return {row.id: row for row in session.exec(select(Prompt))}

    def life_areas(self) -> list[LifeArea]:
        """The parts of life that an aspiration can be about, in their order."""
        return self._current(LifeArea)

    def every_life_area(self) -> dict[str, LifeArea]:
        """All that there ever were, by key and as they are called now, for what was said then."""
        with self._changes.reading() as session:
            return {row.key: row for row in newest_of(editions_of(session, LifeArea))}

    def every_barrier_kind(self) -> dict[str, BarrierKind]:
        """As `every_life_area`."""
        with self._changes.reading() as session:
            return {row.key: row for row in newest_of(editions_of(session, BarrierKind))}

    def barrier_kinds(self) -> list[BarrierKind]:
        """What sort of thing a barrier can be, in their order."""
        return self._current(BarrierKind)

    def crisis_numbers(self, nation: str) -> list[CrisisNumber]:
        """Who to ring in `nation` (one of models.nations.NATIONS), the most urgent first."""
        with self._changes.reading() as session:
            return current_of(editions_of(session, CrisisNumber, nation))

    def _current(self, table: type[ReferenceT]) -> list[ReferenceT]:
        with self._changes.reading() as session:
            return current_of(editions_of(session, table))


def _shipped(name: str) -> list[dict[str, Any]]:
    data = json.loads(resource(f"{name}.json").read_text("utf-8"))
    return _placed(data[name])


def _placed(entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**entry, "position": place} for place, entry in enumerate(entries)]


def editions_of(session: Session, table: type[ReferenceT], nation: str = "") -> list[ReferenceT]:
    """All editions that are in this vault, the oldest first."""
    query = (
        select(table)
        .where(col(table.removed_at).is_(None))
        .order_by(col(table.edition), as_written(table))
    )
    if nation:
        query = query.where(col(CrisisNumber.nation) == nation)
    return list(session.exec(query))


def newest_of(editions: Sequence[ReferenceT]) -> list[ReferenceT]:
    """The newest edition of each key, retired ones too, in their order."""
    return sorted({row.key: row for row in editions}.values(), key=_position)


def current_of(editions: Sequence[ReferenceT]) -> list[ReferenceT]:
    """What is asked or offered now, in its order."""
    return [row for row in newest_of(editions) if row.retired_on is None]


def _position(row: ReferenceT) -> int:
    return row.position


def _touched(session: Session) -> set[UUID]:
    """The rows that somebody here made or changed, as the journal knows."""
    tables = [str(each.__tablename__) for each in (Prompt, LifeArea, BarrierKind, CrisisNumber)]
    lines = session.exec(
        select(JournalLine.record_id).where(
            col(JournalLine.person_id).is_(None),
            JournalLine.page == PAGE,
            col(JournalLine.table_name).in_(tables),
        )
    )
    return {key for key in lines if key is not None}


def _bring(
    session: Session,
    touched: set[UUID],
    table: type[ReferenceT],
    entries: list[dict[str, Any]],
    nation: str = "",
) -> None:
    """Add an edition for each entry whose words were never in this vault."""
    own = {"nation": nation} if nation else {}
    held: dict[str, list[ReferenceT]] = {}
    for row in editions_of(session, table, nation):
        held.setdefault(row.key, []).append(row)
    for entry in entries:
        editions = held.get(entry["key"], [])
        if any(_says(row, entry) for row in editions):
            continue
        if any(row.id in touched for row in editions):
            continue
        edition = editions[-1].edition + 1 if editions else 1
        session.add(table.model_validate({**entry, **own, "edition": edition}))


def _says(row: ReferenceT, entry: dict[str, Any]) -> bool:
    return all(getattr(row, name) == value for name, value in entry.items())
