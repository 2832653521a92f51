"""Changing the passphrase and the recovery code of a real vault, from Settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.keeper import Keeper
from planner.records.book import open_records
from planner.vault.keys import LOWEST
from planner.vault.open_vault import OpenVault
from planner.vault.recovery_code import new_code
from planner.vault.refusals import WrongPassphraseError as Wrong
from planner.views.page import Context
from planner.views.pages.settings.passphrase import PassphraseSection
from planner.views.shell.code_dialog import CodeDialog
from planner.views.shell.context import SetUp
from tests.fakes import FakeClock, FakeDialogs, FakeKeyring

OLD, NEW = "a lantern over the slow canal", "nine green boats at dawn"


@pytest.fixture
def code() -> str:
    return new_code()


@pytest.fixture
def keeper(tmp_path: Path, clock: FakeClock) -> Keeper:
    return Keeper(tmp_path / "vaults" / "first", FakeKeyring(), clock, LOWEST)


@pytest.fixture
def opened(keeper: Keeper, code: str) -> Iterator[OpenVault]:
    made = keeper.make(SetUp(name="Priya", passphrase=OLD, recovery_code=code, pin="482913"))
    yield made
    made.close()


@pytest.fixture
def section(qtbot: QtBot, context: Context, opened: OpenVault) -> PassphraseSection:
    context = replace(
        context, vault=opened, records=open_records(opened.window_engine, context.clock, opened.id)
    )
    made = PassphraseSection(context)
    made.refresh()
    qtbot.addWidget(made)
    return made


def change(section: PassphraseSection, old: str, new: str) -> None:
    section.old.set_text(old)
    section.new.set_text(new)
    section.again.set_text(new)
    section.change.click()


def test_a_new_passphrase_opens_the_vault_and_the_old_one_no_more(
    qtbot: QtBot, section: PassphraseSection, opened: OpenVault, keeper: Keeper
) -> None:
    with qtbot.waitSignal(section.saved):
        change(section, OLD, NEW)
    assert section.new.text() == ""
    opened.close()
    with pytest.raises(Wrong):
        keeper.open(OLD)
    keeper.open(NEW).close()


def test_the_wrong_old_passphrase_changes_nothing_and_keeps_what_was_typed(
    qtbot: QtBot, section: PassphraseSection
) -> None:
    change(section, "not this one", NEW)
    qtbot.waitUntil(lambda: bool(section.old.error))
    assert section.new.text() == NEW
    assert section.change.isEnabled()


def test_an_easy_one_is_refused_before_anything_is_tried(section: PassphraseSection) -> None:
    change(section, OLD, "password")
    assert section.new.error
    assert section.change.isEnabled()


def copied(dialog: CodeDialog) -> bool:
    for number, field in dialog.typed.items():
        assert not dialog.have_copy.isEnabled()
        field.set_text(dialog.sheet.groups[number].lower())
        field.edited.emit("")
    return dialog.have_copy.isEnabled()


def test_a_new_code_takes_the_old_ones_place_once_there_is_a_copy(
    qtbot: QtBot,
    context: Context,
    section: PassphraseSection,
    opened: OpenVault,
    keeper: Keeper,
    code: str,
) -> None:
    dialogs = context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    dialogs.answers = [True]
    dialogs.show_answers = [copied]
    with qtbot.waitSignal(section.saved):
        section.make_code.click()
    shown = dialogs.shown[0]
    assert isinstance(shown, CodeDialog)
    opened.close()
    with pytest.raises(Wrong):
        keeper.recover(code, NEW)
    keeper.recover("-".join(shown.sheet.groups), NEW).close()


def test_a_new_code_that_was_not_copied_leaves_the_old_one(
    context: Context, section: PassphraseSection, opened: OpenVault, keeper: Keeper, code: str
) -> None:
    dialogs = context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    dialogs.answers = [True]
    dialogs.show_answers = [False]
    section.make_code.click()
    opened.close()
    keeper.recover(code, NEW).close()
