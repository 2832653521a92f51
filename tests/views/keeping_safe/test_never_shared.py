"""What is written in a concern: on no page of a shared screen, and on none of the papers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.models.concerns import ConcernKind, WhoActs
from planner.models.crisis_snapshots import WalletCardSnapshot
from planner.models.people import Person
from planner.models.snapshots import PrintOptions
from planner.records.concerns import TYPED
from planner.views.keeping_safe.dialog import KeepingSafeDialog
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.paper import documents
from planner.views.workspace import Workspace
from tests.export.reading import read
from tests.views.person.people import margaret, pathway_of

SECRET = "behindthescreen"
_OF_A_PERSON = list(Room)[list(Room).index(Room.OVERVIEW) :]


@pytest.fixture
def person(context: Context) -> Person:
    """Somebody with an open concern, a closed one, a try to reach them, and a crisis plan."""
    records = context.records
    records.reference.seed()
    person = margaret(records)
    for closed in (True, False):
        concern = records.concerns.open(person.id, WhoActs.SOMEONE_ELSE)
        records.concerns.choose_kinds(concern.id, list(ConcernKind))
        for field in sorted(TYPED):
            records.concerns.type_text(concern.id, field, SECRET)
        told = records.concerns.tell(concern.id, SECRET)
        records.concerns.type_told(told.id, "accepted_by", SECRET)
        if closed:
            records.concerns.close(
                concern.id, closed_by=SECRET, closed_on=context.clock.today(), outcome=SECRET
            )
    records.concerns.try_to_reach(person.id, SECRET, note=SECRET)
    plan = records.crisis_plans.begin(person.id)
    records.crisis_plans.type_text(plan.id, "helps", "My knitting")
    records.crisis_plans.agree(plan.id, context.clock.today() + timedelta(days=7))
    return person


def words(top: QWidget) -> str:
    found = [one.text() for one in top.findChildren(QLabel) if one.isVisibleTo(top)]
    found += [one.text() for one in top.findChildren(QLineEdit) if one.isVisibleTo(top)]
    found += [one.toPlainText() for one in top.findChildren(QPlainTextEdit) if one.isVisibleTo(top)]
    return "\n".join(found)


def test_no_page_of_a_shared_screen_says_any_of_it(
    qtbot: QtBot, context: Context, person: Person
) -> None:
    pathway = pathway_of(context.records, person)
    context.records.visits.start(person.id, pathway.id)
    context.navigator.set_together(True)
    workspace = Workspace(context)
    qtbot.addWidget(workspace)
    workspace.resize(1280, 800)
    workspace.show()
    seen = ""
    for room in _OF_A_PERSON:
        assert workspace.go(Place(room, person.id))
        QApplication.processEvents()
        seen += words(workspace)
        assert SECRET not in words(workspace), room
    assert "My knitting" in seen


def test_keeping_safe_says_nothing_of_it_until_the_screen_is_turned_away(
    qtbot: QtBot, context: Context, person: Person
) -> None:
    context.navigator.set_together(True)
    context.dialogs.window.resize(1280, 800)
    dialog = KeepingSafeDialog(context, person.id)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "My knitting" in words(dialog)
    assert SECRET not in words(dialog)
    assert "closed on" not in words(dialog)
    dialog.concern.turned.click()
    assert [button.text().strip() for button in dialog.concern.offers][-1].startswith(
        "Read the one closed on 17 March"
    )
    dialog.concern.turned.click()
    assert dialog.concern.offers == []
    assert SECRET not in words(dialog)


def test_no_paper_of_the_persons_says_any_of_it(context: Context, person: Person) -> None:
    plans = context.records.plans
    pathway = pathway_of(context.records, person)
    crisis = plans.crisis_plan(person.id)
    for snapshot in (plans.snapshot(pathway.id), crisis, WalletCardSnapshot(crisis)):
        assert SECRET not in read(documents.make(snapshot, PrintOptions()))
        assert SECRET not in str(snapshot.to_json())
