"""Folders may be called after people: a dialog for files leaves their names nowhere."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

#: Saves a file by Qt's own dialog, before and after it is told to keep nothing.
SAVES = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from planner.views.dialogs import Dialogs
from planner.views.theme import Mode, Theme

folder, config = sys.argv[1], Path(sys.argv[2])

def accept():
    asked = QApplication.activeModalWidget()
    if isinstance(asked, QFileDialog):
        asked.accept()
    else:
        QTimer.singleShot(10, accept)

def save(dialogs):
    QTimer.singleShot(10, accept)
    return str(dialogs.save_path("Save", f"{folder}/plan", "PDF", "pdf"))

def told():
    return {path.name: path.read_text() for path in config.rglob("*") if path.is_file()}

if sys.argv[3] == "told to keep nothing":
    from planner.run import make_application
    application, theirs = make_application(), None
else:
    application = QApplication([])
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.setValue("FileDialog/history", ["file:///theirs"])
    settings.sync()
window = QWidget()
chosen = save(Dialogs(Theme(Mode.LIGHT), window))
print(json.dumps([chosen, told()]))
"""


def saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> tuple[str, str, dict[str, str]]:
    """Where it was saved, and what each file of settings holds."""
    folder, config = tmp_path / "Mqwexara Doe", tmp_path / "config"
    folder.mkdir()
    config.mkdir()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(config))
    monkeypatch.setenv("HOME", str(tmp_path))
    command = [sys.executable, "-c", SAVES, str(folder), str(config), how]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    chosen, told = json.loads(done.stdout.splitlines()[-1])
    return str(folder), chosen, told


@pytest.mark.skipif(sys.platform != "linux", reason="Elsewhere Qt keeps no files of settings.")
@pytest.mark.parametrize("how", ["told to keep nothing", "left to write"])
def test_a_save_leaves_no_folders_name(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, chosen, told = saved(tmp_path, monkeypatch, how)
    assert chosen == f"{folder}/plan.pdf"
    if how == "told to keep nothing":
        assert told == {}
    else:  # as on Windows: what other programs of Qt remembered is there again, and no more
        assert told == {"QtProject.conf": "[FileDialog]\nhistory=file:///theirs\n"}
