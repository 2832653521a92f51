"""At twice the text size, in the smallest window, nothing is pushed out and no word is cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button
from planner.views.workspace import Workspace

WIDTH, HEIGHT = 1180, 720
ROOMS = [room for room in Room if room is not Room.SETTINGS]


@pytest.fixture
def large(qapp: QApplication, context: Context) -> Iterator[Theme]:
    """The page's theme, worn by the whole program at 200 per cent."""
    context.theme.apply(qapp)
    context.theme.set_scale(200)
    yield context.theme
    context.theme.reset_scale()


def cut_words(workspace: Workspace) -> list[str]:
    """The buttons that show less than their words."""
    return [
        button.text()
        for button in workspace.findChildren(Button)
        if button.isVisibleTo(workspace) and button.width() < button.minimumSizeHint().width()
    ]


def test_every_page_fits(qtbot: QtBot, qapp: QApplication, context: Context, large: Theme) -> None:
    person = context.records.people.add("Margaret Ellis")
    workspace = Workspace(context)
    qtbot.addWidget(workspace)
    workspace.resize(WIDTH, HEIGHT)
    workspace.show()
    for room in ROOMS:
        assert workspace.go(Place(room, person.id))
        QApplication.processEvents()
        assert workspace.minimumSizeHint().width() <= WIDTH, room
        assert cut_words(workspace) == [], room
