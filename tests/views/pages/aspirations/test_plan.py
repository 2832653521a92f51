"""Step 2: remove and bring back, break down, put together, move."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.models.aspirations import Horizon
from planner.models.pathways import Pathway
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.aspirations import AspirationsPage
from planner.views.pages.aspirations.merge_dialog import MergeDialog
from planner.views.widgets.buttons import Button
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.text import Label
from tests.fakes import FakeDialogs
from tests.views.pages.aspirations.conftest import HOSTILE, choose, words


def test_removing_asks_nothing_and_undo_brings_it_back(
    qtbot: QtBot, page: AspirationsPage, context: Context, pathway: Pathway
) -> None:
    key = context.records.aspirations.add(pathway.id, Horizon.WEEK, "Walk").id
    page.refresh()
    QTest.mouseClick(page.columns.cards[key].more, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(context.navigator.toast_wanted):
        choose(page, "Remove")
    assert page.columns.cards == {}
    context.records.undo.undo(pathway.person_id, page.undo_page)
    page.refresh()
    assert key in page.columns.cards
    assert isinstance(context.dialogs, FakeDialogs)
    assert context.dialogs.asked == []


def test_in_a_visit_words_can_be_taken_out_altogether(
    page: AspirationsPage, context: Context, pathway: Pathway
) -> None:
    context.records.visits.start(pathway.person_id, pathway.id)
    box = page.columns.adds[Horizon.WEEK].edit
    box.setFocus()
    QTest.keyClicks(box, "Not for the record")
    QTest.keyClick(box, Qt.Key.Key_Return)
    (card,) = page.columns.cards.values()
    assert isinstance(context.dialogs, FakeDialogs)
    context.dialogs.answers = [True]
    QTest.mouseClick(card.more, Qt.MouseButton.LeftButton)
    choose(page, "Take that out")
    assert words(page) == []
    context.records.undo.undo(pathway.person_id, page.undo_page)
    assert "Not for the record" not in words(page)


def test_a_long_one_is_broken_into_shorter_ones(
    page: AspirationsPage, context: Context, pathway: Pathway
) -> None:
    key = context.records.aspirations.add(pathway.id, Horizon.YEAR, "Teach knitting").id
    page.refresh()
    page.open_details(key)
    box = page.details.shorter.edit
    box.setFocus()
    QTest.keyClicks(box, "Ask at the library")
    QTest.keyClick(box, Qt.Key.Key_Return)
    (part,) = context.records.aspirations.hope(key).parts
    assert (part.words, part.horizon) == ("Ask at the library", Horizon.MONTH)


def test_two_become_one_and_undo_makes_them_two(
    page: AspirationsPage, context: Context, pathway: Pathway
) -> None:
    records = context.records.aspirations
    one = records.add(pathway.id, Horizon.WEEK, "Bus to town")
    two = records.add(pathway.id, Horizon.MONTH, HOSTILE)
    page.refresh()

    def put_together(dialog: MergeDialog) -> bool:
        dialog.into.set_value(two.id)
        dialog.go.click()
        return dialog.result() == dialog.DialogCode.Accepted

    dialogs = context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    dialogs.show_answers.append(put_together)
    page.columns.menu_wanted.emit(page.columns.cards[one.id])
    choose(page, "Put together with another")
    assert set(page.columns.cards) == {two.id}
    page.open_details(two.id)
    shown = [label.text() for label in page.details.findChildren(ClampedLabel)]
    assert "Put together with this: “Bus to town”" in shown
    context.records.undo.undo(pathway.person_id, page.undo_page)
    page.refresh()
    assert set(page.columns.cards) == {one.id, two.id}


def test_the_way_there_shows_the_whole_chain_and_opens_each_link(
    qtbot: QtBot, page: AspirationsPage, context: Context, pathway: Pathway
) -> None:
    records = context.records
    year = records.aspirations.add(pathway.id, Horizon.YEAR, "Travel")
    week = records.aspirations.break_down(year.id, Horizon.WEEK, "Read the timetable")
    barrier = records.barriers.add(pathway.id, "The step up", aspiration_id=week.id)
    step = records.barriers.add_step(barrier.id, "Ask the driver")
    records.barriers.mark_done(step.id, True)
    page.refresh()
    page.columns.menu_wanted.emit(page.columns.cards[week.id])
    choose(page, "The way there")
    clamped = [label.text() for label in page.route.findChildren(ClampedLabel)]
    assert clamped == ["Travel", "Read the timetable", "“The step up”"]
    said = [label.text() for label in page.route.findChildren(Label)]
    assert "Ask the driver  ·  Done 17 March" in said
    named = {b.accessibleName(): b for b in page.route.findChildren(Button)}
    with qtbot.waitSignal(context.navigator.place_wanted) as going:
        named["Open “The step up”"].click()
    assert going.args == [Place(Room.BARRIERS, pathway.person_id, barrier.id)]
    named["Open “Travel”"].click()
    assert page.details.aspiration_id == year.id


def test_it_moves_to_another_column(
    page: AspirationsPage, context: Context, pathway: Pathway
) -> None:
    key = context.records.aspirations.add(pathway.id, Horizon.WEEK, "Walk").id
    page.refresh()
    page.columns.menu_wanted.emit(page.columns.cards[key])
    choose(page, "Move to: In a month")
    assert context.records.aspirations.hope(key).aspiration.horizon is Horizon.MONTH
