"""What they want from the next visit, by keys: kept, shown, begun with."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.records.book import Records
from planner.views.between_visits.preparation_dialog import PreparationDialog
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.overview import OverviewPage
from planner.views.visit.prepared import Prepared
from planner.views.visit.start_visit import StartVisitDialog
from planner.views.widgets.text import Label
from tests.fakes import FakeDialogs
from tests.records.plan_makers import Someone, someone
from tests.views.pages.typing_helpers import put_words


@pytest.fixture
def who(records: Records) -> Someone:
    return someone(records)


def test_words_are_kept_on_leaving_and_removed_only_by_the_button(
    qtbot: QtBot, context: Context, who: Someone
) -> None:
    dialog = PreparationDialog(context, who.person_id, context.dialogs.window)
    qtbot.addWidget(dialog)
    dialog.show()
    put_words(dialog.fields["wants"].edit, "Talk about Zażółć")
    dialog.reject()
    row = context.records.preparations.waiting(who.person_id)
    assert row is not None
    assert row.wants == "Talk about Zażółć"

    again = PreparationDialog(context, who.person_id, context.dialogs.window)
    qtbot.addWidget(again)
    again.show()
    assert again.fields["wants"].text() == "Talk about Zażółć"
    QTest.mouseClick(again.remove_button, Qt.MouseButton.LeftButton)
    assert context.records.preparations.waiting(who.person_id) is None


def test_the_visit_begins_with_it_and_nothing_is_asked_on_leaving(
    qtbot: QtBot, context: Context, who: Someone
) -> None:
    context.records.preparations.write(who.person_id, "wants", "Talk about Paul")
    context.records.preparations.write(who.person_id, "questions", "Is the bus free?")
    dialog = StartVisitDialog(context, who.person_id)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.agenda.text() == "Talk about Paul"
    (prepared,) = dialog.findChildren(Prepared)
    assert prepared.isVisible()
    assert [label.text() for label in prepared.findChildren(Label)] == [
        "My questions",
        "Is the bus free?",
    ]
    assert dialog.leave()  # it is kept where it was prepared
    dialog.agenda.edit.selectAll()
    put_words(dialog.agenda.edit, "Talk about Paul, and the bus")
    assert not dialog.leave()
    dialog.confirmed.setChecked(True)
    dialog.start()
    visit = context.records.visits.current()
    assert visit is not None
    assert visit.agenda == "Talk about Paul, and the bus"
    assert context.records.preparations.waiting(who.person_id) is None


def test_the_overview_shows_it_and_undo_takes_it_back(
    qtbot: QtBot, context: Context, who: Someone
) -> None:
    page = OverviewPage(context)
    qtbot.addWidget(page)
    page.resize(1176, 900)
    page.show_place(Place(Room.OVERVIEW, who.person_id))
    page.show()

    def said() -> list[str]:
        return [label.text() for label in page.preparation.findChildren(Label)]

    def write(dialog: PreparationDialog) -> bool:
        put_words(dialog.fields["how_it_has_been"].edit, "Up and down")
        dialog.reject()
        return True

    assert isinstance(context.dialogs, FakeDialogs)
    context.dialogs.show_answers.append(write)
    QTest.mouseClick(page.preparation.go, Qt.MouseButton.LeftButton)
    assert "Up and down" in said()
    context.records.undo.undo(who.person_id, page.undo_page)
    page.refresh()
    assert "Up and down" not in said()
