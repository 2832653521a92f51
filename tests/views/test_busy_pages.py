"""A page that waits for a printer outlives a look at Settings: what left is kept all the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from planner.system.policy import Policy
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.print_page import PrintPage
from planner.views.pages.their_record import TheirRecordPage
from planner.views.workspace import Workspace
from tests.fakes import FakeDialogs, HeldPrinters
from tests.records.plan_makers import Someone, say, someone
from tests.views.pages.print_page.hands import ready
from tests.views.pages.their_record.test_page import TODAY, checked


@pytest.fixture
def printers() -> Iterator[HeldPrinters]:
    made = HeldPrinters()
    yield made
    made.go_on.set()


@pytest.fixture
def context(context: Context, printers: HeldPrinters) -> Context:
    return replace(context, printers=printers)


@pytest.fixture
def dialogs(context: Context) -> FakeDialogs:
    assert isinstance(context.dialogs, FakeDialogs)
    return context.dialogs


@pytest.fixture
def who(context: Context) -> Someone:
    planner = context.records.settings.save_planner("Priya Nair", "Planner", "Garth Lane")
    context.records.changes.planner_id = planner.id
    made = someone(context.records)
    say(context.records, made, "why_here", "To get out more")
    return made


@pytest.fixture
def workspace(qtbot: QtBot, context: Context, who: Someone) -> Workspace:
    made = Workspace(context)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    return made


def look_at_settings(workspace: Workspace) -> None:
    for room in (Room.SETTINGS, Room.TODAY):
        assert workspace.go(Place(room))
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


def printing(qtbot: QtBot, workspace: Workspace, who: Someone, printers: HeldPrinters) -> PrintPage:
    """Its page, with the plan on its way."""
    workspace.go(Place(Room.PRINT, who.person_id))
    page = workspace.page
    assert isinstance(page, PrintPage)
    qtbot.waitUntil(lambda: ready(page))
    page.ways.print()
    qtbot.waitUntil(printers.began.is_set)
    return page


def test_a_paper_that_came_out_is_kept_after_a_look_at_settings(
    qtbot: QtBot, workspace: Workspace, who: Someone, printers: HeldPrinters
) -> None:
    printing(qtbot, workspace, who, printers)
    look_at_settings(workspace)
    printers.go_on.set()
    papers = workspace.context.records.papers
    qtbot.waitUntil(lambda: len(papers.of_person(who.person_id)) == 1)


def test_a_printer_that_fails_meanwhile_is_told_of_on_its_page(
    qtbot: QtBot, workspace: Workspace, who: Someone, printers: HeldPrinters
) -> None:
    page = printing(qtbot, workspace, who, printers)
    look_at_settings(workspace)
    printers.broken.update(printers.listed)
    printers.go_on.set()
    qtbot.waitUntil(lambda: not page.busy)
    assert "is not answering" in page.side.outcome.sentence.text()


def test_a_page_goes_when_nothing_is_on_its_way_and_whenever_a_person_is_erased(
    qtbot: QtBot, workspace: Workspace, who: Someone, printers: HeldPrinters
) -> None:
    workspace.go(Place(Room.OVERVIEW, who.person_id))
    page = printing(qtbot, workspace, who, printers)
    look_at_settings(workspace)
    assert workspace.stack.made(Room.OVERVIEW) is None
    assert workspace.stack.made(Room.PRINT) is page
    workspace.forget_person(who.person_id)
    assert workspace.stack.made(Room.PRINT) is None


@pytest.fixture
def copies(context: Context, dialogs: FakeDialogs) -> FakeDialogs:
    """Nothing may be saved as a file: a copy of everything held is printed."""
    policy = Policy(organisation="Garth Valley", saves_files=False)
    context.records.settings.policy = policy
    dialogs.no_files = policy.no_files
    return dialogs


def print_copy(workspace: Workspace, who: Someone, dialogs: FakeDialogs) -> TheirRecordPage:
    workspace.go(Place(Room.THEIR_RECORD, who.person_id))
    page = workspace.page
    assert isinstance(page, TheirRecordPage)
    dialogs.show_answers = [True]
    page.request.print.click()
    return page


@pytest.mark.parametrize("locked", [False, True])
def test_a_copy_of_a_record_is_noted_as_printed_after_a_look_at_settings(
    qtbot: QtBot,
    workspace: Workspace,
    who: Someone,
    printers: HeldPrinters,
    copies: FakeDialogs,
    locked: bool,
) -> None:
    """Each with its own request: another was begun while the first still printed."""
    context = workspace.context
    access, other = context.records.access, someone(context.records, "Bronwen")
    rows = [
        access.receive(each.person_id, TODAY, "By letter", "Known to me") for each in (who, other)
    ]
    for row in rows:
        checked(context, row)
    page = print_copy(workspace, who, copies)
    qtbot.waitUntil(printers.began.is_set)
    print_copy(workspace, other, copies)
    qtbot.waitUntil(lambda: len(copies.shown) == 2)
    look_at_settings(workspace)
    assert [access.get(row.id).made_at for row in rows] == [None, None]
    if locked:
        context.jobs.stop()
    printers.go_on.set()
    qtbot.waitUntil(lambda: all(access.get(row.id).made_at for row in rows))
    qtbot.waitUntil(lambda: not page.busy)
