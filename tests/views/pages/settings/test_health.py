"""Settings, Health and Log, in the real window over a real vault."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from demo.hand import Hand
from planner.errors import CancelledError
from planner.system import folders
from planner.system import health as of_computer
from planner.system.device_secret import KeyringUnavailableError
from planner.system.health import Elsewhere
from planner.vault.health import Part, State
from planner.vault.open_vault import OpenVault
from planner.views.exception_hook import LOG_FILE, log_to, without_words
from planner.views.jobs import Progress
from planner.views.pages.settings.health import HealthSection
from planner.views.pages.settings.page import SettingsPage
from planner.views.paper.sheet_out import write
from planner.views.widgets.surfaces import Divider
from tests.computer import Computer
from tests.journeys.program import unlock

SECRET = "Margaret misses the knitting girls"


@pytest.fixture
def hand(computer: Computer) -> Hand:
    """The window, unlocked."""
    return computer.unlocked()


def open_health(computer: Computer, hand: Hand) -> HealthSection:
    hand.control(Qt.Key.Key_6)
    assert isinstance(computer.page, SettingsPage)
    computer.page.open_section(HealthSection)
    section = computer.page.shown
    assert isinstance(section, HealthSection)
    looked = (Part.DISK, Part.PLACE, Part.CLOCK, Part.KEYRING)
    hand.wait_for(
        lambda: all(section.rows[part].finding.found for part in looked), "what was found"
    )
    return section


def state(section: HealthSection, part: Part) -> State:
    return section.rows[part].finding.state


def test_the_program_comes_first_with_a_line_before_each_part(
    computer: Computer, hand: Hand
) -> None:
    section = open_health(computer, hand)
    parts = [section.installed, *section.rows.values()]
    tops = [part.mapTo(section, QPoint()).y() for part in parts]
    lines = sorted(line.mapTo(section, QPoint()).y() for line in section.findChildren(Divider))
    assert len(lines) == len(parts) - 1
    for above, line, below in zip(tops, lines, tops[1:], strict=False):
        assert above < line < below


def test_what_is_fine_is_quiet_and_what_is_not_says_what_to_do(
    computer: Computer, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = open_health(computer, hand)
    for part in (Part.DISK, Part.PLACE, Part.CLOCK, Part.KEYRING):
        row = section.rows[part]
        assert row.finding.state is State.FINE
        assert row.fine.isVisible()
        assert not row.state.isVisible()
        assert not row.advice.isVisible()
    assert state(section, Part.RECORDS) is State.UNKNOWN
    assert section.rows[Part.RECORDS].state.text() == "Not known yet"

    monkeypatch.setattr(of_computer, "elsewhere", lambda _folder: Elsewhere("OneDrive"))
    monkeypatch.setattr(of_computer, "free_bytes", lambda _folder: 90_000_000)
    computer.keyring.failure = KeyringUnavailableError("KeyringLocked")
    section.look()
    hand.wait_for(lambda: state(section, Part.KEYRING) is State.LOOK, "the keyring")
    hand.wait_for(lambda: state(section, Part.DISK) is State.WRONG, "the disk")
    row = section.rows[Part.PLACE]
    assert row.state.isVisible()
    assert row.state.text() == "Look at this"
    assert hand.reads("OneDrive copies the folder that the vault lies in.")
    assert hand.reads("own disk, or ask whoever looks after it.")
    assert section.rows[Part.DISK].state.text() == "Needs help"
    assert row.accessibleName() == "Where the vault lies: Look at this"
    assert "3 things to look at" in section.summary() or "4 things" in section.summary()
    computer.keyring.failure = None


def test_the_records_are_read_through_when_asked(computer: Computer, hand: Hand) -> None:
    section = open_health(computer, hand)
    hand.click("Check the records now")
    hand.wait_for(lambda: state(section, Part.RECORDS) is State.FINE, "the reading")
    assert hand.reads("Read through at 10:30.")
    assert section.check.isEnabled()
    assert not section.progress.isVisible()


def test_reading_through_can_be_stopped(
    computer: Computer, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped, begun = Event(), Event()

    def check(_vault: OpenVault, progress: Progress) -> list[str]:
        begun.set()
        while True:
            try:
                progress(600, 1000)
            except CancelledError:
                stopped.set()
                raise

    section = open_health(computer, hand)
    monkeypatch.setattr(OpenVault, "check", check)
    hand.click("Check the records now")
    hand.wait_for(lambda: hand.reads("Reading who did what"), "how far it is")
    hand.click("Cancel")
    hand.wait_for(stopped.is_set, "the stop")
    hand.wait_for(section.check.isEnabled, "the button")
    assert state(section, Part.RECORDS) is State.UNKNOWN
    assert not section.failure.isVisible()


def test_damage_is_said_with_what_to_do(computer: Computer, hand: Hand) -> None:
    computer.someone()
    vault = computer.workspace.context.vault
    assert vault is not None
    vault.worker_connection.execute("UPDATE person SET called = 'Somebody else'")
    section = open_health(computer, hand)
    hand.click("Check the records now")
    hand.wait_for(lambda: state(section, Part.RECORDS) is State.WRONG, "the fault")
    assert hand.reads("Then put back the newest backup, or ask for help.")
    assert "Somebody else" not in section.rows[Part.RECORDS].details.text()


def test_after_unlocking_a_synced_folder_is_said_once_a_day_and_leads_to_health(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_computer, "elsewhere", lambda _folder: Elsewhere("OneDrive"))
    hand = computer.unlocked()
    hand.wait_for(lambda: hand.reads("OneDrive copies the folder"), "the notice")
    hand.click("Open Health")
    assert hand.reads("Where the vault lies")
    assert not computer.workspace.notice.isVisible()
    for again, waited in ((False, timedelta(hours=1)), (True, timedelta(days=1))):
        hand.control(Qt.Key.Key_L)
        computer.clock.advance(waited)
        unlock(computer, hand)
        jobs = computer.workspace.context.jobs
        hand.wait_for(lambda jobs=jobs: not jobs._running, "what is looked at")  # type: ignore[misc]
        assert computer.workspace.notice.isVisible() is again


def test_after_unlocking_a_clock_set_back_is_said_calmly(computer: Computer) -> None:
    hand = computer.unlocked()
    computer.someone()
    hand.control(Qt.Key.Key_L)
    computer.clock.set(computer.clock.now() - timedelta(days=365))
    unlock(computer, hand)
    sentence = "This computer's date or time look wrong. Nothing is lost."
    hand.wait_for(lambda: hand.reads(sentence), "the notice")
    hand.click("Open Health")
    hand.wait_for(lambda: hand.reads("It is behind: something here was written on"), "why")


@pytest.fixture
def log() -> Iterator[Path]:
    """The program's log, with a failure in it that had words."""
    logger, root = logging.getLogger("planner"), logging.getLogger()
    before = (list(logger.handlers), list(root.handlers))
    log_to(folders.log_folder())
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        logger.error("%s", without_words(error))
    yield folders.log_folder() / LOG_FILE
    for each, handlers in zip((logger, root), before, strict=True):
        for handler in [one for one in each.handlers if one not in handlers]:
            each.removeHandler(handler)
            handler.close()


def test_the_log_is_read_copied_and_saved_just_as_it_shows(
    computer: Computer, hand: Hand, log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside the window: a stick or a share may take its time."""
    wrote_in: list[Thread] = []

    def noted(path: Path, content: bytes) -> None:
        wrote_in.append(current_thread())
        write(path, content)

    monkeypatch.setattr("planner.views.pages.settings.log.write", noted)
    hand.control(Qt.Key.Key_6)
    hand.click("Log")
    shown = hand.find(QPlainTextEdit, "Log").toPlainText()
    assert "ERROR KeyError at test_health.py" in shown
    assert SECRET not in shown
    hand.click("Copy")
    assert QGuiApplication.clipboard().text() == shown
    saved = tmp_path / "for-the-help-desk.txt"
    hand.meet(lambda: hand.click("Save a copy"), lambda: hand.save_as(saved))
    hand.wait_for(saved.exists, "the file")
    assert saved.read_text("utf-8") == f"{shown}\n"
    assert main_thread() not in wrote_in
    lost = tmp_path / "gone" / "log.txt"
    monkeypatch.setattr("planner.views.file_dialog.file_to_save", lambda *_given: lost)
    told: list[bool] = []

    def lose() -> None:
        hand.click("Save a copy")
        hand.wait_for(lambda: bool(told), "what went wrong")

    def read_it() -> None:
        told.append(hand.reads("choose another folder"))
        hand.click("Close")

    hand.meet(lose, read_it)
    assert all(told)


def test_an_empty_log_says_so(computer: Computer, hand: Hand) -> None:
    hand.control(Qt.Key.Key_6)
    hand.click("Log")
    assert hand.reads("Nothing has gone wrong so far.")
    assert "Save a copy" not in hand.names()
