"""A migration that fails, however it fails, leaves the old vault exactly as it was."""

from __future__ import annotations

import errno
import hashlib
import os
import random
import signal
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.errors import VaultError
from planner.vault import integrity, migrations, vault
from planner.vault.connection import connect
from planner.vault.migrations import STEPS, Step
from planner.vault.version_copies import version_copies
from tests.fakes import FakeClock, FakeKeyring
from tests.vault.released_vaults import CODES, put_released

VERSION = "version-1"


def stock(folder: Path) -> dict[str, str]:
    """What lies in a vault's folder, by its content; SQLite's own files beside it left out."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if not path.name.endswith(("-wal", "-shm"))
    }


def settle(connection: Any) -> None:
    """Fold the write-ahead log in, as closing does."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.close()


def later_step(connection: Any) -> None:
    connection.execute("CREATE TABLE colour (name TEXT)")
    connection.execute("UPDATE person SET detail = 'changed'")


def many_rows(connection: Any) -> None:
    """More than fits in memory, so that pages reach the log before the end."""
    connection.execute("CREATE TABLE heavy (words TEXT)")
    connection.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
        "INSERT INTO heavy SELECT hex(randomblob(500)) FROM n"
    )


STEPS_OF_TESTS: tuple[Step, ...] = (*STEPS, later_step, many_rows)


def failing_at(number: int, error: Exception) -> tuple[Step, ...]:
    """The steps, of which the one with this number does its work and then fails."""

    def step(connection: Any) -> None:
        STEPS_OF_TESTS[number](connection)
        raise error

    steps = list(STEPS_OF_TESTS)
    steps[number] = step
    return tuple(steps)


@pytest.mark.parametrize("number", range(len(STEPS_OF_TESTS)))
@pytest.mark.parametrize(
    "error", [KeyError("words"), OSError(errno.ENOSPC, "No space left on device"), MemoryError()]
)
def test_a_step_that_raises_leaves_every_byte_as_it_was(
    tmp_path: Path, number: int, error: Exception
) -> None:
    path, master = put_released(VERSION, tmp_path / "one")
    before = stock(path.parent)
    connection = connect(path, master)
    with pytest.raises(VaultError, match="is as it was") as refused:
        migrations.migrate(connection, path, master, failing_at(number, error))
    assert "words" not in refused.value.details
    assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    settle(connection)
    after = stock(path.parent)
    assert after.pop("vault-version-1.db")
    assert after == before


def test_a_disk_that_fills_up_during_a_step_leaves_every_byte_as_it_was(tmp_path: Path) -> None:
    path, master = put_released(VERSION, tmp_path / "one")
    before = stock(path.parent)
    connection = connect(path, master)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    for more in (1, 5, 40, 800):
        connection.execute(f"PRAGMA max_page_count = {pages + more}")
        with pytest.raises(VaultError, match="Free some space"):
            migrations.migrate(connection, path, master, STEPS_OF_TESTS)
    settle(connection)
    after = stock(path.parent)
    after.pop("vault-version-1.db")
    assert after == before


@pytest.mark.parametrize("where", ["connect", "verify", "put_in_place", "sync_folder"])
def test_a_disk_with_no_room_for_the_copy_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    path, master = put_released(VERSION, tmp_path / "one")
    before = stock(path.parent)
    connection = connect(path, master)

    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        name = {"verify": "_verify"}.get(where, where)
        patch.setattr(migrations, name, full)
        with pytest.raises(VaultError, match="Free some space"):
            migrations.migrate(connection, path, master)
    settle(connection)
    after = stock(path.parent)
    if where == "sync_folder":  # the copy is there and whole; it only was not promised yet
        after.pop("vault-version-1.db")
    assert after == before


def test_a_copy_that_does_not_read_back_stops_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, master = put_released(VERSION, tmp_path / "one")
    before = stock(path.parent)
    connection = connect(path, master)
    whole = connect

    def spoiled(copy: Path, key: bytearray, *, new: bool = False) -> Any:
        if copy.name.endswith(".part") and not new:
            spoil(copy, 200)
        return whole(copy, key, new=new)

    monkeypatch.setattr(migrations, "connect", spoiled)
    with pytest.raises(VaultError, match="is as it was") as refused:
        migrations.migrate(connection, path, master)
    assert "copy" in refused.value.details
    settle(connection)
    assert stock(path.parent) == before


def spoil(path: Path, page: int) -> None:
    """Change one byte in the middle of a page."""
    content = bytearray(path.read_bytes())
    content[page * 4096 + 900] ^= 0xFF
    path.write_bytes(content)


def test_a_damaged_old_vault_is_refused_and_not_touched(tmp_path: Path) -> None:
    path, _master = put_released(VERSION, tmp_path / "one")
    spoil(path, 200)
    before = stock(path.parent)
    with pytest.raises(VaultError, match="damaged") as refused:
        vault.open_with_recovery(
            path.parent, CODES[VERSION], None, secrets=FakeKeyring(), clock=FakeClock()
        )
    assert refused.value.details
    after = stock(path.parent)
    assert {name: after[name] for name in before} == before
    assert version_copies(path.parent) == []


def test_through_the_door_a_failure_leaves_key_file_and_lock_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _master = put_released(VERSION, tmp_path / "one")
    before = stock(path.parent)

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "_run", full)
        with pytest.raises(VaultError, match="is as it was"):
            vault.open_with_recovery(
                path.parent, CODES[VERSION], None, secrets=FakeKeyring(), clock=FakeClock()
            )
    after = stock(path.parent)
    assert {name: after[name] for name in before} == before
    assert (path.parent / "open.lock").read_bytes() == b""
    opened = vault.open_with_recovery(
        path.parent, CODES[VERSION], None, secrets=FakeKeyring(), clock=FakeClock()
    )
    assert not opened.closed_badly
    opened.close()


# --- killed in the middle --------------------------------------------------------------------


def test_killed_at_each_moment_it_is_the_old_vault_or_the_new_one(tmp_path: Path) -> None:
    """While the copy is made, once it lies there, in each step, and after the end."""
    for moment in ("copying", "copied", "0", "1", "2", "committed"):
        folder = tmp_path / moment
        path, master = put_released(VERSION, folder)
        before = stock(folder)
        _killed_when(path, master, moment)
        connection = connect(path, master)
        version = migrations.version_of(connection)
        assert version == (len(STEPS_OF_TESTS) + 1 if moment == "committed" else 1), moment
        assert integrity.faults(connection) == []
        settle(connection)
        if moment != "committed":
            after = stock(folder)
            assert {name: after[name] for name in before} == before, moment
        _whole_in_the_end(path, master, moment)


def _killed_when(path: Path, master: bytearray, moment: str) -> None:
    """Migrate in a child, which says when it has come to `moment`, and kill it then."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child uses one thread alone
        child = os.fork()
    if child == 0:
        os.close(reading)

        def reached() -> None:
            os.write(writing, b"\n")
            time.sleep(600)

        _migrate_until(path, master, moment, reached)
        reached()
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        assert told.readline() == b"\n", moment
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _migrate_until(path: Path, master: bytearray, moment: str, reached: Callable[[], None]) -> None:
    steps = list(STEPS_OF_TESTS)
    if moment.isdigit():
        whole = steps[int(moment)]

        def stopping(connection: Any) -> None:
            whole(connection)
            reached()

        steps[int(moment)] = stopping
    if moment == "copying":
        migrations._verify = lambda *_rest: reached()
    if moment == "copied":
        migrations._run = lambda *_rest: reached()
    migrations.migrate(connect(path, master), path, master, steps)


def test_killed_at_random_moments_nothing_is_lost(tmp_path: Path) -> None:
    chance, whole = random.Random(11), _seconds_of_a_migration(tmp_path / "whole")
    finished = 0
    for round_ in range(6):
        folder = tmp_path / str(round_)
        path, master = put_released(VERSION, folder)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if child == 0:
            _migrate_until(path, master, "", os.abort)
            os._exit(0)
        time.sleep(chance.uniform(0.0, whole / 2))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        connection = connect(path, master)
        assert integrity.faults(connection) == []
        if migrations.version_of(connection) != 1:
            finished += 1
            whole /= 2  # it was quicker than the first
        settle(connection)
        _whole_in_the_end(path, master, str(round_))
    assert finished < 6


def _seconds_of_a_migration(folder: Path) -> float:
    path, master = put_released(VERSION, folder)
    began = time.monotonic()
    _migrate_until(path, master, "", os.abort)
    return time.monotonic() - began


def _whole_in_the_end(path: Path, master: bytearray, moment: str) -> None:
    """Tried again, it goes through; the copy is the old vault and nothing else lies about."""
    connection = connect(path, master)
    migrations.migrate(connection, path, master, STEPS_OF_TESTS)
    assert migrations.version_of(connection) == len(STEPS_OF_TESTS) + 1, moment
    assert connection.execute("SELECT count(*) FROM heavy").fetchone() == (20000,)
    assert connection.execute("SELECT count(*) FROM person").fetchone() == (12,)
    settle(connection)
    (copy,) = version_copies(path.parent)
    old = connect(copy, master)
    assert migrations.version_of(old) == 1
    assert old.execute("SELECT count(*) FROM person").fetchone() == (12,)
    old.close()
    assert not [each.name for each in path.parent.iterdir() if ".part" in each.name]
