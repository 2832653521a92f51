"""Whether the database is whole: SQLite's check and SQLCipher's, since each misses some faults."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlcipher3.dbapi2 as driver

Progress = Callable[[int, int], None]

#: How far a whole check is, in thousandths, once each part of it is done.
STRUCTURE, PAGES, LINES, ROWS, WHOLE = 300, 550, 800, 900, 1000
#: Steps of SQLite's own between looks whether the check is still wanted.
_STEPS = 1_000


def unheard(_done: int, _total: int) -> None:
    """Nobody listens how far it is."""


def part_of(progress: Progress, begin: int, end: int) -> Progress:
    """What reports a part of the whole, from `begin` to `end` thousandths."""

    def report(done: int, total: int) -> None:
        progress(begin + (end - begin) * done // max(total, 1), WHOLE)

    return report


def faults(connection: Any, progress: Progress = unheard) -> list[str]:
    """What is wrong with the pages of the database, for the details fold; empty where nothing.

    What `progress` raises ends the first check within moments, the second after it.
    """
    progress(0, WHOLE)
    found = _unless_stopped(connection, progress) or page_faults(connection)
    progress(PAGES, WHOLE)
    return found


def _unless_stopped(connection: Any, progress: Progress) -> list[str]:
    """The first check, which SQLite breaks off where `progress` raises."""
    raised: list[Exception] = []

    def wanted() -> int:
        try:
            progress(0, WHOLE)
        except Exception as error:  # noqa: BLE001 - raised again below: SQLite lets none through
            raised.append(error)
            return 1
        return 0

    connection.set_progress_handler(wanted, _STEPS)
    try:
        found = structure_faults(connection)
    finally:
        connection.set_progress_handler(None, 0)
    if raised:
        raise raised[0]
    progress(STRUCTURE, WHOLE)
    return found


def structure_faults(connection: Any) -> list[str]:
    """What SQLite finds wrong with how the pages hang together."""
    alone = not connection.in_transaction
    try:
        if alone:
            connection.execute("BEGIN")
        _look_anew(connection)
        return _said(connection, "PRAGMA quick_check", sound="ok")
    except driver.DatabaseError as error:
        return [str(error)]
    finally:
        if alone and connection.in_transaction:
            connection.execute("ROLLBACK")


def _look_anew(connection: Any) -> None:
    """Have FTS5 see what other connections wrote.

    SQLite's check holds an index against what this connection knew of it when it last read a row
    (as of 3.53), and would tell of damage after every change that was made elsewhere since.
    """
    made = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
    for (name,) in connection.execute(made).fetchall():
        quoted = name.replace('"', '""')
        connection.execute(f'SELECT rowid FROM "{quoted}" LIMIT 1').fetchall()  # noqa: S608


def page_faults(connection: Any) -> list[str]:
    """What SQLCipher finds wrong with each page's MAC.

    It looks at the database's own file alone. A page that was torn there on its way out of the
    write-ahead log is whole in the log still, so it is written once more first. Where that fails,
    as on a full disk, the file alone would tell of damage that is none; SQLite's own check has read
    every page in use by then, through the log, each by its MAC.
    """
    try:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
    except driver.OperationalError:
        return []
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
