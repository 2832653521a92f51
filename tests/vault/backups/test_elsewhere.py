"""Where backups lie: here first, elsewhere as a copy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from sqlmodel import select

from planner.errors import CancelledError
from planner.models.journal import JournalLine, Why
from planner.records.book import Records, open_records
from planner.system.reach import answers
from planner.vault import backup
from planner.vault.backup import read_whole
from planner.vault.backup_refusals import BackupError
from planner.vault.backups import FOLDER_KEY, Round
from planner.vault.open_vault import OpenVault
from tests.fakes import FakeClock
from tests.vault.backing import CancelledAt, heard
from tests.vault.backups.conftest import here
from tests.vault.conftest import Kept


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
