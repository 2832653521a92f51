"""Settings, WEMWBS licence: a file of wording is loaded or refused, never shown, and removed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from planner.views.page import Context
from planner.views.pages.settings.licence import LicenceSection
from tests.fakes import FakeDialogs
from tests.nonsense import AS_CSV


@pytest.fixture
def section(qtbot: QtBot, context: Context) -> LicenceSection:
    made = LicenceSection(context)
    qtbot.addWidget(made)
    made.refresh()
    made.show()
    return made


def load(section: LicenceSection, path: Path) -> None:
    dialogs = section.context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    dialogs.paths = [path]
    section.load.click()


def read(section: LicenceSection) -> str:
    labels = [each.text() for each in section.findChildren(QLabel) if each.isVisible()]
    return "\n".join([*labels, *(each.text() for each in section.findChildren(QLineEdit))])


def test_a_file_is_loaded_and_shown_nowhere(section: LicenceSection, tmp_path: Path) -> None:
    path = tmp_path / "wording.csv"
    path.write_bytes(AS_CSV)
    section.reference.set_text("W-1")
    load(section, path)
    assert section.context.records.wording.shown() is not None
    assert "The wording is loaded." in read(section)
    assert "item one" not in read(section)


def test_what_is_no_wording_says_why_and_changes_nothing(
    section: LicenceSection, tmp_path: Path
) -> None:
    path = tmp_path / "wording.csv"
    path.write_bytes(AS_CSV.replace(b"item,item one text\n", b""))
    load(section, path)
    assert "this file has 13" in read(section)
    load(section, tmp_path / "not there.csv")
    assert "could not be read" in read(section)
    assert not section.context.records.wording.loaded()


def test_it_is_removed_once_asked(section: LicenceSection, tmp_path: Path) -> None:
    section.context.records.wording.load(AS_CSV)
    section.refresh()
    dialogs = section.context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    section.remove.click()
    assert section.context.records.wording.loaded()
    dialogs.answers = [True]
    section.remove.click()
    assert not section.context.records.wording.loaded()
    assert not section.remove.isVisible()
