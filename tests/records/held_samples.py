"""Somebody with a row in every table that can hold one: a new table without one here fails."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from planner.models.base import Record
from planner.models.journal import Why
from planner.models.lawful import AccessRequest
from planner.models.people import Person
from planner.models.reference import Prompt
from planner.records.book import Records
from planner.records.everything_held import OWN

DAY = date(2026, 3, 2)
MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@dataclass
class Full:
    """A person, and one row of each table that belongs to them."""

    person_id: UUID
    rows: dict[str, Record] = field(default_factory=dict)


def full_record(records: Records, called: str = "Margaret") -> Full:
    """A row in every table, each text of it saying where it stands; found from the models."""
    records.reference.seed()
    person = records.people.add(called, full_name=f"{called} Ellis", phone="01632 960001")
    made = Full(person.id, {"person": person})
    prompts = records.reference.prompts()
    for table in OWN:
        if table in (Person, AccessRequest):
            continue
        row = _row(table, made, prompts[0])
        with records.changes.transaction(Why.CHOSEN) as session:
            session.add(row)
        made.rows[str(table.__tablename__)] = row
    return made


def _row(table: type[Record], made: Full, prompt: Prompt) -> Record:
    name = str(table.__tablename__)
    values: dict[str, Any] = {}
    for field_name, info in table.model_fields.items():
        if field_name in table.bookkeeping or field_name in ("id", "removed_at"):
            continue
        if field_name == "person_id":
            values[field_name] = made.person_id
        elif field_name == "prompt_id":
            values[field_name] = prompt.id
        elif field_name.endswith("_id"):
            above = made.rows.get("aspiration" if field_name == "parent_id" else field_name[:-3])
            values[field_name] = above.id if above and name != "aspiration" else None
            if name == "aspiration":
                values[field_name] = made.rows["pathway"].id if "pathway" in field_name else None
        elif info.annotation is str:
            values[field_name] = f"{name} {field_name} words"
        elif info.is_required():
            values[field_name] = _needed(info.annotation)
    values.update(_SPECIAL.get(name, {}))
    return table.model_validate(values)


def _needed(annotation: Any) -> Any:
    known: dict[Any, Any] = {date: DAY, datetime: MOMENT, time: time(9, 30), float: 4.0, int: 4}
    return known[annotation] if annotation in known else next(iter(annotation))


_SPECIAL: dict[str, dict[str, Any]] = {
    "visit": {"ended_at": MOMENT, "in_room": ["Jean of the room"], "language": "en"},
    "questionnaire": {"answers": [3] * 14, "finished_at": MOMENT, "language": "en"},
    "concern": {"kinds": ["domestic_abuse"]},
    "paper": {"snapshot": {"title": "My plan", "said": ["paper snapshot words"]}, "printer": ""},
    "next_step": {"at": time(14, 0)},
    "barrier": {"kind": "money"},
    "crisis_contact": {"name": "Jean to ring in a crisis"},
}
