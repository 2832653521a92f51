"""Hands for pages with many fields: words by input method, dates by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

HOSTILE = '<b>Bold</b> <img src="file:///etc/hostname"> 🧶 \u202eright\u202c أتعلم الحياكة'


def put_words(edit: QWidget, text: str) -> None:
    """As an input method does, in any script."""
    edit.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(edit, event)


def retype(edit: QLineEdit, text: str) -> None:
    """Put other words in a line, then press Enter."""
    edit.setFocus()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    put_words(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)
