"""What is swept, listed as erased and forgotten; nothing unsafe is ever removed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from planner.models.journal import Why
from planner.models.lawful import Erasure, ErasureReason
from planner.records.book import Records
from planner.vault import backup, backups, erased
from planner.vault.backup_refusals import BackupError
from planner.vault.backups import Round
from planner.vault.open_vault import OpenVault
from tests.fakes import FakeClock
from tests.vault.backing import heard
from tests.vault.backups.conftest import here
from tests.vault.conftest import Kept


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
