"""Whether each row says what the journal says was written to it last.

A page of the database put back as it was some time ago passes the checks of pages, and the chain
where it holds no line; the row on it is older than its own history, and that shows here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic_core import to_jsonable_python
from sqlalchemy import Connection, select, text

from planner.models.journal import Why
from planner.models.tables import RECORDS, metadata

#: Lines of these kinds say that something happened to a row, not what it says now.
_EVENTS = frozenset(
    {
        Why.OPENED,
        Why.PRINTED,
        Why.EXPORTED,
        Why.UNLOCKED,
        Why.KEYS_CHANGED,
        Why.BACKED_UP,
        Why.RESTORED,
        Why.ERASED,
    }
)
#: No words, as a column of JSON holds it.
_NOTHING = (None, "null")
_LINES = text(
    "SELECT table_name, record_id, why, after FROM journal_line WHERE record_id IS NOT NULL"
    " ORDER BY sequence IS NULL, sequence"
)

#: What was written to each row of a table, oldest first, as the journal has it.
Written = dict[str, list[str]]


def faults(connection: Connection) -> list[str]:
    """Which rows are not as they were written last, by table and id; empty where none is.

    Reads every row and the whole journal. A row whose words were taken out is not known by its
    history any more, and not looked at.
    """
    written = _written(connection)
    found: list[str] = []
    for record in RECORDS:
        name = str(record.__tablename__)
        history = written.get(name, {})
        table = metadata.tables[name]
        rows = connection.execute(select(table).execution_options(yield_per=500))
        for row in rows:
            lines = history.pop(row.id.hex, ())
            if lines and not _says(row._asdict(), lines):
                found.append(f"{name} {row.id}: older than its history")
        found += [f"{name} {gone}: gone" for gone in history]
    return found


def _written(connection: Connection) -> dict[str, Written]:
    written: dict[str, Written] = {}
    for name, record_id, why, after in connection.execute(_LINES):
        if why in _EVENTS:
            continue
        lines = written.setdefault(name, {}).setdefault(record_id, [])
        if after in _NOTHING:
            lines.clear()
        else:
            lines.append(after)
    return written


def _says(row: Mapping[str, Any], lines: Sequence[str]) -> bool:
    values: dict[str, Any] = {}
    for line in lines:
        values.update(json.loads(line))
    return all(
        to_jsonable_python(row[name]) == value for name, value in values.items() if name in row
    )
