"""A newer program touches an older vault only once a copy of it lies there whole."""

from __future__ import annotations

import hashlib
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from planner.errors import VaultError
from planner.vault import integrity, migrations, vault
from planner.vault.connection import connect
from planner.vault.open_vault import OpenVault
from planner.vault.version_copies import version_copies
from tests.fakes import FakeClock, FakeKeyring
from tests.vault.released_vaults import CODES, put_released

VERSION = "version-1"


@pytest.fixture
def older(tmp_path: Path) -> tuple[Path, bytearray]:
    """A vault of the first version: its database and its master key."""
    return put_released(VERSION, tmp_path / "vaults" / "first")


def unlock(database: Path) -> OpenVault:
    """As a planner does with the recovery code, at the front door."""
    return vault.open_with_recovery(
        database.parent, CODES[VERSION], None, secrets=FakeKeyring(), clock=FakeClock()
    )


def bytes_of(folder: Path) -> dict[str, str]:
    """What the vault is: its records, keys and journal's head, by their content."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.suffix in (".db", ".json")
    }


def test_the_first_change_comes_after_the_copy_is_whole(
    older: tuple[Path, bytearray], monkeypatch: pytest.MonkeyPatch
) -> None:
    database, master = older
    before = bytes_of(database.parent)
    changing = migrations._run
    seen: list[dict[str, str]] = []

    def watched(connection: Any, steps: Any, newest: int) -> None:
        (copy,) = version_copies(database.parent)
        opened = connect(copy, master)
        assert migrations.version_of(opened) == 1
        assert integrity.faults(opened) == []
        assert opened.execute("SELECT count(*) FROM person").fetchone() == (12,)
        opened.close()
        now = bytes_of(database.parent)
        del now[copy.name]
        seen.append(now)
        changing(connection, steps, newest)

    monkeypatch.setattr(migrations, "_run", watched)
    unlock(database).close()
    assert seen == [before]
    assert bytes_of(database.parent)[database.name] != before[database.name]


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """No file grows beyond so many bytes while this lasts."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """The folder takes no new file, of us as of anybody who is not root."""
    us = os.geteuid()
    ours = [each for each in folder.parents if each.stat().st_uid == us and each != Path("/")]
    modes = [(each, each.stat().st_mode) for each in (folder, *ours, *folder.iterdir())]
    for each in ours:
        each.chmod(each.stat().st_mode | 0o055)
    for each in folder.iterdir():
        each.chmod(0o666)
    folder.chmod(0o555)
    if us == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(us)
        for each, mode in modes:
            each.chmod(mode)


@pytest.mark.parametrize("share", [0.2, 0.9])
def test_where_the_disk_has_no_room_for_the_copy_no_byte_of_the_vault_changes(
    older: tuple[Path, bytearray], share: float
) -> None:
    database, _master = older
    before = bytes_of(database.parent)
    with (
        full_disk(int(database.stat().st_size * share)),
        pytest.raises(VaultError, match="is as it was"),
    ):
        unlock(database)
    assert bytes_of(database.parent) == before
    unlock(database).close()
    assert len(version_copies(database.parent)) == 1


def test_where_no_copy_may_be_made_no_byte_of_the_vault_changes(
    older: tuple[Path, bytearray],
) -> None:
    database, _master = older
    before = bytes_of(database.parent)
    with read_only(database.parent), pytest.raises(VaultError) as refused:
        unlock(database)
    assert "Nothing" in str(refused.value) or "safe" in str(refused.value)
    assert bytes_of(database.parent) == before
    unlock(database).close()
