"""Keeping safe by keys and mouse: numbers at once, a concern only behind a turned screen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.models.concerns import ConcernKind, WhoActs
from planner.models.people import Person
from planner.records.concerns import ConcernFile
from planner.views.keeping_safe.concern_form import ConcernForm
from planner.views.keeping_safe.dialog import KeepingSafeDialog
from planner.views.keeping_safe.who_to_ring import NumbersCard
from planner.views.page import Context
from planner.views.paper.sheet_out import PrinterDialog
from tests.export.reading import read
from tests.fakes import FakeClock, FakeDialogs, FakePrinters

SAID = 'My chest <b>is</b> tight 🧶 <img src="file:x">'


@pytest.fixture
def person(context: Context) -> Person:
    context.records.reference.seed()
    person = context.records.people.add("Margaret", full_name="Margaret Ellis")
    context.records.people.add_contact(person.id, "Jean", "next door", "01632 960118")
    return person


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, person: Person) -> KeepingSafeDialog:
    context.dialogs.window.resize(1280, 800)
    dialog = KeepingSafeDialog(context, person.id)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def begin(dialog: KeepingSafeDialog, who: WhoActs = WhoActs.DUTY_GP) -> ConcernForm:
    dialog.concern.turned.click()
    QTest.mouseClick(dialog.concern.form.who[who], Qt.MouseButton.LeftButton)
    return dialog.concern.form


def only(context: Context) -> ConcernFile:
    (file,) = context.records.concerns.open_ones()
    return file


def type_words(edit: QWidget, text: str) -> None:
    edit.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(edit, event)


def test_the_numbers_are_there_at_once_and_the_concern_is_not(dialog: KeepingSafeDialog) -> None:
    shown = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    for number in ("999", "111", "116 123", "85258", "18001", "01632 960118"):
        assert number in shown
    assert dialog.concern.form.isHidden()
    assert dialog.concern.turned.hasFocus()
    dialog.concern.turned.click()
    form = dialog.concern.form
    assert form.isVisible()
    assert form.rest.isHidden()


def test_a_day_of_checking_is_named_only_once_every_number_was_checked(
    qtbot: QtBot, context: Context, person: Person
) -> None:
    reference = context.records.reference
    told = []
    for number in reference.crisis_numbers("england"):
        context.records.editions.edit_crisis_number(
            number.id,
            label=number.label,
            number=number.number,
            note=number.note,
            checked_on=context.clock.today(),
        )
        card = NumbersCard(context)
        qtbot.addWidget(card)
        told.append([label.text() for label in card.findChildren(QLabel)][-1])
    assert all(words == "England. Not all checked yet." for words in told[:-1])
    assert told[-1].startswith("England. Last checked ")


def test_who_must_act_opens_it_and_every_field_is_kept_as_typed(
    dialog: KeepingSafeDialog, context: Context
) -> None:
    form = begin(dialog)
    assert "tells nobody" in form.nobody.sentence.text()
    QTest.mouseClick(form.kinds[ConcernKind.URGENT_PHYSICAL_HEALTH], Qt.MouseButton.LeftButton)
    type_words(form.words.edit, SAID)
    type_words(form.wishes.edit, "To see someone today")
    form.knows.buttons()[0].click()
    form.agrees.buttons()[1].click()
    assert form.because.isVisible()
    type_words(form.because.edit, "It can't wait")
    type_words(form.tell.edit, "Duty GP")
    QTest.keyClick(form.tell.edit, Qt.Key.Key_Return)
    (card,) = form.told_cards.values()
    assert card.how.edit.hasFocus()
    QTest.keyClicks(card.how.edit, "By phone")
    type_words(card.accepted_by.edit, "Dr Okafor")
    dialog.reject()
    file = only(context)
    row = file.concern
    assert (row.who_acts, row.kinds) == (WhoActs.DUTY_GP, ["urgent_physical_health"])
    assert (row.words, row.wishes) == (SAID, "To see someone today")
    assert (row.person_knows, row.person_agrees) == (True, False)
    assert row.shared_anyway_because == "It can't wait"
    assert [(told.who, told.how, told.accepted_by) for told in file.told] == [
        ("Duty GP", "By phone", "Dr Okafor")
    ]
    assert dialog.isHidden()


def test_words_are_saved_within_two_seconds_of_typing(
    qtbot: QtBot, dialog: KeepingSafeDialog, context: Context
) -> None:
    form = begin(dialog)
    form.words.edit.setFocus()
    with qtbot.waitSignal(form.saved):
        QTest.keyClicks(form.words.edit, "Tight")
    assert only(context).concern.words == "Tight"
    assert dialog.saved.text().startswith("Saved")


def test_turning_the_screen_back_puts_the_words_away(
    dialog: KeepingSafeDialog, context: Context
) -> None:
    form = begin(dialog)
    type_words(form.words.edit, SAID)
    dialog.concern.turned.click()
    assert form.isHidden()
    assert only(context).concern.words == SAID


def test_it_begins_with_what_is_in_sight(
    qtbot: QtBot, context: Context, person: Person, dialog: KeepingSafeDialog
) -> None:
    assert dialog.focusWidget() is dialog.concern.turned
    window = context.dialogs.window
    qtbot.addWidget(window)
    window.resize(1180, 720)
    context.theme.set_scale(200)
    large = KeepingSafeDialog(context, person.id)
    qtbot.addWidget(large)
    large.show()
    assert large.focusWidget() is large.title
    assert large.ring.visibleRegion().boundingRect().top() == 0


def test_it_is_copied_as_text_and_that_is_noted(
    dialog: KeepingSafeDialog, context: Context
) -> None:
    form = begin(dialog)
    type_words(form.words.edit, SAID)
    QTest.mouseClick(form.copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "Margaret Ellis" in copied
    assert f"“{SAID}”" in copied
    assert "They agree: Not asked" in copied
    assert form.copied.isVisible()


def test_an_open_one_is_gone_on_with_and_closed_with_name_day_and_outcome(
    qtbot: QtBot, context: Context, person: Person, clock: FakeClock
) -> None:
    concern = context.records.concerns.open(person.id, WhoActs.CRISIS_TEAM)
    context.records.concerns.type_text(concern.id, "words", SAID)
    clock.advance(timedelta(days=1))
    dialog = KeepingSafeDialog(context, person.id)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.concern.turned.click()
    form = dialog.concern.form
    assert form.isHidden()
    (go_on, _another) = dialog.concern.offers
    assert "17 March" in go_on.text()
    go_on.click()
    assert form.words.text() == SAID
    form.close_button.click()
    assert form.closed_by.error
    type_words(form.closed_by.edit, "Priya")
    form.close_button.click()
    assert form.outcome.error
    type_words(form.outcome.edit, "Seen at home")
    form.closed_on.edit.clear()
    type_words(form.closed_on.edit, "16/03/2026")
    form.close_button.click()
    assert form.closed_on.error
    form.closed_on.edit.clear()
    type_words(form.closed_on.edit, "18/03/2026")
    form.close_button.click()
    assert context.records.concerns.open_ones() == []
    assert dialog.concern.done.isVisible()
    (file,) = context.records.concerns.of_person(person.id)
    assert (file.concern.closed_by, file.concern.outcome) == ("Priya", "Seen at home")


def test_undo_takes_back_a_choice_and_then_the_concern(
    dialog: KeepingSafeDialog, context: Context
) -> None:
    form = begin(dialog)
    form.kinds[ConcernKind.OTHER].click()
    dialog.setFocus()
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert only(context).concern.kinds == []
    assert not form.kinds[ConcernKind.OTHER].isChecked()
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert context.records.concerns.open_ones() == []
    assert form.rest.isHidden()
    QTest.keyClick(dialog, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(context.records.concerns.open_ones()) == 1


def test_every_control_has_a_name(dialog: KeepingSafeDialog) -> None:
    form = begin(dialog, WhoActs.SOMEONE_ELSE)
    type_words(form.tell.edit, "Duty GP")
    QTest.keyClick(form.tell.edit, Qt.Key.Key_Return)
    nameless = [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.isVisibleTo(dialog)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
    ]
    assert nameless == []


def test_the_numbers_go_on_paper_without_a_name(
    qtbot: QtBot, dialog: KeepingSafeDialog, context: Context
) -> None:
    dialogs, printers = context.dialogs, context.printers
    assert isinstance(dialogs, FakeDialogs)
    assert isinstance(printers, FakePrinters)

    def choose(asked: PrinterDialog) -> bool:
        asked.printer.set_value("Front desk")
        return True

    dialogs.show_answers = [choose]
    QTest.mouseClick(dialog.ring.print, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.saved.text()))
    (printed,) = printers.printed
    words = read(printed.pdf)
    assert "116123" in words
    assert "Margaret" not in words + printed.title
    assert dialog.saved.text() == "Sent to Front desk"


def test_attempts_to_reach_show_behind_a_turned_screen(
    dialog: KeepingSafeDialog, context: Context, person: Person
) -> None:
    assert not dialog.reach.isVisible()
    dialog.concern.turned.click()
    assert dialog.reach.isVisible()
    dialog.reach.add.setFocus()
    QTest.keyClicks(dialog.reach.add.edit, "Rang at home")
    dialog.reject()
    (kept,) = context.records.concerns.attempts(person.id)
    assert (kept.how, kept.reached) == ("Rang at home", False)
