"""One backup: what it holds, under a key of its own, read back before it counts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver

from planner.errors import VaultError
from planner.vault import backup, integrity
from planner.vault.backup import NAME, Made, read_whole
from planner.vault.backup_refusals import BackupError
from planner.vault.connection import connect_copy
from planner.vault.keys import backup_key
from planner.vault.manifest import mac_key
from tests.vault.backing import HEADER, Backed, heard

NAMES = ("Margaret", "Ellis")


def opened(made: Made, master: bytearray) -> Any:
    return connect_copy(made.path, backup_key(master, made.manifest.id))


def test_it_holds_what_the_vault_held_and_says_what(vault: Backed, made: Made) -> None:
    found = read_whole(made.path, heard)
    assert found == made.manifest
    assert found.authentic(mac_key(vault.master))
    assert found.header == HEADER
    assert found.made_at == vault.clock.now()
    assert found.rows["person"] == 1
    assert found.rows["journal_line"] == found.sequence
    assert found.opens_with == {HEADER.slots[0].id}
    copy = opened(made, vault.master)
    assert copy.execute("SELECT called FROM person").fetchall() == [("Margaret",)]
    assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    copy.close()


def test_its_name_and_its_bytes_name_nobody(made: Made) -> None:
    assert NAME.fullmatch(made.path.name)
    assert made.path.name.startswith("Pathway Planner 2026-03-17 10.30.00 ")
    content = made.path.read_bytes()
    for name in NAMES:
        assert name.encode() not in content
    assert [child.name for child in made.path.parent.iterdir()] == [made.path.name]


def test_each_backup_has_a_key_of_its_own(vault: Backed, made: Made, tmp_path: Path) -> None:
    other = vault.make(tmp_path / "backups")
    assert other.path.read_bytes()[:16] != made.path.read_bytes()[:16]
    with pytest.raises(VaultError):
        connect_copy(made.path, backup_key(vault.master, other.manifest.id))
    with pytest.raises(VaultError):
        connect_copy(made.path, backup_key(bytearray(32), made.manifest.id))


def test_what_the_window_writes_meanwhile_waits_for_nothing_and_is_not_in_it(
    vault: Backed, tmp_path: Path
) -> None:
    """One moment's snapshot: the copy is not begun anew, however much is written beside it."""
    for index in range(300):
        vault.records.people.add(f"Person {index}", full_name="x" * 3_000)
    steps: list[int] = []

    def writes(done: int, _total: int) -> None:
        steps.append(done)
        vault.records.people.add("Written meanwhile")

    folder = tmp_path / "backups"
    folder.mkdir()
    made = backup.make(vault.source, folder, vault.clock, writes)
    assert made.manifest.rows["person"] == 301
    assert steps == sorted(steps)
    assert len(steps) < 60
    copy = opened(made, vault.master)
    found = copy.execute("SELECT count(*) FROM person WHERE called = 'Written meanwhile'")
    assert found.fetchone() == (0,)
    copy.close()
    assert len(vault.records.search.find("Written meanwhile")) > 1


def test_a_vault_whose_rows_or_journal_do_not_hold_together_makes_no_backup(
    vault: Backed, made: Made, tmp_path: Path
) -> None:
    copy, expected = tmp_path / "copy.db", made.manifest
    copy.write_bytes(made.path.read_bytes()[: expected.size])

    def open_copy() -> Any:
        return connect_copy(copy, backup_key(vault.master, expected.id))

    assert backup.faults_of(open_copy, expected, heard) == []
    fewer = replace(expected, rows={**expected.rows, "person": 2})
    assert backup.faults_of(open_copy, fewer, heard) == ["row counts"]
    other = replace(expected, sequence=expected.sequence + 1)
    assert backup.faults_of(open_copy, other, heard) == ["journal's head"]
    writing = connect_copy(copy, backup_key(vault.master, expected.id), new=True)
    for trigger in writing.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        writing.execute(f'DROP TRIGGER "{trigger[0]}"')
    writing.execute("UPDATE journal_line SET previous_hash = 'other' WHERE sequence = 1")
    writing.execute("PRAGMA journal_mode = delete").fetchall()
    writing.close()
    assert backup.faults_of(open_copy, expected, heard) == ["journal's chain"]


def test_the_checks_of_pages_need_the_copy_without_its_end(vault: Backed, made: Made) -> None:
    """Why a backup is checked before its manifest is written behind it."""
    copy = opened(made, vault.master)
    assert "invalid size" in integrity.page_faults(copy)[0]
    assert integrity.structure_faults(copy) == []
    copy.close()


def test_a_page_of_the_vault_that_went_bad_makes_no_backup(
    vault: Backed, made: Made, tmp_path: Path
) -> None:
    vault.window.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    with vault.path.open("r+b") as file:
        file.seek(4096 * 3 + 100)
        file.write(b"\xff" * 64)
    before = sorted(made.path.parent.iterdir())
    vault.worker.execute("PRAGMA shrink_memory")
    with pytest.raises(BackupError):
        vault.make(made.path.parent)
    assert sorted(made.path.parent.iterdir()) == before


def test_no_key_is_ever_in_a_statement(
    vault: Backed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    real = driver.connect

    def listening(*given: Any, **named: Any) -> Any:
        connection = real(*given, **named)
        connection.set_trace_callback(said.append)
        return connection

    monkeypatch.setattr(driver, "connect", listening)
    vault.worker.set_trace_callback(said.append)
    made = vault.make(tmp_path / "backups")
    key = bytes(backup_key(vault.master, made.manifest.id))[2:-1].decode()
    assert said
    assert not any(key[:64] in each or "key" in each.lower().split() for each in said)
