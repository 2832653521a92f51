"""After a lock a new process takes over, with the window in its place and nothing in its memory."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from planner.keeper import Keeper
from planner.records.book import open_records
from planner.system.clock import SystemClock
from planner.system.folders import HOME_VARIABLE, vaults_folder
from planner.system.process import AFTER_LOCK, heir_command
from planner.vault.keys import LOWEST
from planner.vault.recovery_code import new_code
from planner.views.last_place import LastPlace
from planner.views.navigation import Place, Room
from planner.views.shell.context import SetUp
from tests.journeys.program import PASSPHRASE, PIN, PLANNER
from tests.views.heirs import GEOMETRY
from tests.views.one_of_two import no_keyring

NAME = "Mqwexara"
NOTE = "Vexiquil jorzapeth"
PATIENCE = 60.0


class Report:
    """What both processes wrote."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def lines(self) -> list[dict[str, Any]]:
        if not self.path.exists():
            return []
        return [json.loads(line) for line in self.path.read_text("utf-8").splitlines()]

    def wait_for(self, who: str, what: str) -> dict[str, Any]:
        """The line of one of them that has this field."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            for line in self.lines():
                if line["who"] == who and what in line:
                    return line
            time.sleep(0.05)
        raise TimeoutError(f"{who} {what}: {self.lines()}")

    def let_heir_go_on(self) -> None:
        with self.path.with_suffix(".go").open("a") as file:
            file.write(".")


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Report]:
    """Where two processes will report, over a vault with one person and one note."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    keeper = Keeper(vaults_folder() / "first", no_keyring(), SystemClock(), LOWEST)
    chosen = SetUp(name=PLANNER, passphrase=PASSPHRASE, recovery_code=new_code(), pin=PIN)
    opened = keeper.make(chosen)
    records = open_records(opened.window_engine, SystemClock(), opened.id)
    person = records.people.add(NAME)
    records.notes.write(person.id, NOTE)
    opened.close()
    made = Report(tmp_path / "report.jsonl")
    yield made
    crashed = made.path.with_suffix(".crash")
    assert not crashed.exists() or crashed.read_text("utf-8") == ""


def start(report: Report, how: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "tests.views.heirs", str(report.path), how],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


@pytest.fixture
def first(report: Report, request: pytest.FixtureRequest) -> Iterator[subprocess.Popen[bytes]]:
    """A program that was locked; `request.param` says what is done there."""
    program = start(report, request.param)
    yield program
    for line in report.lines():
        with suppress(ProcessLookupError):
            os.kill(line["pid"], signal.SIGKILL)
    program.wait()


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.parametrize("first", ["idle"], indirect=True)
def test_a_new_process_takes_over_and_leads_back(
    report: Report, first: subprocess.Popen[bytes]
) -> None:
    assert report.wait_for("first", "locked")["locked"]
    heir = report.wait_for("heir", "locked")
    assert heir["locked"]
    assert heir["geometry"] == list(GEOMETRY)
    assert not heir["minimised"]
    assert report.wait_for("first", "ended")["ended"] == 0
    assert first.wait(PATIENCE) == 0
    assert heir["pid"] != first.pid
    assert words_in_memory(heir["pid"], NAME, NOTE) == []
    report.let_heir_go_on()
    assert report.wait_for("heir", "room")["room"] == Room.NOTES
    if os.access(f"/proc/{heir['pid']}/mem", os.R_OK):  # it looks where words would be
        assert set(words_in_memory(heir["pid"], NAME, NOTE)) == {NAME, NOTE}
    report.let_heir_go_on()
    assert report.wait_for("heir", "ended")["ended"] == 0
    until = time.monotonic() + PATIENCE
    while not is_gone(heir["pid"]) and time.monotonic() < until:
        time.sleep(0.05)
    assert is_gone(heir["pid"])


@pytest.mark.parametrize("first", ["typing"], indirect=True)
def test_who_begins_to_type_goes_on_in_the_old_one(
    report: Report, first: subprocess.Popen[bytes]
) -> None:
    assert report.wait_for("first", "went_on")["went_on"]
    assert first.wait(PATIENCE) == 0
    assert [line for line in report.lines() if line["who"] == "heir" and "locked" in line] == []
    assert report.wait_for("heir", "ended")["ended"] == 0


@pytest.mark.parametrize("first", ["minimised"], indirect=True)
def test_a_window_that_was_put_away_stays_away(
    report: Report, first: subprocess.Popen[bytes]
) -> None:
    assert report.wait_for("heir", "locked")["minimised"]
    assert first.wait(PATIENCE) == 0
    report.let_heir_go_on()
    report.let_heir_go_on()
    assert report.wait_for("heir", "ended")["ended"] == 0


def words_in_memory(pid: int, *words: str) -> list[str]:
    """Which of these lie readable in the memory of a process, where this one may look."""
    found = []
    if not os.access(f"/proc/{pid}/mem", os.R_OK):
        return []  # only an administrator may look into another process
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            begin, end = (int(part, 16) for part in line.split()[0].split("-"))
            if line.split()[1].startswith("r") and "[v" not in line:
                held = b""
                with suppress(OSError):  # a part that cannot be read holds no words
                    memory.seek(begin)
                    held = memory.read(end - begin)
                found += [
                    word
                    for word in words
                    if word.encode() in held or word.encode("utf-16-le") in held
                ]
    return found


def test_what_starts_it_anew_from_source_and_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    source = [sys.executable, "-m", "planner", AFTER_LOCK, "a name"]
    assert heir_command("a name") == source
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert heir_command("a name") == [sys.executable, AFTER_LOCK, "a name"]


def test_the_programs_own_command_starts_an_heir_that_leaves_where_nobody_waits() -> None:
    done = subprocess.run(
        heir_command(f"nobody-{uuid4().hex}"),
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0


@pytest.mark.parametrize("text", ["", "{}", "[]", '["nowhere", null, null, null, "x"]', "nonsense"])
def test_where_the_planner_was_is_read_only_as_it_was_written(text: str) -> None:
    left = LastPlace(Place(Room.NOTES, uuid4(), uuid4()), uuid4(), Path("/here"))
    assert LastPlace.from_json(left.to_json()) == left
    bare = LastPlace(Place(Room.TODAY), None, Path("/here"))
    assert LastPlace.from_json(bare.to_json()) == bare
    assert LastPlace.from_json(text) is None
