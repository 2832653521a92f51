"""The database's version, and the steps from one to the next.

A vault of an older version is read through and copied, under its own key, and the copy opened
again, before anything is changed; the steps run in one transaction with foreign keys off, are
checked, and only then count. Whatever fails, the database is as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from planner.errors import VaultError
from planner.system.files import PART, put_in_place, sync_folder
from planner.vault import integrity
from planner.vault.connection import connect
from planner.vault.journal_guards import guard_journal
from planner.vault.refusals import NewerVaultError, unreadable_records
from planner.vault.step_2 import to_version_2
from planner.vault.step_3 import to_version_3
from planner.vault.step_4 import to_version_4
from planner.vault.version_copies import copy_of_version
from planner.words import _

Step = Callable[[Any], None]


def create(connection: Any) -> None:
    """Fill an empty database: the models' tables, the search tables and the vault's own mark."""
    _run(connection, (_create_all,), NEWEST)


def _create_all(connection: Any) -> None:
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    from planner.models.tables import metadata
    from planner.vault.mark import create_mark
    from planner.vault.search_table import create_search

    dialect = sqlite.dialect()
    for table in metadata.sorted_tables:
        connection.execute(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=str):
            connection.execute(str(CreateIndex(index).compile(dialect=dialect)))
    create_search(connection)
    create_mark(connection)


#: The first leads from version 1 to version 2, and so on. A released step never changes.
STEPS: tuple[Step, ...] = (to_version_2, to_version_3, to_version_4)
NEWEST = len(STEPS) + 1


def version_of(connection: Any) -> int:
    """The database's version; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(
    connection: Any, path: Path, master: bytearray, steps: Sequence[Step] = STEPS
) -> Path | None:
    """Bring the database at `path` to the newest version; gives the copy made before, if any.

    Raises NewerVaultError, or VaultError where it is damaged, a copy could not be made and
    verified, or a step failed. The database is as it was then.
    """
    version, newest = version_of(connection), len(steps) + 1
    if version > newest:
        raise NewerVaultError
    if version == newest:
        return None
    if version == 0:
        raise unreadable_records("empty")
    found = integrity.faults(connection)
    if found:
        raise unreadable_records("; ".join(found[:5]))
    try:
        copy = _copy_before(connection, path, master, version)
        connection.execute("PRAGMA foreign_keys = off")
        try:
            _run(connection, steps[version - 1 :], newest)
        finally:
            connection.execute("PRAGMA foreign_keys = on")
    except Exception as error:  # whatever it was, the vault is as it was: say that
        raise VaultError(
            _(
                "The vault could not be brought up to date, and is as it was. Your records are "
                "safe. Free some space on this computer, then try again, or ask for help."
            ),
            details=f"{version}: {_said_by(error)}",
        ) from error
    return copy


def _said_by(error: Exception) -> str:
    """What may be shown of it: a message of Python's own could hold a row."""
    told = isinstance(error, driver.Error | OSError)
    return str(error) if told else type(error).__name__


def _run(connection: Any, steps: Sequence[Step], newest: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in steps:
            step(connection)
        guard_journal(connection)
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise driver.IntegrityError(f"{len(broken)} rows refer to nothing")
        connection.execute(f"PRAGMA user_version = {newest:d}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _copy_before(connection: Any, path: Path, master: bytearray, version: int) -> Path:
    """A copy beside `path`, opened again and read through before it counts as one."""
    copy = copy_of_version(path, version)
    part = copy.with_name(copy.name + PART)
    part.unlink(missing_ok=True)
    try:
        target = connect(part, master, new=True)
        try:
            target.execute("PRAGMA journal_mode = delete").fetchall()
            connection.backup(target)
            target.execute("PRAGMA journal_mode = delete").fetchall()
        finally:
            target.close()
        _verify(part, master, version)
        put_in_place(part, copy)
        sync_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    return copy


def _verify(copy: Path, master: bytearray, version: int) -> None:
    """Raises driver.DatabaseError, or VaultError for one that does not open."""
    opened = connect(copy, master)
    try:
        found = integrity.faults(opened)
        if not found and version_of(opened) != version:
            found = ["of another version"]
        if not found:
            opened.execute("PRAGMA journal_mode = delete").fetchall()
    finally:
        opened.close()
    if found:
        raise driver.DatabaseError(f"the copy does not read as it should: {found[0]}")
