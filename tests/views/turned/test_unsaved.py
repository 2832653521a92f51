"""The turned screen where a disk refuses: nobody is held in, and no word is lost."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from planner.models.aspirations import MeasureKind
from planner.views.shell.unlock import UnlockPage
from tests.computer import Computer
from tests.journeys.program import PIN, unlock
from tests.test_bad_days import full_disk
from tests.views.turned.conftest import add, turned, words_on


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
