"""Whoever changes a way in is told which backups still open by the old one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.keeper import Keeper
from planner.records.book import open_records
from planner.vault.keys import LOWEST
from planner.vault.open_vault import OpenVault
from planner.vault.recovery_code import new_code
from planner.views.backup_desk import BackupDesk
from planner.views.page import Context
from planner.views.pages.settings.old_backups import OldBackups
from planner.views.pages.settings.passphrase import PassphraseSection
from planner.views.pages.settings.still_open import StillOpenDialog, listed, still_open
from planner.views.shell.context import SetUp
from tests.fakes import FakeClock, FakeDialogs, FakeKeyring

OLD, NEW = "a lantern over the slow canal", "nine green boats at dawn"


def no_progress(_done: int, _total: int) -> None:
    """Nobody presses Cancel."""


@pytest.fixture
def opened(tmp_path: Path, clock: FakeClock) -> Iterator[OpenVault]:
    keeper = Keeper(tmp_path / "vaults" / "first", FakeKeyring(), clock, LOWEST)
    made = keeper.make(SetUp(name="Priya", passphrase=OLD, recovery_code=new_code(), pin="482913"))
    yield made
    made.close()


@pytest.fixture
def section(qtbot: QtBot, context: Context, opened: OpenVault) -> PassphraseSection:
    records = open_records(opened.window_engine, context.clock, opened.id)
    desk = BackupDesk(opened, context.clock, context.jobs, None)
    made = PassphraseSection(replace(context, vault=opened, records=records, backups=desk))
    made.refresh()
    qtbot.addWidget(made)
    return made


def dialogs_of(context: Context) -> FakeDialogs:
    assert isinstance(context.dialogs, FakeDialogs)
    return context.dialogs


def change(section: PassphraseSection) -> None:
    section.old.set_text(OLD)
    section.new.set_text(NEW)
    section.again.set_text(NEW)
    section.change.click()


def test_a_backup_from_before_is_named_and_a_new_one_is_offered(
    qtbot: QtBot, context: Context, section: PassphraseSection, opened: OpenVault, clock: FakeClock
) -> None:
    opened.kept.make(clock, no_progress)
    clock.advance(timedelta(days=1))
    dialogs = dialogs_of(context)
    seen: list[str] = []

    def ask_for_a_new_one(dialog: StillOpenDialog) -> bool:
        seen.extend(label.text() for label in dialog.findChildren(type(dialog.title)))
        dialog._backup()
        return True

    dialogs.show_answers = [ask_for_a_new_one]
    change(section)
    qtbot.waitUntil(lambda: bool(dialogs.told), timeout=30_000)
    assert "One backup from before still opens with it." in seen
    assert any("17 March 2026, 10:30, in" in words for words in seen)
    assert "A new backup is made" in dialogs.told[0].sentence
    slot = opened.slots.header.passphrase_slot()
    assert slot is not None
    assert len(still_open(opened.backups(), {slot.id})) == 1
    assert len(opened.backups()) == 2


def test_without_a_backup_there_is_nothing_to_tell_of(
    qtbot: QtBot, context: Context, section: PassphraseSection
) -> None:
    dialogs = dialogs_of(context)
    change(section)
    qtbot.waitUntil(lambda: bool(dialogs.told), timeout=30_000)
    assert dialogs.told[0].sentence == "Your new passphrase opens the vault from now on."
    assert dialogs.shown == []


def test_all_keys_can_be_changed_from_there(
    qtbot: QtBot, context: Context, section: PassphraseSection, opened: OpenVault, clock: FakeClock
) -> None:
    opened.kept.make(clock, no_progress)
    wanted: list[bool] = []
    looked = OldBackups(section.context, section, lambda: wanted.append(True))
    dialogs = dialogs_of(context)

    def ask_for_keys(dialog: StillOpenDialog) -> bool:
        dialog._keys()
        return True

    dialogs.show_answers = [ask_for_keys]
    slot = opened.slots.header.slots[1]
    looked.tell({slot.id}, "Recovery code changed", "The new code opens the vault from now on.")
    qtbot.waitUntil(lambda: bool(wanted))


def test_many_are_counted_and_only_the_newest_named(opened: OpenVault, clock: FakeClock) -> None:
    opened.kept.make(clock, no_progress)
    (one,) = opened.backups()
    many = [
        replace(one, made_at=one.made_at - timedelta(days=number), opens_with=frozenset({"a"}))
        for number in range(7)
    ]
    found = still_open(reversed(many), {"a", "b"})
    assert found == many
    assert still_open(many, {"b"}) == []
    lines = listed(found).splitlines()
    assert len(lines) == 6
    assert lines[0].startswith("17 March 2026")
    assert lines[-1] == "and 2 more"
