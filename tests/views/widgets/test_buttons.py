"""Buttons can be pressed by anyone, and say what they do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.views.theme import SCALES, Theme
from planner.views.widgets.buttons import Button, ButtonKind, Chip, IconButton


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("kind", list(ButtonKind))
def test_no_size_of_text_clips_a_button(
    qtbot: QtBot, theme: Theme, scale: int, kind: ButtonKind
) -> None:
    theme.set_scale(scale)
    button = Button(theme, "Put it right with Tom & Ann", kind, "print")
    qtbot.addWidget(button)
    button.ensurePolished()
    words = QFontMetrics(theme.font("body-bold")).horizontalAdvance(button.text())
    assert button.sizeHint().width() >= words + theme.px(20)
    assert button.sizeHint().height() >= theme.px(44)


def test_an_ampersand_is_an_ampersand(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "Print for Tom & Ann", icon="print")
    qtbot.addWidget(button)
    assert button.text() == button.accessibleName() == "Print for Tom & Ann"
    assert button.shortcut().isEmpty()


def test_an_icon_alone_has_a_name_and_a_tooltip(qtbot: QtBot, theme: Theme) -> None:
    button = IconButton(theme, "back", "Back")
    qtbot.addWidget(button)
    button.ensurePolished()
    assert button.accessibleName() == "Back"
    assert "Back" in button.toolTip()
    assert button.sizeHint().height() >= 44 <= button.sizeHint().width()


def test_a_chip_is_chosen_by_space(qtbot: QtBot, theme: Theme) -> None:
    chip = Chip(theme, "Home", "cat-home", checkable=True)
    qtbot.addWidget(chip)
    chip.show()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()
    assert chip.accessibleName() == "Home"
