"""Bad days through the real window: disk, folder, keyring, printer; nothing is lost."""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from demo.hand import Hand
from planner.keeper import Keeper
from planner.models.answers import Answer
from planner.models.pathways import PathwayKind
from planner.models.people import Person
from planner.records.emotional_support import EmotionalSupport
from planner.system import folders
from planner.system.folders import HOME_VARIABLE
from planner.vault.keys import LOWEST
from planner.vault.recovery_code import new_code
from planner.views.mishaps import Mishaps
from planner.views.navigation import Place, Room
from planner.views.shell.context import SetUp
from planner.views.shell.unlock import UnlockPage
from tests.journeys.program import PASSPHRASE, PIN, PLANNER, Program, covered, unlock

WORDS = "Mornings, before anyone is up."


class Computer(Program):
    """A computer with a vault on it, made without a hand, which other tests prove."""

    def __init__(self, application: QApplication, home: Path) -> None:
        super().__init__(application, home)
        self.folder = folders.vaults_folder() / "first"
        self.code = new_code()
        keeper = Keeper(self.folder, self.keyring, self.clock, LOWEST)
        set_up = SetUp(
            name=PLANNER, passphrase=PASSPHRASE, recovery_code=self.code, pin=PIN, nation="wales"
        )
        keeper.make(set_up).close()

    def unlocked(self) -> Hand:
        """The program open at Today."""
        hand = self.start()
        unlock(self, hand)
        return hand

    def someone(self, called: str = "Margaret") -> Person:
        """Somebody with a pathway."""
        person = self.records.people.add(called)
        self.records.pathways.start(person.id, PathwayKind.RECOVERY)
        return person

    def open_prompt(self, hand: Hand, person: Person) -> None:
        """Step 1 of `person`, with its first prompt open and the keyboard in its words."""
        self.workspace.go(Place(Room.EMOTIONAL_SUPPORT, person.id))
        hand.click(f"Open: {self.prompt}")

    @property
    def prompt(self) -> str:
        """What the first prompt asks."""
        return self.records.reference.prompts()[0].title

    def said(self, person: Person) -> str:
        """What the vault holds of the first prompt."""
        pathway = self.records.pathways.current(person.id)
        assert pathway is not None
        return self.records.emotional_support.board(pathway.id)[0].text


@pytest.fixture
def computer(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Computer]:
    home = tmp_path / "computer"
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    made = Computer(qapp, home)
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


@contextmanager
def full_disk() -> Iterator[None]:
    """No file grows while this lasts."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_keeps_words_on_the_screen_until_they_are_saved(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.open_prompt(hand, person)
    workspace = computer.workspace
    with full_disk():
        hand.type(WORDS)
        hand.wait_for(workspace.failure.isVisible, "the banner")
        assert hand.reads("That change is not saved yet. Your words are still on the screen.")
        hand.type(" And tea.")
        hand.control(Qt.Key.Key_1)
        assert computer.room is Room.EMOTIONAL_SUPPORT
        hand.control(Qt.Key.Key_L)
        hand.wait_for(covered(computer), "the cover")
        assert computer.planner is not None
        assert computer.planner.workspace is workspace
        hand.type(PIN)
        hand.wait_for(lambda: not covered(computer)(), "the page again")
        assert workspace.failure.isVisible()
        computer.planner.window.close()
        assert computer.planner.window.isVisible()
    hand.click("Try again")
    assert not workspace.failure.isVisible()
    assert computer.said(person) == f"{WORDS} And tea."
    hand.control(Qt.Key.Key_L)
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")


def test_an_open_line_on_a_full_disk_keeps_nobody_from_leaving_or_locking(
    computer: Computer,
) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.open_prompt(hand, person)
    hand.type(WORDS)
    hand.wait_for(lambda: computer.said(person) == WORDS, "the save")
    with full_disk():
        computer.workspace.go(Place(Room.ASPIRATIONS, person.id))
        assert computer.room is Room.ASPIRATIONS
        hand.control(Qt.Key.Key_L)
        hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    unlock(computer, hand)
    assert computer.said(person) == WORDS


def test_on_a_full_disk_a_persons_plan_can_still_be_read(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.open_prompt(hand, person)
    hand.type(WORDS)
    computer.workspace.go(Place(Room.TODAY))
    with full_disk():
        computer.workspace.go(Place(Room.OVERVIEW, person.id))
        assert computer.room is Room.OVERVIEW
        assert hand.reads("Nothing new can be saved just now.")
        computer.workspace.go(Place(Room.EMOTIONAL_SUPPORT, person.id))
        assert hand.reads(WORDS)
    hand.click("Try again")
    assert not computer.workspace.failure.isVisible()


def test_a_full_disk_that_leaves_no_room_to_open_says_so(computer: Computer) -> None:
    hand = computer.start()
    with full_disk():
        hand.type(f"{PASSPHRASE}\n")
        hand.wait_for(lambda: hand.reads("space, then try again"), "the sentence")
    hand.press(Qt.Key.Key_Return)
    hand.wait_for(lambda: computer.room is Room.TODAY, "Today")


def test_what_breaks_while_typing_neither_hinders_the_lock_nor_says_words_are_safe(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of ours in saving, not of the disk's."""
    hand = computer.unlocked()
    person = computer.someone()
    computer.open_prompt(hand, person)
    planner = computer.planner
    assert planner is not None
    hooked = Mishaps(planner.dialogs, planner.save_drafts)
    told: list[str] = []

    def broken(*_args: object) -> Answer:
        raise KeyError(WORDS)

    def tell(sentence: str, *, title: str = "", details: str = "") -> None:
        told.append(sentence)
        assert WORDS not in details

    monkeypatch.setattr(planner.dialogs, "tell", tell)
    monkeypatch.setattr(sys, "excepthook", hooked.happened)
    with monkeypatch.context() as patch:
        patch.setattr(EmotionalSupport, "answer", broken)
        hand.type(WORDS)
        hand.control(Qt.Key.Key_L)
        hand.wait_for(covered(computer), "the cover")
        assert "may not be saved" in told[0]
    hand.type(PIN)
    hand.wait_for(lambda: not covered(computer)(), "the page again")
    hand.control(Qt.Key.Key_L)
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    unlock(computer, hand)
    assert computer.said(person) == WORDS
