"""The gallery holds every widget, and none of them is nameless, clipped or deaf to the theme."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.views.gallery import Gallery
from planner.views.theme import SCALES, Mode, Theme
from planner.views.widgets.buttons import Button


@pytest.fixture
def gallery(qtbot: QtBot, qapp: QApplication) -> Iterator[Gallery]:
    theme = Theme(Mode.LIGHT)
    theme.apply(qapp)
    made = Gallery(theme)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    theme.set_mode(Mode.LIGHT)
    theme.reset_scale()


def stops(gallery: Gallery) -> list[QWidget]:
    """Everything Tab can reach."""
    return [
        widget
        for widget in gallery.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(gallery)
    ]


def test_no_control_is_nameless(gallery: Gallery) -> None:
    found = stops(gallery)
    assert len(found) > 40
    for widget in found:
        reader = QAccessible.queryAccessibleInterface(widget)
        assert reader.text(QAccessible.Text.Name), widget


@pytest.mark.parametrize("scale", SCALES)
def test_every_control_is_large_enough_and_none_is_cut_off(gallery: Gallery, scale: int) -> None:
    gallery.theme.set_scale(scale)
    gallery.resize(1180, 720)
    QApplication.processEvents()
    press = gallery.theme.px(44)
    for widget in gallery.findChildren(QAbstractButton):
        if widget.isVisibleTo(gallery):
            assert widget.height() >= press, widget.text()
            assert widget.width() >= press, widget.text()
            right = widget.mapTo(gallery, widget.rect().topRight()).x()
            assert 0 < right < gallery.width(), widget.text()
            if isinstance(widget, Button):
                assert widget.width() >= widget.sizeHint().width(), widget.text()


def test_it_can_be_seen_in_the_dark(gallery: Gallery) -> None:
    before = gallery.grab().toImage().pixelColor(3, 3)
    gallery.theme.set_mode(Mode.DARK)
    after = gallery.grab().toImage().pixelColor(3, 3)
    assert before.lightness() > 200
    assert after.lightness() < 60


def test_its_switches_change_the_theme(gallery: Gallery) -> None:
    QTest.mouseClick(gallery.modes.buttons()[2], Qt.MouseButton.LeftButton)
    assert gallery.theme.dark
    QTest.keyClick(gallery.scales.combo, Qt.Key.Key_Down)
    assert gallery.theme.scale == 115


def test_opening_a_row_says_whose_it_is(gallery: Gallery) -> None:
    from planner.views.widgets.table import Table

    table = gallery.findChildren(Table)[0]
    table.setCurrentIndex(table.model().index(3, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert gallery.toast.text() == "<b>George</b> & Abara"


@pytest.mark.parametrize("scale", [100, 200])
def test_no_family_is_wider_than_the_smallest_window(gallery: Gallery, scale: int) -> None:
    gallery.theme.set_scale(scale)
    gallery.resize(1180, 720)
    QApplication.processEvents()
    wide = {
        name: family.minimumSizeHint().width()
        for name, family in gallery.families.items()
        if family.minimumSizeHint().width() > 1180 - 2 * 32 - 20
    }
    assert wide == {}
