"""Connections to a vault's database, and the engines that SQLAlchemy sees them through.

The key goes in as bytes by the driver's own call, never as SQL text. Each engine holds exactly one
connection, opened before it is given away, so that no key is needed afterwards.
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver

from planner.vault.keys import database_key, wipe
from planner.vault.refusals import from_driver, missing

if TYPE_CHECKING:
    from sqlalchemy import Connection, Dialect, Engine
    from sqlalchemy.util import LRUCache

#: An execution option: a transaction that only reads, which waits for no writer.
READ_ONLY = "planner_read"
_CAREFUL = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA temp_store = memory",
    "PRAGMA foreign_keys = on",
    "PRAGMA trusted_schema = off",
    "PRAGMA cell_size_check = on",
)
_PRAGMAS = (
    *_CAREFUL,
    "PRAGMA journal_mode = wal",
    "PRAGMA synchronous = full",
    "PRAGMA cache_size = -16000",  # kibibytes: what Today reads of 10,000 people, deciphered once
)
#: A copy that is being written is worth nothing before it is whole: it needs no way back.
_WRITING_COPY = (
    *_CAREFUL,
    "PRAGMA journal_mode = off",
    "PRAGMA synchronous = off",
    "PRAGMA cache_size = -2000",
)
#: The dialect of all engines, and the statements that are compiled for it; empty before the first.
_SHARED: list[tuple[Dialect, LRUCache[Any, Any]]] = []
_SHARING = Lock()
#: How many are kept, the latest used ones; a visit to every page needs about 700.
_STATEMENTS = 1500
_READING_COPY = (*_CAREFUL, "PRAGMA cache_size = -64000")  # each page is deciphered once


def connect(path: Path, master: bytearray, *, new: bool = False) -> Any:
    """A keyed connection, usable from any one thread at a time.

    A missing file is an error, never a new empty vault, unless `new`.
    Raises VaultError where the file is missing, or is not this key's.
    """
    return _connect(path, database_key(master), "rwc" if new else "rw", _PRAGMAS)


def connect_copy(path: Path, key: bytearray, *, new: bool = False) -> Any:
    """A connection to a whole copy of a database, under a key of its own, which is wiped.

    A `new` one is written without a journal, and synced by whoever asked for it; else the file is
    only read, and must not change meanwhile. Raises VaultError as `connect`.
    """
    if new:
        return _connect(path, key, "rwc", _WRITING_COPY)
    return _connect(path, key, "ro&immutable=1", _READING_COPY)


def _connect(path: Path, key: bytearray, mode: str, pragmas: tuple[str, ...]) -> Any:
    try:
        made = driver.connect(
            f"{path.resolve().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
        )
    except driver.OperationalError as error:
        wipe(key)
        raise missing(path.name) from error
    try:
        made.set_key(key)
        made.execute("PRAGMA cipher_log_level = none")
        for pragma in pragmas:
            made.execute(pragma).fetchall()
        made.execute("SELECT count(*) FROM sqlite_master").fetchall()
        made.set_authorizer(_authorize)
    except driver.DatabaseError as error:
        made.close()
        raise from_driver(error) from error
    finally:
        wipe(key)
    return made


def engine_over(connection: Any) -> Engine:
    """An engine whose one connection is this one.

    A transaction takes the write lock at its start, so that it never fails half-way for want of
    it; one with the execution option `READ_ONLY` does not.
    """
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import StaticPool

    import planner.models.tables  # noqa: F401 - a row is written only once all tables are known

    def given() -> Any:
        return connection

    made = create_engine(
        "sqlite://",
        module=driver,
        creator=given,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    _share_what_is_compiled(made)
    event.listen(made, "begin", _begin)
    return made


def _share_what_is_compiled(engine: Engine) -> None:
    """Let all engines of this process put each statement into SQL once, not each for itself.

    A compiled statement is one dialect's, so they share the first engine's: it is the same for all,
    and holds nothing of a connection. Engines are made on several threads, and used so anyway.
    """
    from sqlalchemy.util import LRUCache

    with _SHARING:
        if not _SHARED:
            engine.connect().close()  # what a dialect asks of its first connection is known now
            _SHARED.append((engine.dialect, LRUCache(_STATEMENTS)))
        dialect, compiled = _SHARED[0]
    engine.dialect = engine.pool._dialect = dialect
    engine.update_execution_options(compiled_cache=compiled)


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get(READ_ONLY, False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def rewrite(connection: Any) -> None:
    """Write the database anew, without free pages (VACUUM); never inside a transaction.

    The one place that lets ATTACH through, and only of the nameless, encrypted database in memory
    that SQLite makes for it.
    """
    connection.set_authorizer(_authorize_rewriting)
    try:
        connection.execute("VACUUM")
    finally:
        connection.set_authorizer(_authorize)


def _authorize(action: int, *_details: object) -> int:
    """Refuse ATTACH: another file could be written to in the open."""
    refused = action in (driver.SQLITE_ATTACH, driver.SQLITE_DETACH)
    return int(driver.SQLITE_DENY if refused else driver.SQLITE_OK)


def _authorize_rewriting(action: int, name: object, *_details: object) -> int:
    """Refuse ATTACH of any file that has a name."""
    refused = action == driver.SQLITE_ATTACH and name != ""
    return int(driver.SQLITE_DENY if refused else driver.SQLITE_OK)
