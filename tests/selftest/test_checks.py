"""Each check by itself: one that fails says why, and the rest goes on."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.errors import PlannerError
from planner.selftest.checks import (
    INSTALL_AGAIN,
    Check,
    NotTriedError,
    Outcome,
    State,
    in_numbers,
    run,
    sentence,
)
from planner.selftest.telling import Telling
from planner.selftest.watchdog import Watchdog


def raising(error: Exception) -> Callable[[object], str]:
    def act(_trial: object) -> str:
        raise error

    return act


CHECKS: list[Check[object]] = [
    Check("one", lambda _trial: "a fine thing"),
    Check("two", raising(PlannerError("The folder is full.", details="ENOSPC")), "Make room."),
    Check("three", raising(NotTriedError("No display."))),
    Check("four", raising(LookupError("gone"))),
    Check("five", lambda _trial: ""),
    Check("six", raising(PlannerError("Gone. Bring it back.")), advice=""),
    Check("seven", raising(LookupError("gone")), advice=""),
]


def test_the_rest_goes_on_where_one_fails() -> None:
    begun: list[str] = []
    ended = list(run(CHECKS, object(), begun.append))
    assert begun == ["one", "two", "three", "four", "five", "six", "seven"]
    assert [(each.state, each.found, each.advice) for each in ended] == [
        (State.FINE, "a fine thing", ""),
        (State.WRONG, "The folder is full. (ENOSPC)", "Make room."),
        (State.NOT_TRIED, "No display.", ""),
        (State.WRONG, "LookupError: gone", INSTALL_AGAIN),
        (State.FINE, "", ""),
        (State.WRONG, "Gone. Bring it back.", ""),
        (State.WRONG, "LookupError: gone", INSTALL_AGAIN),
    ]
    assert sentence(ended) == (
        "6 things were tried. 1 thing could not be tried here. 4 things do not work. "
        "Not right: two; four; six; seven. The lines above say what to do."
    )


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ("fine", "1 thing was tried. Everything works."),
        ("fine fine", "2 things were tried. Everything works."),
        (
            "fine fine not_tried",
            "2 things were tried. 1 thing could not be tried here. What was tried works.",
        ),
        ("fine wrong", "2 things were tried. 1 thing does not work."),
    ],
)
def test_what_was_not_tried_is_never_said_to_work(states: str, said: str) -> None:
    outcomes = [Outcome(state, State(state), 1) for state in states.split()]
    assert in_numbers(outcomes) == said
    assert sentence(outcomes).startswith(said)


@pytest.mark.parametrize("name", ["results.txt", "results.jsonl"])
def test_results_go_to_the_terminal_and_to_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    telling = Telling(tmp_path / name)
    telling.begins("Fonts")
    telling.ended(Outcome("Fonts", State.WRONG, 12, "Two\nlines.", "Install again."))
    telling.say("Not right: Fonts.")
    telling.close()
    line = "Fonts … NOT RIGHT, 12 ms: Two lines. Install again."
    said = capsys.readouterr().out.splitlines()
    assert said == [line, "Not right: Fonts."]
    written = (tmp_path / name).read_text("utf-8").splitlines()
    if name.endswith("txt"):
        assert written == said
        return
    begun, ended, told = map(json.loads, written)
    assert begun == {"begins": "Fonts"}
    assert ended["state"] == "wrong"
    assert ended["found"] == "Two\nlines."
    assert told == {"sentence": "Not right: Fonts."}


def test_a_packed_program_on_windows_has_no_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    telling = Telling(tmp_path / "results.txt")
    telling.say("Fine.")
    telling.close()
    assert (tmp_path / "results.txt").read_text("utf-8") == "Fine.\n"
    Telling().say("to nobody")


def test_a_hang_ends_it_with_the_name_of_the_check() -> None:
    from threading import Event

    hung: list[str] = []
    ended, over = [], Event()

    def end(status: int) -> None:
        ended.append(status)
        over.set()

    watchdog = Watchdog(hung.append, seconds=0.02, end=end)
    watchdog.begins("one that is quick")
    watchdog.begins("one that hangs")
    assert over.wait(10)
    watchdog.rest()
    assert hung == ["one that hangs"]
    assert ended == [1]


def test_a_check_that_ends_in_time_is_left_alone() -> None:
    hung: list[str] = []
    watchdog = Watchdog(hung.append, seconds=0.2, end=hung.append)  # type: ignore[arg-type]
    watchdog.begins("quick")
    timer = watchdog._timer
    assert timer is not None
    watchdog.rest()
    timer.join(10)
    assert not timer.is_alive()
    assert hung == []
