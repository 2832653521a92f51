"""A paper visit typed in by keys: when, then what was said, kept whatever closes the dialog."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.models.answers import Origin
from planner.records.book import Records
from planner.records.meetings import Meeting
from planner.views.between_visits.paper_visit import PaperVisitDialog, PaperWordsDialog
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.overview import OverviewPage
from planner.views.widgets.text import ElidedLabel
from tests.fakes import FakeClock, FakeDialogs
from tests.records.plan_makers import Someone, prompt, someone
from tests.views.pages.typing_helpers import put_words


@pytest.fixture
def who(records: Records, clock: FakeClock) -> Someone:
    made = someone(records)
    records.meetings.plan(made.person_id, made.pathway_id, Meeting(date(2026, 3, 24), time(14)))
    clock.advance(timedelta(days=10))
    return made


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, who: Someone) -> PaperVisitDialog:
    pathway = context.records.pathways.get(who.pathway_id)
    made = PaperVisitDialog(context, pathway, context.dialogs.window)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_planned_time_is_taken_and_refusals_stand_at_their_field(
    context: Context, who: Someone, dialog: PaperVisitDialog
) -> None:
    dialog.go.click()
    assert "Put the day" in (dialog.on.error or "")
    put_words(dialog.on.edit, "1.3.2026")
    dialog.go.click()
    assert "About when" in (dialog.at.error or "")
    put_words(dialog.at.edit, "9am")
    dialog.go.click()
    assert dialog.on.error == "The pathway started on 17 March 2026. Check the day of the visit."
    assert context.records.visits.of_person(who.person_id) == []
    dialog.at.edit.clear()
    dialog.on.edit.clear()
    put_words(dialog.on.edit, "24.3.2026")
    dialog.on.left.emit()
    assert dialog.at.text() == "14:00"
    dialog.go.click()
    (visit,) = context.records.visits.of_person(who.person_id)
    assert dialog.visit is not None
    assert (visit.id, visit.happened_on) == (dialog.visit.id, date(2026, 3, 24))


def test_what_was_said_is_kept_with_the_visit(qtbot: QtBot, context: Context, who: Someone) -> None:
    records = context.records
    visit = records.paper_visits.type_in(who.pathway_id, date(2026, 3, 24), time(14))
    dialog = PaperWordsDialog(context, visit, context.dialogs.window)
    qtbot.addWidget(dialog)
    dialog.show()
    put_words(dialog.fields["agenda"].edit, "The heating letter")
    put_words(dialog.fields["why_here"].edit, "Noce są długie")
    week = dialog._adding[0].edit
    put_words(week, "Walk")
    QTest.keyClick(week, Qt.Key.Key_Return)
    put_words(week, "Ring Nadia")
    put_words(dialog._adding[3].edit, "The hill")
    put_words(dialog.fields["next_time"].edit, "Bring the letter")
    assert dialog.leave()  # as a lock does
    said = prompt(records, who, "why_here")
    assert said.words is not None
    assert (said.text, said.words.visit_id) == ("Noce są długie", visit.id)
    assert (said.words.origin, said.words.happened_on) == (Origin.ADDED_LATER, date(2026, 3, 24))
    hopes = records.aspirations.of_pathway(who.pathway_id)
    assert [hope.aspiration.words for hope in hopes] == ["Walk", "Ring Nadia"]
    (chain,) = records.barriers.of_pathway(who.pathway_id)
    assert (chain.barrier.words, chain.barrier.visit_id) == ("The hill", visit.id)
    assert records.visits.get(visit.id).agenda == "The heating letter"

    (review,) = records.reviews.of_pathway(who.pathway_id)
    assert (review.next_time, review.visit_id) == ("Bring the letter", visit.id)
    assert review.happened_on == date(2026, 3, 24)

    again = PaperWordsDialog(context, records.visits.get(visit.id), context.dialogs.window)
    qtbot.addWidget(again)
    assert again.fields["why_here"].text() == "Noce są długie"
    assert again.fields["next_time"].text() == "Bring the letter"


def test_the_overview_leads_from_one_to_the_other_and_says_when_it_was_typed(
    qtbot: QtBot, context: Context, who: Someone
) -> None:
    page = OverviewPage(context)
    qtbot.addWidget(page)
    page.resize(1176, 900)
    page.show_place(Place(Room.OVERVIEW, who.person_id))
    page.show()

    def fill(dialog: PaperVisitDialog) -> bool:
        put_words(dialog.on.edit, "24.3.2026")
        put_words(dialog.at.edit, "14:00")
        dialog.deed()
        return True

    def say(dialog: PaperWordsDialog) -> bool:
        put_words(dialog.fields["agreed"].edit, "Ring on Friday")
        return dialog.leave()

    assert isinstance(context.dialogs, FakeDialogs)
    context.dialogs.show_answers += [fill, say]
    QTest.mouseClick(page.visits.go, Qt.MouseButton.LeftButton)
    (visit,) = context.records.visits.of_person(who.person_id)
    assert visit.agreed == "Ring on Friday"
    texts = [label.text() for label in page.visits.findChildren(ElidedLabel)]
    assert texts == ["Tuesday 24 March, 14:00", "Typed in on 27 March"]
    context.navigator.set_together(True)
    assert not page.visits.isVisible()
