"""A vault put back from a backup: the old one stays as it was, and what will not do is refused."""

from __future__ import annotations

from dataclasses import replace as replaced_with
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from planner.models.journal import JournalLine, Why
from planner.records.book import open_records
from planner.system import folders
from planner.vault import migrations, replaced, restore, vault
from planner.vault.backup import Made
from planner.vault.backup_refusals import BackupError, NewerBackupError
from planner.vault.keys import LOWEST
from planner.vault.open_vault import OpenVault
from planner.vault.opened_backup import (
    with_todays_key,
)
from planner.vault.places import REPLACED_FILE
from planner.vault.refusals import WrongPassphraseError
from tests.fakes import FakeClock
from tests.vault.backing import heard
from tests.vault.conftest import PASSPHRASE, Kept
from tests.vault.restore.conftest import NEW, backup_of, called, in_place_of, tree


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
