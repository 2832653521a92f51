"""Questions over the window: the safe choice has the focus, and Escape is it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.views.dialogs import Dialogs, PanelDialog
from planner.views.theme import Mode, Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.text import Label


class Hand(QObject):
    """Does something once a dialog is open."""

    def __init__(self, action: Callable[[PanelDialog], None]) -> None:
        super().__init__()
        self._action = action
        self._timer = QTimer(self, interval=10)
        self._timer.timeout.connect(self._try)
        self._timer.start()

    def _try(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, PanelDialog) and dialog.isActiveWindow():
            self._timer.stop()
            self._action(dialog)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1180, 720)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(Mode.LIGHT)
    made.apply(qapp)
    return made


def ask(theme: Theme, window: QWidget, action: Callable[[PanelDialog], None]) -> bool:
    hand = Hand(action)
    answer = Dialogs(theme, window).ask(
        "Remove this aspiration?",
        "“Walk & <b>rest</b>” goes.",
        "Remove it",
        safe="Keep it",
        danger=True,
    )
    assert not hand._timer.isActive()
    return answer


def test_enter_and_escape_are_the_safe_choice(theme: Theme, window: QWidget) -> None:
    def enter(dialog: PanelDialog) -> None:
        focus = QApplication.focusWidget()
        assert isinstance(focus, Button)
        assert focus.text() == "Keep it"
        QTest.keyClick(focus, Qt.Key.Key_Return)
        if dialog.isVisible():
            QTest.keyClick(focus, Qt.Key.Key_Space)

    assert not ask(theme, window, enter)
    assert not ask(theme, window, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))


def test_the_other_choice_is_taken_when_pressed(theme: Theme, window: QWidget) -> None:
    def press(dialog: PanelDialog) -> None:
        found = next(b for b in dialog.findChildren(Button) if b.text() == "Remove it")
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)

    assert ask(theme, window, press)


def test_focus_goes_back_to_what_opened_it(qtbot: QtBot, theme: Theme, window: QWidget) -> None:
    opener = Button(theme, "Remove", ButtonKind.DANGER, parent=window)
    opener.show()
    opener.setFocus()
    ask(theme, window, PanelDialog.reject)
    qtbot.waitUntil(opener.hasFocus)


def test_a_dialog_made_without_a_parent_opens_in_the_middle_of_the_window(
    theme: Theme, window: QWidget
) -> None:
    dialog = PanelDialog(theme, "Before you ring")

    def look(shown: PanelDialog) -> None:
        assert shown.parentWidget() is window
        away = shown.frameGeometry().center() - window.frameGeometry().center()
        assert away.manhattanLength() <= 4
        shown.accept()

    hand = Hand(look)
    assert Dialogs(theme, window).show(dialog)
    assert not hand._timer.isActive()


@pytest.mark.parametrize("scale", [100, 200])
def test_a_long_dialog_fits_the_smallest_window_and_scrolls(
    theme: Theme, window: QWidget, scale: int
) -> None:
    theme.set_scale(scale)
    dialog = PanelDialog(theme, "Before you ring " * 8, window)
    for _line in range(60):
        dialog.body.addWidget(Label(theme, "A sentence that goes on for a while. " * 4))
    dialog.add_buttons(Button(theme, "Save this", ButtonKind.PRIMARY), Button(theme, "Not now"))

    def look(shown: PanelDialog) -> None:
        assert window.rect().contains(shown.rect())
        assert shown._scroll.verticalScrollBar().maximum() > 0
        assert shown._scroll.horizontalScrollBar().maximum() == 0
        shown.accept()

    hand = Hand(look)
    assert Dialogs(theme, window).show(dialog)
    assert not hand._timer.isActive()
    theme.reset_scale()


def test_locking_dismisses_what_is_open_and_waits_for_whoever_opened_it(
    qtbot: QtBot, theme: Theme, window: QWidget
) -> None:
    dialogs = Dialogs(theme, window)
    done: list[str] = []
    dialogs.close_all(partial(done.append, "at once"))
    assert done == ["at once"]
    dialog = PanelDialog(theme, "Before you ring", window)
    hand = Hand(lambda _shown: dialogs.close_all(partial(done.append, "locked")))
    assert not dialogs.show(dialog)
    done.append("answer taken")
    qtbot.waitUntil(lambda: len(done) == 3)
    assert done == ["at once", "answer taken", "locked"]
    assert not hand._timer.isActive()
