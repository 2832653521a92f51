"""A vault put back from a backup: whole or not at all, wherever it is stopped."""

from __future__ import annotations

import os
import random
import resource
import signal
import time
import warnings
from dataclasses import replace as replaced_with
from pathlib import Path

import pytest

from planner.errors import CancelledError, VaultError
from planner.vault import replaced, restore
from planner.vault.backup import Made
from planner.vault.open_vault import OpenVault
from planner.vault.opened_backup import (
    same_vault,
)
from planner.vault.places import REPLACED_FILE
from tests.fakes import FakeClock
from tests.vault.backing import CancelledAt, heard
from tests.vault.conftest import Kept
from tests.vault.restore.conftest import backup_of, called, in_place_of, tree


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
    chance, ended, longest = random.Random(17), set(), 0.6
    for _kill in range(12):
        seconds = chance.uniform(0.0, longest)
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
        longest = longest if os.WIFSIGNALED(status) else longest / 2
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
