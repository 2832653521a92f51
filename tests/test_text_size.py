"""Text made bigger while another page shows is bigger everywhere when one comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from planner.views.navigation import Place, Room
from planner.views.theme import Mode
from planner.views.widgets.buttons import Button
from tests.computer import Computer


@pytest.mark.parametrize("room", [Room.PROGRESS, Room.WELLBEING, Room.REVIEW, Room.ASPIRATIONS])
def test_buttons_of_a_page_that_was_away_have_the_new_size(computer: Computer, room: Room) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.workspace.go(Place(room, person.id))
    hand.pause()
    computer.workspace.go(Place(Room.TODAY))
    hand.pause()
    theme = computer.workspace.context.theme
    theme.set_scale(200)
    computer.workspace.go(Place(room, person.id))
    hand.pause()
    size = theme.font("body-bold").pixelSize()
    small = [
        button.text()
        for button in computer.page.findChildren(Button)
        if button.isVisible() and button.font().pixelSize() != size
    ]
    assert small == []


def test_text_size_and_palette_are_there_at_the_next_start(computer: Computer) -> None:
    hand = computer.unlocked()
    hand.control(Qt.Key.Key_Plus)
    hand.control(Qt.Key.Key_Plus)
    assert computer.planner is not None
    assert computer.planner.theme.scale == 130
    computer.planner.theme.set_mode(Mode.CONTRAST)
    computer.close()
    computer.start()
    assert computer.planner is not None
    theme = computer.planner.theme
    assert (theme.scale, theme.mode, theme.high_contrast) == (130, Mode.CONTRAST, True)
    theme.set_look(Mode.LIGHT, 100)
