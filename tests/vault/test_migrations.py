"""Versions: a copy first, all or nothing, and never a vault of a newer program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planner.errors import VaultError
from planner.models.tables import metadata
from planner.vault import migrations
from planner.vault.connection import connect, engine_over
from planner.vault.mark import read_mark
from planner.vault.refusals import NewerVaultError


@pytest.fixture
def opened(
    template_vault: tuple[Path, bytearray], tmp_path: Path
) -> Iterator[tuple[Any, Path, bytearray]]:
    """A vault's database, its path and its key."""
    template, master = template_vault
    path = tmp_path / "vault.db"
    path.write_bytes(template.read_bytes())
    connection = connect(path, master)
    yield connection, path, master
    connection.close()


def add_colour(connection: Any) -> None:
    connection.execute("CREATE TABLE colour (name TEXT)")


def break_off(connection: Any) -> None:
    connection.execute("CREATE TABLE half (name TEXT)")
    connection.execute("SELECT nonsense")


def orphan(connection: Any) -> None:
    connection.execute("CREATE TABLE stem (id INTEGER PRIMARY KEY)")
    connection.execute("CREATE TABLE leaf (stem_id INTEGER REFERENCES stem (id))")
    connection.execute("INSERT INTO leaf VALUES (7)")


def tables(connection: Any) -> set[str]:
    return {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}


def test_a_new_vault_is_what_the_models_say(opened: tuple[Any, Path, bytearray]) -> None:
    connection, _path, _master = opened
    from sqlalchemy import inspect

    engine = engine_over(connection)
    found = inspect(engine)
    kept_apart = {"vault_mark", "search_entry"}
    names = {name for name in found.get_table_names() if not name.startswith("search_index")}
    assert names - kept_apart == set(metadata.tables)
    for name, table in metadata.tables.items():
        assert [column["name"] for column in found.get_columns(name)] == table.columns.keys()
        assert {index["name"] for index in found.get_indexes(name)} == {
            index.name for index in table.indexes
        }
        assert len(found.get_foreign_keys(name)) == len(table.foreign_keys)
    assert migrations.version_of(connection) == migrations.NEWEST
    assert read_mark(connection).generation == 0
    engine.dispose()


def test_the_newest_version_is_left_as_it_is(opened: tuple[Any, Path, bytearray]) -> None:
    connection, path, master = opened
    assert migrations.migrate(connection, path, master) is None
    assert {child.suffix for child in path.parent.glob("vault*.db")} == {".db"}
    assert len(list(path.parent.glob("vault*.db"))) == 1


def test_an_older_vault_is_copied_then_brought_up_to_date(
    opened: tuple[Any, Path, bytearray],
) -> None:
    connection, path, master = opened
    copy = migrations.migrate(connection, path, master, [*migrations.STEPS, add_colour])
    assert copy is not None
    assert copy.name == f"vault-version-{migrations.NEWEST}.db"
    assert migrations.version_of(connection) == migrations.NEWEST + 1
    assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    before = connect(copy, master)
    assert migrations.version_of(before) == migrations.NEWEST
    assert tables(connection) - tables(before) == {"colour"}
    before.close()
    assert not list(path.parent.glob("*.part*"))


@pytest.mark.parametrize("failing", [break_off, orphan])
def test_a_step_that_fails_changes_nothing(
    opened: tuple[Any, Path, bytearray], failing: migrations.Step
) -> None:
    connection, path, master = opened
    before = tables(connection)
    with pytest.raises(VaultError, match="as it was"):
        migrations.migrate(connection, path, master, [*migrations.STEPS, add_colour, failing])
    assert tables(connection) == before
    assert migrations.version_of(connection) == migrations.NEWEST
    assert migrations.migrate(connection, path, master, [*migrations.STEPS, add_colour]) is not None


def test_a_newer_vault_is_refused_untouched(opened: tuple[Any, Path, bytearray]) -> None:
    connection, path, master = opened
    connection.execute("PRAGMA user_version = 7")
    with pytest.raises(NewerVaultError):
        migrations.migrate(connection, path, master, [add_colour])
    assert migrations.version_of(connection) == 7


def test_without_a_copy_nothing_is_migrated(
    opened: tuple[Any, Path, bytearray], monkeypatch: pytest.MonkeyPatch
) -> None:
    connection, path, master = opened

    def refuse(*_arguments: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(migrations, "_copy_before", refuse)
    with pytest.raises(VaultError, match="Free some space"):
        migrations.migrate(connection, path, master, [*migrations.STEPS, add_colour])
    assert "colour" not in tables(connection)
