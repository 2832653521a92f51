"""Erasing a person for good: rows, search, history, and the pages that held them.

Works on the driver's own connection, so that a restored backup can be put right before anybody
opens it. What a table holds of a person is found from the models: a new table with a `person_id`
needs nothing here.
"""

from __future__ import annotations

import json
import re
from typing import Any
from uuid import UUID

from planner.errors import VaultError
from planner.vault.connection import rewrite
from planner.words import _

_UUID = re.compile(
    r"\b[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\b", re.IGNORECASE
)
#: Words this short belong to nobody.
_SHORTEST = 4
_BLANK = (
    "UPDATE journal_line SET record_id = NULL, person_id = NULL, before = NULL, after = NULL, "
    "salt = '' WHERE id = ?"
)
_LINES = "SELECT id, table_name, record_id, person_id, before, after FROM journal_line"


def erase_person(connection: Any, person_id: UUID) -> dict[str, int]:
    """Erase everything held on a person; gives how many rows went, by table (those with none out).

    Runs inside the caller's transaction; call `free_pages` once it is committed. Lines of the
    journal are blanked, not removed, so that its chain still verifies; who did what kind of thing
    when stays in them. Somebody who is not there is no error: nothing is found, or what is left.
    """
    key = person_id.hex
    held = {table: _rows(connection, table, key) for table in _tables()}
    ids = {key, *(str(row["id"]) for rows in held.values() for row in rows)}
    words = _words(held)
    gone = {"search_entry": _unindex(connection, key)}
    gone["draft"] = _loose_drafts(connection, words)
    gone["journal_line"] = _blank_lines(connection, ids, words)
    for table, rows in held.items():
        column = "id" if table == "person" else "person_id"
        connection.execute(f'DELETE FROM "{table}" WHERE {column} = ?', (key,))  # noqa: S608 - a table's own name
        gone[table] = gone.get(table, 0) + len(rows)
    return {table: count for table, count in gone.items() if count}


def free_pages(connection: Any) -> None:
    """Write the database anew without what was erased: no free page and no log keeps any of it.

    Outside any transaction; reads and writes the whole vault. Raises VaultError where another
    connection is reading just then: nothing is lost, and it can be called again.
    """
    rewrite(connection)
    busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise VaultError(
            _(
                "The record is erased, but what was left of it on the disk is not cleared yet. "
                "Lock the vault and open it again: it is cleared then."
            )
        )


def _tables() -> list[str]:
    """The tables with rows of a person, those that point before those pointed at."""
    from planner.models.tables import metadata

    own = [
        table.name
        for table in reversed(metadata.sorted_tables)
        if "person_id" in table.columns and table.name != "journal_line"
    ]
    return [*own, "person"]


def _rows(connection: Any, table: str, key: str) -> list[dict[str, Any]]:
    column = "id" if table == "person" else "person_id"
    found = connection.execute(f'SELECT * FROM "{table}" WHERE {column} = ?', (key,))  # noqa: S608
    names = [each[0] for each in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


def _words(held: dict[str, list[dict[str, Any]]]) -> set[str]:
    """What was typed about a person: texts long enough to be theirs alone."""
    from sqlmodel.sql.sqltypes import AutoString

    from planner.models.tables import metadata

    found: set[str] = set()
    for table, rows in held.items():
        columns = metadata.tables[table].columns
        typed = [column.name for column in columns if isinstance(column.type, AutoString)]
        found.update((row[name] or "").strip() for row in rows for name in typed)
    return {word for word in found if len(word) >= _SHORTEST}


def _unindex(connection: Any, key: str) -> int:
    entries = connection.execute("SELECT id FROM search_entry WHERE person_id = ?", (key,))
    ids = entries.fetchall()
    connection.executemany("DELETE FROM search_index WHERE rowid = ?", ids)
    connection.execute("DELETE FROM search_entry WHERE person_id = ?", (key,))
    return len(ids)


def _loose_drafts(connection: Any, words: set[str]) -> int:
    """Take away drafts of nobody that say what the person's record says, such as their name."""
    drafts = connection.execute("SELECT id, text FROM draft WHERE person_id IS NULL").fetchall()
    theirs = [(key,) for key, text in drafts if text.strip() in words]
    connection.executemany("DELETE FROM draft WHERE id = ?", theirs)
    return len(theirs)


def _blank_lines(connection: Any, ids: set[str], words: set[str]) -> int:
    """Blank every line about the person, that names a record of theirs, or keeps their draft."""
    theirs: list[tuple[str]] = []
    for line in connection.execute(_LINES):
        line_id, table, record, person, before, after = line
        if record in ids or person in ids:
            theirs.append((line_id,))
            continue
        said = f"{before or ''}{after or ''}"
        named = {found.replace("-", "").lower() for found in _UUID.findall(said)}
        if named & ids or (table == "draft" and _drafted(words, before, after)):
            theirs.append((line_id,))
    connection.executemany(_BLANK, theirs)
    return len(theirs)


def _drafted(words: set[str], *contents: str | None) -> bool:
    """Whether a draft's line holds one of `words`, or as much of it as was typed then."""
    said = [str((json.loads(each) or {}).get("text", "")).strip() for each in contents if each]
    return any(part in word for part in said if len(part) >= _SHORTEST for word in words)
