"""F1 in the real window: on the shell's pages, in dialogs, beside a person, and at a lock."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from demo.hand import Hand
from planner.views.help.guide import GuideDialog
from planner.views.navigation import Place, Room
from planner.views.shell.recover import RecoverPage
from planner.views.shell.unlock import UnlockPage
from tests.computer import Computer
from tests.journeys.program import PASSPHRASE


def title(hand: Hand) -> str:
    return hand.top.accessibleName()


def f1(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F1)


def test_before_unlocking_help_and_guide_open_and_the_passphrase_is_typed_on(
    computer: Computer,
) -> None:
    hand = computer.start()
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    hand.type(PASSPHRASE[:5])

    def help_() -> None:
        assert title(hand) == "Unlock"
        assert "All keys" not in hand.names()
        hand.click("The whole guide")

    def guide() -> None:
        assert isinstance(hand.top, GuideDialog)
        hand.press(Qt.Key.Key_Escape)

    hand.meet(partial(f1, hand), help_, guide)
    hand.type(f"{PASSPHRASE[5:]}\n")
    hand.wait_for(lambda: computer.room is Room.TODAY, "Today")


def test_every_page_of_the_shell_answers_with_its_own(computer: Computer) -> None:
    hand = computer.start()
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    hand.click("Forgot passphrase? Use the recovery code")
    hand.wait_for(computer.shows(RecoverPage), "the recovery page")

    def help_() -> None:
        assert title(hand) == "The recovery code"
        hand.press(Qt.Key.Key_Escape)

    hand.meet(partial(f1, hand), help_)


def test_keeping_safe_has_its_own_above_it_and_stays_open(computer: Computer) -> None:
    hand = computer.unlocked()
    computer.workspace.go(Place(Room.OVERVIEW, computer.someone().id))

    def help_() -> None:
        assert hand.reads("Keeping safe")
        assert "The whole guide" in hand.names()
        hand.press(Qt.Key.Key_Escape)

    def keep_safe() -> None:
        hand.top.activateWindow()
        hand.wait_for(hand.top.isActiveWindow, "the dialog being active")
        hand.meet(partial(f1, hand), help_)
        assert "The screen is turned away" in hand.names()
        hand.press(Qt.Key.Key_Escape)

    hand.meet(partial(hand.click, "Keeping safe"), keep_safe)


def test_a_dialog_without_its_own_has_that_of_the_page_below_and_help_has_none(
    computer: Computer,
) -> None:
    hand = computer.unlocked()
    computer.workspace.go(Place(Room.PEOPLE))

    def help_() -> None:
        assert title(hand) == "People"
        within = hand.top
        f1(hand)
        assert hand.top is within
        hand.press(Qt.Key.Key_Escape)

    def told() -> None:
        hand.top.activateWindow()
        hand.wait_for(hand.top.isActiveWindow, "the dialog being active")
        hand.meet(partial(f1, hand), help_)
        assert hand.reads("Something to read first.")
        hand.press(Qt.Key.Key_Escape)

    tell = computer.workspace.context.dialogs.tell
    hand.meet(partial(tell, "Something to read first."), told)


def test_a_dialog_before_unlocking_has_that_of_the_page_below(computer: Computer) -> None:
    hand = computer.start()
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")

    def help_() -> None:
        assert title(hand) == "Unlock"
        hand.press(Qt.Key.Key_Escape)

    def told() -> None:
        hand.top.activateWindow()
        hand.wait_for(hand.top.isActiveWindow, "the dialog being active")
        hand.meet(partial(f1, hand), help_)
        hand.press(Qt.Key.Key_Escape)

    assert computer.planner is not None
    hand.meet(partial(computer.planner.dialogs.tell, "Something to read first."), told)


def test_beside_a_person_the_visit_is_explained_and_the_guide_is_not_offered(
    computer: Computer,
) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    pathway = computer.records.pathways.current(person.id)
    assert pathway is not None
    computer.records.visits.start(person.id, pathway.id)
    computer.workspace.go(Place(Room.BARRIERS, person.id))
    computer.workspace.context.navigator.set_together(True)

    def help_() -> None:
        reader = hand.top.reader  # type: ignore[attr-defined]
        assert "A visit" in reader.toPlainText()
        assert "More in the guide" not in reader.toPlainText()
        assert "The whole guide" not in hand.names()
        assert "Margaret" not in reader.toPlainText()
        hand.press(Qt.Key.Key_Escape)

    hand.meet(partial(f1, hand), help_)


def test_a_lock_closes_the_guide(computer: Computer) -> None:
    hand = computer.unlocked()

    def lock() -> None:
        assert isinstance(hand.top, GuideDialog)
        assert computer.planner is not None
        computer.planner.lock()

    hand.meet(partial(f1, hand), partial(hand.click, "The whole guide"), lock)
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    assert QApplication.activeModalWidget() is None
