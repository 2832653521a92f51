"""Step 1 by keys and mouse: words are kept as typed, and nothing is ever locked or lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from planner.errors import StorageError
from planner.models.answers import AnswerState, Origin
from planner.models.pathways import Pathway, PathwayKind
from planner.models.people import Person
from planner.models.snapshots import PrintOptions, SaidSnapshot
from planner.records.emotional_support import PAGE, Said
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.emotional_support import EmotionalSupportPage
from planner.views.pages.emotional_support.prompt_card import PromptCard
from planner.views.pages.emotional_support.prompt_form import PromptForm
from planner.views.putting_right.moving import MovingDialog
from planner.views.start_pathway import StartPathwayDialog
from tests.fakes import FakeClock, FakeDialogs
from tests.views.person.people import commit, margaret, pathway_of

HOSTILE = '<b>bold</b> <img src="file:///etc/hostname"> 👩🏽‍🦽 سلام\n健康'


@pytest.fixture
def person(context: Context) -> Person:
    return margaret(context.records)


@pytest.fixture
def pathway(context: Context, person: Person) -> Pathway:
    return pathway_of(context.records, person)


@pytest.fixture
def page(qtbot: QtBot, context: Context, pathway: Pathway) -> EmotionalSupportPage:
    context.records.visits.start(pathway.person_id, pathway.id)
    return opened(qtbot, context, pathway.person_id)


def opened(qtbot: QtBot, context: Context, person_id: object) -> EmotionalSupportPage:
    made = EmotionalSupportPage(context)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show_place(Place(Room.EMOTIONAL_SUPPORT, person_id))  # type: ignore[arg-type]
    made.show()
    made.activateWindow()
    return made


def form_of(page: EmotionalSupportPage, key: str) -> PromptForm:
    card = page.cards[key]
    if card.form is None:
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert card.form is not None
    return card.form


def said(context: Context, pathway: Pathway, key: str) -> Said:
    board = context.records.emotional_support.board(pathway.id)
    return next(one for one in board if one.prompt.key == key)


def start_recovery(dialog: StartPathwayDialog) -> bool:
    dialog.kind.set_value(PathwayKind.RECOVERY)
    dialog.start.click()
    return bool(dialog.result())


def open_key(page: EmotionalSupportPage) -> str | None:
    card: PromptCard | None = page.open_one
    return card.key if card else None


def test_typing_saves_itself_and_one_card_is_open_at_a_time(
    qtbot: QtBot, context: Context, pathway: Pathway, page: EmotionalSupportPage
) -> None:
    form = form_of(page, "why_here")
    with qtbot.waitSignal(page.words_saved):
        QTest.keyClicks(form.words.edit, "I miss people")
    assert said(context, pathway, "why_here").text == "I miss people"
    QTest.keyClicks(form.words.edit, " a lot")
    form_of(page, "good_at")
    assert open_key(page) == "good_at"
    assert said(context, pathway, "why_here").text == "I miss people a lot"


def test_hostile_words_are_kept_to_the_letter_and_shown_as_they_are(
    context: Context, pathway: Pathway, page: EmotionalSupportPage
) -> None:
    form = form_of(page, "why_here")
    for line in HOSTILE.split("\n"):
        if form.words.text():
            QTest.keyClick(form.words.edit, Qt.Key.Key_Return)
        commit(form.words.edit, line)
    assert page.leave()
    assert said(context, pathway, "why_here").text == HOSTILE
    page.refresh()
    assert form.words.text() == HOSTILE


def test_fifty_thousand_letters_are_taken_whole(
    context: Context, pathway: Pathway, page: EmotionalSupportPage
) -> None:
    form = form_of(page, "worrying")
    long = "wörter " * 7150
    form.words.edit.insertPlainText(long)
    assert page.leave()
    assert said(context, pathway, "worrying").text == long
    form_of(page, "why_here")
    page.grab()


def test_control_enter_marks_done_and_opens_the_next(
    context: Context, pathway: Pathway, page: EmotionalSupportPage
) -> None:
    form = form_of(page, "why_here")
    QTest.keyClicks(form.words.edit, "The hill")
    QTest.keyClick(form.words.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert said(context, pathway, "why_here").state is AnswerState.DONE
    assert said(context, pathway, "why_here").text == "The hill"
    assert open_key(page) == "about_myself"


def test_not_now_is_as_easy_and_says_so(
    context: Context, pathway: Pathway, page: EmotionalSupportPage
) -> None:
    form = form_of(page, "about_myself")
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(form.words.edit, Qt.Key.Key_N, keys)
    assert said(context, pathway, "about_myself").state is AnswerState.NOT_NOW
    assert open_key(page) == "about_my_life"
    line = page.cards["about_myself"].summary.text()
    assert line == "Left for another day. That is fine."


def test_escape_folds_the_card_and_keeps_the_words(
    context: Context, pathway: Pathway, page: EmotionalSupportPage
) -> None:
    form = form_of(page, "good_at")
    QTest.keyClicks(form.words.edit, "Knitting")
    QTest.keyClick(form.words.edit, Qt.Key.Key_Escape)
    assert open_key(page) is None
    assert page.cards["good_at"].turn.hasFocus()
    assert said(context, pathway, "good_at").text == "Knitting"


def test_paper_and_origin_are_chosen_with_the_words(
    qtbot: QtBot, context: Context, pathway: Pathway, page: EmotionalSupportPage
) -> None:
    form = form_of(page, "about_myself")
    assert not form.on_paper.isChecked()
    QTest.keyClicks(form.words.edit, "Useless some days")
    QTest.mouseClick(form.on_paper, Qt.MouseButton.LeftButton)
    assert said(context, pathway, "about_myself").on_paper
    page.leave()
    summary: QAbstractButton = form.origin.buttons()[1]
    summary.click()
    words = said(context, pathway, "about_myself").words
    assert words is not None
    assert words.origin is Origin.AGREED_SUMMARY

    QTest.mouseClick(form.shorten, Qt.MouseButton.LeftButton)
    QTest.keyClicks(form.paper_words.edit, "Some days are hard")
    assert page.leave()
    words = said(context, pathway, "about_myself").words
    assert words is not None
    assert (words.text, words.paper_text) == ("Useless some days", "Some days are hard")


def test_earlier_words_are_dated_beneath(
    qtbot: QtBot, context: Context, pathway: Pathway, clock: FakeClock
) -> None:
    records = context.records
    first = records.visits.start(pathway.person_id, pathway.id)
    prompt = said(context, pathway, "about_my_life").prompt
    records.emotional_support.answer(pathway.id, first.id, prompt.id, "Quiet")
    records.visits.end(first.id)
    clock.advance(timedelta(days=14))
    records.visits.start(pathway.person_id, pathway.id)
    page = opened(qtbot, context, pathway.person_id)
    form = form_of(page, "about_my_life")
    assert form.words.text() == "Quiet"
    QTest.keyClicks(form.words.edit, ", and better")
    page.leave()
    card = page.cards["about_my_life"]
    assert card.earlier.text() == "Earlier, 17 March"
    card.earlier.click()
    assert form.earlier.isVisible()
    assert [old.text for old in form.said.earlier] == ["Quiet"]


def test_take_that_out_asks_once_and_leaves_nothing(
    context: Context, pathway: Pathway, page: EmotionalSupportPage
) -> None:
    dialogs = context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    form = form_of(page, "worrying")
    assert not form.take_out.isVisible()
    QTest.keyClicks(form.words.edit, "The thing I said")
    page.leave()
    QTest.mouseClick(form.take_out, Qt.MouseButton.LeftButton)
    assert said(context, pathway, "worrying").text == "The thing I said"
    assert "asked back by hand" in dialogs.asked[-1].text
    plan = context.records.plans.snapshot(pathway.id)
    given = replace(plan, said=(SaidSnapshot("worrying", "Worrying", "The thing I said"),))
    context.records.papers.keep(pathway.id, given, PrintOptions(), pages=2)
    dialogs.answers = [True]
    QTest.mouseClick(form.take_out, Qt.MouseButton.LeftButton)
    assert said(context, pathway, "worrying").newest is None
    assert context.records.papers.of_person(pathway.person_id) == []
    assert "My plan, 17 March 2026 at 10:30" in dialogs.told[-1].sentence
    assert form.words.text() == ""
    assert context.records.undo.undo(pathway.person_id, PAGE) == []


def test_undo_and_redo_show_in_the_open_card(
    context: Context, pathway: Pathway, page: EmotionalSupportPage
) -> None:
    form = form_of(page, "why_here")
    QTest.keyClicks(form.words.edit, "One")
    page.leave()
    QTest.keyClicks(form.words.edit, " two")
    page.leave()
    context.records.undo.undo(pathway.person_id, PAGE)
    page.refresh()
    assert form.words.text() == "One"
    context.records.undo.redo(pathway.person_id, PAGE)
    page.refresh()
    assert form.words.text() == "One two"


def test_a_save_that_fails_keeps_the_words_and_the_planner_here(
    qtbot: QtBot, context: Context, pathway: Pathway, page: EmotionalSupportPage
) -> None:
    def refuse(*_args: object) -> None:
        from sqlcipher3.dbapi2 import OperationalError

        raise OperationalError("database or disk is full")

    form = form_of(page, "why_here")
    QTest.keyClicks(form.words.edit, "Not lost")
    event.listen(context.records.changes.engine, "before_cursor_execute", refuse)
    try:
        with qtbot.waitSignal(page.save_failed) as failed:
            assert not page.leave()
    finally:
        event.remove(context.records.changes.engine, "before_cursor_execute", refuse)
    assert isinstance(failed.args[0], StorageError)
    assert form.words.text() == "Not lost"
    assert page.leave()
    assert said(context, pathway, "why_here").text == "Not lost"


def test_without_a_pathway_the_page_offers_to_start_one(
    qtbot: QtBot, context: Context, person: Person
) -> None:
    page = opened(qtbot, context, person.id)
    assert page.no_pathway.isVisible()
    assert page.cards == {}
    dialogs = context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    page.no_pathway.pressed.emit()
    assert context.records.pathways.current(person.id) is None
    dialogs.show_answers = [start_recovery]
    with qtbot.waitSignal(context.navigator.place_wanted) as wanted:
        page.no_pathway.pressed.emit()
    page.show_place(wanted.args[0])
    assert not page.no_pathway.isVisible()
    assert len(page.cards) == 8


def test_an_answer_found_by_search_opens_its_card(
    context: Context, pathway: Pathway, page: EmotionalSupportPage
) -> None:
    form = form_of(page, "support")
    QTest.keyClicks(form.words.edit, "Someone to ring")
    page.leave()
    newest = said(context, pathway, "support").newest
    assert newest is not None
    page.show_place(Place(Room.EMOTIONAL_SUPPORT, pathway.person_id, newest.id))
    assert open_key(page) == "support"


def test_words_of_someone_else_move_to_them_out_of_sight_of_a_shared_screen(
    context: Context, pathway: Pathway, page: EmotionalSupportPage
) -> None:
    def move(dialog: MovingDialog) -> bool:
        QTest.keyClicks(dialog.search.edit, "George")
        dialog.move_button.click()
        return bool(dialog.result())

    records, dialogs = context.records, context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    george = records.people.add("George")
    pathway_of(records, george)
    form = form_of(page, "why_here")
    QTest.keyClicks(form.words.edit, "George said this")
    page.leave()
    context.navigator.set_together(True)
    page.refresh()
    assert not form.someone_else.isVisible()
    context.navigator.set_together(False)
    page.refresh()
    dialogs.show_answers = [move]
    form.someone_else.click()
    assert said(context, pathway, "why_here").text == ""
    assert form.words.text() == ""
    theirs = records.pathways.current(george.id)
    assert theirs is not None
    assert said(context, theirs, "why_here").text == "George said this"
