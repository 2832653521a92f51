"""Jot: words as they come, sorted into the plan later, or taken out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from sqlmodel import select

from planner.models.aspirations import Horizon
from planner.models.journal import JournalLine
from planner.models.visits import Visit
from planner.views.page import Context
from planner.views.visit.jot import JotPanel
from planner.views.widgets.buttons import Button
from planner.views.widgets.text import Label
from tests.fakes import FakeDialogs
from tests.views.person.people import margaret, pathway_of


@pytest.fixture
def visit(context: Context) -> Visit:
    person = margaret(context.records)
    pathway = pathway_of(context.records, person)
    return context.records.visits.start(person.id, pathway.id, agenda="The bill")


@pytest.fixture
def panel(qtbot: QtBot, context: Context, visit: Visit) -> JotPanel:
    made = JotPanel(context)
    qtbot.addWidget(made)
    made.show_visit(visit)
    made.show()
    return made


def choose(panel: JotPanel, menu: QMenu, title: str) -> None:
    panel.sort.click()
    action = next(one for one in menu.actions() if one.text() == title)
    action.trigger()
    menu.close()


def test_words_and_agenda_are_saved_as_typed(
    context: Context, visit: Visit, panel: JotPanel
) -> None:
    assert panel.agenda.text() == "The bill"
    QTest.keyClicks(panel.words.edit, "bus 23 stopped")
    assert panel.leave()
    assert context.records.visits.get(visit.id).jot == "bus 23 stopped"


def test_chosen_words_move_to_the_plan_and_the_rest_stays(
    qtbot: QtBot, context: Context, visit: Visit, panel: JotPanel
) -> None:
    QTest.keyClicks(panel.words.edit, "the bus stopped. miss knitting")
    cursor = panel.words.edit.textCursor()
    cursor.movePosition(
        QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len("miss knitting")
    )
    panel.words.edit.setTextCursor(cursor)
    with qtbot.waitSignal(panel.sorted_out):
        choose(panel, panel.menu, "Aspirations, in a week")
    records = context.records
    hopes = records.aspirations.of_pathway(visit.pathway_id)
    assert [(hope.aspiration.words, hope.aspiration.horizon) for hope in hopes] == [
        ("miss knitting", Horizon.WEEK)
    ]
    choose(panel, panel.menu, "Barriers")
    assert records.barriers.of_pathway(visit.pathway_id)[0].barrier.words == "the bus stopped."
    assert records.visits.get(visit.id).jot == ""


def test_words_are_added_below_what_a_prompt_holds(
    context: Context, visit: Visit, panel: JotPanel
) -> None:
    support = context.records.emotional_support
    first = support.board(visit.pathway_id)[0]
    support.answer(visit.pathway_id, visit.id, first.prompt.id, "I miss people")
    QTest.keyClicks(panel.words.edit, "my chest got bad")
    choose(panel, panel.menu, first.prompt.title)
    assert support.board(visit.pathway_id)[0].text == "I miss people\nmy chest got bad"


def test_take_that_out_asks_and_leaves_nothing(
    context: Context, visit: Visit, panel: JotPanel
) -> None:
    assert isinstance(context.dialogs, FakeDialogs)
    QTest.keyClicks(panel.words.edit, "not for the record")
    context.dialogs.answers = [False, True]
    QTest.mouseClick(panel.take_out, Qt.MouseButton.LeftButton)
    assert context.records.visits.get(visit.id).jot == "not for the record"
    QTest.mouseClick(panel.take_out, Qt.MouseButton.LeftButton)
    assert context.records.visits.get(visit.id).jot == ""
    assert panel.words.text() == ""


def test_what_was_prepared_is_read_here_and_taken_out_with_the_wishes(
    qtbot: QtBot, context: Context, visit: Visit, panel: JotPanel
) -> None:
    records = context.records
    records.visits.end(visit.id)
    records.preparations.write(visit.person_id, "questions", "canary one")
    records.preparations.write(visit.person_id, "wants", "canary two")
    begun = records.visits.start(visit.person_id, visit.pathway_id, agenda="canary two")
    panel.show_visit(begun)
    assert "canary one" in [label.text() for label in panel.prepared.findChildren(Label)]
    assert isinstance(context.dialogs, FakeDialogs)
    context.dialogs.answers = [True]
    (button,) = panel.prepared.findChildren(Button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert panel.prepared.isHidden()
    assert panel.agenda.text() == ""
    with records.changes.reading() as session:
        lines = session.exec(select(JournalLine)).all()
    assert "canary" not in "".join(f"{line.before} {line.after}" for line in lines)
