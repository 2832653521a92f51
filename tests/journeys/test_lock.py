"""Locked in the middle of typing, covered, left alone: no word is lost, and none shows."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from demo.hand import Hand
from planner.views.navigation import Room
from planner.views.shell.cover import Cover
from planner.views.shell.unlock import UnlockPage
from tests.journeys.program import (
    PIN,
    Program,
    new_person,
    open_prompt,
    shown_words,
    start_visit,
    unlock,
)

NAME = "Maryam Ebadi"
SAID = "The nights are long since Tarek moved out."


def answer(program: Program) -> str:
    """What the records hold under "Why I am here"."""
    board = program.records.emotional_support.board(program.pathway_id)
    return next(said.text for said in board if said.prompt.key == "why_here")


def in_the_middle_of_typing(program: Program) -> Hand:
    hand = program.open_vault()
    new_person(program, hand, NAME)
    start_visit(program, hand)
    open_prompt(program, hand, "Why I am here")
    hand.type(SAID)
    return hand


def sit_still(program: Program, minutes: float) -> None:
    """Time goes by, with the watch looking on as it does every few seconds."""
    for _look in range(round(minutes * 2)):
        program.clock.advance(timedelta(seconds=30))
        program.idle.look()


def test_locked_in_the_middle_of_typing_and_back(program: Program) -> None:
    hand = in_the_middle_of_typing(program)
    hand.control(Qt.Key.Key_L)
    hand.wait_for(program.shows(UnlockPage), "the unlock page")
    for words in (NAME, "Maryam", "Tarek", "M.E."):
        assert words not in shown_words(hand)
    unlock(program, hand)
    assert "Maryam" not in shown_words(hand)
    hand.click("Continue with ME")
    hand.wait_for(lambda: program.room is Room.EMOTIONAL_SUPPORT, "step 1")
    assert answer(program) == SAID


def test_left_alone_it_is_covered_and_the_pin_brings_everything_back(program: Program) -> None:
    hand = in_the_middle_of_typing(program)
    sit_still(program, 5)
    hand.wait_for(program.shows(Cover), "the cover")
    assert "Maryam" not in shown_words(hand)
    assert "Tarek" not in shown_words(hand)
    hand.type(PIN)
    hand.wait_for(lambda: not program.shows(Cover)(), "the cover to lift")
    assert program.room is Room.EMOTIONAL_SUPPORT
    assert answer(program) == SAID
    hand.type(" And the days.")
    hand.control(Qt.Key.Key_S)
    assert answer(program) == f"{SAID} And the days."


def test_five_wrong_pins_lock(program: Program) -> None:
    hand = in_the_middle_of_typing(program)
    hand.press(Qt.Key.Key_F9)
    hand.wait_for(program.shows(Cover), "the cover")
    for _try in range(4):
        hand.type("111222")
        assert program.shows(Cover)()
    hand.type("111222")
    hand.wait_for(program.shows(UnlockPage), "the unlock page")
    hand.focus("Passphrase")
    hand.type(f"{PIN}\n")
    hand.wait_for(lambda: hand.find(QLineEdit, "Passphrase").isEnabled(), "an answer")
    assert program.planner is not None
    assert program.planner.workspace is None


def test_left_alone_longer_it_locks_from_under_the_cover(program: Program) -> None:
    hand = in_the_middle_of_typing(program)
    sit_still(program, 15)
    hand.wait_for(program.shows(UnlockPage), "the unlock page")
    unlock(program, hand)
    hand.click("Continue with ME")
    assert answer(program) == SAID


def test_an_open_dialog_does_not_keep_the_vault_open(program: Program) -> None:
    hand = in_the_middle_of_typing(program)
    said_there = "Some nights I can't see the point."

    def work() -> None:
        hand.click("The screen is turned away")
        hand.click("Duty GP, today")
        hand.fill("The words said", said_there)
        hand.click("Copy as text for the GP record")
        assert said_there in QGuiApplication.clipboard().text()
        sit_still(program, 15)

    hand.meet(lambda: hand.click("Keeping safe"), work)
    hand.wait_for(program.shows(UnlockPage), "the unlock page")
    unlock(program, hand)
    hand.click("Continue with ME")
    assert QGuiApplication.clipboard().text() == ""
    (concern,) = program.records.concerns.open_ones(program.person_id)
    assert concern.concern.words == said_there
