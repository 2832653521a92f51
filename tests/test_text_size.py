"""Text made bigger while another page shows is bigger everywhere when one comes back."""

from __future__ import annotations

import pytest

from planner.views.navigation import Place, Room
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
