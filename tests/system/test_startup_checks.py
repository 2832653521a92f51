"""What keeps the program from opening a window is said: which library, and the command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner.system import displays, libraries, startup_checks, without_window

DISPLAY = {"DISPLAY": ":0"}
PLUGINS = Path("/plugins")


def test_a_library_that_is_missing_is_named_with_the_command_that_brings_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(libraries.FOR_A_DISPLAY, "libno-such-thing.so.9", "no-such-thing9")
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    said = startup_checks.no_window_opens(DISPLAY, PLUGINS)
    assert "Your records are safe." in said
    lines = [line.strip() for line in said.splitlines()]
    assert "libno-such-thing.so.9" in lines
    assert "This command installs it:" in lines
    assert "sudo apt-get install --no-install-recommends no-such-thing9" in lines


def test_where_the_system_is_another_it_says_whom_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    said = startup_checks.could_not_load(
        ImportError("libXYZ.so.1: cannot open shared object file: No such file or directory")
    )
    assert "libXYZ.so.1" in said
    assert "Ask whoever looks after this computer" in said


def test_a_part_of_our_own_that_is_missing_is_no_library_of_the_system() -> None:
    if libraries.missing(libraries.NEEDED):
        pytest.skip("this computer has no libraries for Qt")
    said = startup_checks.could_not_load(ImportError("No module named 'reportlab'"))
    assert "Install the program again." in said
    assert "reportlab" in said


def test_on_another_system_no_library_of_linux_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(libraries, "missing", list)
    said = startup_checks.could_not_load(ImportError("DLL load failed while importing QtGui"))
    assert "libGL" not in said
    assert "Install the program again." in said


@pytest.mark.parametrize("more", [{"WAYLAND_DISPLAY": "w"}, {"QT_QPA_PLATFORM": "offscreen"}])
def test_what_opens_without_x_needs_nothing_of_x(
    more: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(libraries.FOR_A_DISPLAY, "libno-such-thing.so.9", "no-such-thing9")
    monkeypatch.setattr(displays, "wayland_answers", lambda _name, _plugin: True)
    assert startup_checks.no_window_opens({**DISPLAY, **more}, PLUGINS) == ""


def test_every_library_is_known_by_one_package() -> None:
    known = {**libraries.NEEDED, **libraries.FOR_A_DISPLAY}
    assert len(known) == len(libraries.NEEDED) + len(libraries.FOR_A_DISPLAY)
    assert len(set(known.values())) == len(known)


def test_the_program_ends_with_the_sentence_where_qt_does_not_load(tmp_path: Path) -> None:
    """A real start, on a computer where a library that Qt needs is away."""
    binding = tmp_path / "PySide6"
    binding.mkdir()
    (binding / "__init__.py").write_text(
        "raise ImportError('libEGL_away.so.1: cannot open shared object file: No such file')"
    )
    done = subprocess.run(
        [sys.executable, "-m", "planner"],
        env={**os.environ, "PYTHONPATH": str(tmp_path), "DISPLAY": "", "PATH": "/nowhere"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2, done.stderr
    assert "libEGL_away.so.1" in done.stderr
    assert "Traceback" not in done.stderr


def desktop_with(folder: Path, name: str) -> Path:
    """A desktop that has `name`, which writes down how it was called; gives where."""
    called = folder / "called"
    program = folder / name
    program.write_text(f'#!/bin/sh\nfor each; do echo "$each"; done > "{called}"\n')
    program.chmod(0o755)
    return called


@pytest.mark.parametrize("name", ["zenity", "kdialog", "xmessage"])
def test_a_double_click_is_answered_by_the_desktops_own_window(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    called = desktop_with(tmp_path, name)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(sys, "stderr", None)
    without_window.say("It <cannot> start.")
    assert called.read_text().splitlines()[-1] == "It <cannot> start."


def test_without_anything_to_say_it_with_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(sys, "stderr", None)
    without_window.say("It cannot start.")
