"""Settings, For IT and governance: read, copied, and given to IT as a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from demo.hand import Hand
from planner import __version__
from planner.system import folders
from planner.system.installation import installation
from planner.views.pages.settings.health import HealthSection
from planner.views.pages.settings.installation import (
    DataSheetDialog,
    InstallationSection,
    words_of,
)
from planner.views.pages.settings.page import SettingsPage
from tests.computer import Computer
from tests.export.reading import read, squeezed


@pytest.fixture
def hand(computer: Computer) -> Hand:
    """That section, open."""
    hand = computer.unlocked()
    hand.control(Qt.Key.Key_6)
    assert isinstance(computer.page, SettingsPage)
    computer.page.open_section(InstallationSection)
    return hand


def test_version_and_folders_are_read_and_copied_as_they_are(hand: Hand) -> None:
    shown = hand.find(QPlainTextEdit, "Where everything lies").toPlainText()
    assert f"Version: {__version__}" in shown
    for place in (folders.vaults_folder(), folders.backups_folder(), folders.log_folder()):
        assert f": {place}\n" in shown
    assert f"none; it would be {folders.policy_file()}" in shown
    hand.click("Copy for IT")
    assert QGuiApplication.clipboard().text() == shown


@pytest.mark.parametrize("width", [1180, 2400])
def test_its_box_is_as_high_as_its_lines(computer: Computer, hand: Hand, width: int) -> None:
    hand.window.resize(width, 720)
    box = hand.find(QPlainTextEdit, "Where everything lies")
    most = 2 * box.document().documentMargin() + 1

    def below() -> float:
        """How much room there is under the last line."""
        last = box.document().lastBlock()
        layout = last.layout()
        assert layout is not None
        top = box.cursorRect(QTextCursor(last)).top()
        return box.viewport().height() - top - layout.boundingRect().height()

    hand.wait_for(lambda: 0 <= below() < most, "a box as high as its lines")
    assert box.verticalScrollBar().maximum() == 0


def test_it_follows_health_and_says_the_version_in_the_list(computer: Computer, hand: Hand) -> None:
    page = computer.page
    assert isinstance(page, SettingsPage)
    number = page.sections.index(InstallationSection)
    assert page.sections[number - 1] is HealthSection
    assert page.entries[number].accessibleName() == "For IT and governance"
    assert page.entries[number].accessibleDescription() == f"Version {__version__}"


def test_a_policy_that_is_there_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text("version = 1\n")
    monkeypatch.setattr(folders, "policy_file", lambda: policy)
    assert words_of(installation()).endswith(f"Policy of the organisation: {policy}")


def test_a_policy_that_cannot_be_read_is_said_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def shut(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    here = installation()
    monkeypatch.setattr(Path, "stat", shut)
    assert words_of(here).endswith(f"{here.policy}, which cannot be read")


def test_the_data_sheet_shows_prints_and_is_saved(
    computer: Computer, hand: Hand, tmp_path: Path
) -> None:
    computer.records.settings.save_planner("Priya Nair", "", "Riverside Surgery")
    saved, printed = tmp_path / "sheet.pdf", computer.printers.printed

    def shown() -> DataSheetDialog:
        assert computer.planner is not None
        dialog = computer.planner.dialogs.open_dialogs[-1]
        assert isinstance(dialog, DataSheetDialog)
        return dialog

    def print_it() -> None:
        dialog = shown()
        hand.wait_for(lambda: dialog.page.pdf is not None, "the page")
        assert "What it is" in dialog.page.sheet.accessibleDescription()
        hand.meet(lambda: hand.click("Print it"), lambda: hand.click("Print"))
        hand.wait_for(dialog.isHidden, "the dialog closing by itself")

    def save() -> None:
        dialog = shown()
        hand.meet(lambda: hand.click("Save as PDF"), lambda: hand.save_as(saved))
        hand.wait_for(dialog.isHidden, "the dialog closing by itself")

    hand.meet(lambda: hand.click("Show the data sheet"), print_it)
    hand.meet(lambda: hand.click("Show the data sheet"), save)
    assert printed[0].title == "Data sheet"
    for pdf in (printed[0].pdf, saved.read_bytes()):
        found = read(pdf)
        assert squeezed("Riverside Surgery") in found
        assert "PriyaNair" not in found
