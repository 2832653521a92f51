"""Windows are kept out of other programs' pictures where that can be, but not in a video visit."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from demo.hand import Hand
from planner.app import Planner
from planner.models.visits import VisitHow
from planner.parts import Parts
from planner.system.screen import OpenScreen, screen_guard
from planner.vault.keys import LOWEST
from planner.views.navigation import Place, Room
from planner.views.shell.unlock import UnlockPage
from tests.computer import Computer
from tests.journeys.program import unlock


class FakeScreen:
    """A system that keeps the windows out of pictures that it is told of."""

    can_block = True

    def __init__(self) -> None:
        self.blocked: set[int] = set()

    def block(self, window: int, blocked: bool) -> bool:
        (self.blocked.add if blocked else self.blocked.discard)(window)
        return True

    def keeps_all_out(self) -> bool:
        """Whether every window that shows is kept out."""
        shown = [w for w in QGuiApplication.topLevelWindows() if w.isVisible()]
        return bool(shown) and all(int(window.winId()) in self.blocked for window in shown)

    def lets_all_in(self) -> bool:
        return not self.blocked


@pytest.fixture
def screen() -> FakeScreen:
    return FakeScreen()


@pytest.fixture
def hand(computer: Computer, screen: FakeScreen, qapp: QApplication) -> Hand:
    """The program at its unlock page, on a system that can block."""
    computer.planner = Planner(
        qapp,
        Parts(
            computer.clock,
            computer.keyring,
            lambda: computer.printers,
            cost=LOWEST,
            screen=screen,
        ),
    )
    computer.planner.start()
    computer.planner.window.activateWindow()
    computer.hand = Hand(computer.planner.window)
    computer.hand.wait_for(computer.planner.window.isActiveWindow, "the window")
    return computer.hand


def test_every_window_is_kept_out_before_and_after_unlocking(
    computer: Computer, hand: Hand, screen: FakeScreen
) -> None:
    hand.wait_for(screen.keeps_all_out, "the unlock page out of pictures")
    unlock(computer, hand)
    assert screen.keeps_all_out()

    def in_a_dialog() -> None:
        hand.wait_for(screen.keeps_all_out, "the dialog out of pictures")
        assert len(screen.blocked) >= 2
        hand.press(Qt.Key.Key_Escape)

    hand.meet(lambda: hand.press(Qt.Key.Key_F1), in_a_dialog)
    menu = QMenu(hand.window)
    menu.addAction("Margaret")
    menu.popup(hand.window.mapToGlobal(hand.window.rect().center()))
    hand.wait_for(menu.isVisible, "the menu")
    hand.wait_for(screen.keeps_all_out, "the menu out of pictures")
    menu.close()


def test_a_visit_by_video_is_seen_until_it_ends_or_the_vault_locks(
    computer: Computer, hand: Hand, screen: FakeScreen
) -> None:
    unlock(computer, hand)
    person = computer.someone()
    pathway = computer.records.pathways.current(person.id)
    assert pathway is not None
    visit = computer.records.visits.start(person.id, pathway.id, VisitHow.VIDEO)
    computer.workspace.context.navigator.visit_changed.emit()
    assert screen.lets_all_in()
    computer.workspace.go(Place(Room.NOTES, person.id))
    assert screen.lets_all_in()
    hand.control(Qt.Key.Key_L)
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    assert screen.keeps_all_out()
    unlock(computer, hand)
    assert screen.lets_all_in()
    computer.records.visits.end(visit.id)
    computer.workspace.context.navigator.visit_changed.emit()
    assert screen.keeps_all_out()


def test_it_can_be_switched_off_and_on_in_settings(
    computer: Computer, hand: Hand, screen: FakeScreen
) -> None:
    unlock(computer, hand)
    hand.control(Qt.Key.Key_6)
    hand.click("Cover and lock")
    hand.choose("Screenshots by other programs", "Allow them")
    assert screen.lets_all_in()
    assert not computer.records.settings.blocks_screenshots()
    hand.choose("Screenshots by other programs", "Block them")
    assert screen.keeps_all_out()


def test_where_it_cannot_be_done_settings_say_so(computer: Computer) -> None:
    hand = computer.unlocked()
    hand.control(Qt.Key.Key_6)
    hand.click("Cover and lock")
    assert hand.reads("This computer cannot block screenshots")
    assert "Block them" not in hand.names()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a way")
def test_elsewhere_the_system_offers_nothing_to_ask_for() -> None:
    guard = screen_guard()
    assert isinstance(guard, OpenScreen)
    assert not guard.can_block
    assert not guard.block(1, True)
