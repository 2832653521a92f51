"""Step 2 of somebody with a pathway."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from planner.models.pathways import Pathway, PathwayKind
from planner.records.hopes import Hope
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.aspirations import AspirationsPage

HOSTILE = '<b>Bold</b> <img src="file:///etc/hostname"> 🧶 \u202eright\u202c أتعلم الحياكة'


@pytest.fixture
def pathway(context: Context) -> Pathway:
    context.records.reference.seed()
    person = context.records.people.add("Margaret")
    return context.records.pathways.start(person.id, PathwayKind.PREVENTION)


@pytest.fixture
def page(qtbot: QtBot, context: Context, pathway: Pathway) -> AspirationsPage:
    page = AspirationsPage(context)
    qtbot.addWidget(page)
    page.resize(1240, 700)
    page.show_place(Place(Room.ASPIRATIONS, pathway.person_id))
    page.show()
    qtbot.waitExposed(page)
    return page


def hopes(page: AspirationsPage) -> list[Hope]:
    return page.context.records.aspirations.of_pathway(page.pathway_id)


def words(page: AspirationsPage) -> list[str]:
    return [hope.aspiration.words for hope in hopes(page)]


def choose(page: AspirationsPage, words: str) -> None:
    """Choose from the menu that is open."""
    (action,) = [action for action in page.menu.actions() if action.text() == words]
    action.trigger()
    page.menu.close()
