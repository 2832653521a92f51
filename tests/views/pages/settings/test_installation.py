"""Settings, Health, For IT and governance: read, copied, and given to IT as a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from demo.hand import Hand
from planner import __version__
from planner.system import folders
from planner.system.installation import installation
from planner.views.pages.settings.health import HealthSection
from planner.views.pages.settings.installation import DataSheetDialog, words_of
from planner.views.pages.settings.page import SettingsPage
from planner.views.widgets.surfaces import Divider
from tests.computer import Computer
from tests.export.reading import read, squeezed


@pytest.fixture
def hand(computer: Computer) -> Hand:
    """Health, open."""
    hand = computer.unlocked()
    hand.control(Qt.Key.Key_6)
    assert isinstance(computer.page, SettingsPage)
    computer.page.open_section(HealthSection)
    return hand


def test_version_and_folders_are_read_and_copied_as_they_are(hand: Hand) -> None:
    shown = hand.find(QPlainTextEdit, "For IT and governance").toPlainText()
    assert f"Version: {__version__}" in shown
    for place in (folders.vaults_folder(), folders.backups_folder(), folders.log_folder()):
        assert f": {place}\n" in shown
    assert f"none; it would be {folders.policy_file()}" in shown
    hand.click("Copy for IT")
    assert QGuiApplication.clipboard().text() == shown


@pytest.mark.parametrize("width", [1180, 2400])
def test_its_box_is_as_high_as_its_lines(computer: Computer, hand: Hand, width: int) -> None:
    hand.window.resize(width, 720)
    box = hand.find(QPlainTextEdit, "For IT and governance")
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


def test_the_page_begins_with_the_program_and_ends_with_what_it_wants(
    computer: Computer, hand: Hand
) -> None:
    assert isinstance(computer.page, SettingsPage)
    section = computer.page.shown
    assert isinstance(section, HealthSection)
    parts = [section.installed, *section.rows.values(), section.for_it]
    tops = [part.mapTo(section, QPoint()).y() for part in parts]
    assert tops == sorted(tops)
    lines = [line.mapTo(section, QPoint()).y() for line in section.findChildren(Divider)]
    assert len(lines) == len(parts) - 1
    for above, line, below in zip(tops, sorted(lines), tops[1:], strict=False):
        assert above < line < below


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

    def print_it() -> None:
        assert computer.planner is not None
        dialog = computer.planner.dialogs.open_dialogs[-1]
        assert isinstance(dialog, DataSheetDialog)
        hand.wait_for(lambda: dialog.page.pdf is not None, "the page")
        assert "What it is" in dialog.page.sheet.accessibleDescription()
        hand.meet(lambda: hand.click("Print it"), lambda: hand.click("Print"))
        hand.wait_for(lambda: bool(printed), "the paper")

    def save() -> None:
        hand.meet(lambda: hand.click("Save as PDF"), lambda: hand.save_as(saved))
        hand.wait_for(saved.exists, "the file")

    hand.meet(lambda: hand.click("Data sheet for IT and governance"), print_it)
    hand.meet(lambda: hand.click("Data sheet for IT and governance"), save)
    assert printed[0].title == "Data sheet"
    for pdf in (printed[0].pdf, saved.read_bytes()):
        found = read(pdf)
        assert squeezed("Riverside Surgery") in found
        assert "PriyaNair" not in found
