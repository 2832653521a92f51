"""The database's version, and the steps from one to the next.

A vault of an older version is copied, under its own key, before anything is changed; the steps
run in one transaction with foreign keys off, are checked, and only then count.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from planner.errors import VaultError
from planner.system.files import PART, put_in_place, sync_folder
from planner.vault.connection import connect
from planner.vault.refusals import NewerVaultError, unreadable_records
from planner.vault.step_2 import to_version_2
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
STEPS: tuple[Step, ...] = (to_version_2,)
NEWEST = len(STEPS) + 1


def version_of(connection: Any) -> int:
    """The database's version; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(
    connection: Any, path: Path, master: bytearray, steps: Sequence[Step] = STEPS
) -> Path | None:
    """Bring the database at `path` to the newest version; gives the copy made before, if any.

    An empty database gets everything at once.

    Raises NewerVaultError, or VaultError where a step failed and nothing was changed.
    """
    version, newest = version_of(connection), len(steps) + 1
    if version > newest:
        raise NewerVaultError
    if version == newest:
        return None
    if version == 0:
        raise unreadable_records("empty")
    try:
        copy = _copy_before(connection, path, master, version)
        connection.execute("PRAGMA foreign_keys = off")
        try:
            _run(connection, steps[version - 1 :], newest)
        finally:
            connection.execute("PRAGMA foreign_keys = on")
    except (driver.Error, OSError) as error:
        raise VaultError(
            _(
                "The vault could not be brought up to date, and is as it was. Your records are "
                "safe. Free some space on this computer, then try again, or ask for help."
            ),
            details=f"{version}: {error}",
        ) from error
    return copy


def _run(connection: Any, steps: Sequence[Step], newest: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in steps:
            step(connection)
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
    copy = path.with_name(f"{path.stem}-version-{version}{path.suffix}")
    part = copy.with_name(copy.name + PART)
    part.unlink(missing_ok=True)
    target = connect(part, master, new=True)
    try:
        target.execute("PRAGMA journal_mode = delete").fetchall()
        connection.backup(target)
        target.execute("PRAGMA journal_mode = delete").fetchall()
    finally:
        target.close()
    put_in_place(part, copy)
    sync_folder(path.parent)
    return copy
