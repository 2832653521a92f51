"""The turned screen: left by the PIN, and deaf to everything else."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from planner.models.aspirations import MeasureKind, Side
from planner.models.audit import AuditLine
from planner.models.people import Person
from planner.records.audit import Asked
from planner.views.shell.cover import Cover
from planner.views.shell.unlock import UnlockPage
from tests.computer import Computer
from tests.journeys.program import PIN, unlock
from tests.views.turned.conftest import MODIFIERS, add, now, turned, words_on


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
