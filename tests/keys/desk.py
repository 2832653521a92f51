"""A desk at which every key can be tried: one open vault, and somebody with a little of everything.

Opening a vault for each key would take minutes: whoever tries a key puts things back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from demo.hand import Hand
from planner.models.aspirations import Horizon, MeasureKind
from planner.models.people import Person
from planner.records.book import Records
from planner.views.navigation import Place, Room
from planner.views.shell.cover import Cover
from planner.views.shell.unlock import UnlockPage
from planner.views.window import close_popups
from planner.views.workspace import Workspace
from tests.computer import Computer
from tests.journeys.program import PIN, show_names, unlock

#: What is said in the first prompt; long enough for more than one page of paper.
SAID = "The stairs, and the nights. " * 12
OTHERS = ("Alun", "Bronwen", "Megan", "Owen")


def chord(name: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    """The key of a name such as "Ctrl+Shift+N", and what is held with it."""
    if name == "Alt":
        return Qt.Key.Key_Alt, Qt.KeyboardModifier.NoModifier
    combination = QKeySequence(name)[0]  # type: ignore[index]
    return combination.key(), combination.keyboardModifiers()


class Desk:
    """The program, unlocked, under a hand that uses the keyboard alone."""

    def __init__(self, application: QApplication) -> None:
        self.computer = Computer(application)
        self.hand: Hand = self.computer.unlocked()
        self.tried: set[str] = set()
        self.person = self._fill()
        show_names(self.hand)

    @property
    def workspace(self) -> Workspace:
        """What is behind the lock."""
        return self.computer.workspace

    @property
    def records(self) -> Records:
        """What was kept."""
        return self.computer.records

    @property
    def room(self) -> Room | None:
        """Which page shows."""
        return self.computer.room

    @property
    def pathway_id(self) -> UUID:
        """That of the person."""
        found = self.records.pathways.current(self.person.id)
        assert found is not None
        return found.id

    def press(self, name: str) -> None:
        """Press a key by its name where the keyboard is."""
        self.tried.add(name)
        key, held = chord(name)
        if name == "Menu":
            self._ask_for_menu()
            return
        self.hand.press(key, held)

    def _ask_for_menu(self) -> None:
        """The window system turns the Menu key into this; no test can press it below Qt."""
        at = self.focused()
        here = at.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, here, at.mapToGlobal(here))
        QApplication.sendEvent(at, event)
        self.hand.pause()

    def go(self, room: Room, item_id: UUID | None = None) -> None:
        """Open a page, of the person where it is one of theirs."""
        lone = room in (Room.TODAY, Room.PEOPLE, Room.SETTINGS, Room.NEW_PERSON)
        assert self.workspace.go(Place(room, None if lone else self.person.id, item_id))
        self.hand.pause()

    def wait_for_room(self, room: Room) -> None:
        """Until a page shows."""
        self.hand.wait_for(lambda: self.room is room, room)

    def meet(self, name: str, work: Callable[[], object]) -> None:
        """Press a key that opens a dialog, and do `work` there."""

        def once_active() -> None:
            self.hand.wait_for(self.hand.top.isActiveWindow, "the dialog")
            work()

        self.hand.meet(partial(self.press, name), once_active)

    def focused(self) -> QWidget:
        """What has the keyboard."""
        return self.hand.focused()

    def lift_cover(self) -> None:
        """By the PIN."""
        self.hand.wait_for(self.computer.shows(Cover), "the cover")
        self.hand.type(PIN)
        self.hand.wait_for(lambda: not self.computer.shows(Cover)(), "the cover to lift")

    def unlock(self) -> None:
        """After a lock."""
        self.hand.wait_for(self.computer.shows(UnlockPage), "the unlock page")
        unlock(self.computer, self.hand)
        show_names(self.hand)

    def home(self) -> None:
        """Step 1 of the person, as each key finds it."""
        close_popups()
        self.workspace.turning.end()
        self.hand.window.activateWindow()  # without a window manager a menu leaves no window active
        self.hand.wait_for(self.hand.window.isActiveWindow, "the window")
        self.workspace.context.theme.reset_scale()
        self.workspace.context.navigator.set_together(False)
        self.workspace.context.navigator.set_names_hidden(False)
        self.go(Room.EMOTIONAL_SUPPORT)
        self.tried.clear()

    def _fill(self) -> Person:
        person = self.computer.someone()
        records, today = self.records, self.computer.clock.today()
        pathway = records.pathways.current(person.id)
        assert pathway is not None
        for name in OTHERS:
            self.computer.someone(name)
        visit = records.visits.start(person.id, pathway.id)
        for prompt in records.reference.prompts()[:6]:
            records.emotional_support.answer(pathway.id, visit.id, prompt.id, SAID)
        hope = records.aspirations.add(pathway.id, Horizon.WEEK, "The bench with Jean")
        records.aspirations.choose_measure(hope.id, MeasureKind.SCALE)
        barrier = records.barriers.add(pathway.id, "The stairs", aspiration_id=hope.id)
        for what in ("Ask about the lift", "Try one floor"):
            step = records.barriers.add_step(barrier.id, what)
            records.barriers.choose_when(step.id, today - timedelta(days=1), None)
        return person
