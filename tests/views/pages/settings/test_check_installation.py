"""Settings, Health: "Check this installation", in the real window."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import Qt

from demo.hand import Hand
from planner.selftest.apart import Progress
from planner.selftest.checks import Outcome, State
from planner.views.pages.settings import check_installation
from planner.views.pages.settings.check_installation import InstallationCheck
from planner.views.pages.settings.health import HealthSection
from planner.views.pages.settings.page import SettingsPage
from planner.views.widgets.table import BELOW_ROLE, PILL_ROLE
from tests.computer import Computer

FINE = Outcome("Fonts of papers", State.FINE, 240)
UNTRIED = Outcome("A display", State.NOT_TRIED, 1, "There is no display here.")
WRONG = Outcome("Icons", State.WRONG, 3, "Blank: heart", "Install Pathway Planner again.")


@pytest.fixture
def hand(computer: Computer) -> Hand:
    """At Today, once the first backup is made: it is one thing less to look at."""
    hand = computer.unlocked()
    desk = computer.workspace.context.backups
    assert desk is not None
    hand.wait_for(lambda: not desk.on_its_way, "the first backup")
    return hand


def opened(computer: Computer, hand: Hand) -> InstallationCheck:
    hand.control(Qt.Key.Key_6)
    assert isinstance(computer.page, SettingsPage)
    computer.page.open_section(HealthSection)
    section = computer.page.shown
    assert isinstance(section, HealthSection)
    return section.installed


def test_what_was_found_is_a_list_with_what_is_wrong_on_top(
    computer: Computer, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = opened(computer, hand)
    ends = [[FINE, WRONG, UNTRIED], [FINE, UNTRIED]]
    monkeypatch.setattr(check_installation, "try_installation", lambda _progress: ends.pop(0))
    assert not check.table.isVisible()
    hand.click("Check this installation")
    hand.wait_for(check.table.isVisible, "what was found")
    model = check.model
    assert [model.index(row, 0).data() for row in range(3)] == [
        "Icons",
        "A display",
        "Fonts of papers",
    ]
    assert model.index(0, 0).data(BELOW_ROLE) == "Blank: heart"
    assert model.index(0, 1).data(PILL_ROLE).text == "Not right"
    assert [model.index(2, column).data() for column in (1, 2)] == ["Fine", "0.2 s"]
    assert check.wrong.sentence.text() == (
        "1 thing does not work here. First: Icons. Install Pathway Planner again."
    )
    assert check.found.text() == (
        "Checked at 10:30: 2 things were tried. 1 thing could not be tried here. "
        "1 thing does not work."
    )
    assert isinstance(computer.page, SettingsPage)
    in_list = computer.page.entries[computer.page.sections.index(HealthSection)]
    assert in_list.accessibleDescription() == "1 thing to look at"
    hand.click("Check this installation")
    hand.wait_for(lambda: model.rowCount() == 2, "what was found")
    assert not check.wrong.isVisible()
    assert in_list.accessibleDescription() == "Nothing to look at"
    assert check.found.text() == (
        "Checked at 10:30: 1 thing was tried. 1 thing could not be tried here. "
        "What was tried works."
    )


def test_where_only_the_details_say_what_to_do_it_says_whom_they_are_for(
    computer: Computer, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = opened(computer, hand)
    lacking = Outcome("Qt", State.WRONG, 3, "This computer lacks a part of its system.")
    monkeypatch.setattr(check_installation, "try_installation", lambda _progress: [lacking])
    hand.click("Check this installation")
    hand.wait_for(check.wrong.isVisible, "what was found")
    assert check.wrong.sentence.text() == (
        "1 thing does not work here. First: Qt. Show the details to whoever looks after this "
        "computer."
    )


def test_cancel_stops_it_and_so_does_a_lock(
    computer: Computer, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = opened(computer, hand)
    begun, ended = Event(), Event()

    def slow(progress: Progress) -> list[Outcome]:
        try:
            while True:
                progress(1, 39)
                begun.set()
                ended.wait(0.01)
        finally:
            ended.set()

    monkeypatch.setattr(check_installation, "try_installation", slow)
    hand.click("Check this installation")
    hand.wait_for(begun.is_set, "the check")
    hand.click("Cancel", check)
    hand.wait_for(check.button.isEnabled, "the end")
    assert ended.is_set()
    assert check.found.text() == "Stopped before the end. Everything is removed again."
    begun.clear()
    ended.clear()
    hand.click("Check this installation")
    hand.wait_for(begun.is_set, "the check")
    assert computer.planner is not None
    computer.planner.lock()
    assert ended.wait(10)


def test_where_it_cannot_be_started_it_says_so(
    computer: Computer, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = opened(computer, hand)

    def full(_progress: Progress) -> list[Outcome]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(check_installation, "try_installation", full)
    hand.click("Check this installation")
    hand.wait_for(check.wrong.isVisible, "the sentence")
    assert "Your records are not affected." in check.wrong.sentence.text()
    assert isinstance(computer.page, SettingsPage)
    assert computer.page.shown.summary() == "1 thing to look at"
