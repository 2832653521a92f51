"""Step 2 by keys and mouse: type and press Enter, open, measure, ask, remove, bring back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import event
from sqlcipher3.dbapi2 import OperationalError

from planner.models.aspirations import AspirationStatus, Horizon, MeasureKind
from planner.models.pathways import Pathway, PathwayKind
from planner.records.hopes import Hope
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.aspirations import AspirationsPage
from planner.views.pages.aspirations.merge_dialog import MergeDialog
from planner.views.quick_add import QuickAdd
from planner.views.widgets.buttons import Button
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.text import Label
from tests.fakes import FakeClock, FakeDialogs

HOSTILE = '<b>Bold</b> <img src="file:///etc/hostname"> 🧶 \u202eright\u202c أتعلم الحياكة'


@pytest.fixture
def pathway(context: Context) -> Pathway:
    context.records.reference.seed()
    person = context.records.people.add("Margaret")
    return context.records.pathways.start(person.id, PathwayKind.PREVENTION)


@pytest.fixture
def page(qtbot: QtBot, context: Context, pathway: Pathway) -> AspirationsPage:
    page = AspirationsPage(context)
    qtbot.addWidget(page)
    page.resize(1240, 700)
    page.show_place(Place(Room.ASPIRATIONS, pathway.person_id))
    page.show()
    qtbot.waitExposed(page)
    return page


def hopes(page: AspirationsPage) -> list[Hope]:
    return page.context.records.aspirations.of_pathway(page.pathway_id)


def words(page: AspirationsPage) -> list[str]:
    return [hope.aspiration.words for hope in hopes(page)]


def type_words(edit: QWidget, text: str) -> None:
    """As an input method does, letter by letter or not, in any script."""
    edit.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(edit, event)


def choose(page: AspirationsPage, words: str) -> None:
    """Choose from the menu that is open."""
    (action,) = [action for action in page.menu.actions() if action.text() == words]
    action.trigger()
    page.menu.close()


def test_enter_adds_another_and_the_box_stays_ready(page: AspirationsPage) -> None:
    week = page.columns.adds[Horizon.WEEK].edit
    week.setFocus()
    for text in ("Ring Paul on Wednesday", "Walk to the bench"):
        QTest.keyClicks(week, text)
        QTest.keyClick(week, Qt.Key.Key_Return)
    type_words(page.columns.adds[Horizon.YEAR].edit, HOSTILE)
    QTest.keyClick(page.columns.adds[Horizon.YEAR].edit, Qt.Key.Key_Return)
    assert words(page) == ["Ring Paul on Wednesday", "Walk to the bench", HOSTILE]
    assert len(page.columns.cards) == 3
    assert week.text() == ""
    page.grab()


def test_what_is_typed_is_kept_before_enter(
    qtbot: QtBot, page: AspirationsPage, context: Context
) -> None:
    box = page.columns.adds[Horizon.MONTH].edit
    box.setFocus()
    with qtbot.waitSignal(page.words_saved):
        QTest.keyClicks(box, "Know where")
    assert words(page) == ["Know where"]
    page.refresh()
    assert page.columns.cards == {}
    QTest.keyClicks(box, " I stand")
    assert page.leave()
    assert words(page) == ["Know where I stand"]
    QTest.keyClicks(box, "x")
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert words(page) == ["Know where I stand"]


def test_a_box_wiped_out_again_leaves_nothing(qtbot: QtBot, page: AspirationsPage) -> None:
    add: QuickAdd = page.columns.adds[Horizon.WEEK]
    add.edit.setFocus()
    with qtbot.waitSignal(page.words_saved):
        QTest.keyClicks(add.edit, "No")
    QTest.keyClick(add.edit, Qt.Key.Key_Backspace)
    QTest.keyClick(add.edit, Qt.Key.Key_Backspace)
    assert page.leave()
    assert words(page) == []


def test_looking_at_another_window_keeps_what_is_typed_in_the_box(page: AspirationsPage) -> None:
    box = page.columns.adds[Horizon.WEEK].edit
    box.setFocus()
    QTest.keyClicks(box, "Ring Paul")
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(box, away)
    assert words(page) == ["Ring Paul"]
    assert box.text() == "Ring Paul"
    QTest.keyClicks(box, " too")
    page.columns.adds[Horizon.MONTH].setFocus()
    assert words(page) == ["Ring Paul too"]
    assert box.text() == ""


def test_fifty_thousand_letters_stay_whole(page: AspirationsPage) -> None:
    box = page.columns.adds[Horizon.WEEK].edit
    type_words(box, "a" * 50_000)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert words(page) == ["a" * 50_000]
    page.grab()


def test_details_are_kept_as_typed_and_escape_goes_back(
    page: AspirationsPage, context: Context, pathway: Pathway
) -> None:
    key = context.records.aspirations.add(pathway.id, Horizon.WEEK, "Walk").id
    page.refresh()
    card = page.columns.cards[key]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    details = page.details
    assert details.words.edit.hasFocus()
    type_words(details.why.edit, HOSTILE)
    QTest.mouseClick(details.areas["physical_health"], Qt.MouseButton.LeftButton)
    details.importance.buttons()[7].click()
    QTest.keyClick(details, Qt.Key.Key_Escape)
    row = context.records.aspirations.hope(key).aspiration
    assert (row.why, row.life_areas, row.importance) == (HOSTILE, ["physical_health"], 7)
    assert page.stack.currentWidget() is page.columns
    assert card.hasFocus()


def test_no_words_at_all_is_refused_at_the_field_and_the_last_ones_come_back(
    page: AspirationsPage, context: Context, pathway: Pathway
) -> None:
    key = context.records.aspirations.add(pathway.id, Horizon.WEEK, "Walk").id
    page.refresh()
    page.open_details(key)
    edit = page.details.words.edit
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    page.details.why.setFocus()
    assert page.details.words.error
    assert page.leave()
    assert edit.toPlainText() == "Walk"
    assert words(page) == ["Walk"]


def test_a_choice_that_could_not_be_saved_is_not_shown_as_made(
    qtbot: QtBot, page: AspirationsPage, context: Context, pathway: Pathway
) -> None:
    def refuse(*said: object) -> None:
        if str(said[2]).startswith("UPDATE"):
            raise OperationalError("database or disk is full")

    key = context.records.aspirations.add(pathway.id, Horizon.WEEK, "Sleep").id
    page.refresh()
    page.open_details(key)
    achieved = list(AspirationStatus).index(AspirationStatus.ACHIEVED)
    event.listen(context.records.changes.engine, "before_cursor_execute", refuse)
    try:
        with qtbot.waitSignal(page.save_failed):
            page.details.status.buttons()[achieved].click()
    finally:
        event.remove(context.records.changes.engine, "before_cursor_execute", refuse)
    assert page.details.status.value() is AspirationStatus.ACTIVE


def test_an_own_measure_is_set_and_asked(
    page: AspirationsPage, context: Context, pathway: Pathway, clock: FakeClock
) -> None:
    records = context.records.aspirations
    key = records.add(pathway.id, Horizon.WEEK, "Walk").id
    page.refresh()
    page.open_details(key)
    measure = page.details.measure
    measure.kind.buttons()[1].click()
    QTest.keyClicks(measure.unit.edit, "Yards")
    measure.start.setFocus()
    QTest.keyClicks(measure.start.edit, "lots")
    measure.target.setFocus()
    assert measure.start.error
    assert not page.leave()
    measure.start.edit.selectAll()
    QTest.keyClicks(measure.start.edit, "1")
    QTest.keyClicks(measure.target.edit, "100")
    measure.unit.setFocus()
    row = records.hope(key).aspiration
    assert (row.measure, row.unit, row.start, row.target) == (MeasureKind.OWN, "Yards", 1, 100)
    records.answer(key, 20)
    clock.advance(timedelta(weeks=2))
    QTest.mouseClick(page.details.going, Qt.MouseButton.LeftButton)
    going = page.going
    assert going.earlier.isHidden()
    QTest.keyClicks(going.number.edit, "40")
    QTest.keyClick(going.number.edit, Qt.Key.Key_Return)
    assert "20" in going.earlier.text()
    assert going.earlier.isVisible()
    QTest.keyClicks(going.comment.edit, "Slow on the hill")
    QTest.mouseClick(going.next, Qt.MouseButton.LeftButton)
    now = records.hope(key).now
    assert now is not None
    assert (now.value, now.comment) == (40, "Slow on the hill")
    assert page.stack.currentWidget() is page.columns


def test_less_can_be_the_aim(page: AspirationsPage, context: Context, pathway: Pathway) -> None:
    records = context.records.aspirations
    key = records.add(pathway.id, Horizon.WEEK, "Smoke less").id
    records.choose_measure(key, MeasureKind.OWN)
    page.refresh()
    page.open_details(key)
    measure = page.details.measure
    for field, number in ((measure.start, "20"), (measure.target, "5")):
        field.setFocus()
        QTest.keyClicks(field.edit, number)
    assert page.leave()
    row = records.hope(key).aspiration
    assert (row.start, row.target) == (20, 5)
    assert measure.target.help.text() == "Less of it is the aim."
    records.set_numbers(key, 20, 30)
    page.refresh()
    assert measure.target.help.text() == ""


def test_how_is_it_going_asks_each_in_turn_by_digit(
    page: AspirationsPage, context: Context, pathway: Pathway
) -> None:
    records = context.records.aspirations
    first = records.add(pathway.id, Horizon.WEEK, "Walk").id
    second = records.add(pathway.id, Horizon.MONTH, "Knit").id
    records.choose_status(
        records.add(pathway.id, Horizon.YEAR, "Done").id, AspirationStatus.ACHIEVED
    )
    page.refresh()
    QTest.mouseClick(page.going_button, Qt.MouseButton.LeftButton)
    scale = page.going.scale
    QTest.keyClick(scale.buttons()[0], Qt.Key.Key_4)
    QTest.mouseClick(page.going.next, Qt.MouseButton.LeftButton)
    assert scale.value() is None
    QTest.mouseClick(page.going.not_now, Qt.MouseButton.LeftButton)
    said = records.hope(first).now
    assert said is not None
    assert said.value == 4
    assert records.hope(second).now is None
    assert page.stack.currentWidget() is page.columns


def test_yes_is_said_on_the_card(page: AspirationsPage, context: Context, pathway: Pathway) -> None:
    records = context.records.aspirations
    key = records.add(pathway.id, Horizon.WEEK, "Bill").id
    records.choose_measure(key, MeasureKind.YES_NO)
    page.refresh()
    choice = page.columns.cards[key].choice()
    assert choice is not None
    choice.buttons()[1].click()
    now = records.hope(key).now
    assert now is not None
    assert now.value == 1


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


def test_little_room_makes_three_tabs(page: AspirationsPage, context: Context) -> None:
    assert page.columns.tabs.isHidden()
    page.resize(700, 700)
    assert page.columns.tabs.isVisible()
    page.columns.tabs.buttons()[2].click()
    assert page.columns.adds[Horizon.YEAR].isVisible()
    assert page.columns.adds[Horizon.WEEK].isHidden()


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


def test_every_control_has_a_name(
    page: AspirationsPage, context: Context, pathway: Pathway
) -> None:
    key = context.records.aspirations.add(pathway.id, Horizon.YEAR, "Teach").id
    page.refresh()
    page.open_details(key)
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisibleTo(page)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
    ]
    assert nameless == []


def test_without_a_pathway_one_can_be_started(qtbot: QtBot, context: Context) -> None:
    person = context.records.people.add("Margaret")
    page = AspirationsPage(context)
    qtbot.addWidget(page)
    page.show_place(Place(Room.ASPIRATIONS, person.id))
    page.show()
    assert page.content.isHidden()
    assert page.nothing.isVisible()
    assert page.leave()


def test_a_day_that_cannot_be_stays_as_typed_and_keeps_the_planner_here(
    page: AspirationsPage, context: Context, pathway: Pathway
) -> None:
    hope = context.records.aspirations.add(pathway.id, Horizon.MONTH, "Knit")
    page.refresh()
    page.open_details(hope.id)
    day = page.details.by_on
    day.setFocus()
    day.edit.selectAll()
    QTest.keyClicks(day.edit, "31/04/2026")
    assert not page.leave()
    page.refresh()
    assert (day.text(), bool(day.error)) == ("31/04/2026", True)
    day.edit.selectAll()
    QTest.keyClicks(day.edit, "30/04/2026")
    assert page.leave()
    assert hopes(page)[0].aspiration.by_on == date(2026, 4, 30)


def test_one_set_aside_is_listed_quietly_and_brought_back(
    page: AspirationsPage, context: Context, pathway: Pathway
) -> None:
    records = context.records.aspirations
    key = records.add(pathway.id, Horizon.WEEK, "Walk").id
    page.refresh()
    assert page.put_by_button.isHidden()
    page.columns.menu_wanted.emit(page.columns.cards[key])
    choose(page, "Set aside")
    assert key not in page.columns.cards
    assert page.put_by_button.text().strip() == "Reached or set aside, 1"
    page.put_by_button.click()
    named = {b.accessibleName(): b for b in page.put_by.findChildren(Button)}
    named["Bring back: “Walk”"].click()
    assert records.hope(key).aspiration.status is AspirationStatus.ACTIVE
    QTest.keyClick(page.put_by, Qt.Key.Key_Escape)
    assert key in page.columns.cards


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


def overhanging(page: AspirationsPage) -> list[str]:
    """Cards that reach over the edges of their column, or of what shows."""
    columns, found = page.columns, []
    for card in columns.cards.values():
        if card.hope is None or not card.isVisible():
            continue
        back = columns._backs[card.hope.aspiration.horizon].geometry()
        left = card.mapTo(columns, QPoint(0, 0)).x()
        if left < back.left() or left + card.width() - 1 > back.right():
            found.append(card.accessibleName())
    return found


@pytest.mark.parametrize("scale", [100, 130, 200])
def test_cards_keep_within_their_columns_however_the_window_is_resized(
    page: AspirationsPage, scale: int
) -> None:
    records = page.context.records.aspirations
    for horizon in Horizon:
        for number in range(4):
            row = records.add(page.pathway_id, horizon, f"{'Walk' * 20} {number}")
            records.choose_life_areas(row.id, ["friends_and_community", "physical_health"])
            records.choose_measure(row.id, [*MeasureKind][number % len(MeasureKind)])
            records.type_text(row.id, "unit", "steps without stopping at the bench on the hill")
    page.context.theme.set_scale(scale)
    page.refresh()
    for width, height in (
        (1800, 1000), (1180, 720), (1115, 2400), (1400, 720), (1101, 700), (1900, 3000),
    ):  # fmt: skip
        page.resize(width, height)
        QApplication.processEvents()
        assert page.columns.cards
        assert overhanging(page) == [], (width, height)
