"""Everything held as data; docs/access-format.md says how it is shaped."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from planner.models.access import Mark
from planner.models.base import Record
from planner.models.journal import JournalLine
from planner.models.lawful import AccessRequest, HarmCheck
from planner.models.questionnaires import Questionnaire
from planner.records.everything_held import Held, hidden_altogether

FORMAT, VERSION = "pathway-planner-record", 1


def data(
    held: Held, out: dict[UUID, Mark], *, made_at: datetime, origin: UUID, topics: tuple[str, ...]
) -> dict[str, Any]:
    """Plain JSON values: every table with its rows, the journal, and what the keys stand for.

    `out` are the rows left out (`everything_held.left_out`); their content is nowhere in it.
    """
    hidden = hidden_altogether(out)
    names = held.names
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_at": made_at.isoformat(),
        "vault": str(origin),
        "person_id": str(held.person.id),
        "records": {
            str(table.__tablename__): [_row(row, topics) for row in rows if row.id not in out]
            for table, rows in held.rows.items()
        },
        "left_out": [
            {"table": str(row.__tablename__), "why": out[row.id].why}
            for row in held.every_row()
            if row.id in out and row.id not in hidden
        ],
        "journal": [_line(line, out) for line in held.lines if line.record_id not in hidden],
        "names": {
            "planners": {str(key): name for key, name in names.planners.items()},
            "surgeries": {str(key): name for key, name in names.surgeries.items()},
            "prompts": {str(key): title for key, title in names.prompts.items()},
            "life_areas": names.life_areas,
            "barrier_kinds": names.barrier_kinds,
        },
    }


def _row(row: Record, topics: tuple[str, ...]) -> dict[str, Any]:
    values = row.model_dump(mode="json", exclude=not_given(row))
    if isinstance(row, Questionnaire):
        values["answers"] = [
            {"item": number, "topic": topic, "answer": answer}
            for number, (topic, answer) in enumerate(zip(topics, row.answers, strict=True), 1)
        ]
    return values


def not_given(row: Record) -> set[str]:
    """Fields that would say what was left out, and why it could do harm."""
    if not isinstance(row, AccessRequest):
        return set()
    if row.harm_check is HarmCheck.SOME_WITHHELD:
        return {"marks", "harm_check", "harm_note"}
    return {"marks"}


def _line(line: JournalLine, out: dict[UUID, Mark]) -> dict[str, Any]:
    kept = line.record_id not in out and line.table_name != AccessRequest.__tablename__
    return {
        "number": line.sequence,
        "at": line.written_at.isoformat(),
        "planner_id": str(line.planner_id) if line.planner_id else None,
        "why": str(line.why),
        "table": line.table_name,
        "record_id": str(line.record_id) if line.record_id else None,
        "before": line.before if kept else None,
        "after": line.after if kept else None,
    }
