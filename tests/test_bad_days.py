"""Bad days through the real window: disk, folder, keyring, printer; nothing is lost."""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from demo.hand import Hand
from planner.app import Planner
from planner.models.answers import Answer
from planner.models.papers import PaperFate
from planner.parts import Parts
from planner.records.emotional_support import EmotionalSupport
from planner.system.device_secret import (
    KeyringUnavailableError,
    SystemKeyring,
)
from planner.vault.open_vault import DATABASE_FILE
from planner.views.exception_hook import ExceptionHook
from planner.views.jobs import Progress
from planner.views.navigation import Place, Room
from planner.views.shell.cover import Cover
from planner.views.shell.first_start import FirstStart
from planner.views.shell.unlock import UnlockPage
from tests.computer import Computer
from tests.journeys.program import PASSPHRASE, PIN, unlock
from tests.patient import PATIENCE

WORDS = "Mornings, before anyone is up."


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
        hand.wait_for(computer.shows(Cover), "the cover")
        assert computer.planner is not None
        assert computer.planner.workspace is workspace
        hand.type(PIN)
        hand.wait_for(lambda: not computer.shows(Cover)(), "the page again")
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
    person, other = computer.someone(), computer.someone("Tom")
    computer.open_prompt(hand, person)
    hand.type(WORDS)
    computer.workspace.go(Place(Room.TODAY))
    with full_disk():
        computer.workspace.go(Place(Room.OVERVIEW, other.id))
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
    hooked = ExceptionHook(planner.dialogs, planner.save_drafts)
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
        hand.wait_for(computer.shows(UnlockPage), "the unlock page")
        wrong = "Something went wrong in the program."
        hand.wait_for(lambda: any(wrong in each for each in told), "what went wrong")
    unlock(computer, hand)
    (draft,) = computer.records.drafts.waiting()
    assert (draft.text, draft.person_id) == (WORDS, person.id)


def try_to_unlock(hand: Hand, sentence: str) -> None:
    """Type the passphrase; it says `sentence` and stays."""
    hand.type(f"{PASSPHRASE}\n")
    hand.wait_for(lambda: hand.reads(sentence), sentence)


def test_a_folder_that_went_missing_is_said_and_found_again(
    computer: Computer, tmp_path: Path
) -> None:
    hand = computer.start()
    away = tmp_path / "away"
    computer.folder.rename(away)
    try_to_unlock(hand, "A part of this vault is not where it was. Nothing was changed.")
    away.rename(computer.folder)
    hand.press(Qt.Key.Key_Return)
    hand.wait_for(lambda: computer.room is Room.TODAY, "Today")


def test_a_missing_vault_is_never_taken_for_a_first_start(
    computer: Computer, tmp_path: Path
) -> None:
    computer.unlocked()
    computer.close()
    computer.folder.rename(tmp_path / "away")
    hand = computer.begin()
    hand.meet(hand.pause, partial(hand.press, Qt.Key.Key_Escape))
    assert computer.shows(UnlockPage)()
    computer.close()
    hand = computer.begin()
    hand.meet(hand.pause, partial(hand.click, "Set up a new vault"))
    assert computer.shows(FirstStart)()
    assert not computer.folder.exists()


def test_a_folder_that_is_read_only_is_said(computer: Computer) -> None:
    us = os.geteuid()
    hand = computer.start()
    files = [computer.folder, *computer.folder.iterdir()]
    before = [(file, file.stat().st_mode) for file in files]
    for parent in computer.folder.parents:
        if parent.stat().st_uid == us and parent != parent.parent:
            parent.chmod(parent.stat().st_mode | 0o055)
    for file, mode in before:
        file.chmod((mode & 0o555) | 0o444 | (0o111 if file.is_dir() else 0))
    if us == 0:
        os.seteuid(65534)
    try:
        try_to_unlock(hand, "The vault's folder cannot be written to")
        assert hand.reads("Nothing was lost.")
    finally:
        os.seteuid(us)
        for file, mode in before:
            file.chmod(mode)
    hand.press(Qt.Key.Key_Return)
    hand.wait_for(lambda: computer.room is Room.TODAY, "Today")


def test_a_newer_vault_is_left_alone(computer: Computer) -> None:
    computer.unlocked()
    assert computer.planner is not None
    assert computer.planner._unlocked is not None
    engine = computer.planner._unlocked.vault.window_engine
    engine.raw_connection().cursor().execute("PRAGMA user_version = 99")
    computer.close()
    before = (computer.folder / DATABASE_FILE).read_bytes()
    try_to_unlock(computer.start(), "This vault was made by a newer Pathway Planner.")
    computer.close()
    assert (computer.folder / DATABASE_FILE).read_bytes() == before


def test_a_keyring_that_refuses_is_said_and_tried_again(computer: Computer) -> None:
    hand = computer.start()
    computer.keyring.failure = KeyringUnavailableError("locked")
    try_to_unlock(hand, "This computer's safe place for keys did not answer.")
    computer.keyring.failure = None
    hand.press(Qt.Key.Key_Return)
    hand.wait_for(lambda: computer.room is Room.TODAY, "Today")


def test_a_keyring_that_hangs_leaves_the_window_alive(computer: Computer) -> None:
    answers = Event()

    class Hanging:
        """Never answers by itself."""

        def get_password(self, service: str, username: str) -> str | None:
            answers.wait()
            return None

        def set_password(self, service: str, username: str, password: str) -> None: ...

        def delete_password(self, service: str, username: str) -> None: ...

    hand = computer.begin(SystemKeyring(0.3, Hanging))
    hand.wait_for(hand.window.isActiveWindow, "the window")
    try_to_unlock(hand, "This computer's safe place for keys did not answer.")
    hand.meet(partial(hand.click, "Crisis numbers"), partial(hand.click, "Close"))
    answers.set()


def test_a_keyring_that_lost_the_secret_leads_to_the_recovery_code(computer: Computer) -> None:
    computer.unlocked()
    person = computer.someone()
    computer.close()
    computer.keyring.secrets.clear()
    hand = computer.start()
    try_to_unlock(hand, "This computer no longer has its part of the key. Your records are safe.")
    hand.press(Qt.Key.Key_Space)
    hand.type(computer.code.lower())
    new = "seven kettles under a green bridge"
    hand.tab_to("New passphrase")
    hand.type(new)
    hand.tab_to("The same again")
    hand.type(new)
    hand.tab_to("Open with the code")
    hand.press(Qt.Key.Key_Space)
    hand.wait_for(lambda: computer.room is Room.TODAY, "Today")
    assert computer.records.people.get(person.id).called == "Margaret"
    assert len(computer.keyring.secrets) == 1


def test_a_second_running_copy_is_kept_out_until_the_first_closes(
    computer: Computer, qapp: QApplication
) -> None:
    computer.unlocked()
    second = Planner(qapp, Parts(computer.clock, computer.keyring, lambda: computer.printers))
    second.start()
    hand = Hand(second.window)
    second.window.activateWindow()
    hand.wait_for(second.window.isActiveWindow, "the second window")
    try_to_unlock(hand, "This vault is open in another window")
    computer.close()
    hand.press(Qt.Key.Key_Return)
    hand.wait_for(lambda: second.workspace is not None, "the second copy")
    second.close()
    second.window.deleteLater()
    second.deleteLater()


def test_a_printer_that_is_gone_is_said_and_the_paper_waits(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.open_prompt(hand, person)
    hand.type(WORDS)
    computer.workspace.go(Place(Room.PRINT, person.id))
    hand.wait_for(lambda: "Print on Room 3 printer" in hand.names(), "the printers")
    computer.printers.listed.remove("Room 3 printer")
    hand.click("Print on Room 3 printer")
    hand.wait_for(lambda: hand.reads("Room 3 printer is not answering."), "the sentence")
    hand.click("Give it later")
    (paper,) = computer.records.papers.of_person(person.id)
    assert paper.fate is PaperFate.GIVE_LATER


def test_a_printer_that_hangs_can_be_left_and_holds_up_no_lock(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Event()
    monkeypatch.setattr("planner.views.paper.paper_out.PATIENCE", 50)
    monkeypatch.setattr(computer.printers, "print_pdf", lambda *_a, **_k: answers.wait())
    hand = computer.unlocked()
    person = computer.someone()
    computer.open_prompt(hand, person)
    hand.type(WORDS)
    computer.workspace.go(Place(Room.PRINT, person.id))
    hand.wait_for(lambda: "Print on Room 3 printer" in hand.names(), "the printers")
    hand.click("Print on Room 3 printer")
    hand.click("Cancel")
    hand.wait_for(lambda: hand.reads("Stopped. Some pages may still come out."), "the end")
    hand.click("Print on Room 3 printer")
    hand.control(Qt.Key.Key_L)
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    answers.set()


def test_locking_while_pages_come_out_tears_no_print_and_keeps_the_paper(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, over = Event(), Event()

    def print_pdf(*_given: object, progress: Progress, **_named: object) -> None:
        answers.wait()
        progress(1, 2)
        over.set()

    monkeypatch.setattr(computer.printers, "print_pdf", print_pdf)
    hand = computer.unlocked()
    person = computer.someone()
    computer.open_prompt(hand, person)
    hand.type(WORDS)
    computer.workspace.go(Place(Room.PRINT, person.id))
    hand.wait_for(lambda: "Print on Room 3 printer" in hand.names(), "the printers")
    hand.click("Print on Room 3 printer")
    hand.control(Qt.Key.Key_L)
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    answers.set()
    assert over.wait(PATIENCE / 1_000)
    unlock(computer, hand)
    assert len(computer.records.papers.of_person(person.id)) == 1


def test_words_beside_the_page_are_never_left_behind(computer: Computer) -> None:
    hand = computer.unlocked()
    person, other = computer.someone(), computer.someone("Bronwen")
    pathway = computer.records.pathways.current(person.id)
    assert pathway is not None
    visit = computer.records.visits.start(person.id, pathway.id)
    workspace = computer.workspace
    workspace.go(Place(Room.EMOTIONAL_SUPPORT, person.id))
    hand.control(Qt.Key.Key_J)
    with full_disk():
        hand.type(WORDS)
        assert not workspace.go(Place(Room.OVERVIEW, other.id))
        assert hand.reads("Your words are still on the screen.")
    workspace.go(Place(Room.OVERVIEW, other.id))
    assert computer.records.visits.get(visit.id).jot == WORDS


def test_a_cover_lies_over_an_open_dialog_and_its_words_are_there_again(
    computer: Computer,
) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.workspace.go(Place(Room.OVERVIEW, person.id))
    planner = computer.planner
    assert planner is not None

    def left_alone() -> None:
        hand.fill("What would you like from today?", WORDS)
        planner.cover()
        hand.wait_for(computer.shows(Cover), "the cover")
        assert hand.reads("Something typed is not saved yet.")
        cover = planner.window.over
        assert cover is not None
        assert cover is QApplication.activeModalWidget()
        assert cover.geometry() == planner.window.geometry()
        assert planner.workspace is not None
        hand.type(PIN)
        hand.wait_for(lambda: not computer.shows(Cover)(), "the dialog again")
        assert hand.find(QPlainTextEdit, "What would you like from today?").isEnabled()
        hand.tab_to("Yes, this is who is here")
        hand.press(Qt.Key.Key_Space)
        hand.click("Start visit")

    hand.meet(partial(hand.click, "Start visit"), left_alone)
    visit = computer.records.visits.current()
    assert visit is not None
    assert visit.agenda == WORDS


def test_a_lock_saves_what_is_typed_in_a_dialog_first(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.workspace.go(Place(Room.OVERVIEW, person.id))
    planner = computer.planner
    assert planner is not None

    def called_away() -> None:
        hand.click("The screen is turned away")
        hand.click("Duty GP, today")
        box = next(box for box in hand.top.findChildren(QPlainTextEdit) if box.isVisible())
        box.setFocus()
        hand.type(WORDS)
        planner.lock()

    hand.meet(partial(hand.click, "Keeping safe"), called_away)
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    unlock(computer, hand)
    (file,) = computer.records.concerns.open_ones(person.id)
    assert WORDS in (file.concern.words, file.concern.wishes)
