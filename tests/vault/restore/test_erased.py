"""A vault put back from a backup: nobody who was erased comes back."""

from __future__ import annotations

from dataclasses import replace as replaced_with
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import select

from planner.models.journal import JournalLine, Why
from planner.models.lawful import Erasure, ErasureReason
from planner.records.book import open_records
from planner.system import folders
from planner.vault import backup, erased, replaced, restore
from planner.vault.backup import Made
from planner.vault.erasing import erase_person, free_pages
from planner.vault.open_vault import OpenVault
from planner.vault.recovery_code import new_code
from planner.vault.rekey import NewKeys
from tests.fakes import FakeClock
from tests.vault.backing import heard
from tests.vault.conftest import PASSPHRASE, Kept
from tests.vault.pages import found_in
from tests.vault.restore.conftest import NEW, backup_of, called, elsewhere, in_place_of


def erase(vault_open: OpenVault, clock: FakeClock, called_so: str) -> None:
    """As the records do it: rows, certificate, list."""
    connection = vault_open._connections[0]
    key = connection.execute("SELECT id FROM person WHERE called = ?", (called_so,)).fetchone()[0]
    connection.execute("BEGIN IMMEDIATE")
    erase_person(connection, UUID(key))
    connection.execute("COMMIT")
    free_pages(connection)
    book = open_records(vault_open.window_engine, clock, vault_open.id)
    with book.changes.transaction(Why.ERASED) as session:
        session.add(
            Erasure(
                number="E-1",
                begun_at=clock.now(),
                erased_at=clock.now(),
                reason=ErasureReason.ASKED,
                agreed_by="Tomos",
                keyed_id=vault_open.kept.keyed_id(UUID(key)),
            )
        )
    vault_open.note_erased(UUID(key))


def test_somebody_who_was_erased_does_not_come_back(
    opened: OpenVault, made: Made, kept: Kept, clock: FakeClock
) -> None:
    erase(opened, clock, "Margaret Ellis")
    new = restore.restore(backup_of(made, opened), in_place_of(opened, clock), heard)
    opened.close()
    again = replaced_with(kept, folder=new).open()
    assert called(again, clock) == ["Bronwen Pugh"]
    book = open_records(again.window_engine, clock, again.id)
    assert book.search.find("Margaret") == []
    with book.changes.reading() as session:
        said = " ".join(f"{line.before} {line.after}" for line in session.exec(select(JournalLine)))
        (certificate,) = session.exec(select(Erasure)).all()
    assert "Margaret" not in said
    assert certificate.number == "E-1"
    master = bytearray(again.slots.master)
    database = again.database
    again.close()
    assert found_in(database, master, b"Margaret") == 0
    assert found_in(database, master, b"Bronwen") > 0
    assert replaced.read_note(new).erased == 1  # type: ignore[union-attr]


@pytest.mark.parametrize("where", ["beside the backup", "in this computer's own folder"])
def test_a_list_anywhere_is_enough_on_another_computer(
    where: str,
    opened: OpenVault,
    made: Made,
    kept: Kept,
    clock: FakeClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    erase(opened, clock, "Margaret Ellis")
    stick = tmp_path / "stick"
    stick.mkdir()
    on_stick = backup.deliver(made.path, stick, opened.id, heard)
    lists = erased.file_in(made.path.parent, opened.id).read_bytes()
    vault_id = opened.id
    opened.close()
    monkeypatch.setenv(folders.HOME_VARIABLE, str(tmp_path / "other"))
    target = stick if where == "beside the backup" else folders.backups_folder() / str(vault_id)
    target.mkdir(parents=True, exist_ok=True)
    erased.file_in(target, vault_id).write_bytes(lists)
    there = elsewhere(on_stick, kept, clock)
    assert called(there, clock) == ["Bronwen Pugh"]
    there.close()


def test_nobody_comes_back_who_was_erased_after_two_changes_of_all_keys(
    opened: OpenVault,
    made: Made,
    kept: Kept,
    clock: FakeClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither the keys of the backup nor those of today are those of the list's own time."""
    stick = tmp_path / "stick"
    stick.mkdir()
    vault_id, words = opened.id, [PASSPHRASE, NEW, "a third passphrase for the heron"]
    on_stick = backup.deliver(made.path, stick, vault_id, heard)
    opened.close()
    for number in range(2):
        changing = kept.open(words[number])
        keys = NewKeys(words[number], words[number + 1], new_code())
        changing.rekey(keys, lambda _engine: None, heard)
        changing.close()
        if number == 0:
            there = kept.open(words[1])
            erase(there, clock, "Margaret Ellis")
            there.close()
    lists = erased.file_in(kept.folder, vault_id).read_bytes()
    monkeypatch.setenv(folders.HOME_VARIABLE, str(tmp_path / "other"))
    erased.file_in(stick, vault_id).write_bytes(lists)
    there = elsewhere(on_stick, kept, clock)
    assert called(there, clock) == ["Bronwen Pugh"]
    there.close()
