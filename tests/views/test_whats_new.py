"""What is new, on Today after an upgrade and in Settings ever after."""

from __future__ import annotations

from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from planner import __version__
from planner.system import folders
from planner.system.settings import load
from planner.views.page import Context
from planner.views.pages.settings.help import HelpSection
from planner.views.pages.today.page import TodayPage
from planner.views.whats_new import WhatsNewDialog
from tests.computer import Computer
from tests.fakes import FakeDialogs


def note_shows(computer: Computer) -> bool:
    page = computer.page
    assert isinstance(page, TodayPage)
    return page.whats_new.isVisible()


def test_after_an_upgrade_today_says_it_once_and_not_at_the_next_unlock(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load(folders.settings_file())
    settings.newest_version = "0.0.9"
    settings.save(folders.settings_file())
    hand = computer.unlocked()
    assert note_shows(computer)
    assert hand.reads(f"Pathway Planner is now version {__version__}.")
    hand.meet(partial(hand.click, "What is new"), lambda: _read(computer, hand.top))
    assert not note_shows(computer)
    computer.close()
    computer.unlocked()
    assert not note_shows(computer)


def _read(computer: Computer, dialog: object) -> None:
    assert isinstance(dialog, WhatsNewDialog)
    assert f"Version {__version__}" in dialog.reader.paper.toPlainText()
    dialog.reject()


def test_at_a_first_unlock_nothing_is_new(computer: Computer) -> None:
    computer.unlocked()
    assert not note_shows(computer)
    assert load(folders.settings_file()).newest_version == __version__


def test_it_stays_reachable_in_settings(qtbot: QtBot, context: Context) -> None:
    section = HelpSection(context)
    qtbot.addWidget(section)
    assert __version__ in section.version.text()
    section.news.click()
    dialogs = context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    (shown,) = dialogs.shown
    assert isinstance(shown, WhatsNewDialog)
    assert "The first version." in shown.reader.paper.toPlainText()
