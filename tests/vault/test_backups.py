"""Where backups lie and when: here first, elsewhere as a copy, due only where something changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from threading import Event
from uuid import uuid4

import pytest
from sqlmodel import select

from planner.errors import CancelledError
from planner.models.journal import JournalLine, Why
from planner.models.lawful import Erasure, ErasureReason
from planner.records.backing_up import back_up
from planner.records.book import Records, open_records
from planner.system import folders
from planner.system.reach import answers
from planner.vault import backup, backups, erased
from planner.vault.backup import read_whole
from planner.vault.backup_refusals import BackupError
from planner.vault.backups import FOLDER_KEY, Round
from planner.vault.open_vault import OpenVault
from tests.fakes import FakeClock
from tests.vault.backing import CancelledAt, heard
from tests.vault.conftest import Kept


@pytest.fixture
def opened(kept: Kept) -> Iterator[OpenVault]:
    made = kept.open()
    yield made
    made.close()


@pytest.fixture
def records(opened: OpenVault, clock: FakeClock) -> Records:
    made = open_records(opened.window_engine, clock, opened.id)
    made.people.add("Margaret")
    return made


@pytest.fixture
def run(opened: OpenVault, records: Records, clock: FakeClock) -> Callable[..., Round]:
    def work(folder: Path | None = None) -> Round:
        clock.advance(timedelta(minutes=1))
        return back_up(opened, clock, None, folder, heard)

    return work


def here(opened: OpenVault) -> Path:
    return folders.backups_folder() / str(opened.id)


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


def test_a_copy_goes_to_the_chosen_folder_and_older_ones_make_room_in_both(
    opened: OpenVault, records: Records, run: Callable[..., Round], tmp_path: Path, clock: FakeClock
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (share / "Pathway Planner 2026-01-01 09.00.00 00000000.backup").write_bytes(b"not ours")
    (share / "notes.txt").write_bytes(b"nor this")
    opened.kept.outside = share
    for day in range(12):
        records.people.add(f"Person {day}")
        made = run()
        assert made.delivery is not None
        path = made.delivery.run(heard)
        opened.kept.delivered(path)
        assert read_whole(path, heard) == made.made.manifest
        clock.advance(timedelta(days=1))
    last = opened.last_backup()
    assert last is not None
    assert last.elsewhere
    names = {path.name for path in here(opened).glob("*.backup")}
    assert 7 <= len(names) <= 11
    assert {path.name for path in share.iterdir()} == names | {
        "Pathway Planner 2026-01-01 09.00.00 00000000.backup",
        "notes.txt",
    }
    assert len(opened.backups()) == 2 * len(names)


def test_a_stick_chosen_once_gets_a_copy_and_nothing_there_is_removed(
    opened: OpenVault, records: Records, run: Callable[..., Round], tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    for number in range(3):
        records.people.add(f"Person {number}")
        made = run(stick)
        assert made.delivery is not None
        made.delivery.run(heard)
    assert len(list(stick.glob("*.backup"))) == 3
    assert len(list(here(opened).glob("*.backup"))) == 1
    with records.changes.reading() as session:
        line = session.exec(select(JournalLine).where(JournalLine.why == Why.BACKED_UP)).first()
    assert line is not None
    assert (line.after or {})["place"] == "elsewhere"


def test_a_chosen_folder_that_is_away_is_said_and_gets_its_copy_later(
    opened: OpenVault, records: Records, run: Callable[..., Round], tmp_path: Path
) -> None:
    share = tmp_path / "share"
    opened.kept.outside = share
    made = run()
    assert made.delivery is not None
    with pytest.raises(BackupError, match="on this computer alone"):
        made.delivery.run(heard)
    last = opened.last_backup()
    assert last is not None
    assert last.path.parent == here(opened)
    share.mkdir()
    later = opened.kept.to_deliver()
    assert later is not None
    assert later.run(heard).read_bytes() == made.made.path.read_bytes()
    again = opened.kept.to_deliver()
    assert again is not None
    before = (share / made.made.path.name).stat()
    assert again.run(CancelledAt(1)) == share / made.made.path.name
    assert (share / made.made.path.name).stat().st_mtime_ns == before.st_mtime_ns


def test_a_folder_that_is_laid_down_is_made_below_one_that_has_to_be_there(
    opened: OpenVault, run: Callable[..., Round], tmp_path: Path
) -> None:
    share = tmp_path / "share"
    folder = share / "priya" / str(opened.id)
    opened.kept.lay_down(folder, share)
    made = run()
    assert made.delivery is not None
    with pytest.raises(BackupError, match="on this computer alone"):
        made.delivery.run(heard)
    assert not share.exists()
    share.mkdir()
    later = opened.kept.to_deliver()
    assert later is not None
    opened.kept.delivered(later.run(heard))
    assert (folder / made.made.path.name).read_bytes() == made.made.path.read_bytes()
    last = opened.last_backup()
    assert last is not None
    assert last.elsewhere
    assert [file.path.parent for file in opened.backups()].count(folder) == 1
    share.chmod(0o500)  # each account has its own folder on the share, and no other
    try:
        again = opened.kept.to_deliver()
        assert again is not None
        again.run(heard)
    finally:
        share.chmod(0o700)


def test_a_full_disk_here_puts_the_backup_straight_into_the_chosen_folder(
    opened: OpenVault, run: Callable[..., Round], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    real = backup._copy

    def full(source: backup.Source, part: Path, *rest: object) -> object:
        if part.parent == here(opened):
            raise OSError(28, "No space left on device")
        return real(source, part, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(backup, "_copy", full)
    made = run(stick)
    assert made.made.path.parent == stick
    assert made.delivery is None
    assert "no room" in made.trouble
    last = opened.last_backup()
    assert last is not None
    assert last.path == made.made.path
    with pytest.raises(BackupError, match="no room"):
        run()


def test_cancel_on_the_way_elsewhere_keeps_the_one_here(
    opened: OpenVault, run: Callable[..., Round], tmp_path: Path
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    made = run(share)
    assert made.delivery is not None
    with pytest.raises(CancelledError):
        made.delivery.run(CancelledAt(1))
    assert list(share.iterdir()) == []
    assert made.made.path.exists()


def test_what_a_killed_backup_left_is_swept_and_others_are_left_alone(
    opened: OpenVault, run: Callable[..., Round], kept: Kept, tmp_path: Path
) -> None:
    made = run().made
    left = backup.part_of(made.path, opened.id)
    others = backup.part_of(made.path, uuid4())
    for each in (left, left.with_name(left.name + "-journal"), others):
        each.write_bytes(b"half")
    opened.close()
    again = kept.open()
    assert sorted(here(again).iterdir()) == sorted([made.path, others])
    again.close()


def test_the_chosen_folder_is_a_setting_of_the_vault(
    opened: OpenVault, records: Records, kept: Kept, tmp_path: Path
) -> None:
    assert opened.kept.outside is None
    records.settings.put(FOLDER_KEY, str(tmp_path / "share"))
    opened.close()
    again = kept.open()
    assert again.kept.outside == tmp_path / "share"
    open_records(again.window_engine, kept.clock, again.id).settings.put(FOLDER_KEY, "")
    again.close()
    again = kept.open()
    assert again.kept.outside is None
    again.close()


def test_a_folder_that_never_answers_is_not_waited_for() -> None:
    hanging = Event()

    class Dead(type(Path())):  # type: ignore[misc]
        def is_dir(self) -> bool:
            hanging.wait()
            return True

    assert not answers(Dead("/share"), seconds=0.05)
    hanging.set()


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


def test_who_was_erased_is_listed_beside_the_vault_and_beside_its_backups(
    opened: OpenVault, records: Records, run: Callable[..., Round], tmp_path: Path, clock: FakeClock
) -> None:
    person, earlier = uuid4(), uuid4()
    row = Erasure(
        number="1",
        begun_at=clock.now(),
        reason=ErasureReason.ASKED,
        agreed_by="Tomos",
        keyed_id=opened.kept.keyed_id(earlier),
    )
    with records.changes.transaction(Why.ERASED) as session:
        session.add(row)
    opened.note_erased(person)
    key = erased.Key.of(opened._master, opened.id)
    both = {erased.entry_of(one, opened.id) for one in (person, earlier)}
    for folder in (opened.folder, here(opened)):
        assert erased.read(folder, key).entries == both
    share = tmp_path / "share"
    share.mkdir()
    erased.add(share, key, ["ab" * 32])
    opened.kept.outside = share
    erased.file_in(here(opened), opened.id).unlink()
    made = run()
    assert made.delivery is not None
    made.delivery.run(heard)
    assert erased.read(here(opened), key).entries == both
    assert erased.read(share, key).entries == both | {"ab" * 32}


def test_closing_leaves_no_key_of_a_backup(opened: OpenVault, run: Callable[..., Round]) -> None:
    made = run(Path("/nowhere"))
    assert made.delivery is not None
    assert any(made.delivery.manifest_key)
    with pytest.raises(BackupError):
        made.delivery.run(heard)
    assert not any(made.delivery.manifest_key)
    assert not any(made.delivery.erased_key.mac)
    kept = opened.kept
    opened.close()
    assert not any(kept._manifest_key)
    assert not any(kept._erased_key.mac)


def test_nothing_unsafe_is_ever_removed(
    opened: OpenVault, run: Callable[..., Round], records: Records, clock: FakeClock
) -> None:
    """Rotation looks at whose a file is, not at its name."""
    made = run().made
    listed = here(opened)
    stranger = listed / made.path.name.replace("10.31", "09.31")
    content = bytearray(made.path.read_bytes())
    content[made.manifest.size + 20] ^= 1
    stranger.write_bytes(content)
    for _day in range(10):
        clock.advance(timedelta(minutes=5))
        records.people.add("Somebody")
        run()
    assert stranger.exists()
    assert len(backups.in_folder(listed, opened.id, opened.kept._manifest_key)) == 1
