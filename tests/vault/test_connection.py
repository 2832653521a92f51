"""Connections: their key form, their pragmas, and what they refuse."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, column, insert, select, table, text
from sqlalchemy.exc import OperationalError

from planner.errors import VaultError
from planner.vault.connection import READ_ONLY, connect, engine_over
from planner.vault.keys import database_salt, new_master


@pytest.fixture
def master() -> bytearray:
    return new_master()


@pytest.fixture
def path(tmp_path: Path, master: bytearray) -> Path:
    """A database with one small table."""
    made = tmp_path / "a folder, with 'odd' % signs?" / "vault.db"
    made.parent.mkdir()
    connection = connect(made, master, new=True)
    connection.execute("CREATE TABLE word (said TEXT)")
    connection.close()
    return made


def test_the_file_starts_with_our_own_salt(path: Path, master: bytearray) -> None:
    assert path.read_bytes()[:16] == database_salt(master)


def test_a_missing_file_is_an_error_and_never_a_new_vault(
    tmp_path: Path, master: bytearray
) -> None:
    with pytest.raises(VaultError, match="not where it was"):
        connect(tmp_path / "vault.db", master)
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_key_shows_at_once(path: Path) -> None:
    with pytest.raises(VaultError, match="not its own"):
        connect(path, new_master())


def test_every_pragma_holds(path: Path, master: bytearray) -> None:
    connection = connect(path, master)
    wanted = {
        "busy_timeout": 5000,
        "journal_mode": "wal",
        "synchronous": 2,
        "temp_store": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "cipher_log_level": "NONE",
        "cipher_page_size": "4096",
    }
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    connection.close()
    assert found == wanted


def test_no_other_file_can_be_attached(path: Path, master: bytearray, tmp_path: Path) -> None:
    connection = connect(path, master)
    for statement in (
        "ATTACH 'open.db' AS other KEY ''",
        "ATTACH ':memory:' AS other",
        f"VACUUM INTO '{tmp_path / 'open.db'}'",
    ):
        with pytest.raises(driver.DatabaseError):
            connection.execute(statement)
    connection.close()
    assert not list(tmp_path.glob("open.db"))


def test_a_writer_waits_at_the_start_and_a_reader_never(path: Path, master: bytearray) -> None:
    connections = [connect(path, master), connect(path, master)]
    window, worker = (engine_over(connection) for connection in connections)
    connections[0].execute("PRAGMA busy_timeout = 50")
    with worker.begin() as importing:
        importing.execute(text("INSERT INTO word VALUES ('an import')"))
        reading = window.execution_options(**{READ_ONLY: True})
        with reading.begin() as looking:
            assert looking.execute(text("SELECT count(*) FROM word")).scalar() == 0
        with pytest.raises(OperationalError, match="locked"), window.begin():
            pass
    with window.begin() as writing:
        assert writing.execute(text("SELECT count(*) FROM word")).scalar() == 1
    for engine, connection in zip((window, worker), connections, strict=True):
        engine.dispose()
        connection.close()


def test_a_failed_transaction_takes_back_even_its_tables(path: Path, master: bytearray) -> None:
    connection = connect(path, master)
    engine = engine_over(connection)
    with pytest.raises(OperationalError), engine.begin() as broken:
        _create_and_fail(broken)
    with engine.begin() as after:
        assert after.execute(text("SELECT name FROM sqlite_master")).scalars().all() == ["word"]
    engine.dispose()
    connection.close()


def _create_and_fail(broken: Connection) -> None:
    broken.execute(text("CREATE TABLE half (done TEXT)"))
    broken.execute(text("SELECT nonsense"))


def test_words_are_not_in_what_an_error_says(path: Path, master: bytearray) -> None:
    connection = connect(path, master)
    engine = engine_over(connection)
    with pytest.raises(OperationalError) as refused, engine.begin() as begun:
        begun.execute(text("INSERT INTO nowhere VALUES (:said)"), {"said": "a secret"})
    assert "a secret" not in str(refused.value)
    engine.dispose()
    connection.close()


def test_another_thread_may_use_it(path: Path, master: bytearray) -> None:
    connection = connect(path, master)
    engine = engine_over(connection)
    seen: list[int | None] = []

    def count() -> None:
        with engine.begin() as begun:
            seen.append(begun.execute(text("SELECT count(*) FROM word")).scalar())

    thread = threading.Thread(target=count)
    thread.start()
    thread.join()
    engine.dispose()
    connection.close()
    assert seen == [0]


def test_what_is_compiled_for_one_vault_serves_the_next_which_reads_its_own(
    tmp_path: Path,
) -> None:
    said, compiled = [], []
    for word in ("Marta", "Bronwen"):
        connection = connect(tmp_path / word, new_master(), new=True)
        connection.execute("CREATE TABLE word (said TEXT)")
        engine = engine_over(connection)
        words = table("word", column("said"))
        with engine.begin() as at:
            at.execute(insert(words).values(said=word))
            said.append(at.execute(select(words.c.said)).scalar_one())
        compiled.append(len(engine.get_execution_options()["compiled_cache"]))
        engine.dispose()
        connection.close()
    assert said == ["Marta", "Bronwen"]
    assert compiled[0] == compiled[1]
