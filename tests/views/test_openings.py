"""Whichever way leads to a record, that it was looked at is a line in the trail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.errors import StorageError
from planner.models.audit import Kind
from planner.models.concerns import WhoActs
from planner.models.pathways import PathwayKind
from planner.models.people import Person
from planner.records.audit import Asked
from planner.records.meetings import Meeting
from planner.views.keeping_safe.dialog import KeepingSafeDialog
from planner.views.keeping_safe.reaching import ReachDialog
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.registry import PAGES
from planner.views.pages.today import TodayPage
from planner.views.search_palette import SearchPalette
from planner.views.workspace import Workspace
from tests.fakes import FakeClock, FakeDialogs


@pytest.fixture
def person(context: Context, clock: FakeClock) -> Person:
    """Somebody with everything that a line on Today can lead to."""
    records = context.records
    records.reference.seed()
    made = records.people.add("Margaret", full_name="Margaret Ellis")
    pathway = records.pathways.start(made.id, PathwayKind.RECOVERY)
    records.meetings.plan(made.id, pathway.id, Meeting(clock.today()))
    records.concerns.open(made.id, WhoActs.DUTY_GP)
    prompt = records.reference.prompts()[0]
    records.emotional_support.answer(pathway.id, None, prompt.id, "the bench by the river")
    records.changes.seal()
    clock.advance(timedelta(days=1))
    return made


@pytest.fixture
def workspace(qtbot: QtBot, context: Context, person: Person) -> Workspace:
    made = Workspace(context)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.go(Place(Room.TODAY))
    assert opened(context) == []
    return made


def opened(context: Context) -> list[str]:
    lines = context.records.audit.newest(100, Asked(kind=Kind.OPENED))
    return [line.called for line in lines]


def dialogs(context: Context) -> FakeDialogs:
    assert isinstance(context.dialogs, FakeDialogs)
    return context.dialogs


@pytest.mark.parametrize(
    "room",
    [room for room in PAGES if room not in (Room.TODAY, Room.PEOPLE, Room.SETTINGS)
     and room is not Room.NEW_PERSON],
)  # fmt: skip
def test_a_look_at_any_page_of_a_person_is_noted_once(
    workspace: Workspace, context: Context, person: Person, room: Room
) -> None:
    workspace.go(Place(room, person.id))
    workspace.go(Place(Room.TODAY))
    workspace.back()
    assert opened(context) == ["Margaret"]


def test_a_find_that_leads_to_what_was_said_is_noted(
    qtbot: QtBot, workspace: Workspace, context: Context
) -> None:
    def find(palette: SearchPalette) -> bool:
        qtbot.addWidget(palette)
        palette.show()
        QTest.keyClicks(palette.field.edit, "bench")
        QTest.keyClick(palette.field.edit, Qt.Key.Key_Return)
        return True

    dialogs(context).show_answers = [find]
    workspace.search()
    assert workspace.place is not None
    assert workspace.place.room is Room.EMOTIONAL_SUPPORT
    assert opened(context) == ["Margaret"]


def test_keeping_safe_opened_from_a_concern_on_today_is_noted(
    workspace: Workspace, context: Context, person: Person
) -> None:
    context.navigator.keeping_safe_wanted.emit(person.id)
    assert isinstance(dialogs(context).shown[0], KeepingSafeDialog)
    assert opened(context) == ["Margaret"]


def test_the_try_to_reach_somebody_opened_from_today_is_noted(
    workspace: Workspace, context: Context
) -> None:
    page = workspace.page
    assert isinstance(page, TodayPage)
    QApplication.processEvents()
    page.cards.concerns.buttons()[0].click()
    assert isinstance(dialogs(context).shown[0], ReachDialog)
    assert opened(context) == ["Margaret"]


@pytest.mark.parametrize("which", ["wemwbs", "opened"])
def test_a_line_of_today_that_leads_to_a_person_is_noted(
    qtbot: QtBot, workspace: Workspace, context: Context, person: Person, which: str
) -> None:
    if which == "opened":
        workspace.go(Place(Room.OVERVIEW, person.id))
        context.records.people.opened(context.records.people.add("Peter").id)
        workspace.go(Place(Room.TODAY))
    page = workspace.page
    assert isinstance(page, TodayPage)
    before = len(opened(context))
    card = {"wemwbs": page.cards.wemwbs, "opened": page.cards.opened}[which]
    next(row for row in card.buttons() if row.text() == "Margaret Ellis").click()
    assert opened(context)[0] == "Margaret"
    assert len(opened(context)) == before + 1


def test_a_page_that_cannot_be_shown_is_no_look(workspace: Workspace, context: Context) -> None:
    from uuid import uuid4

    assert not workspace.go(Place(Room.OVERVIEW, uuid4()))
    assert opened(context) == []


@pytest.mark.parametrize("way", ["page", "keeping safe", "reach"])
def test_a_full_disk_shows_the_record_and_says_that_nothing_can_be_saved(
    workspace: Workspace,
    context: Context,
    person: Person,
    way: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(_person_id: object) -> None:
        raise StorageError("no room")

    monkeypatch.setattr(context.records.people, "opened", full)
    ways: dict[str, Callable[[], object]] = {
        "page": lambda: workspace.go(Place(Room.OVERVIEW, person.id)),
        "keeping safe": lambda: workspace.keep_safe(person.id),
        "reach": lambda: None,
    }
    ways[way]()
    if way == "reach":
        dialog = ReachDialog(context, person.id)
        assert "can be read" in dialog.failure.sentence.text()
        dialog.deleteLater()
    else:
        assert "can be read" in workspace.failure.sentence.text()
        assert workspace.failure.isVisible()
