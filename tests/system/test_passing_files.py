"""A paper on its way to a printer: real processes, the system's own libcups where there is one."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

from planner import run
from planner.system import passing_files
from planner.system.passing_files import PREFIX, as_it_was, kept_in_memory

MEMORY = Path("/dev/shm")
CANARY = b"Mqwexara wants to sing again"
#: Prints as Qt and libcups do, up to where the printing service would take the file.
PRINTS = f"""
import ctypes, os, sys
from planner.system.passing_files import kept_in_memory
with kept_in_memory():
    from PySide6.QtCore import QTemporaryFile
    try:
        cups, name = ctypes.CDLL("libcups.so.2"), ctypes.create_string_buffer(1024)
        os.write(cups.cupsTempFd(name, 1024), {CANARY!r})
    except OSError:
        open(os.environ["TMPDIR"] + "/as-libcups", "xb").write({CANARY!r})
    file = QTemporaryFile()
    assert file.open() and file.fileName() and file.write({CANARY!r}) and file.flush()
    print(os.environ["TMPDIR"], flush=True)
    sys.stdin.readline()
"""

pytestmark = pytest.mark.skipif(
    not passing_files._lies_in_memory(MEMORY), reason="No folder in memory here."
)


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """This person's own folder in memory."""
    folder = Path(mkdtemp(dir=MEMORY, prefix="runtime-"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where temporary files lie on this computer."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(passing_files, "_before", {})
    return folder


def printing() -> tuple[subprocess.Popen[str], Path]:
    """A program that prints, and where its pages lie."""
    program = subprocess.Popen(
        [sys.executable, "-c", PRINTS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    return program, Path(program.stdout.readline().strip())


def held_in(folder: Path) -> int:
    """How many files below it hold the words."""
    return sum(CANARY in path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_kill_leaves_nothing_on_the_disk_and_the_next_start_takes_the_rest(
    own: Path, disk: Path
) -> None:
    killed, place = printing()
    other, second = printing()
    killed.kill()
    killed.communicate()
    assert place.parent == second.parent == own
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert held_in(place) == held_in(second) == 2  # it looks where pages are
    with kept_in_memory():
        assert not place.exists()
        assert held_in(second) == 2  # another that still prints keeps its own
    other.communicate("\n")
    assert list(own.iterdir()) == []
    assert list(disk.rglob("*")) == []


def test_a_printer_that_hangs_finds_no_other_place_after_the_end(own: Path, disk: Path) -> None:
    with kept_in_memory():
        place = Path(os.environ["TMPDIR"])
    assert not place.exists()
    assert os.environ["TMPDIR"] == str(place)
    assert as_it_was(os.environ)["TMPDIR"] == str(disk)  # for whoever is started by it


@pytest.mark.parametrize("named", ["", "/proc", "disk"])
def test_a_folder_that_is_not_in_memory_is_not_taken(
    named: str, disk: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if named == "disk":
        if passing_files._lies_in_memory(tmp_path):
            pytest.skip("Temporary files lie in memory here.")
        named = str(tmp_path)
    monkeypatch.setenv("XDG_RUNTIME_DIR", named)
    with kept_in_memory():
        assert Path(os.environ["TMPDIR"]).parent == MEMORY


def test_without_any_everything_is_as_before(disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passing_files, "_places", list)
    with kept_in_memory():
        assert os.environ["TMPDIR"] == str(disk)
    assert disk.is_dir()


def test_what_others_put_there_is_left(own: Path, disk: Path) -> None:
    elsewhere = disk / "theirs"
    elsewhere.mkdir()
    (own / f"{PREFIX}link").symlink_to(elsewhere)
    with kept_in_memory():
        pass
    assert elsewhere.is_dir()


def test_the_program_runs_so(own: Path, disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []

    def look(*_given: object) -> int:
        seen.append(Path(os.environ["TMPDIR"]).parent)
        return 0

    monkeypatch.setattr(run, "keep_memory_private", lambda: None)  # the tests' own may be debugged
    monkeypatch.setattr(run, "_run", look)
    assert run.run() == 0
    assert seen == [own]
