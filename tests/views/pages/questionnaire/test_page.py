"""The questionnaire by keys and mouse."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from planner.models.pathways import Pathway, PathwayKind
from planner.models.questionnaires import Declined, Mode, Stage
from planner.models.wemwbs_due import Asked
from planner.records.questionnaires import HowDone
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.questionnaire import QuestionnairePage
from tests.computer import Computer
from tests.fakes import FakeClock, FakeDialogs


@pytest.fixture
def pathway(context: Context) -> Pathway:
    person = context.records.people.add("Margaret")
    return context.records.pathways.start(person.id, PathwayKind.PREVENTION)


@pytest.fixture
def page(qtbot: QtBot, context: Context, pathway: Pathway) -> QuestionnairePage:
    made = QuestionnairePage(context)
    qtbot.addWidget(made)
    made.resize(1180, 640)
    made.show_place(Place(Room.QUESTIONNAIRE, pathway.person_id))
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.focus_first()
    return made


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QWidget)
    QTest.keyClick(focused, key, modifier)


def type_answers(keys: str) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        QTest.keyClicks(focused, key)


def kept(page: QuestionnairePage) -> list[int | None]:
    row = page.context.records.questionnaires.incomplete(page.pathway_id)
    return [] if row is None else row.answers


def finish(context: Context, pathway: Pathway, answer: int = 3) -> None:
    for item in range(1, 15):
        context.records.questionnaires.answer(pathway.id, item, answer)
    how = HowDone(context.clock.today(), Mode.ON_PAPER)
    row = context.records.questionnaires.describe(pathway.id, how)
    context.records.questionnaires.finish(row.id)


def test_looking_keeps_nothing_and_keys_answer_and_go_on(page: QuestionnairePage) -> None:
    assert kept(page) == []
    type_answers("315")
    assert kept(page) == [3, 1, 5] + [None] * 11
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Backspace)
    assert kept(page) == [None, 2, 3] + [None] * 11
    assert page.count.words.text() == "2 of 14 answered"
    type_answers("6x")
    assert kept(page) == [None, 2, 3] + [None] * 11


def test_tab_stops_once_a_line(page: QuestionnairePage) -> None:
    press(Qt.Key.Key_Tab)
    type_answers("4")
    assert kept(page) == [None, 4] + [None] * 12


def test_a_cell_can_be_pressed_anywhere_and_says_what_it_is(page: QuestionnairePage) -> None:
    cell = page.lines.lines[6].findChildren(QRadioButton)[3]
    assert cell.accessibleName() == "4, Often"
    assert cell.accessibleDescription() == "Item 7, Clear thinking"
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert kept(page)[6] == 4


def test_it_ends_with_a_question_only_when_whole_and_said_how(
    page: QuestionnairePage, context: Context, pathway: Pathway
) -> None:
    type_answers("1234512345123")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not page.finish.isEnabled()
    type_answers("4")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.how.problem.text() == "Choose how it was answered, then finish."
    QTest.mouseClick(page.how.mode.buttons()[0], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (row,) = context.records.questionnaires.results(pathway.id)
    assert row.mode is Mode.ON_PAPER
    assert page.after.isVisible()
    assert page.after.result.text() == "All 14 are answered: 40 out of 70."
    assert page.after.note.edit.hasFocus()


def test_the_note_is_kept_and_keeping_safe_is_one_press(
    page: QuestionnairePage, context: Context, pathway: Pathway, qtbot: QtBot
) -> None:
    type_answers("12345123451234")
    page.how.mode.buttons()[0].click()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.after.note.edit, "<b>The money")
    with qtbot.waitSignal(context.navigator.keeping_safe_wanted) as asked:
        QTest.mouseClick(page.after.keeping_safe, Qt.MouseButton.LeftButton)
    assert asked.args == [pathway.person_id]
    assert page.leave()
    assert context.records.questionnaires.results(pathway.id)[0].note == "<b>The money"


@pytest.mark.parametrize("goes_on", [True, False])
def test_the_same_answer_fourteen_times_gets_a_gentle_question(
    page: QuestionnairePage, context: Context, pathway: Pathway, goes_on: bool
) -> None:
    dialogs = context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    dialogs.answers = [goes_on]
    type_answers("4" * 14)
    page.how.mode.buttons()[0].click()
    page.finish.click()
    assert [asked.title for asked in dialogs.asked] == ["Is that right?"]
    assert len(context.records.questionnaires.results(pathway.id)) == int(goes_on)


def test_undoing_the_finish_brings_the_lines_back(
    page: QuestionnairePage, context: Context, pathway: Pathway
) -> None:
    type_answers("12345123451234")
    page.how.mode.buttons()[0].click()
    page.finish.click()
    context.records.undo.undo(pathway.person_id, page.undo_page)
    page.refresh()
    assert page.work.isVisible()
    assert not page.after.isVisible()


def test_one_left_for_later_is_gone_on_with(
    page: QuestionnairePage, context: Context, pathway: Pathway, qtbot: QtBot
) -> None:
    type_answers("333")
    with qtbot.waitSignal(context.navigator.place_wanted) as went:
        page.later.click()
    assert went.args == [Place(Room.WELLBEING, pathway.person_id)]
    page.show_place(Place(Room.QUESTIONNAIRE, pathway.person_id))
    page.focus_first()
    type_answers("5")
    assert kept(page) == [3, 3, 3, 5] + [None] * 10


def test_declining_is_kept_either_way(
    page: QuestionnairePage, context: Context, pathway: Pathway
) -> None:
    page.not_today.click()
    standing = context.records.questionnaires.standing(pathway.id)
    assert standing.declining is not None
    assert standing.declining.said is Declined.NOT_TODAY
    page.rather_not.click()
    assert context.records.questionnaires.standing(pathway.id).asked is Asked.NO_MORE


def test_a_day_to_come_says_so_and_keeps_what_was_typed(page: QuestionnairePage) -> None:
    type_answers("3")
    page.how.day.edit.setFocus()
    page.how.day.edit.selectAll()
    QTest.keyClicks(page.how.day.edit, "1/1/2030")
    press(Qt.Key.Key_Tab)
    assert page.how.day.error
    assert page.how.day.text() == "1/1/2030"


def test_a_follow_up_done_in_another_way_says_so(
    page: QuestionnairePage, context: Context, pathway: Pathway, clock: FakeClock
) -> None:
    finish(context, pathway)
    clock.advance(timedelta(weeks=13))
    page.show_place(Place(Room.QUESTIONNAIRE, pathway.person_id))
    page.how.mode.buttons()[0].click()
    assert page.how.compared.text() == "Baseline, 17 March 2026: on paper too."
    page.how.mode.buttons()[2].click()
    assert "different ways" in page.how.compared.text()
    row = context.records.questionnaires.incomplete(pathway.id)
    assert row is not None
    assert row.stage is Stage.FOLLOW_UP


def test_putting_an_answer_right_keeps_the_first_in_the_history(
    page: QuestionnairePage, context: Context, pathway: Pathway, qtbot: QtBot
) -> None:
    finish(context, pathway)
    (row,) = context.records.questionnaires.results(pathway.id)
    page.show_place(Place(Room.QUESTIONNAIRE, pathway.person_id, row.id))
    page.focus_first()
    press(Qt.Key.Key_Backspace)
    type_answers("5")
    (correction,) = context.records.questionnaires.corrections(row.id)
    assert (correction.item, correction.was, correction.became) == (1, 3, 5)
    assert context.records.questionnaires.incomplete(pathway.id) is None
    with qtbot.waitSignal(context.navigator.place_wanted):
        page.finish.click()


def test_only_topic_words_and_the_notice_are_on_the_page(page: QuestionnairePage) -> None:
    assert "all rights reserved" in page.licence.text()
    assert len(page.lines.lines) == 14


@pytest.mark.parametrize("typed", ["31/04/2026", "18/03/2026", ""])
def test_a_date_that_cannot_be_stays_as_typed_and_keeps_the_planner_here(
    page: QuestionnairePage, typed: str
) -> None:
    day = page.how.day
    day.setFocus()
    day.edit.selectAll()
    QTest.keyClick(day.edit, Qt.Key.Key_Delete)
    QTest.keyClicks(day.edit, typed)
    page.how.mode.buttons()[1].click()
    assert not page.leave()
    page.refresh()
    assert (day.text(), page.how.mode.value()) == (typed, Mode.ON_SCREEN)
    assert day.error
    assert day.edit.hasFocus()
    day.edit.selectAll()
    QTest.keyClicks(day.edit, "16/03/2026")
    assert page.leave()
    row = page.context.records.questionnaires.incomplete(page.pathway_id)
    assert row is not None
    assert (row.answered_on, row.mode) == (date(2026, 3, 16), Mode.ON_SCREEN)


def test_a_follow_up_dated_before_the_baseline_says_so_until_it_is_put_right(
    page: QuestionnairePage, context: Context, pathway: Pathway, clock: FakeClock
) -> None:
    finish(context, pathway)
    clock.advance(timedelta(days=80))
    page.show_place(Place(Room.QUESTIONNAIRE, pathway.person_id))
    day = page.how.day
    day.setFocus()
    day.edit.selectAll()
    QTest.keyClicks(day.edit, "01/03/2026")
    assert not page.leave()
    assert not page.leave()
    assert "before the baseline" in day.error
    assert day.text() == "01/03/2026"
    day.edit.selectAll()
    QTest.keyClicks(day.edit, "01/06/2026")
    assert page.leave()


def test_in_large_text_it_opens_with_its_heads_above_the_first_line(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.planner.window.resize(1180, 720)  # type: ignore[union-attr]
    computer.workspace.context.theme.set_scale(200)
    computer.workspace.go(Place(Room.QUESTIONNAIRE, person.id))
    hand.pause(60)
    page = computer.page
    assert isinstance(page, QuestionnairePage)
    bar, shown = page.area.verticalScrollBar(), page.area.viewport().rect()
    assert bar.maximum() > 0
    for item in (0, 1):
        heads = page.lines.mapTo(page.area.viewport(), QPoint(0, 0))
        line = page.lines.lines[item]
        assert shown.contains(heads)
        assert shown.contains(line.mapTo(page.area.viewport(), line.rect().bottomLeft()))
        hand.press(Qt.Key.Key_Down)
    hand.press(Qt.Key.Key_Down, times=8)
    assert bar.value() > 0
    hand.press(Qt.Key.Key_Up, times=12)
    assert bar.value() == 0
