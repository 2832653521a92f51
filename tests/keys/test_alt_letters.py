"""While Alt is held every button has a letter, and no two have the same: in any language."""

from __future__ import annotations

import gettext
from collections import Counter
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner import words
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.registry import PAGES
from planner.views.theme import Theme
from planner.views.widgets.alt_letters import AltLetters
from planner.views.widgets.buttons import Button, Pressable
from planner.views.window import Window
from planner.views.workspace import Workspace
from tests.test_accessible_names import DIALOGS, clock, person, settle, window

__all__ = ["clock", "person", "window"]
LONE = (Room.TODAY, Room.PEOPLE, Room.SETTINGS, Room.NEW_PERSON)


class Longer(gettext.NullTranslations):
    """A language of longer words that all begin alike, with letters that no English key has."""

    def gettext(self, message: str) -> str:
        return f"Éll {message} ŵyth"

    def ngettext(self, one: str, many: str, n: int) -> str:
        return self.gettext(one if n == 1 else many)


@pytest.fixture(params=["English", "another language"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param != "English":
        monkeypatch.setattr(words, "_catalogue", lambda _language: Longer())
    return str(request.param)


def faults(where: str, top: QWidget) -> list[str]:
    """What is wrong with the letters that show while Alt is held."""
    settle()
    at = QApplication.focusWidget() or top
    QTest.keyPress(at, Qt.Key.Key_Alt)
    shown = [each for each in top.findChildren(QPushButton) if each.isVisible()]
    letters = Counter(each.shortcut().toString() for each in shown)
    del letters[""]
    found = [f"twice {key}" for key, count in letters.items() if count > 1]
    found += [f"no letter: {key}" for key in letters if not key[-1].isalpha() or len(key) != 5]
    found += [f"said: {each.accessibleName()}" for each in shown if "&" in each.accessibleName()]
    worded = [each for each in shown if isinstance(each, Button) and each.text()]
    taken = {key[-1].casefold() for key in letters}
    for each in worded:
        free = {letter for letter in each.text().casefold() if letter.isalpha()} - taken
        if each.isEnabled() and each.shortcut().isEmpty() and free and len(worded) < 15:
            found.append(f"without: {each.text()}")
    QTest.keyRelease(at, Qt.Key.Key_Alt)
    found += [f"left: {each.text()}" for each in shown if not each.shortcut().isEmpty()]
    return [f"{where}: {each}" for each in found]


def test_on_every_page(language: str, window: Window, person: UUID) -> None:
    workspace = window.findChild(Workspace)
    assert workspace is not None
    found: list[str] = []
    for room in PAGES:
        workspace.go(Place(room, None if room in LONE else person))
        found += faults(room, window)
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("language", ["another language"], indirect=True)
def test_in_every_dialog(
    language: str, qtbot: QtBot, window: Window, context: Context, person: UUID
) -> None:
    found: list[str] = []
    for name, make in DIALOGS.items():
        dialog = make(context, person, window)
        dialog.setParent(window, dialog.windowFlags())
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        found += faults(name, dialog)
        QWidget.hide(dialog)
        dialog.deleteLater()
    assert found == [], "\n".join(found)


@pytest.fixture
def top(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 300)
    return made


def test_an_ampersand_in_words_stays_one(qtbot: QtBot, top: QWidget) -> None:
    button = Button(Theme(), "A & B", parent=top)
    top.show()
    letters = AltLetters(top)
    letters.give_out()
    assert button.text() == button.accessibleName() == "A & B"
    assert QPushButton.text(button) == "&A && B"
    assert button.shortcut().toString() == "Alt+A"
    letters.take_away()
    assert button.shortcut().isEmpty()


def test_alt_gr_shows_none_and_leaving_the_window_takes_them_away(
    qtbot: QtBot, top: QWidget
) -> None:
    button = Button(Theme(), "Send", parent=top)
    letters = AltLetters(top)
    with qtbot.waitExposed(top):
        top.show()
    QTest.keyPress(top, Qt.Key.Key_Alt, Qt.KeyboardModifier.ControlModifier)
    assert button.shortcut().isEmpty()
    QTest.keyRelease(top, Qt.Key.Key_Alt)
    letters.give_out()
    assert isinstance(button, Pressable)
    assert not button.shortcut().isEmpty()
    other = QWidget()
    qtbot.addWidget(other)
    top.activateWindow()
    qtbot.waitUntil(top.isActiveWindow)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: button.shortcut().isEmpty())
