"""A vault put back from a backup: whole or not at all; nobody erased comes back, the old stays."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import time
import warnings
from collections.abc import Iterator
from dataclasses import replace as replaced_with
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import select

from planner.errors import CancelledError, VaultError
from planner.models.journal import JournalLine, Why
from planner.models.lawful import Erasure, ErasureReason
from planner.models.people import Person
from planner.records.backing_up import back_up
from planner.records.book import open_records
from planner.system import folders
from planner.vault import backup, erased, migrations, replaced, restore, vault
from planner.vault.backup import Made
from planner.vault.backup_refusals import BackupError, NewerBackupError
from planner.vault.erasing import erase_person, free_pages
from planner.vault.keys import LOWEST
from planner.vault.open_vault import OpenVault
from planner.vault.opened_backup import (
    Backup,
    Place,
    place_for,
    same_vault,
    with_todays_key,
    with_words,
)
from planner.vault.places import REPLACED_FILE
from planner.vault.recovery_code import new_code
from planner.vault.refusals import DeviceSecretLostError, TryLaterError, WrongPassphraseError
from planner.vault.rekey import NewKeys
from tests.fakes import FakeClock, FakeKeyring
from tests.vault.backing import CancelledAt, heard
from tests.vault.conftest import PASSPHRASE, Kept
from tests.vault.pages import found_in

NEW = "seven herons count the slow river"


@pytest.fixture
def kept(closed_vault: Kept, tmp_path: Path, clock: FakeClock) -> Kept:
    """As on a computer: the vault lies where the program keeps vaults."""
    folder = folders.vaults_folder() / "first"
    shutil.copytree(closed_vault.folder, folder)
    keyring = FakeKeyring()
    keyring.secrets.update(closed_vault.keyring.secrets)
    return Kept(folder, closed_vault.code, keyring, clock)


@pytest.fixture
def opened(kept: Kept, clock: FakeClock) -> Iterator[OpenVault]:
    """A vault with Margaret and Bronwen in it."""
    made = kept.open()
    book = open_records(made.window_engine, clock, made.id)
    for name in ("Margaret Ellis", "Bronwen Pugh"):
        book.people.add(name)
    yield made
    made.close()


@pytest.fixture
def made(opened: OpenVault, clock: FakeClock) -> Made:
    return back_up(opened, clock, None, None, heard).made


def called(vault_open: OpenVault, clock: FakeClock) -> list[str]:
    book = open_records(vault_open.window_engine, clock, vault_open.id)
    with book.changes.reading() as session:
        return sorted(session.exec(select(Person.called)).all())


def in_place_of(vault_open: OpenVault, clock: FakeClock) -> Place:
    return Place(
        vault_open.folder.parent,
        vault_open.slots.header,
        vault_open.slots.master,
        clock,
        present=vault_open._connections[1],
    )


def backup_of(made: Made, vault_open: OpenVault) -> Backup:
    found = with_todays_key(made.path, vault_open)
    assert found is not None
    return found


def test_it_takes_the_place_of_the_vault_which_stays_as_it_was(
    opened: OpenVault, made: Made, kept: Kept, clock: FakeClock
) -> None:
    open_records(opened.window_engine, clock, opened.id).people.add("Added since")
    clock.advance(timedelta(hours=1))
    new = restore.restore(backup_of(made, opened), in_place_of(opened, clock), heard)
    opened.close()
    assert new.parent == kept.folder.parent
    assert replaced.is_replaced(kept.folder)
    assert replaced.current(kept.folder) == new
    assert replaced.replaced_by(new) == [kept.folder]
    again = replaced_with(kept, folder=new).open()
    assert called(again, clock) == ["Bronwen Pugh", "Margaret Ellis"]
    assert again.generation_warning is None
    assert again.check() == []
    with open_records(again.window_engine, clock, again.id).changes.reading() as session:
        (line,) = session.exec(select(JournalLine).where(JournalLine.why == Why.RESTORED)).all()
    assert line.after == {
        "backup_made_at": made.manifest.made_at.isoformat(),
        "erased_again": 0,
    }
    assert again.kept.due()
    again.close()
    old = kept.open()
    assert "Added since" in called(old, clock)
    old.close()
    content = (kept.folder / REPLACED_FILE).read_text()
    assert "Margaret" not in content
    assert new.name in content
    replaced.remove(kept.folder)
    assert not kept.folder.exists()
    replaced.remove(new)
    assert new.exists()


def test_it_is_said_once(opened: OpenVault, made: Made, clock: FakeClock) -> None:
    new = restore.restore(backup_of(made, opened), in_place_of(opened, clock), heard)
    note = replaced.say(new)
    assert note is not None
    assert note.backup_made_at == made.manifest.made_at
    assert replaced.say(new) is None
    assert replaced.read_note(new) is not None


def test_the_passphrase_of_today_opens_it_and_a_slot_taken_out_since_does_not(
    opened: OpenVault, made: Made, kept: Kept, clock: FakeClock
) -> None:
    opened.change_passphrase(PASSPHRASE, NEW)
    new = restore.restore(backup_of(made, opened), in_place_of(opened, clock), heard)
    opened.close()
    there = replaced_with(kept, folder=new)
    there.open(NEW).close()
    with pytest.raises(WrongPassphraseError):
        there.open(PASSPHRASE)


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


def elsewhere(path: Path, kept: Kept, clock: FakeClock) -> OpenVault:
    """Restored by its recovery code on a computer that has nothing of it."""
    keyring = FakeKeyring()
    found = with_words(path, kept.code, secrets=keyring, clock=clock)
    new = restore.restore(found, place_for(found, clock, keyring), heard)
    return vault.open_with_recovery(new, kept.code, NEW, secrets=keyring, clock=clock, cost=LOWEST)


def test_another_computer_opens_it_by_the_recovery_code_with_a_secret_of_its_own(
    opened: OpenVault,
    made: Made,
    kept: Kept,
    clock: FakeClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    on_stick = backup.deliver(made.path, stick, opened.id, heard)
    opened.close()
    monkeypatch.setenv(folders.HOME_VARIABLE, str(tmp_path / "other"))
    with pytest.raises(DeviceSecretLostError):
        with_words(on_stick, PASSPHRASE, secrets=FakeKeyring(), clock=clock)
    there = elsewhere(on_stick, kept, clock)
    assert there.generation_warning is None
    assert called(there, clock) == ["Bronwen Pugh", "Margaret Ellis"]
    folder = there.folder
    there.close()
    with pytest.raises(WrongPassphraseError):
        vault.open_with_passphrase(folder, PASSPHRASE, secrets=kept.keyring, clock=clock)


def test_without_a_vault_the_passphrase_opens_a_backup_on_its_own_computer(
    opened: OpenVault, made: Made, kept: Kept, clock: FakeClock
) -> None:
    opened.close()
    shutil.rmtree(kept.folder)
    found = with_words(made.path, PASSPHRASE, secrets=kept.keyring, clock=clock)
    new = restore.restore(found, place_for(found, clock, kept.keyring), heard)
    again = replaced_with(kept, folder=new).open()
    assert called(again, clock) == ["Bronwen Pugh", "Margaret Ellis"]
    assert again.generation_warning is None
    again.close()


def test_wrong_words_are_counted_and_refused(made: Made, opened: OpenVault, kept: Kept) -> None:
    for _try in range(3):
        with pytest.raises(WrongPassphraseError):
            with_words(made.path, "wrong", secrets=kept.keyring, clock=kept.clock)
    with pytest.raises(TryLaterError):
        with_words(made.path, PASSPHRASE, secrets=kept.keyring, clock=kept.clock)
    with pytest.raises(WrongPassphraseError, match="does not open this backup"):
        with_words(made.path, new_code(), secrets=kept.keyring, clock=kept.clock)


def test_a_slot_taken_out_does_not_come_back_from_outside_either(
    opened: OpenVault, made: Made, kept: Kept, clock: FakeClock
) -> None:
    opened.change_passphrase(PASSPHRASE, NEW)
    opened.close()
    by_code = with_words(made.path, kept.code, secrets=kept.keyring, clock=clock)
    assert place_for(by_code, clock).header.revision > made.manifest.header.revision
    by_old = with_words(made.path, PASSPHRASE, secrets=kept.keyring, clock=clock)
    assert place_for(by_old, clock).header == made.manifest.header


def test_a_backup_of_another_vault_is_refused_inside_an_open_one(
    opened: OpenVault, made: Made, kept: Kept, clock: FakeClock
) -> None:
    other = vault.create(
        kept.folder.with_name("other"),
        PASSPHRASE,
        kept.code,
        secrets=kept.keyring,
        clock=clock,
        cost=LOWEST,
    )
    with pytest.raises(BackupError, match="another vault"):
        with_todays_key(made.path, other)
    other.close()


def test_a_backup_of_a_newer_program_is_refused(
    opened: OpenVault, made: Made, clock: FakeClock
) -> None:
    found = backup_of(made, opened)
    newer = replaced_with(found, manifest=replaced_with(found.manifest, schema=99))
    with pytest.raises(NewerBackupError):
        restore.restore(newer, in_place_of(opened, clock), heard)


def test_a_backup_that_changed_is_refused_and_changes_nothing(
    opened: OpenVault, made: Made, clock: FakeClock
) -> None:
    found, before = backup_of(made, opened), tree(opened.folder.parent)
    content = bytearray(made.path.read_bytes())
    content[9_000] ^= 1
    made.path.write_bytes(content)
    with pytest.raises(BackupError, match="damaged"):
        restore.restore(found, in_place_of(opened, clock), heard)
    assert tree(opened.folder.parent) == before


def tree(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_cancel_at_any_moment_changes_nothing(
    opened: OpenVault, made: Made, clock: FakeClock
) -> None:
    found, before = backup_of(made, opened), tree(opened.folder.parent)
    whole = CancelledAt(10**9)
    restore.try_backup(found, in_place_of(opened, clock), whole)
    done = [done for done, _total in whole.reached]
    assert done == sorted(done)
    shared = sum(each < 900 for each in done)
    for nth in range(1, shared, max(1, shared // 8)):
        for work in (restore.restore, restore.try_backup):
            with pytest.raises(CancelledError):
                work(found, in_place_of(opened, clock), CancelledAt(nth))
            assert tree(opened.folder.parent) == before


def test_trying_a_backup_reads_every_row_and_touches_nothing(
    opened: OpenVault, made: Made, clock: FakeClock
) -> None:
    home = folders.vaults_folder().parent
    before = {path: path.stat().st_mtime_ns for path in home.rglob("*") if path.is_file()}
    tried = restore.try_backup(backup_of(made, opened), in_place_of(opened, clock), heard)
    assert tried.rows == made.manifest.rows
    assert tried.rows["person"] == 2
    assert tried.seconds > 0
    after = {path: path.stat().st_mtime_ns for path in home.rglob("*") if path.is_file()}
    assert after == before


def test_a_stop_between_the_two_marks_is_settled_at_the_next_start(
    opened: OpenVault, made: Made, kept: Kept, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(replaced, "mark", lambda *_given: None)
        new = restore.restore(backup_of(made, opened), in_place_of(opened, clock), heard)
    assert not replaced.is_replaced(kept.folder)
    assert sorted(same_vault(kept.folder.parent, opened.id)) == sorted([kept.folder, new])
    replaced.settle(kept.folder.parent)
    assert replaced.current(kept.folder) == new
    assert same_vault(kept.folder.parent, opened.id) == [new]


def test_a_note_that_names_another_place_is_not_followed(tmp_path: Path) -> None:
    vaults, outside = tmp_path / "vaults", tmp_path / "outside"
    for folder in (vaults / "one", vaults / "two", outside):
        folder.mkdir(parents=True)
        (folder / "vault.json").write_bytes(b"{}")
    note = replaced.Note("2026-03-17T10:30:00+00:00", "2026-03-16T10:30:00+00:00")
    for name in ("../outside", "..", "/", ""):
        replaced.write_note(vaults / "two", replaced_with(note, replaces=(name,)))
        replaced.settle(vaults)
    assert not replaced.is_replaced(outside)
    (vaults / "one" / REPLACED_FILE).write_text('{"new": "../outside"}')
    assert replaced.current(vaults / "one") == vaults / "one"
    (vaults / "one" / REPLACED_FILE).write_text('{"new": "one"}')
    assert replaced.current(vaults / "one") == vaults / "one"


def test_killed_at_any_moment_there_is_one_whole_vault_and_the_next_start_tidies(
    opened: OpenVault, made: Made, kept: Kept, clock: FakeClock
) -> None:
    found = backup_of(made, opened)
    place = replaced_with(in_place_of(opened, clock), present=None)
    opened.close()
    master = bytearray(found.master)
    chance, ended = random.Random(17), set()
    for _kill in range(12):
        seconds = chance.uniform(0.0, 0.6)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if child == 0:
            try:
                restore.restore(found, replaced_with(place, master=bytearray(master)), heard)
            finally:
                os._exit(0)
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        ended.add(os.WIFSIGNALED(status))
        replaced.sweep(place.vaults)
        replaced.settle(place.vaults)
        assert not list(place.vaults.glob("*.part"))
        here = replaced.current(kept.folder)
        there = replaced_with(kept, folder=here).open()
        assert called(there, clock) == ["Bronwen Pugh", "Margaret Ellis"]
        assert there.check() == []
        there.close()
        assert same_vault(place.vaults, found.manifest.vault_id) == [here]
    assert True in ended


def test_a_full_disk_while_restoring_changes_nothing(
    opened: OpenVault, made: Made, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, before = backup_of(made, opened), tree(opened.folder.parent)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (made.manifest.size // 2, hard))
    try:
        with pytest.raises(VaultError):
            restore.restore(found, in_place_of(opened, clock), heard)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert tree(opened.folder.parent) == before


def test_a_backup_of_an_older_schema_is_brought_along(
    opened: OpenVault, made: Made, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add_colour(connection: object) -> None:
        connection.execute("CREATE TABLE colour (name TEXT)")  # type: ignore[attr-defined]

    monkeypatch.setattr(migrations, "NEWEST", migrations.NEWEST + 1)
    steps = (*migrations.STEPS, add_colour)
    real = migrations.migrate

    def migrate(connection: object, path: Path, master: bytearray) -> Path | None:
        return real(connection, path, master, steps)

    monkeypatch.setattr(migrations, "migrate", migrate)
    new = restore.restore(backup_of(made, opened), in_place_of(opened, clock), heard)
    assert not list(new.glob("*version*"))
    opened.close()


def test_mistyped_codes_are_taken_for_passphrases_and_cost_a_try(
    made: Made, opened: OpenVault, kept: Kept
) -> None:
    with pytest.raises(WrongPassphraseError):
        with_words(made.path, kept.code[:-1], secrets=kept.keyring, clock=kept.clock)
