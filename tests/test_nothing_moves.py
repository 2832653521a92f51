"""Nothing on the screen moves by itself, so that reduced motion has nothing to reduce."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractAnimation, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QScrollBar
from pytestqt.qtbot import QtBot

import planner
from planner.views.gallery import Gallery
from planner.views.theme import Mode, Theme

MOVING = re.compile(
    r"Q(Property|Variant|Abstract)Animation|QMovie|QTimeLine|AnimationGroup|setAnimated|"
    r"QGraphicsOpacityEffect|setCursorFlashTime"
)


def test_nothing_is_animated_and_the_cursor_blinks_as_the_system_says() -> None:
    home = Path(planner.__file__).parent
    found = [
        path.relative_to(home).as_posix()
        for path in home.rglob("*.py")
        if MOVING.search(path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("effect", list(Qt.UIEffect))
def test_nothing_slides_or_fades_in(qapp: QApplication, effect: Qt.UIEffect) -> None:
    qapp.setEffectEnabled(effect, True)
    Theme(Mode.LIGHT).apply(qapp)
    assert not qapp.isEffectEnabled(effect)


def test_pressing_and_scrolling_starts_no_animation_of_qts_own(
    qtbot: QtBot, qapp: QApplication
) -> None:
    theme = Theme(Mode.LIGHT)
    theme.apply(qapp)
    gallery = Gallery(theme)
    qtbot.addWidget(gallery)
    gallery.show()
    qtbot.waitExposed(gallery)
    for bar in gallery.findChildren(QScrollBar):
        QTest.mouseMove(bar, QPoint(3, 3))
        bar.setValue(bar.maximum() // 2)
    for button in gallery.findChildren(QAbstractButton)[:12]:
        QTest.mouseMove(button, button.rect().center())
        QTest.mousePress(button, Qt.MouseButton.LeftButton)
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(-50, -50))
    combo = gallery.findChildren(QComboBox)[0]
    combo.showPopup()
    qapp.processEvents()
    assert gallery.findChildren(QAbstractAnimation) == []
    combo.hidePopup()
