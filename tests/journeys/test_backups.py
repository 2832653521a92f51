"""Backups through the real window: at lock, onto a stick, tried, and on another computer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from demo.hand import PATIENCE, Hand
from planner.records import backing_up
from planner.system import folders
from planner.system.folders import HOME_VARIABLE
from planner.vault.backup import NAME, read_whole
from planner.views.navigation import Place, Room
from planner.views.pages.settings.backups import BackupsSection
from planner.views.pages.settings.page import SettingsPage
from planner.views.shell.first_start import FirstStart
from planner.views.shell.leaving import ClosingPage
from planner.views.shell.restore_page import RestorePage
from planner.views.shell.unlock import UnlockPage
from tests.fakes import FakeKeyring
from tests.journeys.program import (
    PASSPHRASE,
    Program,
    first_start,
    new_person,
    open_prompt,
    shown_words,
    start_visit,
    unlock,
)

NAME_SAID = "Maryam Ebadi"
SAID = "The nights are long since Tarek moved out."
NEW = "seven herons count the slow river"


def heard(_done: int, _total: int) -> None:
    """Nobody looks."""


def backups_here() -> list[Path]:
    return sorted(folders.backups_folder().rglob("*.backup"))


@pytest.fixture
def may_go_on(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Backups wait for this: small vaults are backed up before a hand can look."""
    may, back_up = Event(), backing_up.back_up

    def once_it_may(*given: Any) -> Any:
        assert may.wait(PATIENCE / 1_000)
        return back_up(*given)

    may.set()
    monkeypatch.setattr(backing_up, "back_up", once_it_may)
    return may


def is_closed(program: Program) -> Callable[[], bool]:
    return lambda: program.planner is not None and program.planner.door.leaving is None


def settings(program: Program, hand: Hand) -> BackupsSection:
    program.workspace.go(Place(Room.SETTINGS))
    page = program.page
    assert isinstance(page, SettingsPage)
    page.open_section(BackupsSection)
    section = page.shown
    assert isinstance(section, BackupsSection)
    hand.pause()
    return section


def looked_for_one(program: Program, hand: Hand) -> None:
    """Once the program has looked, a moment after each unlock, whether a backup is due."""
    desk = program.workspace.context.backups
    assert desk is not None
    hand.wait_for(lambda: not desk.on_its_way, "the look after unlocking")


def made_a_first_one(program: Program, hand: Hand) -> None:
    """The one that the program makes by itself a moment after the first unlock."""
    hand.wait_for(lambda: hand.reads("Last backup today at 10:30"), "the first backup")


def made_afterwards(program: Program, hand: Hand) -> None:
    """The one that was not made at locking, with the person in it; the one before makes room."""
    vault = program.workspace.context.vault
    assert vault is not None
    hand.wait_for(lambda: not vault.backup_due(), "the backup in the background")
    hand.wait_for(lambda: len(backups_here()) == 1, "the earlier one making room")
    (one,) = backups_here()
    assert read_whole(one, heard).rows["person"] == 1


def test_the_list_of_settings_says_it_whatever_section_shows(program: Program) -> None:
    hand = program.open_vault()
    program.workspace.go(Place(Room.SETTINGS))
    page = program.page
    assert isinstance(page, SettingsPage)
    entry = page.entries[page.sections.index(BackupsSection)]
    assert entry.accessibleDescription() == "No backup yet"
    hand.wait_for(lambda: entry.accessibleDescription() == "Last backup today at 10:30", "it")


def test_locking_makes_a_backup_where_something_changed_and_nobody_waits(
    program: Program, may_go_on: Event
) -> None:
    hand = program.open_vault()
    made_a_first_one(program, hand)
    assert len(backups_here()) == 1
    hand.control(Qt.Key.Key_L)
    hand.wait_for(program.shows(UnlockPage), "the unlock page")
    assert is_closed(program)()
    assert len(backups_here()) == 1

    unlock(program, hand)
    looked_for_one(program, hand)
    new_person(program, hand, NAME_SAID)
    may_go_on.clear()
    hand.control(Qt.Key.Key_L)
    assert program.shows(UnlockPage)()
    assert hand.reads("A backup is being made. You can unlock all the same.")
    may_go_on.set()
    hand.wait_for(is_closed(program), "the backup")
    (one,) = backups_here()
    assert NAME.fullmatch(one.name)
    assert read_whole(one, heard).rows["person"] == 1
    assert not hand.reads("A backup is being made. You can unlock all the same.")
    unlock(program, hand)
    assert hand.reads("Last backup today at 10:30")
    assert hand.reads("On this computer.")


def test_unlocking_at_once_gives_the_backup_up_and_makes_it_afterwards(
    program: Program, may_go_on: Event
) -> None:
    hand = program.open_vault()
    made_a_first_one(program, hand)
    new_person(program, hand, NAME_SAID)
    may_go_on.clear()
    hand.control(Qt.Key.Key_L)
    hand.type(f"{PASSPHRASE}\n")
    may_go_on.set()
    hand.wait_for(lambda: program.room is Room.TODAY, "Today")
    made_afterwards(program, hand)


def test_closing_waits_for_the_backup_and_can_be_told_not_to(
    program: Program, may_go_on: Event
) -> None:
    hand = program.open_vault()
    made_a_first_one(program, hand)
    new_person(program, hand, NAME_SAID)
    assert program.planner is not None
    program.planner.window.close()
    assert program.planner.window.isVisible()
    assert program.shows(ClosingPage)()
    hand.wait_for(program.planner.window.isHidden, "the window closing")
    assert read_whole(backups_here()[0], heard).rows["person"] == 1
    program.close()

    hand = program.start()
    unlock(program, hand)
    looked_for_one(program, hand)
    new_person(program, hand, "Somebody else")
    assert program.planner is not None
    may_go_on.clear()
    program.planner.window.close()
    hand.press(Qt.Key.Key_Space)
    may_go_on.set()
    hand.wait_for(program.planner.window.isHidden, "the window closing")
    assert not list(folders.backups_folder().rglob("*.part*"))
    (one,) = backups_here()
    assert read_whole(one, heard).rows["person"] == 1


def test_a_computer_that_goes_to_sleep_waits_for_nothing(program: Program) -> None:
    hand = program.open_vault()
    made_a_first_one(program, hand)
    new_person(program, hand, NAME_SAID)
    assert program.planner is not None
    program.planner.lock_at_once()
    assert program.shows(UnlockPage)()
    assert is_closed(program)()
    assert read_whole(backups_here()[0], heard).rows["person"] == 0
    unlock(program, hand)
    made_afterwards(program, hand)


def test_on_demand_to_a_stick_and_a_stick_that_is_gone(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    hand = program.open_vault()
    made_a_first_one(program, hand)
    section = settings(program, hand)
    assert program.planner is not None
    monkeypatch.setattr(program.planner.dialogs, "folder_path", lambda _title: stick)
    hand.click("To a stick or another folder")
    hand.wait_for(lambda: list(stick.glob("*.backup")), "the copy")
    (copy,) = stick.glob("*.backup")
    hand.wait_for(section.progress.isHidden, "the end")
    assert read_whole(copy, heard) == read_whole(backups_here()[0], heard)
    assert section.said.isHidden()
    copy.unlink()
    stick.rmdir()
    hand.click("To a stick or another folder")
    hand.wait_for(section.said.isVisible, "the sentence")
    assert "could not be reached" in section.said.sentence.text()
    assert len(backups_here()) == 1
    program.workspace.go(Place(Room.TODAY))
    assert hand.reads("The backup folder could not be reached")


def test_a_folder_for_copies_is_chosen_and_gets_one_at_once(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    hand = program.open_vault()
    made_a_first_one(program, hand)
    section = settings(program, hand)
    assert hand.reads("Backups are kept on this computer only.")
    assert program.planner is not None
    monkeypatch.setattr(program.planner.dialogs, "folder_path", lambda _title: share)
    hand.click("Choose a folder")
    hand.wait_for(lambda: list(share.glob("*.backup")), "the copy")
    hand.wait_for(lambda: section.model.rowCount() == 2, "both in the list")
    new_person(program, hand, NAME_SAID)
    hand.control(Qt.Key.Key_L)
    hand.wait_for(is_closed(program), "the backup")
    assert {path.name for path in share.glob("*.backup")} == {one.name for one in backups_here()}
    unlock(program, hand)
    hand.wait_for(lambda: hand.reads("On this computer and in your backup folder."), "where it is")


def test_a_backup_is_tried_and_nothing_is_touched(program: Program) -> None:
    hand = program.open_vault()
    made_a_first_one(program, hand)
    section = settings(program, hand)
    hand.wait_for(lambda: section.model.rowCount() == 1, "the list")
    before = sorted(folders.vaults_folder().iterdir())

    def attempt() -> None:
        hand.wait_for(lambda: "Try it" in hand.names(), "what it holds")
        assert hand.reads("Made on Tuesday 17 March 2026 at 10:30. It holds 0 people.")
        hand.click("Try it")
        hand.wait_for(lambda: hand.reads("This backup works."), "the end")
        assert hand.reads("Your vault was not touched.")
        hand.press(Qt.Key.Key_Escape)

    hand.meet(partial(hand.click, "Try this backup"), attempt)
    assert sorted(folders.vaults_folder().iterdir()) == before


def test_a_restored_vault_takes_the_place_and_the_replaced_one_can_be_removed(
    program: Program,
) -> None:
    hand = program.open_vault()
    made_a_first_one(program, hand)
    old = program.workspace.context.vault
    assert old is not None
    new_person(program, hand, NAME_SAID)
    section = settings(program, hand)
    hand.wait_for(lambda: section.model.rowCount() == 1, "the list")

    def put_back() -> None:
        hand.wait_for(lambda: "Restore it" in hand.names(), "what it holds")
        assert hand.reads("It is older than the vault")
        hand.click("Restore it")
        hand.wait_for(lambda: QApplication.activeModalWidget() is None, "the end")

    hand.meet(partial(hand.click, "Restore this backup"), put_back)
    hand.wait_for(program.shows(UnlockPage), "the unlock page")
    assert hand.reads("The backup is back in place.")

    def told() -> None:
        assert hand.reads("This vault was put back from the backup of")
        hand.press(Qt.Key.Key_Escape)

    def unlock_and_see() -> None:
        hand.type(f"{PASSPHRASE}\n")
        hand.wait_for(lambda: program.room is Room.TODAY, "Today")

    hand.meet(unlock_and_see, told)
    assert program.records.search.find("Maryam") == []
    new = program.workspace.context.vault
    assert new is not None
    assert new.folder != old.folder
    assert old.folder.is_dir()
    settings(program, hand)
    hand.meet(partial(hand.click, "Remove the replaced vault"), partial(hand.click, "Remove it"))
    hand.wait_for(lambda: not old.folder.exists(), "the removal")
    program.close()
    hand = program.start()
    unlock(program, hand)
    assert program.workspace.context.vault is not None
    assert program.workspace.context.vault.folder == new.folder


def test_on_another_computer_the_recovery_code_brings_back_a_persons_plan(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = program.start()
    code = first_start(program, hand)
    new_person(program, hand, NAME_SAID)
    start_visit(program, hand)
    open_prompt(program, hand, "Why I am here")
    hand.type(SAID)
    program.close()
    stick = tmp_path / "stick"
    stick.mkdir()
    (made,) = backups_here()
    made.rename(stick / made.name)

    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "another computer"))
    program.keyring = FakeKeyring()
    hand = program.start()
    hand.wait_for(program.shows(FirstStart), "first start")
    hand.tab_to("I have a backup")
    hand.press(Qt.Key.Key_Space)
    hand.wait_for(program.shows(RestorePage), "the restore page")
    assert program.planner is not None
    monkeypatch.setattr(program.planner.dialogs, "open_path", lambda *_given: stick / made.name)
    hand.press(Qt.Key.Key_Space)
    hand.type(f"{code.lower()}\n")
    hand.wait_for(lambda: hand.reads("It holds 1 person and 1 visit"), "what it holds")
    hand.type(NEW)
    hand.tab_to("The same again")

    def told() -> None:
        assert hand.reads("This vault was put back from the backup of")
        hand.press(Qt.Key.Key_Escape)

    def put_back() -> None:
        hand.type(f"{NEW}\n")
        hand.wait_for(lambda: program.room is Room.TODAY, "Today")

    hand.meet(put_back, told)
    assert hand.reads("A visit with ME is still open.")
    hand.click("Go back to it")
    hand.alt(Qt.Key.Key_1)
    hand.wait_for(lambda: program.room is Room.EMOTIONAL_SUPPORT, "step 1")
    hand.wait_for(lambda: SAID in shown_words(hand), "the words")
    program.close()

    hand = program.start()
    hand.wait_for(program.shows(UnlockPage), "the unlock page")
    hand.type(f"{NEW}\n")
    hand.wait_for(lambda: program.room is Room.TODAY, "Today with the new passphrase")
