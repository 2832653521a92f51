"""The clipboard: what the program put there can be taken away, what others put there stays."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from PySide6.QtGui import QGuiApplication

from planner.views import clipboard

pytestmark = pytest.mark.usefixtures("qapp")


def test_what_the_program_put_there_is_cleared() -> None:
    clipboard.put("A concern, with words: <b>سلام</b>")
    assert QGuiApplication.clipboard().text() == "A concern, with words: <b>سلام</b>"
    clipboard.clear()
    assert QGuiApplication.clipboard().text() == ""


def test_what_was_copied_elsewhere_since_stays() -> None:
    clipboard.put("A concern")
    QGuiApplication.clipboard().setText("a shopping list")
    clipboard.clear()
    assert QGuiApplication.clipboard().text() == "a shopping list"


_ON_A_SCREEN = """
import subprocess, sys
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from planner.views import clipboard
application = QApplication([])
field = QLineEdit("words of a record")
field.show()
QTest.qWaitForWindowExposed(field)
field.activateWindow()
field.setFocus()
board = application.clipboard()
for key in (Qt.Key.Key_A, Qt.Key.Key_C):
    QTest.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
before = [board.text(mode) for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)]
clipboard.clear()
after = [board.text(mode) for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)]
other = (
    "import sys; from PySide6.QtWidgets import QApplication; a = QApplication([]);"
    "a.clipboard().setText('a shopping list'); print('there', flush=True); a.processEvents();"
    "import time; [(a.processEvents(), time.sleep(0.01)) for _ in range(9000)]"
)
neighbour = subprocess.Popen([sys.executable, "-c", other], stdout=subprocess.PIPE)
neighbour.stdout.readline()
for _turn in range(1000):
    QTest.qWait(20)
    if board.text():
        break
clipboard.clear()
print(before, after, board.text(), sep="|")
neighbour.kill()
"""


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="needs a screen that owns things")
def test_what_was_copied_or_selected_in_a_field_goes_and_a_neighbours_stays() -> None:
    done = subprocess.run(
        ["xvfb-run", "-a", sys.executable, "-c", _ON_A_SCREEN],
        env={**os.environ, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    words = "words of a record"
    assert done.stdout.strip() == f"{[words, words]}|{['', '']}|a shopping list", done.stderr


def test_what_is_ours_by_the_desktops_word_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    board = QGuiApplication.clipboard()
    board.setText("words of a record")
    monkeypatch.setattr(type(board), "ownsClipboard", lambda _board: True)
    clipboard.clear(board)
    assert board.text() == ""
