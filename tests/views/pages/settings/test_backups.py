"""Backups in Settings, and the dialog of one of them, over a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.records.backing_up import back_up
from planner.records.book import open_records
from planner.system import folders
from planner.system.policy import Policy
from planner.vault import vault
from planner.vault.backup import Made
from planner.vault.backups import FOLDER_KEY
from planner.vault.keys import LOWEST
from planner.vault.open_vault import OpenVault
from planner.vault.recovery_code import new_code
from planner.views.backup_desk import BackupDesk
from planner.views.page import Context
from planner.views.pages.settings.backup_dialog import BackupDialog
from planner.views.pages.settings.backups import BackupsSection
from tests.fakes import FakeDialogs, FakeKeyring
from tests.held import held
from tests.vault.backing import heard

PASSPHRASE = "a lantern over the slow canal"


@pytest.fixture
def opened(context: Context) -> Iterator[OpenVault]:
    made = vault.create(
        folders.vaults_folder() / "first",
        PASSPHRASE,
        new_code(),
        secrets=FakeKeyring(),
        clock=context.clock,
        cost=LOWEST,
    )
    yield made
    made.close()


@pytest.fixture
def around(context: Context, opened: OpenVault) -> Iterator[Context]:
    """What pages are given, over that vault."""
    records = open_records(opened.window_engine, context.clock, opened.id)
    records.people.add("Margaret")
    desk = BackupDesk(opened, context.clock, context.jobs, None)
    yield replace(context, records=records, vault=opened, backups=desk)
    context.jobs.stop()


@pytest.fixture
def made(around: Context, opened: OpenVault) -> Made:
    return back_up(opened, around.clock, None, None, heard).made


@pytest.fixture
def section(qtbot: QtBot, around: Context) -> BackupsSection:
    shown = BackupsSection(around)
    qtbot.addWidget(shown)
    shown.refresh()
    shown.show()
    return shown


def dialogs(around: Context) -> FakeDialogs:
    assert isinstance(around.dialogs, FakeDialogs)
    return around.dialogs


def test_one_is_made_and_listed(qtbot: QtBot, section: BackupsSection) -> None:
    assert section.summary() == "No backup yet"
    assert section.said.isVisible()
    section.make.click()
    assert section.progress.isVisible()
    assert not section.make.isEnabled()
    qtbot.waitUntil(lambda: section.model.rowCount() == 1)
    assert section.progress.isHidden()
    assert section.said.isHidden()
    assert section.summary() == "Last backup today at 10:30"
    assert section.model.index(0, 0).data() == "Tuesday 17 March 2026, 10:30"
    assert section.model.index(0, 1).data() == "This computer"


def test_cancel_makes_none(qtbot: QtBot, section: BackupsSection, around: Context) -> None:
    with held(around.jobs):
        section.make.click()
        section.progress.stop_button.click()
    qtbot.waitUntil(section.make.isEnabled)
    assert section.model.rowCount() == 0
    assert not list(folders.backups_folder().rglob("*.backup*"))


def test_a_folder_is_chosen_and_let_go(
    qtbot: QtBot, section: BackupsSection, around: Context, opened: OpenVault, tmp_path: Path
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    dialogs(around).paths = [share]
    section.choose.click()
    assert around.records.settings.get(FOLDER_KEY) == str(share)
    qtbot.waitUntil(lambda: section.model.rowCount() == 2)
    assert str(share) in section.folder.text()
    section.stop_using.click()
    assert opened.kept.outside is None
    assert around.records.settings.get(FOLDER_KEY) == ""
    qtbot.waitUntil(lambda: section.model.rowCount() == 1)
    assert "on this computer only" in section.folder.text()


def test_a_folder_that_the_organisations_replaced_is_named_until_it_is_empty(
    qtbot: QtBot, around: Context, opened: OpenVault, tmp_path: Path
) -> None:
    old, new = tmp_path / "old share", tmp_path / "new share"
    settings = around.records.settings
    settings.put(FOLDER_KEY, str(old))
    settings.policy = Policy(backups=str(new))
    opened.kept.lay_down(new / "vault", new)
    section = BackupsSection(around)
    qtbot.addWidget(section)
    section.refresh()
    section.show()
    assert f"“{old}”" in section.earlier.said.text()
    assert "people erased since are still in them" in section.earlier.said.text()
    section.earlier.gone.click()
    assert section.earlier.isHidden()
    assert settings.get(FOLDER_KEY) == ""
    assert opened.kept.outside == new / "vault"


def test_a_folder_of_ones_own_is_no_earlier_one(
    section: BackupsSection, around: Context, opened: OpenVault, tmp_path: Path
) -> None:
    around.records.settings.put(FOLDER_KEY, str(tmp_path))
    opened.kept.outside = tmp_path
    section.refresh()
    assert section.earlier.isHidden()


def test_no_folder_chosen_changes_nothing(section: BackupsSection, around: Context) -> None:
    section.choose.click()
    section.to_stick.click()
    section.other.click()
    assert len(dialogs(around).paths_wanted) == 3
    assert around.records.settings.get(FOLDER_KEY) is None
    assert dialogs(around).shown == []


def shown(qtbot: QtBot, around: Context, path: Path, *, trying: bool = False) -> BackupDialog:
    dialog = BackupDialog(around, path, dialogs(around)._window, trying=trying)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog._job is None)
    return dialog


def test_a_backup_from_before_the_keys_changed_asks_for_the_words_of_then(
    qtbot: QtBot, around: Context, opened: OpenVault, made: Made
) -> None:
    opened.slots.master[:] = bytes(range(32))  # as after a change of all keys
    dialog = shown(qtbot, around, made.path)
    assert dialog.words.isVisible()
    dialog.words.set_text("wrong")
    dialog.go.click()
    qtbot.waitUntil(dialog._said.isVisible)
    dialog.words.set_text(PASSPHRASE)
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog._backup is not None)
    assert "It holds 1 person" in dialog.held.text()
    assert dialog.go.text() == "Restore it"


def test_what_is_no_backup_or_anothers_is_said_and_cannot_go_on(
    qtbot: QtBot, around: Context, tmp_path: Path
) -> None:
    path = tmp_path / "holiday.backup"
    path.write_bytes(b"nothing of ours")
    dialog = shown(qtbot, around, path)
    assert dialog._said.isVisible()
    assert "not a whole Pathway Planner backup" in dialog._said.sentence.text()
    assert dialog.go.isHidden()


def test_closing_in_the_middle_waits_until_nothing_was_changed(
    qtbot: QtBot, around: Context, opened: OpenVault, made: Made
) -> None:
    dialog = shown(qtbot, around, made.path)
    before = sorted(opened.folder.parent.iterdir())
    with held(around.jobs):
        dialog.go.click()
        dialog.reject()
        assert dialog.isVisible()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert dialog.folder is None
    assert sorted(opened.folder.parent.iterdir()) == before


def test_trying_says_what_was_tried_and_how_long_it_took(
    qtbot: QtBot, around: Context, made: Made
) -> None:
    dialog = shown(qtbot, around, made.path, trying=True)
    dialog.go.click()
    qtbot.waitUntil(dialog._said.isVisible)
    said = dialog._said.sentence.text()
    assert said.startswith("This backup works.")
    assert f"{sum(made.manifest.rows.values())} rows were read" in said
    assert "1 second" in said
    assert dialog._backup is not None
    assert any(dialog._backup.master)
    dialog.reject()
    assert not any(dialog._backup.master)


def test_restoring_hands_over_the_new_folder(
    qtbot: QtBot, section: BackupsSection, around: Context, made: Made
) -> None:
    section.refresh()
    qtbot.waitUntil(lambda: section.model.rowCount() == 1)

    def work(dialog: BackupDialog) -> bool:
        dialog.show()
        qtbot.waitUntil(lambda: dialog._backup is not None)
        dialog.go.click()
        qtbot.waitUntil(lambda: dialog.folder is not None)
        return True

    dialogs(around).show_answers = [work]
    with qtbot.waitSignal(around.navigator.vault_restored) as restored:
        section.restore.click()
    assert restored.args is not None
    folder: Path = restored.args[0]
    assert folder.parent == folders.vaults_folder()
    assert (folder / "vault.json").exists()
