"""Start visit: nobody starts with the wrong person, and nothing typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.models.people import Person
from planner.models.visits import Interpreting, VisitHow
from planner.views.page import Context
from planner.views.visit.start_visit import StartVisitDialog
from tests.fakes import FakeDialogs
from tests.views.person.people import margaret, pathway_of


@pytest.fixture
def person(context: Context) -> Person:
    found = margaret(context.records)
    context.records.settings.save_planner("Priya", "Planner", "Example Wellbeing")
    context.records.settings.add_surgery("Riverside Surgery", "room 3, room 4")
    context.records.people.add_contact(found.id, "Jean", "next door")
    return found


def opened(qtbot: QtBot, context: Context, person: Person) -> StartVisitDialog:
    dialog = StartVisitDialog(context, person.id)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_who_is_here_is_confirmed_first(qtbot: QtBot, context: Context, person: Person) -> None:
    pathway_of(context.records, person)
    dialog = opened(qtbot, context, person)
    dialog.start()
    assert context.records.visits.current() is None
    assert dialog.problem.isVisible()
    assert not context.navigator.together

    QTest.mouseClick(dialog.confirmed, Qt.MouseButton.LeftButton)
    with qtbot.waitSignals([dialog.accepted, context.navigator.visit_changed]):
        dialog.start()
    assert context.navigator.together
    visit = context.records.visits.current()
    assert visit is not None
    assert visit.person_id == person.id
    assert visit.place == "Riverside Surgery, room 3"
    assert visit.in_room == ["Margaret", "Priya, planner"]


def test_everything_asked_is_kept(qtbot: QtBot, context: Context, person: Person) -> None:
    pathway_of(context.records, person)
    dialog = opened(qtbot, context, person)
    dialog.confirmed.setChecked(True)
    dialog.how.buttons()[3].click()
    dialog.in_room.chips[2].click()
    dialog.in_room.someone_else.click()
    QTest.keyClicks(dialog.in_room.other.edit, "Bronwen, advocate")
    QTest.keyClick(dialog.in_room.other.edit, Qt.Key.Key_Return)
    dialog.interpreting.buttons()[2].click()
    assert dialog.language.isVisible()
    QTest.keyClicks(dialog.language.edit, "Polish")
    QTest.keyClicks(dialog.agenda.edit, "Sort out the heating bill letter.")
    dialog.start()
    visit = context.records.visits.current()
    assert visit is not None
    assert (visit.how, visit.place) == (VisitHow.HOME, "")
    assert visit.in_room == [
        "Margaret",
        "Priya, planner",
        "Jean, next door",
        "Bronwen, advocate",
    ]
    assert (visit.interpreting, visit.language) == (Interpreting.BY_PHONE, "Polish")
    assert visit.agenda == "Sort out the heating bill letter."


def test_escape_asks_before_words_go(qtbot: QtBot, context: Context, person: Person) -> None:
    pathway_of(context.records, person)
    dialog = opened(qtbot, context, person)
    QTest.keyClicks(dialog.agenda.edit, "The bill")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert isinstance(context.dialogs, FakeDialogs)
    context.dialogs.answers = [True]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert context.records.visits.current() is None


def test_another_open_visit_is_said_and_keeps_the_dialog(
    qtbot: QtBot, context: Context, person: Person
) -> None:
    pathway_of(context.records, person)
    other = context.records.people.add("George")
    context.records.visits.start(other.id, pathway_of(context.records, other).id)
    dialog = opened(qtbot, context, person)
    dialog.confirmed.setChecked(True)
    dialog.start()
    assert dialog.isVisible()
    assert "still open" in dialog.problem.sentence.text()


def test_without_a_pathway_there_is_one_to_start_first(
    qtbot: QtBot, context: Context, person: Person
) -> None:
    dialog = opened(qtbot, context, person)
    dialog.start()
    assert context.records.visits.current() is None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
