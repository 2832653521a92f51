"""What starts before the passphrase stays light, and Qt's binding keeps its counts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner import __main__, __version__
from planner.system.folders import HOME_VARIABLE

OFFSCREEN = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program], env=OFFSCREEN, capture_output=True, text=True, timeout=120
    )


@pytest.mark.parametrize(
    "heavy",
    ["sqlmodel", "sqlalchemy", "sqlcipher3", "cryptography", "reportlab", "keyring", "babel"],
)
def test_the_shell_reaches_no_heavy_library_at_import(heavy: str) -> None:
    done = run(f"import sys, planner.app; sys.exit({heavy!r} in sys.modules)")
    assert done.returncode == 0, done.stderr


#: The program until its first page is painted, then until its window has said so.
PAINTED = """
import os, sys
from planner.app import Planner
from planner.run import make_application
from PySide6.QtCore import QEvent, QObject

class Eye(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched is planner.window:
            application.removeEventFilter(self)
            seen.update(sys.modules)
        return False

seen = {}
application = make_application()
style = application.style().name()
planner = Planner(application)
planner.window.painted.connect(application.quit)
eye = Eye()
application.installEventFilter(eye)
planner.start()
application.exec()
behind = [name for name in ("sqlcipher3", "planner.unlocked") if name in seen]
print("first:", *behind, "style:", style, flush=True)
"""


def test_the_first_page_is_painted_before_the_rest_is_imported(tmp_path: Path) -> None:
    environment = {**OFFSCREEN, HOME_VARIABLE: str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", PAINTED],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.stdout == "first: style: fusion\n", done.stderr


def test_the_binding_leaks_no_reference_to_none() -> None:
    """PySide6 6.12.0 on Python 3.11 ends here in a fatal error (docs/decisions)."""
    done = run(
        "from PySide6.QtCore import QObject, Signal\n"
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "app = QApplication([])\n"
        "class Emitter(QObject):\n"
        "    sent = Signal()\n"
        "label, emitter = QLabel(), Emitter()\n"
        "for count in range(20_000):\n"
        "    label.setText(str(count))\n"
        "    emitter.sent.emit()\n"
    )
    assert done.returncode == 0, done.stderr


def test_without_a_display_it_says_so_and_points_to_the_demo() -> None:
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    done = subprocess.run(
        [sys.executable, "-m", "planner"], env=bare, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2
    assert "make demo" in done.stderr


def test_the_version_is_said_without_a_window(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["planner", "--version"])
    with pytest.raises(SystemExit) as ended:
        __main__.main()
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"Pathway Planner {__version__}\n"


def test_in_somebody_elses_folders_no_window_opens(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["planner"])
    monkeypatch.setattr(__main__, "sudo_refusal", lambda: "They are not yours.")
    monkeypatch.setattr("planner.run.run", lambda _after: pytest.fail("it was opened"))
    monkeypatch.delenv("DISPLAY", raising=False)
    assert __main__.main() == 2
    assert "They are not yours." in capsys.readouterr().err
