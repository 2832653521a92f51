"""The real program under a hand: a real encrypted vault, stand-ins only for what a test lacks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from sqlmodel import select

from demo.hand import Hand
from planner.app import Planner
from planner.models.journal import JournalLine
from planner.parts import Parts
from planner.records.book import Records
from planner.system.policy import NO_POLICY
from planner.vault.keys import LOWEST
from planner.vault.recovery_code import new_code
from planner.views.idle import IdleWatch
from planner.views.navigation import Room
from planner.views.page import Page
from planner.views.shell.context import SetUp
from planner.views.shell.first_start import FirstStart
from planner.views.shell.unlock import UnlockPage
from planner.views.workspace import Workspace
from tests.fakes import FakeClock, FakeKeyring, FakePrinters
from tests.ready_vault import put_vault

PASSPHRASE = "a lantern over the slow canal"
PIN = "482913"
#: What is printed when their vault is made.
CODE = new_code()
#: What a pathway planner of the journeys is called.
PLANNER = "Priya Nair"


class Program:
    """The program on one computer; it can be closed and started again."""

    #: Who works it.
    hands: type[Hand] = Hand

    def __init__(self, application: QApplication) -> None:
        self.clock = FakeClock()
        self.keyring = FakeKeyring()
        self.printers = FakePrinters()
        #: What the organisation has laid down on it.
        self.policy = NO_POLICY
        self.code = CODE
        self._application = application
        self.planner: Planner | None = None
        self.hand = Hand(QWidget())

    def start(self) -> Hand:
        """Open the program, and put a hand at its window."""
        self.planner = Planner(
            self._application,
            Parts(
                self.clock,
                self.keyring,
                lambda: self.printers,
                cost=LOWEST,
                policy=self.policy,
            ),
        )
        self.planner.start()
        window = self.planner.window
        window.activateWindow()
        hand = self.hands(window)
        hand.wait_for(window.isActiveWindow, "the window")
        self.hand = hand
        return hand

    def close(self) -> None:
        """Close the window, as a planner does at the end of the day."""
        if self.planner is not None:
            self.planner.close()
            self.hand.wait_for(
                lambda: self.planner and self.planner.door.leaving is None, "the backup"
            )
            if self.planner.workspace is not None:  # a journey that failed half-way
                vault = self.planner.workspace.context.vault
                assert vault is not None
                vault.close()
            self.planner.window.deleteLater()
            self.planner.deleteLater()
            self.planner = None

    def make_vault(self) -> None:
        """A vault as first start leaves it, for journeys that begin later; `code` opens it too."""
        set_up = SetUp(
            name=PLANNER,
            surgeries=("Garth Lane Surgery",),
            passphrase=PASSPHRASE,
            recovery_code=self.code,
            pin=PIN,
        )
        put_vault(set_up, self.keyring, self.clock)

    def open_vault(self) -> Hand:
        """A new vault, opened by its passphrase."""
        self.make_vault()
        hand = self.start()
        unlock(self, hand)
        return hand

    @property
    def workspace(self) -> Workspace:
        """What is behind the lock; it must be open."""
        assert self.planner is not None
        assert self.planner.workspace is not None
        return self.planner.workspace

    @property
    def records(self) -> Records:
        """The records of the open vault, to look up what was kept."""
        return self.workspace.context.records

    @property
    def page(self) -> Page:
        """The page that shows."""
        assert self.workspace.page is not None
        return self.workspace.page

    @property
    def person_id(self) -> UUID:
        """The person who is open."""
        place = self.workspace.place
        assert place is not None
        assert place.person_id is not None
        return place.person_id

    @property
    def pathway_id(self) -> UUID:
        """The pathway of the person who is open."""
        pathway = self.records.pathways.current(self.person_id)
        assert pathway is not None
        return pathway.id

    @property
    def idle(self) -> IdleWatch:
        """What notices that nobody is there."""
        assert self.planner is not None
        found = self.planner.findChild(IdleWatch)
        assert found is not None
        return found

    @property
    def room(self) -> Room | None:
        """Which page shows; None before unlocking."""
        workspace = self.planner.workspace if self.planner else None
        return workspace.place.room if workspace is not None and workspace.place else None

    def shows(self, kind: type[QWidget]) -> Callable[[], bool]:
        """Whether a page of the shell, or the cover, is what shows."""

        def look() -> bool:
            assert self.planner is not None
            return any(one.isVisible() for one in self.planner.window.findChildren(kind))

        return look


def first_start(program: Program, hand: Hand) -> str:
    """Make a vault by the keyboard alone, from the first step to Today; gives the recovery code."""
    code = to_the_last_step(program, hand)
    hand.press(Qt.Key.Key_Return)
    hand.wait_for(lambda: program.room is Room.TODAY, "Today")
    return code


def to_the_last_step(program: Program, hand: Hand) -> str:
    """First start by the keyboard alone, but for its last key; gives the recovery code."""
    hand.wait_for(program.shows(FirstStart), "first start")
    hand.tab_to("Your name")
    hand.type(PLANNER)
    hand.tab_to("Surgeries where you see people")
    hand.type("Garth Lane Surgery\n")
    hand.type(PASSPHRASE)
    hand.tab_to("The same again")
    hand.type(f"{PASSPHRASE}\n")
    code = [
        label.text()
        for label in hand.top.findChildren(QLabel)
        if label.accessibleName().startswith("Group ") and label.isVisible()
    ]
    for number, letters in enumerate(code, start=1):
        if f"Group {number}" in hand.names(QWidget):
            hand.tab_to(f"Group {number}")
            hand.type(letters.lower())
    hand.press(Qt.Key.Key_Return)
    hand.type(PIN)
    hand.tab_to("The same again")
    hand.type(f"{PIN}\n")
    hand.press(Qt.Key.Key_Return)
    return "-".join(code)


def unlock(program: Program, hand: Hand) -> None:
    """Type the passphrase on the unlock page and wait for Today."""
    hand.wait_for(program.shows(UnlockPage), "the unlock page")
    hand.type(f"{PASSPHRASE}\n")
    hand.wait_for(lambda: program.room is Room.TODAY, "Today")


def show_names(hand: Hand) -> None:
    """They are hidden after each unlocking."""
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    hand.press(Qt.Key.Key_H, modifiers)


def press(program: Program, name: str) -> None:
    """Tab to a button and press it."""
    program.hand.tab_to(name)
    program.hand.press(Qt.Key.Key_Space)


def some_days_later(program: Program, days: int) -> None:
    """The computer slept meanwhile: unlock it, and show names again."""
    program.clock.advance(timedelta(days=days))
    program.idle.look()
    program.hand.wait_for(program.shows(UnlockPage), "the unlock page: the computer slept")
    unlock(program, program.hand)
    show_names(program.hand)


def new_person(program: Program, hand: Hand, name: str) -> None:
    """Somebody new, by keyboard, with a pathway to begin."""
    hand.control(Qt.Key.Key_N)
    hand.wait_for(lambda: program.room is Room.NEW_PERSON, "New person")
    hand.type(name)
    hand.tab_to("Start a pathway")

    def choose() -> None:
        hand.tab_to("Prevention")
        hand.press(Qt.Key.Key_Space)
        hand.tab_to("Start the pathway")
        hand.press(Qt.Key.Key_Space)

    hand.meet(lambda: hand.press(Qt.Key.Key_Space), choose)
    hand.wait_for(lambda: program.room is Room.OVERVIEW, "the overview")


def start_visit(program: Program, hand: Hand) -> None:
    """Start a visit with the person who is open, by keyboard."""

    def confirm() -> None:
        hand.tab_to("Yes, this is who is here")
        hand.press(Qt.Key.Key_Space)
        hand.tab_to("Start visit")
        hand.press(Qt.Key.Key_Space)

    hand.tab_to("Start visit")
    hand.meet(lambda: hand.press(Qt.Key.Key_Space), confirm)
    hand.wait_for(lambda: program.room is Room.EMOTIONAL_SUPPORT, "step 1")


def open_prompt(program: Program, hand: Hand, title: str) -> None:
    """Unfold a prompt of step 1, with the keyboard in its words."""
    hand.alt(Qt.Key.Key_1)
    hand.wait_for(lambda: program.room is Room.EMOTIONAL_SUPPORT, "step 1")
    hand.click(f"Open: {title}")


def questionnaire(program: Program, hand: Hand, answers: str) -> None:
    """Fill in the one that is due and finish it, by keyboard; `answers` are 14 digits."""
    hand.alt(Qt.Key.Key_4)
    hand.wait_for(lambda: program.room is Room.WELLBEING, "Wellbeing")
    start = next(name for name in hand.names() if name.startswith("Start the "))
    hand.tab_to(start)
    hand.press(Qt.Key.Key_Space)
    hand.wait_for(lambda: program.room is Room.QUESTIONNAIRE, "the questionnaire")
    for digit in answers:
        hand.type(digit)
    hand.tab_to("On paper")
    hand.press(Qt.Key.Key_Down)
    hand.press(Qt.Key.Key_Space)
    hand.control(Qt.Key.Key_Return)
    total = sum(int(digit) for digit in answers)
    hand.wait_for(lambda: hand.reads(f"All 14 are answered: {total} out of 70."), "the total")


def end_visit(program: Program, hand: Hand) -> None:
    """End the visit without printing."""
    hand.meet(lambda: hand.click("End visit"), lambda: hand.click("End visit"))
    hand.wait_for(lambda: program.records.visits.current() is None, "the end of the visit")


def shown_words(hand: Hand) -> str:
    """Every word that can be read or copied off the window now, titles and names included."""
    found = [hand.window.windowTitle()]
    for widget in hand.window.findChildren(QWidget):
        if widget.isVisible():
            found += [widget.accessibleName(), widget.toolTip()]
            if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
                found.append(widget.text())
            if isinstance(widget, QPlainTextEdit):
                found.append(widget.toPlainText())
    return "\n".join(found)


def journal_words(program: Program, person_id: UUID) -> str:
    """Everything the journal holds of a person, as it was written."""
    with program.records.changes.reading() as session:
        lines = session.exec(select(JournalLine).where(JournalLine.person_id == person_id)).all()
    return "\n".join(f"{line.before} {line.after}" for line in lines)
