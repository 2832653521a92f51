"""What is said once the hand rests: that words are saved, how many were found."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from planner.views.widgets.announce import announce

#: Milliseconds without a key after which what was found is said.
PAUSE = 700


class SpokenSaved(QObject):
    """Says "Saved, 10:42" for those who listen: on leaving the field, and not twice the same."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._waiting = ""
        self._said = ""
        application = QCoreApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._moved)

    def say(self, words: str) -> None:
        """It is saved; nobody is spoken to while they type."""
        self._waiting = words if words != self._said else ""
        if not isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit | QTextEdit):
            self._tell()

    def _moved(self, _before: QWidget | None, _now: QWidget | None) -> None:
        self._tell()

    def _tell(self) -> None:
        if self._waiting:
            self._said, self._waiting = self._waiting, ""
            announce(self._widget, self._said)


class SpokenFound(QObject):
    """Says what a search found once nobody types any more."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._words = ""
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._soon.timeout.connect(self._tell)

    def say(self, words: str) -> None:
        """So much is found by now."""
        self._words = words
        self._soon.start()

    def _tell(self) -> None:
        announce(self._widget, self._words)
