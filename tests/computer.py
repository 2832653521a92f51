"""A computer with a vault on it, and the real program to be opened there."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from demo.hand import Hand
from planner.app import Planner
from planner.models.pathways import PathwayKind
from planner.models.people import Person
from planner.parts import Parts
from planner.system.device_secret import DeviceSecrets
from planner.vault.keys import LOWEST
from planner.views.navigation import Place, Room
from planner.views.shell.context import SetUp
from tests.journeys.program import CODE, PASSPHRASE, PIN, PLANNER, Program, unlock
from tests.ready_vault import put_vault


class Computer(Program):
    """A computer with a vault on it, made without a hand, which other tests prove."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.code = CODE
        set_up = SetUp(
            name=PLANNER, passphrase=PASSPHRASE, recovery_code=CODE, pin=PIN, nation="wales"
        )
        self.folder = put_vault(set_up, self.keyring, self.clock)

    def begin(self, secrets: DeviceSecrets | None = None) -> Hand:
        """Open the program; a dialog may lie over its window from the start."""
        self.planner = Planner(
            self._application,
            Parts(
                self.clock,
                secrets or self.keyring,
                lambda: self.printers,
                cost=LOWEST,
                policy=self.policy,
            ),
        )
        self.planner.start()
        self.planner.window.activateWindow()
        return Hand(self.planner.window)

    def unlocked(self) -> Hand:
        """The program open at Today."""
        hand = self.start()
        unlock(self, hand)
        return hand

    def someone(self, called: str = "Margaret") -> Person:
        """Somebody with a pathway."""
        person = self.records.people.add(called)
        self.records.pathways.start(person.id, PathwayKind.RECOVERY)
        return person

    def open_prompt(self, hand: Hand, person: Person) -> None:
        """Step 1 of `person`, with its first prompt open and the keyboard in its words."""
        self.workspace.go(Place(Room.EMOTIONAL_SUPPORT, person.id))
        hand.click(f"Open: {self.prompt}")

    @property
    def prompt(self) -> str:
        """What the first prompt asks."""
        return self.records.reference.prompts()[0].title

    def said(self, person: Person) -> str:
        """What the vault holds of the first prompt."""
        pathway = self.records.pathways.current(person.id)
        assert pathway is not None
        return self.records.emotional_support.board(pathway.id)[0].text
