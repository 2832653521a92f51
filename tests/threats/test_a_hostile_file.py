"""A file made to do harm: refused before it costs anything, and nothing else is touched.

Thousands of generated ones are read in tests/torture.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from planner.errors import InvalidInputError, VaultError
from planner.system.lock import LOCK_FILE
from planner.vault import erased, leftovers, manifest
from planner.vault.backup_refusals import BackupError
from planner.vault.leftovers import Plan
from planner.vault.places import sweep
from planner.views.paper.logo import read_logo
from tests.vault.conftest import Kept

MIB = 1024


def crafted(path: Path, **changes: Any) -> None:
    """Write the key file with fields of its slots changed, in its canonical spelling."""
    fields = json.loads(path.read_text("utf-8"))
    for slot in fields["slots"]:
        slot.update(changes)
    path.write_text(json.dumps(fields, indent=1, sort_keys=True) + "\n", "utf-8")


@pytest.mark.parametrize(
    "changes",
    [
        {"memory": 2**30},  # a tebibyte, in kibibytes
        {"memory": 2**62},
        {"memory": 1024 * MIB},
        {"passes": 2**31},
        {"lanes": 2**20},
        {"memory": 8},  # so cheap that a stolen copy would be guessed
    ],
)
def test_a_key_file_that_asks_for_too_much_or_too_little_is_refused_before_deriving(
    kept: Kept, changes: dict[str, int]
) -> None:
    crafted(kept.folder / "vault.json", **changes)
    crafted(kept.folder / "vault-spare.json", **changes)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    for opening in (kept.open, kept.recover):
        with pytest.raises(VaultError, match="key file is damaged"):
            opening()
    assert time.process_time() - began < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * MIB


def test_a_pipe_or_a_device_in_the_place_of_a_file_holds_nothing_up(
    kept: Kept, tmp_path: Path
) -> None:
    whole = kept.folder / "vault.json"
    whole.rename(tmp_path / "kept.json")
    for target in ("/dev/zero", str(tmp_path)):
        whole.symlink_to(target)
        with pytest.raises(VaultError, match="key file is damaged"):
            kept.open()
        whole.unlink()
    (tmp_path / "kept.json").rename(whole)
    kept.open().close()


@pytest.fixture
def impatient() -> Iterator[None]:
    """Whatever waits for longer than five seconds is broken off."""

    def enough(_signal: int, _frame: object) -> None:
        raise AssertionError("it waits for a pipe")

    before = signal.signal(signal.SIGALRM, enough)
    signal.alarm(5)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def test_a_pipe_on_a_stick_keeps_nobody_waiting(tmp_path: Path, impatient: None) -> None:
    key = erased.Key(uuid4(), bytearray(32))
    backup, logo = tmp_path / "a.backup", tmp_path / "logo.png"
    for pipe in (backup, logo, erased.file_in(tmp_path, key.vault_id)):
        os.mkfifo(pipe)
    with pytest.raises(BackupError, match="could not be read"):
        manifest.read(backup)
    with pytest.raises(InvalidInputError, match="could not be read"):
        read_logo(logo)
    assert not erased.read(tmp_path, key).whole


def test_a_link_that_a_plan_of_new_keys_names_takes_no_other_file_along(
    kept: Kept, tmp_path: Path
) -> None:
    """Nothing vouches for the plan: it may lie in a folder that came from somewhere else."""
    precious, link = tmp_path / "precious", kept.folder / "vault-0123abcd.db"
    precious.write_bytes(b"words")
    link.symlink_to(precious)
    leftovers.write_plan(kept.folder, Plan("vault.db", link.name))
    sweep(kept.folder)
    assert not link.is_symlink()
    assert precious.read_bytes() == b"words"
    kept.open().close()


def test_a_link_in_the_place_of_the_lock_empties_no_other_file(kept: Kept, tmp_path: Path) -> None:
    """A vault's folder may come from somewhere else."""
    precious = tmp_path / "precious"
    precious.write_bytes(b"words")
    (kept.folder / LOCK_FILE).unlink()
    (kept.folder / LOCK_FILE).symlink_to(precious)
    with pytest.raises(VaultError):
        kept.open()
    assert precious.read_bytes() == b"words"
