"""The Review page: what it shows, what it keeps, and what it refuses."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from planner.models.aspirations import Horizon, MeasureKind, Side
from planner.models.pathways import Pathway, PathwayKind
from planner.models.questionnaires import Mode
from planner.models.reviews import RightGoals
from planner.records.questionnaires import HowDone
from planner.records.rhythm import REVIEW_WEEKS
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.review import ReviewPage
from planner.views.pages.review.words import how_far
from planner.views.widgets.marks import TenBlocks
from tests.fakes import FakeClock


@pytest.fixture
def pathway(context: Context) -> Pathway:
    context.records.reference.seed()
    person = context.records.people.add("Margaret")
    return context.records.pathways.start(person.id, PathwayKind.PREVENTION)


def opened(qtbot: QtBot, context: Context, pathway: Pathway) -> ReviewPage:
    page = ReviewPage(context)
    qtbot.addWidget(page)
    page.resize(1300, 900)
    page.show_place(Place(Room.REVIEW, pathway.person_id))
    page.show()
    qtbot.waitExposed(page)
    return page


def words(page: ReviewPage) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def a_visit(context: Context, pathway: Pathway, clock: FakeClock) -> None:
    row = context.records.visits.start(pathway.person_id, pathway.id)
    clock.advance(timedelta(minutes=40))
    context.records.visits.end(row.id)


def test_scores_steps_and_measures_since_last_time(
    qtbot: QtBot, context: Context, pathway: Pathway, clock: FakeClock
) -> None:
    records, hopes = context.records, context.records.aspirations
    for total in (2, 4):
        for item in range(1, 15):
            records.questionnaires.answer(pathway.id, item, total)
        row = records.questionnaires.describe(pathway.id, HowDone(clock.today(), Mode.ON_PAPER))
        records.questionnaires.finish(row.id)
        clock.advance(timedelta(days=1))
    fewer = hopes.add(pathway.id, Horizon.WEEK, "Smoke less")
    hopes.choose_measure(fewer.id, MeasureKind.OWN)
    hopes.type_text(fewer.id, "unit", "cigarettes a day")
    hopes.set_numbers(fewer.id, 20, 5)
    bill = hopes.add(pathway.id, Horizon.MONTH, "The gas bill")
    hopes.choose_measure(bill.id, MeasureKind.YES_NO)
    hopes.answer(fewer.id, 20)
    a_visit(context, pathway, clock)
    clock.advance(timedelta(days=7))
    hopes.answer(fewer.id, 11)
    page = opened(qtbot, context, pathway)
    shown = words(page)
    assert "28 to 56" in shown
    assert "Up 28 points. A change larger than measurement error." in shown
    assert "cigarettes a day" in shown
    assert "20 to 11" in shown
    assert [blocks.value for blocks in page.since.findChildren(TenBlocks)] == [6]
    assert "The gas bill" in shown  # in the list to be asked about
    assert "not yet" not in shown


def test_a_measure_changed_between_two_answers_shows_both_in_their_own(
    qtbot: QtBot, context: Context, pathway: Pathway, clock: FakeClock
) -> None:
    hopes = context.records.aspirations
    row = hopes.add(pathway.id, Horizon.WEEK, "Walk")
    hopes.choose_measure(row.id, MeasureKind.OWN)
    hopes.type_text(row.id, "unit", "yards")
    hopes.answer(row.id, 30)
    a_visit(context, pathway, clock)
    clock.advance(timedelta(days=7))
    hopes.choose_measure(row.id, MeasureKind.SCALE)
    page = opened(qtbot, context, pathway)
    assert "30" not in words(page)
    QTest.mouseClick(page.progress.buttons[row.id], Qt.MouseButton.LeftButton)
    going = page.progress.going
    assert going is not None
    QTest.keyClick(going.scale.buttons()[0], Qt.Key.Key_4)
    assert going.earlier.text() == "Kept. On 17 March 2026 it was: 30 yards."
    assert "30 yards before, 4 out of 10 now" in words(page)


def test_two_views_stand_side_by_side_only_where_they_differ(
    qtbot: QtBot, context: Context, pathway: Pathway
) -> None:
    hopes = context.records.aspirations
    row = hopes.add(pathway.id, Horizon.WEEK, "Walk")
    page = opened(qtbot, context, pathway)
    QTest.mouseClick(page.progress.buttons[row.id], Qt.MouseButton.LeftButton)
    going = page.progress.going
    assert going is not None
    QTest.keyClick(going.scale.buttons()[0], Qt.Key.Key_4)
    assert going.both.isHidden()
    going.side.buttons()[1].click()
    QTest.keyClick(going.scale.buttons()[0], Qt.Key.Key_4)
    assert going.both.isHidden()
    QTest.keyClick(going.scale.buttons()[0], Qt.Key.Key_2)
    told = [label.text() for label in going.both.findChildren(QLabel) if label.isVisible()]
    assert told == ["How I see it", "4 out of 10", "How my planner sees it", "2 out of 10"]
    hope = hopes.hope(row.id)
    assert [(said.side, said.value) for said in hope.answers] == [
        (Side.PERSON, 4),
        (Side.PLANNER, 2),
    ]
    QTest.mouseClick(going.next, Qt.MouseButton.LeftButton)
    assert going.isHidden()
    QApplication.processEvents()
    assert page.focusWidget() is page.progress.buttons[row.id]
    assert "Today: 4 out of 10" in words(page)


def test_words_lead_to_one_barrier_and_one_step_never_two(
    qtbot: QtBot, context: Context, pathway: Pathway
) -> None:
    page = opened(qtbot, context, pathway)
    barriers, ready = page.questions["barriers"], page.questions["ready"]
    barriers.way_on.click()
    assert page.focusWidget() is barriers.words.edit  # there are no words yet
    QTest.keyClicks(barriers.words.edit, "The hill")
    barriers.way_on.click()
    assert barriers.way_on.text() == "Look at this barrier"
    with qtbot.waitSignal(context.navigator.place_wanted) as went:
        barriers.way_on.click()
    (chain,) = context.records.barriers.of_pathway(pathway.id)
    assert went.args == [Place(Room.BARRIERS, pathway.person_id, chain.barrier.id)]
    context.records.barriers.add(pathway.id, "The bus")
    ready.words.edit.setFocus()
    QTest.keyClicks(ready.words.edit, "To the shop")
    QTest.mouseClick(ready.way_on, Qt.MouseButton.LeftButton)
    hill, bus = page.ways_on.menu.actions()
    assert (hill.text(), bus.text()) == ("Towards: The hill", "Towards: The bus")
    bus.trigger()
    page.ways_on.menu.close()
    steps = [[step.what for step in each.steps] for each in page.ways_on._chains()]
    assert steps == [[], ["To the shop"]]
    assert ready.way_on.text() == "Look at this next step"
    QTest.keyClicks(barriers.words.edit, " and the stairs")
    assert page.leave()
    assert barriers.way_on.text() == "Make this a barrier"


def test_an_answer_is_kept_and_shown_after_a_failure_as_the_records_have_it(
    qtbot: QtBot, context: Context, pathway: Pathway, clock: FakeClock
) -> None:
    page = opened(qtbot, context, pathway)
    goals = page.questions["goals"]
    goals.choice.buttons()[0].click()
    row = context.records.reviews.current(pathway.id)
    assert row is not None
    assert row.goals is RightGoals.SOME_CHANGED
    clock.advance(timedelta(days=-30))
    page.refresh()
    goals.choice.buttons()[1].click()
    assert "begins on 17 March 2026" in str(context.dialogs.told)  # type: ignore[attr-defined]
    assert goals.choice.value() is None


def test_words_that_somebody_else_changed_are_not_overwritten(
    qtbot: QtBot, context: Context, pathway: Pathway
) -> None:
    page = opened(qtbot, context, pathway)
    context.records.reviews.type_text(pathway.id, "next_time", "Bring the letter")
    QTest.keyClicks(page.next_time.edit, "Bring Jean")
    assert not page.leave()
    row = context.records.reviews.current(pathway.id)
    assert row is not None
    assert row.next_time == "Bring the letter"
    assert page.next_time.text() == "Bring Jean"


def test_the_day_is_suggested_in_a_visit_and_kept_only_by_hand(
    qtbot: QtBot, context: Context, pathway: Pathway, clock: FakeClock
) -> None:
    records = context.records
    a_visit(context, pathway, clock)
    clock.advance(timedelta(days=14))
    records.settings.put(REVIEW_WEEKS, 6)
    page = opened(qtbot, context, pathway)
    assert page.foot.done.isHidden()
    records.visits.start(pathway.person_id, pathway.id)
    page.refresh()
    assert page.foot.done.isVisible()
    assert page.foot.again.text() == "12/05/2026"
    assert page.foot.far.text() == "Tuesday, in 6 weeks. Change it if another day suits."
    assert page.leave()
    assert records.pathways.get(pathway.id).review_on == date(2026, 3, 31)
    page.foot.rhythm.set_value(2)
    page.foot.rhythm.chosen.emit(2)
    assert page.foot.again.text() == "14/04/2026"
    edit = page.foot.again.edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "30/02/2026")
    assert not page.leave()
    assert edit.text() == "30/02/2026"
    edit.selectAll()
    QTest.keyClicks(edit, "16/04/2026")
    assert page.leave()
    assert records.pathways.get(pathway.id).review_on == date(2026, 4, 16)
    with qtbot.waitSignal(context.navigator.end_visit_wanted):
        page.foot.done.click()


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (None, "No day is set yet."),
        (date(2026, 3, 17), "Today. Change it if another day suits."),
        (date(2026, 3, 18), "Wednesday, in 1 day. Change it if another day suits."),
        (date(2026, 3, 24), "Tuesday, in 1 week. Change it if another day suits."),
        (date(2026, 4, 17), "Friday, in a month. Change it if another day suits."),
        (date(2026, 3, 1), "That day has gone. Put a day to come."),
    ],
)
def test_how_far_away_it_is(on: date | None, said: str) -> None:
    assert how_far(on, date(2026, 3, 17)) == said


def test_earlier_reviews_can_be_read_and_older_ones_asked_for(
    qtbot: QtBot, context: Context, pathway: Pathway, clock: FakeClock
) -> None:
    for number in range(6):
        context.records.reviews.type_text(pathway.id, "next_time", f"Words {number}.")
        clock.advance(timedelta(days=30))
    page = opened(qtbot, context, pathway)
    assert "Words 2." in words(page)
    assert "Words 1." not in words(page)
    page.before.older.click()
    assert "Words 0." in words(page)
    assert page.before.older.isHidden()


def test_nothing_is_offered_on_a_shared_screen_that_names_others(
    qtbot: QtBot, context: Context, pathway: Pathway
) -> None:
    visit = context.records.visits.start(pathway.person_id, pathway.id)
    context.records.reviews.type_text(pathway.id, "next_time", "Bring it", visit.id)
    context.navigator.set_together(True)
    page = opened(qtbot, context, pathway)
    assert page.someone_else.isHidden()
    assert page.earlier.isHidden()
    context.dialogs.answers = [True]  # type: ignore[attr-defined]
    page.take_out_button.click()
    assert context.records.reviews.of_pathway(pathway.id) == []
    assert page.next_time.text() == ""
