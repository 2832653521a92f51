"""Restoring before anything is unlocked: wrong words, no backup, Cancel, a keyring that fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.keeper import Keeper
from planner.records.backing_up import back_up
from planner.records.book import open_records
from planner.system import folders
from planner.system.device_secret import KeyringUnavailableError
from planner.vault import vault
from planner.vault.keys import LOWEST
from planner.vault.open_vault import OpenVault
from planner.vault.recovery_code import new_code
from planner.views.jobs import Jobs
from planner.views.shell.context import ShellContext
from planner.views.shell.restore_page import RestorePage
from planner.views.theme import Mode, Theme
from tests.fakes import FakeClock, FakeDialogs, FakeKeyring, FakePrinters
from tests.held import held
from tests.vault.backing import heard

PASSPHRASE = "a lantern over the slow canal"
NEW = "seven herons count the slow river"
CODE = new_code()


@pytest.fixture
def keyring() -> FakeKeyring:
    return FakeKeyring()


@pytest.fixture
def backup(clock: FakeClock, keyring: FakeKeyring) -> Path:
    """A backup; the vault itself is gone from the computer."""
    opened = vault.create(
        folders.vaults_folder() / "first",
        PASSPHRASE,
        CODE,
        secrets=keyring,
        clock=clock,
        cost=LOWEST,
    )
    open_records(opened.window_engine, clock, opened.id).people.add("Margaret")
    made = back_up(opened, clock, None, None, heard).made.path
    opened.close()
    opened.folder.rename(opened.folder.with_name("gone.part"))
    return made


@pytest.fixture
def page(
    qtbot: QtBot, clock: FakeClock, keyring: FakeKeyring, backup: Path
) -> Iterator[RestorePage]:
    jobs, dialogs = Jobs(), FakeDialogs()
    dialogs.paths = [backup]
    keeper = Keeper(folders.vaults_folder() / "first", keyring, clock, LOWEST)
    made = RestorePage(ShellContext(Theme(Mode.LIGHT), clock, dialogs, jobs, keeper, FakePrinters))
    qtbot.addWidget(made)
    made.show()
    opened: list[OpenVault] = []
    made.unlocked.connect(opened.append)
    yield made
    jobs.stop()
    for each in opened:
        each.close()


def look_into(qtbot: QtBot, page: RestorePage, words: str) -> None:
    page.choose.click()
    page.words.set_text(words)
    page.look.click()
    qtbot.waitUntil(lambda: page._job is None)


def test_the_passphrase_of_this_computer_puts_it_back_and_opens_it(
    qtbot: QtBot, page: RestorePage
) -> None:
    look_into(qtbot, page, PASSPHRASE)
    assert "It holds 1 person." in page.held.text()
    assert page.first.isHidden()
    with qtbot.waitSignals([page.restored, page.unlocked]):
        page.put.click()
    assert page._folder is not None
    assert page._folder.parent == folders.vaults_folder()
    assert page._backup is not None
    assert not any(page._backup.master)


def test_wrong_words_are_said_and_can_be_typed_again(qtbot: QtBot, page: RestorePage) -> None:
    look_into(qtbot, page, "nonsense")
    assert page._failure.isVisible()
    assert page.words.isVisible()
    page.words.set_text(PASSPHRASE)
    page.look.click()
    qtbot.waitUntil(page.put.isVisible)
    assert page._failure.isHidden()


def test_the_code_asks_for_a_new_passphrase_that_will_do(qtbot: QtBot, page: RestorePage) -> None:
    look_into(qtbot, page, CODE.lower().replace("-", " "))
    assert page.first.isVisible()
    page.first.set_text("password")
    page.put.click()
    assert page.first.error
    page.first.set_text(NEW)
    page.again.set_text("another")
    page.put.click()
    assert page.again.error
    assert page._job is None


def test_cancel_changes_nothing_and_it_can_be_begun_again(qtbot: QtBot, page: RestorePage) -> None:
    look_into(qtbot, page, PASSPHRASE)
    before = sorted(folders.vaults_folder().iterdir())
    with held(page._context.jobs):
        page.put.click()
        page.progress.stop_button.click()
    qtbot.waitUntil(lambda: page._job is None)
    assert sorted(folders.vaults_folder().iterdir()) == before
    assert page._failure.isVisible()
    assert page.put.isEnabled()


def test_a_keyring_that_refuses_afterwards_loses_nothing(
    qtbot: QtBot, page: RestorePage, keyring: FakeKeyring
) -> None:
    look_into(qtbot, page, PASSPHRASE)
    page.restored.connect(lambda _folder: setattr(keyring, "failure", KeyringUnavailableError()))
    with qtbot.waitSignal(page.restored):
        page.put.click()
    qtbot.waitUntil(lambda: page._job is None)
    assert page._failure.isVisible()
    keyring.failure = None
    with qtbot.waitSignal(page.unlocked):
        page.put.click()


def test_a_file_that_is_no_backup_is_said(qtbot: QtBot, page: RestorePage, backup: Path) -> None:
    backup.write_bytes(b"nothing of ours")
    look_into(qtbot, page, PASSPHRASE)
    assert "not a whole Pathway Planner backup" in page._failure.sentence.text()
    with qtbot.waitSignal(page.back_wanted):
        page.back.click()
