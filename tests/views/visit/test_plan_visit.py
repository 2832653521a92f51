"""Plan a visit: checked at its field, changed or called off later."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.models.pathways import Pathway
from planner.models.visits import VisitHow
from planner.records.meetings import Meeting
from planner.views.page import Context
from planner.views.visit.plan_visit import PlanVisitDialog
from tests.views.person.people import margaret, pathway_of


@pytest.fixture
def pathway(context: Context) -> Pathway:
    return pathway_of(context.records, margaret(context.records))


def opened(qtbot: QtBot, context: Context, pathway: Pathway) -> PlanVisitDialog:
    dialog = PlanVisitDialog(context, pathway, context.dialogs.window)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_visit_is_planned_by_keyboard(qtbot: QtBot, context: Context, pathway: Pathway) -> None:
    dialog = opened(qtbot, context, pathway)
    QTest.keyClicks(dialog.on.edit, "24 March 2026")
    QTest.keyClicks(dialog.at.edit, "10.30")
    QTest.keyClicks(dialog.where.other.edit, "Room 3")
    QTest.mouseClick(dialog.keep_button, Qt.MouseButton.LeftButton)
    coming = context.records.meetings.coming(pathway.person_id)
    assert coming is not None
    assert (coming.on, coming.at) == (date(2026, 3, 24), time(10, 30))
    assert (coming.how, coming.place) == (VisitHow.IN_PERSON, "Room 3")
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("on", "at"), [("", ""), ("31/04/2026", ""), ("16/03/2026", ""), ("24/03/2026", "25:00")]
)
def test_what_cannot_be_is_said_at_its_field(
    qtbot: QtBot, context: Context, pathway: Pathway, on: str, at: str
) -> None:
    dialog = opened(qtbot, context, pathway)
    dialog.on.edit.setText(on)
    dialog.at.edit.setText(at)
    dialog.keep()
    assert dialog.isVisible()
    assert bool(dialog.at.error) == bool(at)
    assert bool(dialog.on.error) != bool(at)
    assert (dialog.on.text(), dialog.at.text()) == (on, at)
    assert context.records.meetings.coming(pathway.person_id) is None


def test_a_planned_visit_opens_as_it_is_to_be_changed_or_called_off(
    qtbot: QtBot, context: Context, pathway: Pathway
) -> None:
    meetings, who = context.records.meetings, pathway.person_id
    first = meetings.plan(who, pathway.id, Meeting(date(2026, 3, 24), time(9), place="Room 3"))
    dialog = opened(qtbot, context, pathway)
    assert (dialog.on.text(), dialog.at.text()) == ("24/03/2026", "09:00")
    assert dialog.where.text() == "Room 3"
    dialog.how.set_value(VisitHow.PHONE)
    dialog.keep()
    changed = meetings.coming(who)
    assert changed is not None
    assert (changed.id, changed.how, changed.place) == (first.id, VisitHow.PHONE, "")

    opened(qtbot, context, pathway).off_button.click()
    assert meetings.coming(who) is None
