"""Prompts, life areas, barrier kinds and crisis numbers: seeded from resources, kept as editions.

A row never changes its words. New words make a new row with the same key, so that what was said
stays tied to the words that asked for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from planner.errors import InvalidInputError
from planner.models.journal import Why
from planner.models.reference import BarrierKind, CrisisNumber, LifeArea, Prompt
from planner.records.changes import Changes
from planner.system.resources import resource
from planner.words import _

PAGE = "settings"

ReferenceT = TypeVar("ReferenceT", Prompt, LifeArea, BarrierKind, CrisisNumber)


class Reference:
    """What the pages ask with and choose from."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def seed(self) -> None:
        """Bring in what the program ships and this vault never had; at every unlock.

        A crisis number that somebody here checked stays as they left it.
        """
        with self._changes.transaction(Why.SEEDED) as session:
            _bring(session, Prompt, _shipped("prompts"))
            _bring(session, LifeArea, _shipped("life_areas"))
            _bring(session, BarrierKind, _shipped("barrier_kinds"))
            numbers = json.loads(resource("crisis_numbers.json").read_text("utf-8"))
            for nation, names in numbers["nations"].items():
                entries = [numbers["numbers"][name] for name in names]
                _bring(session, CrisisNumber, _placed(entries), nation=nation)

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

    def barrier_kinds(self) -> list[BarrierKind]:
        """What sort of thing a barrier can be, in their order."""
        return self._current(BarrierKind)

    def crisis_numbers(self, nation: str) -> list[CrisisNumber]:
        """Who to ring in `nation` (one of models.nations.NATIONS), the most urgent first."""
        with self._changes.reading() as session:
            return _current(_editions(session, CrisisNumber, nation))

    def edit_crisis_number(
        self, number_id: UUID, *, label: str, number: str, note: str, checked_on: date
    ) -> CrisisNumber:
        """Make a new edition of a crisis number as somebody checked it; gives that edition.

        Raises InvalidInputError for an empty label or number, or a date still to come.
        """
        label, number, note = label.strip(), number.strip(), note.strip()
        if not label:
            raise InvalidInputError(_("Say who this number rings."), field="label")
        if not any(letter.isdigit() for letter in number):
            raise InvalidInputError(_("Type the number to ring."), field="number")
        if checked_on > self._changes.clock.today():
            raise InvalidInputError(
                _("That day is still to come. Put the day it was checked."), field="checked_on"
            )
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            held = self._changes.held(session, CrisisNumber, number_id)
            editions = _editions(session, CrisisNumber, held.nation)
            row = CrisisNumber(
                nation=held.nation,
                key=held.key,
                edition=max(each.edition for each in editions if each.key == held.key) + 1,
                label=label,
                note=note,
                number=number,
                position=held.position,
                checked_on=checked_on,
            )
            session.add(row)
        return row

    def _current(self, table: type[ReferenceT]) -> list[ReferenceT]:
        with self._changes.reading() as session:
            return _current(_editions(session, table))


def _shipped(name: str) -> list[dict[str, Any]]:
    data = json.loads(resource(f"{name}.json").read_text("utf-8"))
    return _placed(data[name])


def _placed(entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**entry, "position": place} for place, entry in enumerate(entries)]


def _editions(session: Session, table: type[ReferenceT], nation: str = "") -> list[ReferenceT]:
    query = select(table).where(col(table.removed_at).is_(None)).order_by(col(table.edition))
    if nation:
        query = query.where(col(CrisisNumber.nation) == nation)
    return list(session.exec(query))


def _current(editions: Sequence[ReferenceT]) -> list[ReferenceT]:
    newest = {row.key: row for row in editions}
    kept = [row for row in newest.values() if row.retired_on is None]
    return sorted(kept, key=_position)


def _position(row: ReferenceT) -> int:
    return row.position


def _bring(
    session: Session, table: type[ReferenceT], entries: list[dict[str, Any]], nation: str = ""
) -> None:
    """Add an edition for each entry whose words were never in this vault."""
    own = {"nation": nation} if nation else {}
    held: dict[str, list[ReferenceT]] = {}
    for row in _editions(session, table, nation):
        held.setdefault(row.key, []).append(row)
    for entry in entries:
        editions = held.get(entry["key"], [])
        if any(_says(row, entry) for row in editions):
            continue
        if editions and getattr(editions[-1], "checked_on", None) is not None:
            continue
        edition = editions[-1].edition + 1 if editions else 1
        session.add(table.model_validate({**entry, **own, "edition": edition}))


def _says(row: ReferenceT, entry: dict[str, Any]) -> bool:
    return all(getattr(row, name) == value for name, value in entry.items())
