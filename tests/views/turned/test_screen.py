"""The turned screen: played by keys, left by the PIN, and deaf to everything else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QRadioButton

from demo.hand import Hand
from planner.models.aspirations import Aspiration, Horizon, MeasureKind, Side
from planner.models.audit import AuditLine
from planner.models.people import Person
from planner.models.questionnaires import Mode
from planner.records.audit import Asked
from planner.records.questionnaires import LICENCE_ENDS_ON, LICENCE_REFERENCE
from planner.views.navigation import Place, Room
from planner.views.shell.cover import Cover
from planner.views.shell.pin import PIN_KEY
from planner.views.shell.unlock import UnlockPage
from planner.views.turned.questionnaire import LastQuestion
from planner.views.turned.screen import TurnedScreen
from planner.views.widgets.surfaces import ScrollArea
from tests.computer import Computer
from tests.journeys.program import PIN, unlock
from tests.nonsense import ANSWERS, AS_JSON, ITEMS
from tests.test_bad_days import full_disk

MODIFIERS = Qt.KeyboardModifier
NOTE = "They looked worn out today."


def add(
    computer: Computer, person: Person, words: str, measure: MeasureKind, unit: str = ""
) -> Aspiration:
    pathway = computer.records.pathways.current(person.id)
    assert pathway is not None
    row = computer.records.aspirations.add(pathway.id, Horizon.WEEK, words)
    computer.records.aspirations.choose_measure(row.id, measure)
    return computer.records.aspirations.type_text(row.id, "unit", unit)


def turned(computer: Computer, person: Person, room: Room = Room.ASPIRATIONS) -> TurnedScreen:
    computer.workspace.go(Place(room, person.id))
    computer.hand.press(Qt.Key.Key_T, MODIFIERS.ControlModifier | MODIFIERS.ShiftModifier)
    return screen_of(computer)


def screen_of(computer: Computer) -> TurnedScreen:
    found = computer.workspace.turning.screen
    assert found is not None
    return found


def words_on(hand: Hand) -> str:
    return "\n".join(each.text() for each in hand.top.findChildren(QLabel) if each.isVisible())


def boxes_on(hand: Hand) -> list[QRadioButton]:
    return [box for box in hand.top.findChildren(QRadioButton) if box.isVisible()]


def now(computer: Computer, row: Aspiration) -> float | None:
    said = computer.records.aspirations.hope(row.id).latest(Side.PERSON)
    return said.value if said else None


def test_a_person_answers_everything_by_keys_and_it_is_kept(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    plain = add(computer, person, "Sleep", MeasureKind.SCALE)
    yes = add(computer, person, "Sort the gas bill", MeasureKind.YES_NO, "A plan is made")
    own = add(computer, person, "Walk further", MeasureKind.OWN, "yards")
    screen = turned(computer, person)

    hand.type("7")
    assert now(computer, plain) == 7
    hand.press(Qt.Key.Key_Right)
    assert now(computer, plain) == 8
    hand.type("10")
    assert now(computer, plain) == 10
    hand.tab_to("Anything to say about it?")
    hand.type("Better, mostly.")
    hand.tab_to("Next")
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_Right)  # from "Not yet" to "Yes": nothing is chosen by looking round
    assert now(computer, yes) is None
    hand.press(Qt.Key.Key_Space)
    assert now(computer, yes) == 1
    hand.press(Qt.Key.Key_Return)
    hand.type("40")
    hand.press(Qt.Key.Key_Return)
    hand.tab_to("Next")
    hand.press(Qt.Key.Key_Space)
    assert now(computer, own) == 40
    hand.type("See my sister & her dog")
    hand.tab_to("Not now")
    hand.press(Qt.Key.Key_Space)

    said = computer.records.aspirations.hope(own.id).latest(Side.PERSON)
    assert said is not None
    assert (said.measure, said.unit) == (MeasureKind.OWN, "yards")
    said = computer.records.aspirations.hope(plain.id).latest(Side.PERSON)
    assert said is not None
    assert said.comment == "Better, mostly."
    hopes = computer.records.aspirations.of_pathway(plain.pathway_id)
    assert [hope.aspiration.words for hope in hopes][-1] == "See my sister & her dog"
    for _horizon in range(2):
        hand.tab_to("Next")
        hand.press(Qt.Key.Key_Space)
    assert isinstance(screen.question, LastQuestion)
    hand.press(Qt.Key.Key_Escape)
    hand.type(PIN)
    assert computer.workspace.turning.screen is None
    assert computer.workspace.rail.isVisible()


def test_going_back_shows_todays_answer_and_not_an_earlier_one(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    row = add(computer, person, "Sleep", MeasureKind.SCALE)
    computer.records.aspirations.answer(row.id, 3)
    computer.clock.advance(timedelta(days=7))
    computer.idle.touch()
    turned(computer, person)
    assert not [box.text() for box in boxes_on(hand) if box.isChecked()]
    assert "it was: 3 out of 10" not in words_on(hand)
    hand.type("5")
    assert "it was: 3 out of 10" in words_on(hand)
    hand.press(Qt.Key.Key_Return)
    hand.click("Back")
    assert [box.text() for box in boxes_on(hand) if box.isChecked()] == ["5"]


def test_its_boxes_are_real_radio_buttons_of_72_pixels(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    add(computer, person, "Sleep", MeasureKind.SCALE)
    turned(computer, person)
    computer.planner.window.resize(1180, 720)  # type: ignore[union-attr]
    hand.pause(50)
    boxes = boxes_on(hand)
    assert [box.accessibleName() for box in boxes] == [str(number) for number in range(11)]
    assert all(box.width() >= 72 and box.height() >= 72 for box in boxes)
    assert len({box.y() for box in boxes}) == 1


def lines_about(computer: Computer, person: Person) -> list[AuditLine]:
    return computer.records.audit.newest(500, Asked(person_id=person.id))


FORBIDDEN = [
    *(Qt.Key(code) for code in range(Qt.Key.Key_F1, Qt.Key.Key_F12 + 1)),
    *(Qt.Key(code) for code in range(Qt.Key.Key_A, Qt.Key.Key_Z + 1)),
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Menu,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Insert,
]
LETTERS_WITH = [
    MODIFIERS.ControlModifier,
    MODIFIERS.AltModifier,
    MODIFIERS.MetaModifier,
    MODIFIERS.ControlModifier | MODIFIERS.ShiftModifier,
]
PRESSED_WITH = [
    *(Qt.Key(code) for code in range(Qt.Key.Key_A, Qt.Key.Key_Z + 1)),
    *(Qt.Key(code) for code in range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)),
    *(Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal, Qt.Key.Key_Left, Qt.Key.Key_Tab),
]


def test_no_other_key_does_anything(computer: Computer) -> None:
    """Beside the keys a person needs none does anything, with or without Ctrl, Alt or the rest."""
    hand = computer.unlocked()
    person = computer.someone()
    row = add(computer, person, "Sleep", MeasureKind.SCALE)
    screen = turned(computer, person)
    place, scale = computer.workspace.place, computer.workspace.context.theme.scale
    question = screen.question
    focused = hand.focused()
    lines = lines_about(computer, person)

    def press(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        hand.press(key, modifiers)
        planner = computer.planner
        assert planner is not None
        assert planner.workspace is not None, (key, modifiers)
        assert planner.window.over is None, (key, modifiers)
        assert not planner.dialogs.open_dialogs
        assert computer.workspace.turning.screen is screen
        assert hand.focused() is focused, (key, modifiers)

    for key in FORBIDDEN:
        press(key, MODIFIERS.NoModifier)
    for modifiers in LETTERS_WITH:
        for key in PRESSED_WITH:
            press(key, modifiers)
    press(Qt.Key.Key_F6, MODIFIERS.ShiftModifier)
    assert screen.question is question
    assert not screen.asks_for_pin
    assert now(computer, row) is None
    assert computer.workspace.place == place
    assert computer.workspace.context.theme.scale == scale
    assert lines_about(computer, person) == lines


def test_a_box_takes_letters_and_nothing_that_was_copied(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    screen = turned(computer, person)
    QGuiApplication.clipboard().setText("Somebody else")
    box = hand.focused()
    assert isinstance(box, QPlainTextEdit)
    hand.type("Rest, ")
    for key in (Qt.Key.Key_V, Qt.Key.Key_Z, Qt.Key.Key_A, Qt.Key.Key_X, Qt.Key.Key_L):
        hand.control(key)
    hand.press(Qt.Key.Key_Insert, MODIFIERS.ShiftModifier)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("Somebody else", clipboard.Mode.Selection)
    QTest.mouseClick(box.viewport(), Qt.MouseButton.MiddleButton)
    hand.type("8 hours.é")
    assert box.toPlainText() == "Rest, 8 hours.é"
    hand.press(Qt.Key.Key_Backspace)
    assert box.toPlainText() == "Rest, 8 hours."
    assert computer.workspace.turning.screen is screen


def test_five_wrong_pins_lock_even_with_looks_at_the_question_between(computer: Computer) -> None:
    hand = computer.unlocked()
    turned(computer, computer.someone())
    for left in (4, 3, 2, 1):
        hand.press(Qt.Key.Key_Escape)
        hand.type("111222")
        sentence = f"That PIN is not right. {left} tr"
        assert sentence in words_on(hand)
        hand.press(Qt.Key.Key_Escape)
    hand.press(Qt.Key.Key_Escape)
    hand.type("111222")
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")


def test_who_forgot_the_pin_locks_instead_and_every_word_is_kept(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    row = add(computer, person, "Sleep", MeasureKind.SCALE)
    turned(computer, person)
    hand.type("4")
    hand.tab_to("Anything to say about it?")
    hand.type("Up at three again")
    hand.press(Qt.Key.Key_Escape)
    hand.tab_to("PIN forgotten? Lock instead")
    hand.press(Qt.Key.Key_Return)
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    unlock(computer, hand)
    said = computer.records.aspirations.hope(row.id).latest(Side.PERSON)
    assert said is not None
    assert (said.value, said.comment) == (4, "Up at three again")
    assert computer.workspace.turning.screen is None


def wait_quietly(computer: Computer, *, minutes: int) -> None:
    idle = computer.idle
    for _half in range(2 * minutes):
        computer.clock.advance(timedelta(seconds=30))
        idle.look()


def test_the_cover_and_the_lock_come_over_it(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    screen = turned(computer, person)
    hand.type("Rest")
    wait_quietly(computer, minutes=5)
    assert computer.shows(Cover)()
    assert "Margaret" not in words_on(hand)
    hand.type(PIN)
    assert computer.workspace.turning.screen is screen
    assert hand.focused() is screen.question.findChild(QPlainTextEdit)
    hand.type(" more")
    wait_quietly(computer, minutes=15)
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    unlock(computer, hand)
    pathway = computer.records.pathways.current(person.id)
    assert pathway is not None
    hopes = computer.records.aspirations.of_pathway(pathway.id)
    assert [hope.aspiration.words for hope in hopes] == ["Rest more"]


def test_without_a_pin_it_says_so_and_leads_to_settings(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.records.settings.put(PIN_KEY, None)
    computer.workspace.go(Place(Room.ASPIRATIONS, person.id))
    hand.meet(lambda: hand.click("Turn the screen"), lambda: hand.click("Set a PIN in Settings"))
    assert computer.workspace.turning.screen is None
    assert computer.workspace.place == Place(Room.SETTINGS)
    assert hand.reads("PIN for the cover")


def test_nothing_of_anybody_else_and_nothing_private_shows(computer: Computer) -> None:
    hand = computer.unlocked()
    computer.someone("Jean Otherperson")
    person = computer.someone()
    row = add(computer, person, "Sleep", MeasureKind.SCALE)
    computer.records.aspirations.answer(row.id, 2, side=Side.PLANNER, comment=NOTE)
    computer.records.aspirations.type_text(row.id, "clinical_goal", "Reduce zopiclone")
    screen = turned(computer, person)
    told = ""
    while not isinstance(screen.question, LastQuestion):
        told += words_on(hand)
        if "How close" in words_on(hand):
            hand.type("5")
            told += words_on(hand)
        screen.go_on()
    screen.escape()
    told += words_on(hand)
    assert "Margaret’s plan" in told
    for private in ("Jean", NOTE, "zopiclone", "Recovery", "2 out of 10", "Priya"):
        assert private not in told


def fill_in(computer: Computer, person: Person, ends_on: str = "") -> TurnedScreen:
    computer.records.settings.put(LICENCE_REFERENCE, "W-1")
    computer.records.settings.put(LICENCE_ENDS_ON, ends_on)
    computer.records.wording.load(AS_JSON)
    return turned(computer, person, Room.WELLBEING)


def test_the_questionnaire_is_filled_in_by_the_person(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    screen = fill_in(computer, person)
    for place, item in enumerate(ITEMS):
        told = words_on(hand)
        assert item in told
        assert "all rights reserved. Licence W-1" in told
        hand.type(str(place % 5 + 1))
        hand.press(Qt.Key.Key_Return)
    hand.type("My mum")
    hand.tab_to("Next")
    hand.press(Qt.Key.Key_Space)
    assert isinstance(screen.question, LastQuestion)
    pathway = computer.records.pathways.current(person.id)
    assert pathway is not None
    (result,) = computer.records.questionnaires.results(pathway.id)
    assert result.answers == [place % 5 + 1 for place in range(14)]
    assert (result.mode, result.note) == (Mode.ON_SCREEN, "My mum")
    assert result.licence_reference == "W-1"


def test_what_is_left_out_waits_and_is_gone_on_with(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    screen = fill_in(computer, person)
    hand.type("2")
    for _item in ITEMS:
        hand.click("Not now")
    assert "1 of 14 are answered. The others can wait." in words_on(hand)
    screen.go_on()
    pathway = computer.records.pathways.current(person.id)
    assert pathway is not None
    row = computer.records.questionnaires.incomplete(pathway.id)
    assert row is not None
    assert row.answers == [2] + [None] * 13
    hand.press(Qt.Key.Key_Escape)
    hand.type(PIN)
    turned(computer, person, Room.QUESTIONNAIRE)
    assert [box.text() for box in boxes_on(hand) if box.isChecked()] == [ANSWERS[1]]


@pytest.mark.parametrize("loaded", [True, False])
def test_without_a_licence_that_runs_no_wording_shows(computer: Computer, loaded: bool) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    if loaded:
        fill_in(computer, person, ends_on="2026-01-01")
    else:
        turned(computer, person, Room.WELLBEING)
    assert ITEMS[0] not in words_on(hand)
    assert "in a week?" in words_on(hand)


def test_what_cannot_be_saved_holds_nobody_in_and_is_kept_aside(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    add(computer, person, "Walk further", MeasureKind.OWN, "yards")
    turned(computer, person)
    hand.type("about forty")
    hand.press(Qt.Key.Key_Return)
    assert "Use a number here" in words_on(hand)
    hand.press(Qt.Key.Key_Escape)
    hand.type(PIN)
    assert computer.workspace.turning.screen is None
    assert [draft.text for draft in computer.records.drafts.waiting()] == ["about forty"]


def test_a_lock_keeps_aside_what_cannot_be_saved(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    add(computer, person, "Walk further", MeasureKind.OWN, "yards")
    turned(computer, person)
    hand.type("about forty")
    hand.press(Qt.Key.Key_Escape)
    hand.click("PIN forgotten? Lock instead")
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    unlock(computer, hand)
    assert [draft.text for draft in computer.records.drafts.waiting()] == ["about forty"]


def test_a_full_disk_says_so_and_keeps_the_words_on_the_screen(computer: Computer) -> None:
    hand = computer.unlocked()
    screen = turned(computer, computer.someone())
    with full_disk():
        hand.type("See my sister")
        hand.press(Qt.Key.Key_Escape)
        hand.type(PIN)
        assert computer.workspace.turning.screen is screen
        assert "not saved yet" in words_on(hand)
        box = hand.focused()
        assert isinstance(box, QPlainTextEdit)
        assert box.toPlainText() == "See my sister"
    hand.press(Qt.Key.Key_Escape)
    hand.type(PIN)
    assert computer.workspace.turning.screen is None


@pytest.mark.parametrize("scale", [100, 200])
def test_everything_has_a_name_and_no_word_is_cut(computer: Computer, scale: int) -> None:
    hand = computer.unlocked()
    person = computer.someone("Bartholomew-Alexander Featherstonehaugh")
    add(computer, person, "Sleep", MeasureKind.SCALE)
    add(computer, person, "Pay", MeasureKind.YES_NO, "A plan is made")
    add(computer, person, "Walk", MeasureKind.OWN, "yards")
    computer.planner.window.resize(1180, 720)  # type: ignore[union-attr]
    computer.workspace.context.theme.set_scale(scale)
    screen = turned(computer, person)
    for place in range(7):
        hand.pause(40)
        assert computer.planner.window.size() == QSize(1180, 720)  # type: ignore[union-attr]
        for button in screen.findChildren(QAbstractButton):
            if button.isVisible():
                assert button.accessibleName(), place
                assert button.height() >= 72 or not isinstance(button, QRadioButton)
                assert button.width() >= button.minimumSizeHint().width(), button.text()
        if place < 6:
            screen.go_on()
    screen.escape()
    hand.pause(40)
    for button in screen.leaving.findChildren(QAbstractButton):
        assert button.accessibleName()
        assert button.width() >= button.minimumSizeHint().width(), button.text()


def test_in_large_text_a_question_opens_at_its_top_and_typing_goes_to_the_box(
    computer: Computer,
) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    add(computer, person, "Walk to the end of the road and back " * 3, MeasureKind.OWN, "yards")
    computer.planner.window.resize(1180, 720)  # type: ignore[union-attr]
    computer.workspace.context.theme.set_scale(200)
    screen = turned(computer, person)
    hand.pause(60)
    box = hand.focused()
    (area,) = [one for one in screen.findChildren(ScrollArea) if one.isAncestorOf(box)]
    assert area.verticalScrollBar().value() == 0
    assert not area.viewport().rect().contains(box.mapTo(area.viewport(), box.rect().center()))
    hand.type("4")
    hand.pause()
    assert area.viewport().rect().contains(box.mapTo(area.viewport(), box.rect().center()))
