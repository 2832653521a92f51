"""The keyboard is never lost: on opening a page, after saving, after undo, after a removal."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from planner.views.navigation import Room
from planner.views.widgets.text import PageTitle
from planner.views.widgets.words_edit import WordsEdit
from tests.keys.desk import Desk

#: Where something is typed or chosen at once.
AT_WORK = {Room.NEW_PERSON, Room.SETTINGS, Room.QUESTIONNAIRE}
REMOVALS = [
    (Room.DETAILS, ("Remove",)),
    (Room.BARRIERS, ("Unlink",)),
    (Room.BARRIERS, ("Who, when and where", "Remove this")),
    (Room.BARRIERS, ("Remove this barrier",)),
]


@pytest.mark.parametrize("room", [room for room in Room if room not in AT_WORK])
def test_a_page_opens_with_the_keyboard_at_its_title(desk: Desk, room: Room) -> None:
    desk.go(Room.NOTES if room is not Room.NOTES else Room.DETAILS)
    desk.go(room)
    assert isinstance(desk.focused(), PageTitle)
    assert desk.computer.page.isAncestorOf(desk.focused())


def boxes(page: QWidget) -> list[QWidget]:
    found: list[QWidget] = [*page.findChildren(QLineEdit), *page.findChildren(WordsEdit)]
    return [each for each in found if each.isVisible() and each.isEnabled()][:6]


@pytest.mark.parametrize("room", [Room.DETAILS, Room.BARRIERS, Room.REVIEW])
def test_saving_reading_again_and_undo_leave_it_where_it_is(desk: Desk, room: Room) -> None:
    desk.go(room)
    for box in boxes(desk.computer.page):
        box.setFocus()
        if isinstance(box, QLineEdit | QPlainTextEdit) and not box.isReadOnly():
            desk.hand.press(Qt.Key.Key_End)
            desk.hand.type("x")
        desk.press("Ctrl+S")
        assert desk.focused() is box
        desk.workspace.refresh()
        assert desk.focused() is box
        desk.press("Ctrl+Z")
        desk.press("Ctrl+Z")
        assert desk.focused() is box


@pytest.mark.parametrize(("room", "presses"), REMOVALS)
def test_what_is_removed_hands_it_on_to_what_is_beside(
    desk: Desk, room: Room, presses: tuple[str, ...]
) -> None:
    people = desk.records.people
    if room is Room.DETAILS and not people.contacts(desk.person.id):
        for name in ("Jean", "Paul"):
            people.add_contact(desk.person.id, name)
    desk.go(room)
    page = desk.computer.page
    for start in presses:
        button = next(
            each
            for each in page.findChildren(QAbstractButton)
            if each.isVisible() and each.accessibleName().startswith(start)
        )
        button.setFocus()
        desk.hand.press(Qt.Key.Key_Space)
    now = desk.focused()
    assert page.isAncestorOf(now)
    assert now.isVisible()
    desk.press("Ctrl+Z")
    assert page.isAncestorOf(desk.focused())
