"""What the keys do that work everywhere, and on every page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from planner.views.help.page_help import HelpDialog
from planner.views.keeping_safe.dialog import KeepingSafeDialog
from planner.views.navigation import Room
from planner.views.pages.aspirations.card import AspirationCard
from planner.views.search_palette import SearchPalette
from planner.views.shell.unlock import UnlockPage
from planner.views.widgets.buttons import Pressable
from planner.views.widgets.calendar import Calendar
from planner.views.widgets.surfaces import ScrollArea
from tests.journeys.program import PIN
from tests.keys.desk import Desk

Check = Callable[[Desk], None]


def goes_to(key: str, room: Room, start: Room = Room.ASPIRATIONS) -> Check:
    """A key that opens a page."""

    def check(desk: Desk) -> None:
        desk.go(start)
        desk.press(key)
        desk.wait_for_room(room)

    return check


def _opens(desk: Desk, key: str, kind: type[QWidget]) -> None:
    """A key that opens a dialog, out of which Escape leads back to where the keyboard was."""
    before, found = desk.focused(), []

    def look() -> None:
        top = desk.hand.top
        found.extend([top] if isinstance(top, kind) else top.findChildren(kind))
        desk.hand.press(Qt.Key.Key_Escape)

    desk.meet(key, look)
    assert found
    assert desk.focused() is before


def keeping_safe(desk: Desk) -> None:
    _opens(desk, "Ctrl+Shift+C", KeepingSafeDialog)


def find(desk: Desk) -> None:
    _opens(desk, "Ctrl+K", SearchPalette)


def help_with_keys(desk: Desk) -> None:
    _opens(desk, "F1", HelpDialog)


def jot(desk: Desk) -> None:
    before = desk.focused()
    desk.press("Ctrl+J")
    assert desk.workspace.frame.jot.isAncestorOf(desk.focused())
    desk.press("Ctrl+J")
    assert not desk.workspace.frame.jot.isVisible()
    assert desk.focused() is before


def turn(desk: Desk) -> None:
    desk.press("Ctrl+Shift+T")
    assert desk.workspace.turning.screen is not None
    desk.hand.press(Qt.Key.Key_Escape)
    desk.hand.type(PIN)
    assert desk.workspace.turning.screen is None


def undo(desk: Desk) -> None:
    settings = desk.records.settings
    desk.go(Room.SETTINGS)
    settings.put("cover_minutes", 2)
    desk.press("Ctrl+Z")
    assert settings.get("cover_minutes", 5) == 5


def undo_in_a_box(desk: Desk) -> None:
    undo(desk)
    box = _typing(desk)
    settings = desk.records.settings
    settings.put("cover_minutes", 2)
    desk.hand.type("xy")
    desk.press("Ctrl+Z")
    assert "xy" not in _words(box)
    assert settings.get("cover_minutes", 5) == 2
    desk.press("Ctrl+Z")
    assert settings.get("cover_minutes", 5) == 5


def redo(desk: Desk) -> None:
    settings = desk.records.settings
    desk.go(Room.SETTINGS)
    settings.put("cover_minutes", 2)
    desk.press("Ctrl+Z")
    desk.press("Ctrl+Y")
    assert settings.get("cover_minutes", 5) == 2
    settings.put("cover_minutes", 5)


def saved(desk: Desk) -> None:
    desk.press("Ctrl+S")
    assert "aved" in desk.workspace.toast.text()


def names(desk: Desk) -> None:
    navigator = desk.workspace.context.navigator
    before = navigator.names_hidden
    desk.press("Ctrl+Shift+H")
    assert navigator.names_hidden is not before


def bigger(desk: Desk) -> None:
    theme = desk.workspace.context.theme
    desk.press("Ctrl++")
    assert theme.scale == 115
    desk.press("Ctrl+=")
    assert theme.scale == 130


def smaller(desk: Desk) -> None:
    theme = desk.workspace.context.theme
    theme.set_scale(130)
    desk.press("Ctrl+-")
    assert theme.scale == 115


def as_at_first(desk: Desk) -> None:
    theme = desk.workspace.context.theme
    theme.set_scale(150)
    desk.press("Ctrl+0")
    assert theme.scale == 100


def areas(key: str, *, back: bool) -> Check:
    """Goes round all areas, and comes to the first again."""

    def check(desk: Desk) -> None:
        workspace = desk.workspace
        shown = [workspace.rail, *workspace.frame.areas()]
        shown = [area for area in shown if area.isVisible()]
        assert len(shown) >= 4
        rail = workspace.rail.items[Room.PEOPLE]
        rail.setFocus()
        went = []
        for _area in shown:
            desk.press(key)
            went += [area for area in shown if area.isAncestorOf(desk.focused())]
        assert went == ([*reversed(shown)] if back else [*shown[1:], shown[0]])

    return check


def back(desk: Desk) -> None:
    desk.go(Room.BARRIERS)
    desk.press("Alt+Left")
    desk.wait_for_room(Room.EMOTIONAL_SUPPORT)


def cover(desk: Desk) -> None:
    desk.press("F9")
    desk.lift_cover()

    def cover_it() -> None:
        desk.press("F9")
        desk.lift_cover()
        _escape(desk)

    desk.meet("Ctrl+K", cover_it)


def lock(desk: Desk) -> None:
    desk.press("Ctrl+L")
    desk.unlock()
    desk.go(Room.EMOTIONAL_SUPPORT)
    desk.meet("Ctrl+K", partial(desk.press, "Ctrl+L"))
    desk.hand.wait_for(desk.computer.shows(UnlockPage), "the unlock page, from a dialog")
    desk.unlock()


def tab(desk: Desk) -> None:
    desk.go(Room.DETAILS)
    box = _typing(desk)
    desk.press("Tab")
    assert desk.focused() is not box
    desk.press("Shift+Tab")
    assert desk.focused() is box


def space(desk: Desk) -> None:
    desk.workspace.rail.items[Room.PEOPLE].setFocus()
    desk.press("Space")
    desk.wait_for_room(Room.PEOPLE)


def enter(desk: Desk) -> None:
    desk.workspace.rail.items[Room.PEOPLE].setFocus()
    desk.press("Return")
    desk.wait_for_room(Room.PEOPLE)
    desk.go(Room.BARRIERS)
    desk.hand.focus("Something else in the way")
    desk.hand.type("The bus")
    desk.press("Return")
    barriers = desk.records.barriers
    chain = next(
        each for each in barriers.of_pathway(desk.pathway_id) if each.barrier.words == "The bus"
    )
    barriers.remove(chain.barrier.id)


def arrows(desk: Desk) -> None:
    """Down and up in a list of choices, right and left in a row of them."""
    for room, on, before in ((Room.BARRIERS, "Down", "Up"), (Room.DETAILS, "Right", "Left")):
        desk.go(room)
        radios = desk.computer.page.findChildren(QRadioButton)
        first = next(each for each in radios if each.isVisible())
        first.setFocus()
        desk.press(on)
        second = desk.focused()
        assert isinstance(second, QRadioButton)
        assert second is not first
        desk.press(before)
        assert desk.focused() is first


def alt(desk: Desk) -> None:
    desk.go(Room.PEOPLE)
    button = desk.workspace.top_bar.new_person
    desk.tried.add("Alt")
    QTest.keyPress(desk.focused(), Qt.Key.Key_Alt)
    letter = button.shortcut().toString()
    assert letter.startswith("Alt+")
    assert button.accessibleName() == button.text() == "New person"
    QTest.keyRelease(desk.focused(), Qt.Key.Key_Alt)
    assert button.shortcut().isEmpty()
    assert not [
        one for one in desk.workspace.findChildren(Pressable) if not one.shortcut().isEmpty()
    ]
    desk.press(letter)
    desk.wait_for_room(Room.NEW_PERSON)


def alt_down(desk: Desk) -> None:
    desk.go(Room.NEW_PERSON)
    desk.hand.focus("Date of birth")
    desk.press("Alt+Down")
    assert isinstance(QApplication.activePopupWidget(), Calendar)
    _escape(desk)
    desk.go(Room.BARRIERS)
    combo = next(each for each in desk.workspace.findChildren(QComboBox) if each.isVisible())
    combo.setFocus()
    desk.press("Alt+Down")
    assert combo.view().isVisible()
    combo.hidePopup()


def menu(desk: Desk) -> None:
    desk.go(Room.ASPIRATIONS)
    card = next(each for each in desk.workspace.findChildren(AspirationCard))
    card.setFocus()
    desk.press("Menu")
    assert isinstance(QApplication.activePopupWidget(), QMenu)
    _escape(desk)
    assert desk.focused() is card


def scroll(desk: Desk) -> None:
    desk.workspace.context.theme.set_scale(200)
    page = desk.computer.page
    page.focus_first()
    (area, *_others) = [
        each for each in page.findChildren(ScrollArea) if each.verticalScrollBar().maximum()
    ]
    desk.press("PgDown")
    assert area.verticalScrollBar().value() > 0
    desk.press("PgUp")
    assert area.verticalScrollBar().value() == 0


def escape(desk: Desk) -> None:
    """Jot lies over a page with an open prompt: only Jot goes, and its words are kept."""
    title = desk.computer.prompt
    _press_named(desk, f"Open: {title}")
    desk.hand.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    desk.hand.type("The bus")
    desk.press("Escape")
    assert not desk.workspace.frame.jot.isVisible()
    assert f"Close: {title}" in desk.hand.names()
    visit = desk.records.visits.current()
    assert visit is not None
    assert "The bus" in visit.jot
    desk.press("Escape")
    assert f"Open: {title}" in desk.hand.names()


def _press_named(desk: Desk, name: str) -> None:
    desk.hand.find(QAbstractButton, name).setFocus()
    desk.hand.press(Qt.Key.Key_Space)


def _escape(desk: Desk) -> None:
    desk.hand.press(Qt.Key.Key_Escape)


def _typing(desk: Desk) -> QWidget:
    """The first box of the page, with the keyboard in it."""
    page = desk.computer.page
    box = next(
        each
        for each in [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
        if each.isVisible() and each.isEnabled()
    )
    box.setFocus()
    return box


def _words(box: QWidget) -> str:
    return box.text() if isinstance(box, QLineEdit) else ""
