"""One backup: cancelled, without room or killed, it leaves nothing and says so."""

from __future__ import annotations

import errno
import os
import random
import resource
import signal
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from planner.errors import CancelledError
from planner.vault import backup, integrity
from planner.vault.backup import NAME, Made
from planner.vault.backup_refusals import BackupError
from planner.vault.connection import connect, connect_copy
from tests.patient import PATIENCE
from tests.vault.backing import HEADER, Backed, CancelledAt, heard
from tests.vault.backup.conftest import reads


def test_cancel_at_any_moment_leaves_nothing_and_the_next_one_works(
    vault: Backed, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    for index in range(200):
        vault.records.people.add(f"Person {index}", full_name="x" * 3_000)
    reports = CancelledAt(10**9)
    backup.make(vault.source, folder, vault.clock, reports)
    whole = len(reports.reached)
    assert whole > 8
    done = [done for done, _total in reports.reached]
    assert done == sorted(done)
    assert all(total == 1000 for _done, total in reports.reached)
    before = sorted(folder.iterdir())
    for nth in range(1, whole, max(1, whole // 9)):
        with pytest.raises(CancelledError):
            backup.make(vault.source, folder, vault.clock, CancelledAt(nth))
        assert sorted(folder.iterdir()) == before
    assert vault.make(folder).manifest.rows["person"] == 201


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """No file grows beyond so many bytes while this lasts."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 1.0])
def test_a_file_that_may_not_grow_leaves_nothing_and_says_so(
    share: float, vault: Backed, made: Made
) -> None:
    before = sorted(made.path.parent.iterdir())
    with full_disk(int(made.manifest.size * share) + 100), pytest.raises(BackupError) as failed:
        vault.make(made.path.parent)
    assert "earlier backups are safe" in str(failed.value)
    assert sorted(made.path.parent.iterdir()) == before
    assert reads(made.path, vault.master)


def test_a_full_disk_is_said_to_be_full(
    vault: Backed, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def small(path: Path, key: bytearray, *, new: bool = False) -> Any:
        connection = connect_copy(path, key, new=new)
        if new:
            connection.execute("PRAGMA max_page_count = 10").fetchall()
        return connection

    before = sorted(made.path.parent.iterdir())
    monkeypatch.setattr(backup, "connect_copy", small)
    with pytest.raises(BackupError, match="no room for the backup") as failed:
        vault.make(made.path.parent)
    assert failed.value.full
    assert sorted(made.path.parent.iterdir()) == before


def test_a_copy_that_does_not_fit_leaves_nothing(made: Made, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with full_disk(made.manifest.size // 2), pytest.raises(BackupError, match="no room"):
        backup.deliver(made.path, stick, HEADER.id, heard)
    assert list(stick.iterdir()) == []


def test_a_stick_pulled_out_half_way_is_said_and_leaves_no_backup(
    vault: Backed, made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, elsewhere = tmp_path / "stick", tmp_path / "pulled"
    stick.mkdir()
    earlier = backup.deliver(made.path, stick, HEADER.id, heard)
    later = vault.make(made.path.parent)

    def pulled(done: int, _total: int) -> None:
        if done and stick.exists():
            stick.rename(elsewhere)

    with pytest.raises(BackupError, match="could not be used"):
        backup.deliver(later.path, stick, HEADER.id, pulled)
    elsewhere.rename(stick)
    assert [path.name for path in stick.iterdir() if NAME.fullmatch(path.name)] == [earlier.name]
    assert reads(earlier, vault.master)
    backup.sweep(stick, HEADER.id)
    assert list(stick.iterdir()) == [earlier]

    def unplugged(_handle: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", unplugged)
    with pytest.raises(BackupError, match="could not be used"):
        vault.make(stick)
    assert list(stick.iterdir()) == [earlier]


def test_a_rename_that_is_refused_leaves_no_backup_and_says_who_is_in_the_way(
    vault: Backed, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, refused = os.replace, [0]

    def held(source: Path, target: Path) -> None:
        refused[0] += 1
        if refused[0] != 4:
            raise PermissionError(errno.EACCES, "being used by another process")
        real(source, target)

    monkeypatch.setattr("planner.system.files.time.sleep", lambda _seconds: None)
    monkeypatch.setattr(os, "replace", held)
    assert reads(vault.make(made.path.parent).path, vault.master)
    before = sorted(made.path.parent.iterdir())
    with pytest.raises(BackupError, match="Another program"):
        vault.make(made.path.parent)
    assert sorted(made.path.parent.iterdir()) == before


def test_what_does_not_read_back_never_gets_a_name(
    vault: Backed, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that keeps something else than it was given."""
    real = backup._sync

    def turned(path: Path) -> None:
        real(path)
        with path.open("r+b") as file:
            file.seek(5000)
            byte = file.read(1)
            file.seek(5000)
            file.write(bytes([byte[0] ^ 1]))

    before = sorted(made.path.parent.iterdir())
    with monkeypatch.context() as patch:
        patch.setattr(backup, "_sync", turned)
        with pytest.raises(BackupError, match="damaged"):
            vault.make(made.path.parent)
        with pytest.raises(BackupError, match="damaged"):
            backup.deliver(made.path, made.path.parent.parent, HEADER.id, heard)
    with monkeypatch.context() as patch:
        patch.setattr(integrity, "page_faults", lambda _connection: ["page 3"])
        with pytest.raises(BackupError, match="did not read as it should"):
            vault.make(made.path.parent)
    assert sorted(made.path.parent.iterdir()) == before


def test_killed_at_any_moment_what_has_a_name_is_whole_and_the_rest_is_swept(
    vault: Backed, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    for index in range(150):
        vault.records.people.add(f"Person {index}", full_name="x" * 3_000)
    chance, parts = random.Random(23), 0
    for _kill in range(15):
        seconds = chance.uniform(0.0, 0.25)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # the child ends by itself alone
            child = os.fork()
        if child == 0:
            try:
                connection = connect(vault.path, vault.master)
                source = backup.Source(connection, vault.master, HEADER)
                while True:
                    backup.make(source, folder, vault.clock, heard)
            finally:
                os._exit(1)
        _wait_for_a_part(folder)
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        parts += len(list(folder.glob("*.part*")))
        backup.sweep(folder, HEADER.id)
        for path in folder.iterdir():
            assert NAME.fullmatch(path.name)
            assert reads(path, vault.master)
    assert parts
    assert reads(vault.make(folder).path, vault.master)


def _wait_for_a_part(folder: Path) -> None:
    """Until a child under load has begun to write."""
    latest = time.monotonic() + PATIENCE / 1_000
    while not any(folder.glob("*.part*")):
        assert time.monotonic() < latest, "nothing was begun"
        time.sleep(0.001)
