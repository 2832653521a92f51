"""What is broken on purpose in the window is found: each of its checks can fail."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from planner.full_selftest import check_installation, running, stage
from planner.full_selftest.stage import Stage
from planner.full_selftest.window_checks import CHECKS, display, printer_part
from planner.selftest.checks import Check, NotRightError, NotTriedError, State, run
from planner.selftest.telling import Telling
from planner.selftest.trial import Trial
from planner.system import libraries
from planner.system.resources import resource
from planner.views import binding
from planner.views.theme import Mode, Theme

DISPLAY = next(each for each in CHECKS if each.run == display)


@pytest.fixture
def shown(qapp: QApplication) -> Stage:
    """A window that shows nothing, with our theme."""
    window = QWidget()
    theme = Theme(Mode.LIGHT)
    theme.apply(qapp)
    planner: Any = SimpleNamespace(window=window, theme=theme, workspace=None)
    return Stage(Trial(), qapp, planner)


def test_a_blank_window_and_a_black_one(shown: Stage) -> None:
    window = shown.planner.window  # type: ignore[union-attr]
    for colour in ("white", "black"):
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, QColor(colour))
        window.setPalette(palette)
        with pytest.raises(NotRightError, match="blank, or black"):
            shown.painted()


def test_what_went_wrong_where_nobody_looked(shown: Stage) -> None:
    shown._fault(ValueError, ValueError("of a slot"), None)
    with pytest.raises(NotRightError, match="did not appear") as told:
        shown.until(lambda: False, "Today did not appear.")
    assert told.value.details == "ValueError: of a slot"
    shown._fault(ValueError, ValueError("of another"), None)
    with pytest.raises(NotRightError, match="of another"):
        shown._no_faults()
    assert shown._no_faults() == ""


def test_letters_that_are_missing(shown: Stage) -> None:
    assert shown.letters() == "11 families"
    shown.planner.theme.letters_missing = True  # type: ignore[union-attr]
    with pytest.raises(NotRightError):
        shown.letters()


def test_a_drawing_that_is_blank(
    shown: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    icons = tmp_path / "icons"
    icons.mkdir()
    (icons / "heart.svg").write_bytes(resource("icons/heart.svg").read_bytes())
    monkeypatch.setattr(stage, "resource", lambda _name: icons)
    assert shown.drawings() == "1 drawing"
    (icons / "blank.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    with pytest.raises(NotRightError, match="Blank: blank"):
        shown.drawings()


def test_without_the_vault_no_part_of_the_window_is_tried(qapp: QApplication) -> None:
    unmade = [each for each in CHECKS if each.run not in (display, printer_part)]
    assert len(unmade) == 8
    for check in unmade:
        with pytest.raises(NotTriedError):
            check.run(Stage(Trial()))


def test_a_part_for_displays_that_does_not_load(
    shown: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(binding, "plugins", lambda: tmp_path)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("DISPLAY", ":7")
    with pytest.raises(NotRightError, match=r"libqxcb\.so is not here"):
        display(shown)
    plugin = tmp_path / "platforms" / "libqxcb.so"
    plugin.parent.mkdir()
    plugin.write_bytes(b"no library")
    with pytest.raises(NotRightError, match=r"libqxcb\.so"):
        display(shown)
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(NotTriedError, match="no display here"):
        display(shown)


@pytest.mark.parametrize("check", [running.QT_LOADS, DISPLAY], ids=["qt", "display"])
def test_a_library_that_is_missing_is_no_reason_to_install_the_program_again(
    check: Check[Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def lacking(_name: str) -> None:
        raise (ImportError if check is running.QT_LOADS else OSError)(
            "libXYZ.so.1: cannot open shared object file: No such file or directory"
        )

    plugin = tmp_path / "platforms" / "libqxcb.so"
    plugin.parent.mkdir()
    plugin.touch()
    monkeypatch.setattr(binding, "plugins", lambda: tmp_path)
    monkeypatch.setattr("ctypes.CDLL", lacking)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("shutil.which", lambda _name: None)
    monkeypatch.setattr(libraries, "missing", lambda _libraries: [])
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setattr("importlib.import_module", lacking)
    (outcome,) = run([check], Stage(Trial()), lambda _name: None)
    assert outcome.state is State.WRONG
    assert outcome.found.splitlines() == [
        "This computer lacks a part of its system.",
        "",
        "  libXYZ.so.1",
        "",
        "Ask whoever looks after this computer to install it.",
    ]
    assert outcome.advice == ""


@pytest.mark.parametrize("check", [running.QT_LOADS, DISPLAY], ids=["qt", "display"])
def test_a_part_of_our_own_that_is_missing_is(
    check: Check[Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def lacking(name: str) -> None:
        raise ModuleNotFoundError(f"No module named '{name}'")

    monkeypatch.setattr(binding, "plugins", lambda: tmp_path)
    monkeypatch.setattr(libraries, "missing", lambda _libraries: [])
    monkeypatch.setattr("importlib.import_module", lacking)
    (outcome,) = run([check], Stage(Trial()), lambda _name: None)
    told = f"{outcome.found} {outcome.advice}"
    assert told.count("Install Pathway Planner again.") == 1
    assert "cannot start" not in told


def test_a_hang_is_said_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    trial = Trial()
    trial.settle()
    folder = trial.folder
    assert folder is not None
    telling = Telling(tmp_path / "results.txt")
    telling.begins("Icons")
    running._hung(telling, trial, "Icons")
    telling.close()
    said = capsys.readouterr().out
    assert said.startswith("Icons … NOT RIGHT, 60000 ms: No answer after 60 seconds.")
    assert "Stopped at: Icons." in said
    assert not folder.exists()
    trial.abandon()


def test_results_that_cannot_be_written_are_no_success(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check_installation(tmp_path / "nowhere" / "results.txt") == 1
    assert "The results cannot be written there" in capsys.readouterr().err


def test_a_file_that_is_there_is_not_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "letter.txt"
    there.write_text("somebody's own")
    assert check_installation(there) == 1
    assert "There is a file of that name already. Choose another" in capsys.readouterr().err
    assert there.read_text() == "somebody's own"
