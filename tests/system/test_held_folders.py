"""Folders that are held: what a killed process left goes, what is in use stays."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from planner.system import held_folders
from planner.system.held_folders import hold_new, sweep
from planner.system.lock import RunLock, run_lock

PREFIX = "held-"
#: Holds a folder with something in it until it is killed.
HOLDS = f"""
import sys
from pathlib import Path
from planner.system.held_folders import hold_new
held = hold_new(Path(sys.argv[1]), {PREFIX!r})
(held.path / "vault.db").write_bytes(b"pages")
print(held.path, flush=True)
sys.stdin.readline()
"""


def holder(place: Path) -> tuple[subprocess.Popen[str], Path]:
    """A process, and the folder that it holds."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(place)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


def test_what_a_killed_process_left_goes_and_what_is_in_use_stays(tmp_path: Path) -> None:
    killed, left = holder(tmp_path)
    at_work, used = holder(tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    try:
        assert sweep(tmp_path, PREFIX)
        assert left.is_dir()  # not because it is old or new: its holder lives
        killed.kill()
        killed.communicate()
        assert sweep(tmp_path, PREFIX)
        assert not left.exists()
        assert (used / "vault.db").read_bytes() == b"pages"
    finally:
        at_work.kill()
        at_work.communicate()
    assert not sweep(tmp_path, PREFIX)
    assert list(tmp_path.iterdir()) == [other]


def test_one_whose_maker_is_gone_stays_while_one_inside_is_used(tmp_path: Path) -> None:
    outer = hold_new(tmp_path, PREFIX)
    inner = hold_new(outer.path, PREFIX)
    outer.let_go()
    assert sweep(tmp_path, PREFIX)
    assert inner.path.is_dir()
    inner.let_go()
    assert not sweep(tmp_path, PREFIX)
    assert not outer.path.exists()


def test_what_others_put_there_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "theirs"
    elsewhere.mkdir()
    (tmp_path / f"{PREFIX}link").symlink_to(elsewhere)
    (tmp_path / f"{PREFIX}file").touch()
    assert not sweep(tmp_path, PREFIX)
    assert list(elsewhere.iterdir()) == []
    assert (tmp_path / f"{PREFIX}file").exists()
    made = hold_new(tmp_path, PREFIX)
    made.let_go()
    if sys.platform != "win32":
        monkeypatch.setattr("os.geteuid", lambda: 4711)
        assert not sweep(tmp_path, PREFIX)
        assert made.path.is_dir()


def test_one_that_is_swept_before_it_is_held_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []

    def late(folder: Path) -> RunLock | None:
        seen.append(folder)
        if len(seen) == 1:
            folder.rmdir()  # by another program, just now
        return run_lock(folder)

    monkeypatch.setattr(held_folders, "run_lock", late)
    made = hold_new(tmp_path, PREFIX)
    assert list(tmp_path.iterdir()) == [made.path] == seen[1:]
    made.remove()
    assert not made.path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes nothing that is locked")
def test_nobody_comes_to_hold_a_folder_while_it_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its maker may, in the moment before it holds it, be overtaken by somebody who sweeps."""
    made = hold_new(tmp_path, PREFIX)
    came: list[RunLock | None] = []
    real = shutil.rmtree

    def slow(folder: Path, *, ignore_errors: bool) -> None:
        came.append(run_lock(folder))
        real(folder, ignore_errors=ignore_errors)

    monkeypatch.setattr(shutil, "rmtree", slow)
    made.remove()
    assert came == [None]
    assert not made.path.exists()


def test_where_nothing_can_be_held_nothing_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(_folder: Path) -> RunLock | None:
        raise OSError("No locks available")

    monkeypatch.setattr(held_folders, "run_lock", cannot)
    with pytest.raises(OSError, match="No locks"):
        hold_new(tmp_path, PREFIX)
    assert list(tmp_path.iterdir()) == []
