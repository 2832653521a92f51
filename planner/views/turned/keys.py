"""Which keys work on the turned screen: the few that a person needs, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

_MOVING = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Space,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
    }
)
#: In a text box: to put right what was typed.
_WRITING = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Home, Qt.Key.Key_End})
_HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
#: How a keyboard without a key of its own for a letter sends it.
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Writing(Enum):
    """What can be written where the keyboard is."""

    NOTHING = 0
    DIGITS = 1
    WORDS = 2


class KeyGuard(QObject):
    """Stands before whatever has the keyboard inside `within`, while it is there.

    `escaped` is called for Escape.
    """

    def __init__(self, within: QWidget, escaped: Callable[[], None]) -> None:
        super().__init__(within)
        self._within = within
        self._escaped = escaped
        self._watched: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let pass what may; swallow the rest, shortcuts and the menu of a box among them."""
        if event.type() == QEvent.Type.ContextMenu:
            return True
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            return True
        if isinstance(event, QKeyEvent) and not allowed(event, _written_in(watched)):
            event.accept()
            if event.key() == Qt.Key.Key_Escape and event.type() == QEvent.Type.KeyPress:
                self._escaped()
            return True
        return False

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        if now is not None and (now is self._within or self._within.isAncestorOf(now)):
            self._watched = now
            now.installEventFilter(self)


def allowed(event: QKeyEvent, in_box: Writing) -> bool:
    """Whether a key may do here what it does; Escape may not, for it asks for the PIN."""
    modifiers, text, key = event.modifiers(), event.text(), event.key()
    plain = not modifiers & ~_HARMLESS
    if key in _MOVING:
        return plain
    if key == Qt.Key.Key_Backspace and in_box is Writing.DIGITS:
        return plain
    if in_box is Writing.WORDS:
        writes = bool(text) and text.isprintable()
        return (plain and (writes or key in _WRITING)) or (writes and modifiers == _ALT_GR)
    return plain and len(text) == 1 and text.isascii() and text.isdigit()


def _written_in(widget: QObject) -> Writing:
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        return Writing.WORDS
    return Writing.DIGITS if widget.property("takes_digits") else Writing.NOTHING
