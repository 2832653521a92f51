"""The clipboard: what the program put there can be taken away, what others put there stays."""

from __future__ import annotations

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
