"""Whether the database is whole: SQLite's check and SQLCipher's, since each misses some faults."""

from __future__ import annotations

from typing import Any

import sqlcipher3.dbapi2 as driver


def faults(connection: Any) -> list[str]:
    """What is wrong with the pages of the database, for the details fold; empty where nothing."""
    return structure_faults(connection) or page_faults(connection)


def structure_faults(connection: Any) -> list[str]:
    """What SQLite finds wrong with how the pages hang together."""
    return _said(connection, "PRAGMA quick_check", sound="ok")


def page_faults(connection: Any) -> list[str]:
    """What SQLCipher finds wrong with each page's MAC."""
    return _said(connection, "PRAGMA cipher_integrity_check")


def _said(connection: Any, pragma: str, sound: str = "") -> list[str]:
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        return [row[0] for row in connection.execute(pragma) if row[0] != sound]
    except driver.DatabaseError as error:
        return [str(error)]


def row_counts(connection: Any) -> dict[str, int]:
    """How many rows each table holds, those of the search among them."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {name: _count(connection, name) for (name,) in rows}


def _count(connection: Any, table: str) -> int:
    quoted = table.replace('"', '""')
    return int(connection.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()[0])  # noqa: S608
