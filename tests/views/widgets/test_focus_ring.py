"""The ring follows the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.views.theme import Theme
from planner.views.widgets.buttons import Button
from planner.views.widgets.fields import TextField, WordsField
from planner.views.widgets.focus_ring import FocusRing
from planner.views.widgets.surfaces import ScrollArea


class Room(QWidget):
    """A button and a field, one above the other, in something that scrolls."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        inside = QWidget()
        column = QVBoxLayout(inside)
        self.button = Button(theme, "Print")
        self.field = TextField(theme, "Name")
        column.addWidget(self.button)
        column.addSpacing(900)
        column.addWidget(self.field)
        outer = QVBoxLayout(self)
        self.area = ScrollArea(theme, inside)
        outer.addWidget(self.area)
        self.ring = FocusRing(theme, self)
        self.resize(400, 400)


def room(qtbot: QtBot, theme: Theme) -> Room:
    """The room, on the screen, nothing in it focused."""
    made = Room(theme)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def test_tab_shows_the_ring_five_pixels_around(qtbot: QtBot, theme: Theme) -> None:
    made = room(qtbot, theme)
    made.button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(made.ring.isVisible)
    grown = made.ring.geometry().adjusted(5, 5, -5, -5)
    assert grown.topLeft() == made.button.mapTo(made, made.button.rect().topLeft())
    assert grown.size() == made.button.size()


def test_a_mouse_shows_it_for_text_alone_until_a_key(qtbot: QtBot, theme: Theme) -> None:
    made = room(qtbot, theme)
    QTest.mousePress(made.button, Qt.MouseButton.LeftButton)
    made.ring._follow()
    assert not made.ring.isVisible()
    QTest.mouseRelease(made.button, Qt.MouseButton.LeftButton)
    QTest.keyClick(made.button, Qt.Key.Key_Shift)
    qtbot.waitUntil(made.ring.isVisible)


def test_it_goes_where_its_control_scrolls_away(qtbot: QtBot, theme: Theme) -> None:
    made = room(qtbot, theme)
    made.button.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()  # it is scrolled to once it stays
    qtbot.waitUntil(made.ring.isVisible)
    bar = made.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(made.ring.isHidden)
    bar.setValue(0)
    qtbot.waitUntil(made.ring.isVisible)


def test_the_ring_lets_the_mouse_through(qtbot: QtBot, theme: Theme) -> None:
    made = room(qtbot, theme)
    made.button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(made.ring.isVisible)
    centre = made.button.mapTo(made, made.button.rect().center())
    assert made.childAt(centre) is made.button


def test_a_box_higher_than_the_window_shows_where_its_words_begin(
    qtbot: QtBot, theme: Theme
) -> None:
    made = room(qtbot, theme)
    words = WordsField(theme, "Words as they come", lines=16)
    inside = made.area.widget()
    layout = inside.layout() if inside is not None else None
    assert layout is not None
    layout.addWidget(words)
    made.resize(400, 200)
    qtbot.waitUntil(lambda: words.edit.height() > made.area.viewport().height())
    words.edit.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(made.ring.isVisible)
    QApplication.processEvents()
    at = words.edit.mapTo(made.area.viewport(), words.edit.cursorRect().center())
    assert made.area.viewport().rect().contains(at)
