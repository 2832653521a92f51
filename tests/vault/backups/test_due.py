"""When a backup is due: only where something changed that is in none."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from sqlmodel import select

from planner.models.journal import JournalLine, Why
from planner.records.backing_up import back_up
from planner.records.book import Records, open_records
from planner.vault.backups import Round
from planner.vault.open_vault import OpenVault
from tests.fakes import FakeClock
from tests.vault.backing import heard
from tests.vault.backups.conftest import here
from tests.vault.conftest import Kept


def test_a_backup_is_due_while_something_is_in_none(
    opened: OpenVault, records: Records, run: Callable[..., Round], clock: FakeClock
) -> None:
    assert opened.last_backup() is None
    assert opened.kept.due()
    made = run()
    assert made.made.path.parent == here(opened)
    last = opened.last_backup()
    assert last is not None
    assert last.path == made.made.path
    assert last.made_at == clock.now()
    assert last.covers
    records.people.add("Bronwen")
    last = opened.last_backup()
    assert last is not None
    assert not last.covers
    assert opened.kept.due()


def test_neither_its_own_line_nor_unlocking_makes_the_next_one_due(
    opened: OpenVault, records: Records, run: Callable[..., Round], kept: Kept, clock: FakeClock
) -> None:
    run()
    with records.changes.reading() as session:
        (line,) = session.exec(select(JournalLine).where(JournalLine.why == Why.BACKED_UP)).all()
    assert line.after is not None
    assert line.after.keys() == {"place", "rows", "people"}
    assert line.after["place"] == "this_computer"
    assert line.after["people"] == 1
    assert not opened.kept.due()
    opened.close()
    again = kept.open()
    open_records(again.window_engine, clock, again.id).changes.note_event(Why.UNLOCKED, None)
    assert not again.kept.due()
    last = again.last_backup()
    assert last is not None
    assert last.covers
    open_records(again.window_engine, clock, again.id).changes.note_event(Why.OPENED, uuid4())
    assert again.kept.due()
    again.close()


def test_the_newest_is_found_again_and_one_that_went_missing_is_not(
    opened: OpenVault, run: Callable[..., Round], records: Records, kept: Kept, clock: FakeClock
) -> None:
    first = run()
    clock.advance(timedelta(days=1))
    records.people.add("Bronwen")
    second = run()
    opened.close()
    again = kept.open()
    last = again.last_backup()
    assert last is not None
    assert last.path == second.made.path
    second.made.path.unlink()
    last = again.last_backup()
    assert last is not None
    assert last.path == first.made.path
    assert again.kept.due()
    first.made.path.unlink()
    assert again.last_backup() is None
    again.close()


def test_files_that_are_not_whole_backups_of_this_vault_are_not_listed(
    opened: OpenVault, run: Callable[..., Round], tmp_path: Path
) -> None:
    made = run().made
    listed = here(opened)
    content = made.path.read_bytes()
    (listed / made.path.name.replace("Pathway", "Holiday")).write_bytes(content)
    (listed / made.path.name.replace("10.31", "11.31")).write_bytes(content[:-1])
    (listed / made.path.name.replace("10.31", "12.31")).mkdir()
    (listed / made.path.name.replace("10.31", "13.31")).symlink_to(made.path)
    (listed / f"{made.path.name}.{opened.id.hex[:8]}.part").write_bytes(content)
    (one,) = opened.backups()
    assert one.path == made.path
    assert one.verified
    assert one.opens_with == {slot.id for slot in made.manifest.header.slots}
    assert one.made_at == made.manifest.made_at


def test_a_backup_under_other_keys_is_listed_but_is_not_the_newest(
    opened: OpenVault, run: Callable[..., Round]
) -> None:
    made = run().made
    opened.kept._manifest_key[:] = bytes(32)
    (one,) = opened.backups()
    assert not one.verified
    assert one.path == made.path
    opened.kept._newest = None
    made.path.rename(made.path.with_name(made.path.name.replace("10.31", "10.32")))
    assert opened.last_backup() is None


def test_a_restored_vault_is_due_whatever_the_numbers_say(
    opened: OpenVault, records: Records, run: Callable[..., Round], kept: Kept, clock: FakeClock
) -> None:
    """Its journal has other lines under the numbers that a newer backup ends with."""
    opened.close()
    earlier = kept.folder.with_name("earlier")
    shutil.copytree(kept.folder, earlier)
    again = kept.open()
    book = open_records(again.window_engine, clock, again.id)
    for name in ("Bronwen", "Peter"):
        book.people.add(name)
    back_up(again, clock, None, None, heard)
    assert not again.kept.due()
    again.close()
    shutil.rmtree(kept.folder)
    earlier.rename(kept.folder)
    older = kept.open()
    book = open_records(older.window_engine, clock, older.id)
    for name in ("Anwen", "Tom", "Aisha"):
        book.people.add(name)
    assert older.kept.due()
    last = older.last_backup()
    assert last is not None
    assert not last.covers
    older.close()
