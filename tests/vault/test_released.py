"""A small vault of every released version opens, is brought up to date, and has lost nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner.records.book import open_records
from planner.vault import migrations, vault
from planner.vault.connection import connect
from tests.fakes import FakeClock, FakeKeyring
from tests.vault.released_vaults import CODES, put_released


@pytest.mark.parametrize("version", sorted(CODES))
def test_a_vault_of_a_released_version_opens(
    version: str, tmp_path: Path, clock: FakeClock
) -> None:
    folder = tmp_path / "one"
    put_released(version, folder)
    header = (folder / "vault.json").read_bytes()
    opened = vault.open_with_recovery(
        folder, CODES[version], None, secrets=FakeKeyring(), clock=clock
    )
    try:
        records = open_records(opened.window_engine, clock, opened.id)
        counts = records.people_list.counts()
        assert counts.on_list + counts.finished == 12
        assert opened.check() == []
        assert opened.generation_warning is None
    finally:
        opened.close()
    assert (folder / f"vault-{version}.db").is_file()
    assert (folder / "vault.json").read_bytes() == header


@pytest.mark.parametrize("version", sorted(CODES))
def test_a_vault_brought_up_to_date_is_built_as_a_new_one(
    version: str, template_vault: tuple[Path, bytearray], tmp_path: Path
) -> None:
    path, master = put_released(version, tmp_path / "one")
    migrated = connect(path, master)
    migrations.migrate(migrated, path, master)
    new = connect(*template_vault)
    here, there = blueprint(migrated), blueprint(new)
    migrated.close()
    new.close()
    assert here.keys() == there.keys()
    for name, part in there.items():
        assert here[name] == part, name


def blueprint(connection: Any) -> dict[str, Any]:
    """Every table, index, trigger and search table as SQLite understands it."""
    found: dict[str, Any] = {"version": migrations.version_of(connection)}
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    for kind, name, table, sql in rows:
        said = " ".join((sql or "").split())
        if kind == "table" and not said.upper().startswith("CREATE VIRTUAL"):
            found[f"table {name}"] = {
                "columns": columns(connection, name),
                "keys": {row[2:] for row in rows_of(connection, "foreign_key_list", name)},
                "indexes": indexes(connection, name),
            }
        else:
            found[f"{kind} {name} on {table}"] = said
    return found


def columns(connection: Any, table: str) -> dict[str, tuple[Any, ...]]:
    """Type, null, default and place in the primary key of each column, hidden ones too."""
    return {row[1]: row[2:] for row in rows_of(connection, "table_xinfo", table)}


def indexes(connection: Any, table: str) -> set[tuple[Any, ...]]:
    """Each index and unique constraint by what it is over: SQLite names the latter by number."""
    found = set()
    for _number, name, unique, origin, partial in rows_of(connection, "index_list", table):
        over = tuple(row[2:] for row in rows_of(connection, "index_xinfo", name))
        found.add((name if origin == "c" else origin, unique, partial, over))
    return found


def rows_of(connection: Any, pragma: str, name: str) -> list[tuple[Any, ...]]:
    return sorted(connection.execute(f'PRAGMA {pragma}("{name}")').fetchall(), key=str)
