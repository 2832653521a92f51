"""End visit: what was agreed is kept as typed, dates are checked, the print is offered."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.models.visits import Visit
from planner.records.step_states import Step, StepState
from planner.views.page import Context
from planner.views.visit.end_visit import EndVisitDialog
from tests.views.person.people import margaret, pathway_of


@pytest.fixture
def visit(context: Context) -> Visit:
    person = margaret(context.records)
    pathway = pathway_of(context.records, person)
    return context.records.visits.start(person.id, pathway.id)


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, visit: Visit) -> EndVisitDialog:
    made = EndVisitDialog(context, visit)
    qtbot.addWidget(made)
    made.show()
    return made


def test_ending_keeps_everything_and_offers_the_print(
    context: Context, visit: Visit, dialog: EndVisitDialog
) -> None:
    assert dialog.review_on.text() == "31/03/2026"
    QTest.keyClicks(dialog.agreed.edit, "Ring the class together")
    dialog.steps[Step.EMOTIONAL_SUPPORT].setChecked(True)
    QTest.keyClicks(dialog.next_on.edit, "24 March 2026")
    QTest.keyClicks(dialog.next_at.edit, "10.30")
    QTest.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)
    records = context.records
    assert dialog.wants_print
    assert records.visits.current() is None
    assert records.visits.get(visit.id).agreed == "Ring the class together"
    coming = records.meetings.coming(visit.person_id)
    assert coming is not None
    assert (coming.on, coming.at) == (date(2026, 3, 24), time(10, 30))
    assert records.pathways.get(visit.pathway_id).review_on == date(2026, 3, 31)
    standing = records.step_states.of_pathway(visit.pathway_id)
    assert standing[Step.EMOTIONAL_SUPPORT].state is StepState.TALKED_THROUGH


@pytest.mark.parametrize(
    ("on", "at"), [("31/04/2026", ""), ("16/03/2026", ""), ("24/03/2026", "25:00"), ("", "10:30")]
)
def test_an_impossible_date_is_said_and_the_visit_goes_on(
    context: Context, visit: Visit, dialog: EndVisitDialog, on: str, at: str
) -> None:
    dialog.next_on.edit.setText(on)
    dialog.next_at.edit.setText(at)
    dialog.end()
    assert context.records.visits.current() is not None
    assert dialog.next_on.error or dialog.next_at.error
    assert (dialog.next_on.text(), dialog.next_at.text()) == (on, at)


def test_not_yet_keeps_what_was_agreed(
    context: Context, visit: Visit, dialog: EndVisitDialog
) -> None:
    QTest.keyClicks(dialog.agreed.edit, "Half a sent")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert context.records.visits.get(visit.id).agreed == "Half a sent"
    assert context.records.visits.current() is not None
