"""At twice the text size, in the smallest window, nothing is pushed out and no word is cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.models.aspirations import Horizon
from planner.models.pathways import PathwayKind
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button
from planner.views.workspace import Workspace

WIDTH, HEIGHT = 1180, 720
ROOMS = [room for room in Room if room is not Room.SETTINGS]
OF_A_PERSON = ROOMS[ROOMS.index(Room.OVERVIEW) :]


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
        needed = workspace.minimumSizeHint()
        assert (needed.width() <= WIDTH, needed.height() <= HEIGHT) == (True, True), room
        assert cut_words(workspace) == [], room


@pytest.mark.parametrize("together", [False, True])
def test_every_page_of_a_person_in_a_visit_fits(
    qtbot: QtBot, context: Context, large: Theme, together: bool
) -> None:
    records = context.records
    records.reference.seed()
    person = records.people.add("Margaret", full_name="Margaret Ellis-Featherstonehaugh")
    pathway = records.pathways.start(person.id, PathwayKind.PREVENTION)
    hope = records.aspirations.add(pathway.id, Horizon.WEEK, "Walk to the bench")
    barrier = records.barriers.add(pathway.id, "The hill", aspiration_id=hope.id)
    records.barriers.add_step(barrier.id, "Ring the class")
    records.visits.start(person.id, pathway.id, place="Riverside Surgery, room 3")
    context.navigator.set_together(together)
    workspace = Workspace(context)
    qtbot.addWidget(workspace)
    workspace.setMinimumSize(1, 1)  # as in the program's window, which says its own
    workspace.resize(WIDTH, HEIGHT)
    workspace.show()
    bar = workspace.frame.bar
    for room in OF_A_PERSON:
        assert workspace.go(Place(room, person.id))
        QApplication.processEvents()
        needed = workspace.minimumSizeHint()
        assert (needed.width() <= WIDTH, needed.height() <= HEIGHT) == (True, True), room
        assert bar.isHidden() or bar.height() >= bar.heightForWidth(bar.width()), room
        page = workspace.page
        assert page is not None
        assert page.height() >= page.minimumSizeHint().height(), room
        assert cut_words(workspace) == [], room
