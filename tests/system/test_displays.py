"""A display that is named and does not answer: said in a sentence, before Qt ends the program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from planner.system import displays, libraries
from planner.system.displays import wayland_answers, x_answers
from planner.system.startup_checks import no_window_opens
from planner.views.binding import plugins
from tests.bus.desktop import screen

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X is for Linux.")
DEAD = ":7077"
NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_SESSION_TYPE")


@pytest.mark.parametrize(
    "named", [{"DISPLAY": DEAD}, {"WAYLAND_DISPLAY": "no-such"}, {"DISPLAY": "no display"}]
)
def test_the_program_ends_with_a_sentence(named: dict[str, str], tmp_path: Path) -> None:
    if libraries.missing([*libraries.NEEDED, *libraries.FOR_A_DISPLAY]):
        pytest.skip("This computer has no libraries for Qt.")
    bare = {name: value for name, value in os.environ.items() if name not in NAMES}
    done = subprocess.run(
        [sys.executable, "-m", "planner"],
        env={**bare, **named, "PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2, done.stderr
    assert f"on the display {next(iter(named.values()))}." in done.stderr
    assert "Your records are safe." in done.stderr
    assert "Qt" not in done.stderr


def test_a_display_that_is_there_answers() -> None:
    if libraries.missing(["libxcb.so.1"]) or shutil.which("Xvfb") is None:
        pytest.skip("This computer has no X.")
    with screen(dict(os.environ)) as name:
        assert x_answers(name)
        assert no_window_opens({"DISPLAY": name, "WAYLAND_DISPLAY": "no-such"}, plugins()) == ""
    assert not x_answers(name)


@pytest.mark.parametrize("name", ["localhost:10.0", "far.example:0", "tcp/far.example:0"])
def test_one_on_another_computer_is_not_asked(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(displays, "_library", lambda _name: pytest.fail("it was asked"))
    assert x_answers(name)


def test_what_cannot_be_asked_is_left_to_qt(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(displays, "_library", lambda _name: None)
    assert x_answers(DEAD)
    assert not wayland_answers("wayland-0", tmp_path / "libqwayland.so")  # as Qt without its part
