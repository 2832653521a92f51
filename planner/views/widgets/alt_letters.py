"""While Alt is held, every button in sight shows a letter that presses it, no letter twice.

The letters are given out anew each time, to what shows then: nobody has to choose them, in no
language, and a page without Alt stays as calm as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from planner.views.widgets.buttons import Pressable

#: Who chooses a letter first; figures have a key of their own.
_RANKS = {"primary": 0, "danger": 1, "secondary": 1, "quiet": 2, "inverse": 2, "chip": 3}


class AltLetters(QObject):
    """Listens for Alt wherever the keyboard is in `window`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._shown: list[Pressable] = []
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show them while Alt alone is held; AltGr, which types letters, comes with Ctrl."""
        if event.type() == QEvent.Type.WindowDeactivate:
            self.take_away()
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt:
            if event.type() == QEvent.Type.KeyRelease:
                self.take_away()
            elif not event.isAutoRepeat() and not event.modifiers() & ~_ALT:
                self.give_out()
        return False

    def give_out(self) -> None:
        """Give a letter to each button that shows, as long as there are any."""
        self.take_away()
        free = set(ascii_lowercase)
        for button in self._buttons():
            places = (at for at in _places(button.shown()) if _letter(button, at) in free)
            place = next(places, None)
            if place is not None:
                free.remove(_letter(button, place))
                button.set_alt(place)
                self._shown.append(button)

    def take_away(self) -> None:
        """Show none."""
        for button in filter(isValid, self._shown):
            button.set_alt(None)
        self._shown.clear()

    def _buttons(self) -> list[Pressable]:
        """Those that can be pressed now: first the likely ones, then as the eye goes."""
        window = self.parent()  # not kept: each would keep the other from going
        if not isinstance(window, QWidget):
            return []
        found = [
            button
            for button in window.findChildren(Pressable)
            if button.isVisible() and button.isEnabled() and button.text()
            if button.property("kind") in _RANKS
        ]
        return sorted(found, key=lambda button: _rank(button, window))


def _rank(button: Pressable, window: QWidget) -> tuple[int, bool, int, int]:
    at = button.mapTo(window, QPoint(0, 0))
    kind = str(button.property("kind"))
    return _RANKS[kind], button.visibleRegion().isEmpty(), at.y(), at.x()


_ALT = Qt.KeyboardModifier.AltModifier


def _letter(button: Pressable, place: int) -> str:
    return button.text()[place].lower()


def _places(words: str) -> Iterator[int]:
    """Where a letter may be taken from: the beginnings of words, then all others."""
    letters = [at for at, letter in enumerate(words) if letter.lower() in ascii_lowercase]
    first = [at for at in letters if at == 0 or not words[at - 1].isalnum()]
    yield from first
    yield from (at for at in letters if at not in first)
