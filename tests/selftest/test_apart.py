"""The self-test as Settings runs it: a process of its own, which may be cut off or break off."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from planner.errors import CancelledError
from planner.selftest import apart
from planner.selftest.apart import try_installation
from planner.selftest.checks import State
from planner.system.folders import PORTABLE_VARIABLE

#: A stand-in for the program: writes what it is told into the file named last, and ends as told.
_WRITES = """
import json, os, sys, time
with open(sys.argv[-1], "w", encoding="utf-8") as file:
    for line in {lines!r}:
        file.write(json.dumps(line) + "\\n")
        file.flush()
with open({marks!r}, "w") as file:
    file.write("\\n".join([os.environ["TMPDIR"], sys.argv[-2], *os.environ]))
{after}
"""
FINE = {"name": "Fonts", "state": "fine", "milliseconds": 3, "found": "", "advice": ""}


def program(marks: Path, lines: Sequence[object], after: str = "") -> list[str]:
    return [sys.executable, "-c", _WRITES.format(lines=lines, marks=str(marks), after=after)]


def unheard(_done: int, _total: int) -> None: ...


def test_it_gives_what_was_found_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PORTABLE_VARIABLE, "1")
    marks = tmp_path / "marks"
    said = [{"sentence": "It tries itself."}, {"begins": "Fonts"}, FINE, {"sentence": "Fine."}]
    (found,) = try_installation(unheard, program(marks, said))
    assert (found.name, found.state, found.milliseconds) == ("Fonts", State.FINE, 3)
    folder, option, *variables = marks.read_text().splitlines()
    assert option == "--selftest"
    assert PORTABLE_VARIABLE not in variables, "what lies on a stick is not for it"
    assert not Path(folder).exists()


def test_a_process_that_breaks_off_is_named_by_what_it_was_at(tmp_path: Path) -> None:
    said = [{"begins": "Fonts"}, FINE, {"begins": "Icons"}]
    ended = try_installation(unheard, program(tmp_path / "marks", said, "os._exit(9)"))
    assert [(each.name, each.state) for each in ended] == [
        ("Fonts", State.FINE),
        ("Icons", State.WRONG),
    ]
    assert "(9)" in ended[1].found


def test_a_process_that_says_nothing_is_no_success(tmp_path: Path) -> None:
    (only,) = try_installation(unheard, program(tmp_path / "marks", [], "os._exit(1)"))
    assert only.state is State.WRONG


def test_cancel_ends_it_and_its_folder(tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    heard: list[int] = []

    def stop(done: int, total: int) -> None:
        assert total == apart.COUNT
        heard.append(done)
        if done and marks.exists():
            raise CancelledError("Stopped.")

    waiting = program(marks, [{"begins": "Fonts"}, FINE], "time.sleep(60)")
    with pytest.raises(CancelledError):
        try_installation(stop, waiting)
    assert heard[-1] == 1
    assert not Path(marks.read_text().splitlines()[0]).exists()
