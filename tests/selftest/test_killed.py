"""A self-test that is killed leaves a vault behind: the next one takes it away, and only then."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.errors import CancelledError
from planner.selftest.apart import try_installation
from planner.selftest.trial import PREFIX, Trial
from planner.system.process import SELFTEST, this_program
from planner.vault.open_vault import DATABASE_FILE


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def wait_for(ready: Callable[[], bool]) -> None:
    last = time.monotonic() + 60
    while not ready():
        assert time.monotonic() < last
        time.sleep(0.02)


def has_vault(folder: Path) -> bool:
    return next(folder.rglob(DATABASE_FILE), None) is not None


def test_the_next_self_test_takes_it_away(temporary: Path) -> None:
    killed = subprocess.Popen(
        [*this_program(), SELFTEST],
        env={**os.environ, "TMPDIR": str(temporary)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    trial = Trial()
    try:
        wait_for(lambda: has_vault(temporary))
        (left,) = temporary.glob(f"{PREFIX}*")
        trial.settle()
        assert left.is_dir()  # it is at work still
        trial.abandon()
        killed.kill()
        killed.wait()
        assert has_vault(left)
        trial.settle()
        assert not left.exists()
    finally:
        killed.kill()
        killed.wait()
        trial.abandon()
    assert list(temporary.iterdir()) == []


def test_so_does_the_one_of_settings(temporary: Path) -> None:
    """Where the program is killed, its self-test is at work in a folder of the program's."""

    def killed(_done: int, _total: int) -> None:
        raise CancelledError("Stopped.")

    left = Trial()
    left.settle()
    assert left.folder is not None
    left.close()
    assert left._held is not None
    left._held.let_go()
    with pytest.raises(CancelledError):
        try_installation(killed, [sys.executable, "-c", "import time; time.sleep(60)"])
    assert list(temporary.iterdir()) == []
    left.abandon()


def test_a_folder_that_went_meanwhile_is_removed_all_the_same(temporary: Path) -> None:
    trial = Trial()
    trial.settle()
    assert trial.folder is not None
    shutil.rmtree(trial.folder)  # by whoever tidies temporary files
    assert trial.tidy() == ""
    trial.abandon()
