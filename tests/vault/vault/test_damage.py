"""Vaults that are damaged or lack something, and disks that are full: what is said."""

from __future__ import annotations

import os
import resource
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from planner.errors import StorageError, VaultError
from planner.system.lock import run_lock
from planner.vault import migrations, vault
from planner.vault.connection import connect
from planner.vault.keys import new_master
from planner.vault.open_vault import DATABASE_FILE
from planner.vault.refusals import (
    NewerVaultError,
)
from tests.fakes import FakeClock
from tests.vault.conftest import PASSPHRASE, Kept
from tests.vault.vault.conftest import add, called


@pytest.mark.parametrize("harm", ["gone", "cut", "other slot", "code's slot"])
def test_a_damaged_key_file_is_made_good_by_the_recovery_code(kept: Kept, harm: str) -> None:
    path = kept.folder / "vault.json"
    whole = path.read_text()
    first, code = (slot.wrapped.hex() for slot in vault.inspect(kept.folder).slots)
    harmed = {
        "gone": None,
        "cut": whole[:300],
        "other slot": whole.replace(first, first[::-1]),
        "code's slot": whole.replace(code, code[::-1]),
    }[harm]
    if harmed is None:
        path.unlink()
    else:
        path.write_text(harmed)
    with pytest.raises(VaultError):
        kept.open()
    kept.recover().close()
    assert path.read_text() == whole
    kept.open().close()


def test_without_header_and_spare_even_the_code_says_what_is_missing(kept: Kept) -> None:
    for name in ("vault.json", "vault-spare.json"):
        (kept.folder / name).write_text("{}")
    with pytest.raises(VaultError, match="key file is damaged"):
        kept.recover()


@pytest.mark.parametrize("gone", ["", "vault.json", "vault.db"])
def test_what_is_missing_is_said(kept: Kept, gone: str) -> None:
    if gone:
        (kept.folder / gone).unlink()
    else:
        shutil.rmtree(kept.folder)
    with pytest.raises(VaultError, match="not where it was"):
        vault.inspect(kept.folder)
    assert gone == "vault.db" or not (kept.folder / "vault.json").exists()
    assert not (kept.folder / "vault.db").exists() or gone != "vault.db"


def test_a_newer_vault_is_left_alone(kept: Kept) -> None:
    opened = kept.open()
    opened.window_engine.raw_connection().cursor().execute("PRAGMA user_version = 99")
    opened.close()
    with pytest.raises(NewerVaultError, match="newer"):
        kept.open()


def test_a_database_of_another_key_is_refused(kept: Kept) -> None:
    path = kept.folder / DATABASE_FILE
    path.unlink()
    other = connect(path, new_master(), new=True)
    migrations.create(other)
    other.close()
    with pytest.raises(VaultError, match="damaged or is not its own"):
        kept.open()
    path.write_bytes(b"")
    for _try in range(2):
        with pytest.raises(VaultError, match="damaged or is not its own"):
            kept.open()
    lock = run_lock(kept.folder)
    assert lock is not None
    lock.release()


def test_a_damaged_page_of_settings_is_said_and_lets_go_of_the_vault(kept: Kept) -> None:
    opened = kept.open()
    with opened.window_engine.connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT rootpage FROM sqlite_master WHERE tbl_name = 'vault_setting'"
        ).fetchall()
    opened.close()
    path = kept.folder / DATABASE_FILE
    whole = bytearray(path.read_bytes())
    for (page,) in found:
        whole[(page - 1) * 4096 + 100] ^= 1
    path.write_bytes(whole)
    with pytest.raises(VaultError, match="damaged or is not its own"):
        kept.open()
    lock = run_lock(kept.folder)
    assert lock is not None
    lock.release()


def test_the_first_bytes_are_the_salt_and_the_vault_survives_their_loss(
    kept: Kept, clock: FakeClock
) -> None:
    opened = kept.open()
    add(opened, clock, "Marta")
    opened.close()
    path = kept.folder / DATABASE_FILE
    assert not path.read_bytes().startswith(b"SQLite format")
    with path.open("r+b") as file:
        file.write(bytes(16))
    again = kept.open()
    assert called(again, clock) == ["Marta"]
    again.close()


def test_a_folder_that_cannot_be_written_to_is_said(kept: Kept) -> None:
    open_to_all = Path(tempfile.mkdtemp())
    folder = open_to_all / "one"
    shutil.copytree(kept.folder, folder)
    open_to_all.chmod(0o755)
    folder.chmod(0o555)
    for file in folder.iterdir():
        file.chmod(0o444)
    us = os.geteuid()
    if us == 0:
        os.seteuid(65534)
    try:
        with pytest.raises(VaultError, match="cannot be written to"):
            vault.open_with_passphrase(folder, PASSPHRASE, secrets=kept.keyring, clock=kept.clock)
    finally:
        os.seteuid(us)
        folder.chmod(0o755)
        shutil.rmtree(open_to_all)


def test_a_disk_that_fills_up_refuses_a_change_and_takes_the_next(
    kept: Kept, clock: FakeClock
) -> None:
    opened = kept.open()
    cursor = opened.window_engine.raw_connection().cursor()
    (pages,) = cursor.execute("PRAGMA page_count").fetchone()
    cursor.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageError, match="not saved yet"):
        add(opened, clock, "Marta" * 5_000)
    cursor.execute(f"PRAGMA max_page_count = {pages + 1_000}")
    add(opened, clock, "Marta")
    assert called(opened, clock) == ["Marta"]
    assert opened.check() == []
    opened.close()


def test_a_disk_too_full_to_count_an_opening_brings_no_warning_at_the_next(
    kept: Kept, tmp_path: Path, clock: FakeClock
) -> None:
    opened = kept.open()
    add(opened, clock, "Marta" * 20_000)
    stopped = replace(kept, folder=tmp_path / "stopped")
    shutil.copytree(kept.folder, stopped.folder)  # as a power cut leaves it, its log not folded in
    opened.close()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, hard))
    try:
        stopped.open().close()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    again = stopped.open()
    assert again.generation_warning is None
    assert again.closed_badly
    again.close()
