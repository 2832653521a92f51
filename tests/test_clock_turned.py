"""The clock on the wall set back a year, and forward a year: nothing lost, said calmly.

That it shortens no wait for the passphrase is seen in tests/vault/test_throttle.py.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from demo.hand import Hand
from planner.views.shell.cover import Cover
from planner.views.shell.unlock import UnlockPage
from tests.computer import Computer
from tests.journeys.program import PIN, unlock
from tests.journeys.test_lock import sit_still

YEAR = timedelta(days=365)
WORDS = "Mornings, before anyone is up."
CALM = "This computer's date or time look wrong. Nothing is lost."


def turn(computer: Computer, by: timedelta) -> None:
    """Set the clock on the wall; the one that only goes forward does not notice."""
    computer.clock.set(computer.clock.now() + by)


def whole(computer: Computer) -> bool:
    """Whether every page, every line of the journal and the search are as they should be."""
    vault = computer.workspace.context.vault
    assert vault is not None
    return vault.check() == []


def come_back(computer: Computer, hand: Hand) -> None:
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    unlock(computer, hand)


def test_set_back_while_somebody_types(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.open_prompt(hand, person)
    hand.type(WORDS)
    turn(computer, -YEAR)
    hand.type(" And tea.")
    computer.idle.look()
    assert not computer.shows(Cover)()
    hand.control(Qt.Key.Key_S)
    assert computer.said(person) == f"{WORDS} And tea."
    assert whole(computer)
    # quiet time is counted by the other clock: neither held up nor hurried
    sit_still(computer, 4.5)
    assert not computer.shows(Cover)()
    sit_still(computer, 1)
    hand.wait_for(computer.shows(Cover), "the cover")
    hand.type(PIN)
    hand.wait_for(lambda: not computer.shows(Cover)(), "the page")
    sit_still(computer, 15)
    come_back(computer, hand)
    hand.wait_for(lambda: hand.reads("You were with someone"), "the offer")
    hand.click("Continue with M")
    assert computer.said(person) == f"{WORDS} And tea."
    hand.control(Qt.Key.Key_1)
    hand.wait_for(lambda: hand.reads(CALM), "the sentence")
    assert whole(computer)


def test_set_forward_while_somebody_types_it_locks_and_keeps_the_words(
    computer: Computer,
) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.open_prompt(hand, person)
    hand.type(WORDS)
    turn(computer, YEAR)
    computer.idle.look()  # as after a sleep: who knows who sits there now
    come_back(computer, hand)
    assert computer.said(person) == WORDS
    assert whole(computer)
    turn(computer, -YEAR)
    computer.idle.look()
    hand.control(Qt.Key.Key_L)
    come_back(computer, hand)
    hand.wait_for(lambda: hand.reads(CALM), "the sentence")
    assert computer.said(person) == WORDS
    assert whole(computer)


@pytest.mark.parametrize("by", [YEAR, -YEAR])
def test_backups_are_made_and_kept_whichever_way_it_was_turned(
    computer: Computer, by: timedelta
) -> None:
    hand = computer.unlocked()
    computer.someone()
    kept = 0
    for turned in (timedelta(0), by):
        turn(computer, turned)
        computer.someone("Bronwen")
        hand.control(Qt.Key.Key_L)
        hand.wait_for(computer.shows(UnlockPage), "the unlock page")
        planner = computer.planner
        assert planner is not None
        hand.wait_for(lambda planner=planner: planner.door.leaving is None, "the backup")  # type: ignore[misc]
        unlock(computer, hand)
        vault = computer.workspace.context.vault
        assert vault is not None
        assert not vault.backup_due()
        kept = len(vault.backups())
    assert kept >= 2
