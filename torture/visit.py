"""A whole day with the program, every field filled with a canary: python -m torture.visit SEED SIZE

SIZE is "whole", or "short" for the fields without which there is no visit.
Run with the folders of a throw-away computer. Says what was typed once the vault is locked, waits
for a line, closes the window, and ends.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from functools import partial
from random import Random

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from sqlmodel import select

from demo.clock import StoryClock
from demo.hand import Hand
from planner.app import Planner
from planner.models.journal import JournalLine
from planner.parts import Parts
from planner.run import make_application
from planner.selftest.trial import KeysInMemory
from planner.system import folders
from planner.vault.keys import LOWEST
from planner.views.exception_hook import log_to
from planner.views.navigation import Place, Room
from planner.views.paper.printing import Printers
from planner.views.shell.unlock import UnlockPage
from torture.searching import BEGINNING

_LETTERS = "bcdfghjklmnpqrstvwxz"
#: Typed into the search alone, so that the vault does not keep it.
_SEARCHED = "search"


class PaperInHand(Printers):
    """A printer that keeps nothing."""

    def names(self) -> list[str]:
        """The one printer."""
        return ["Room 3 printer"]

    def default_name(self) -> str:
        """The one printer."""
        return self.names()[0]

    def print_pdf(
        self,
        pdf: bytes,
        printer: str,
        *,
        title: str,
        progress: Callable[[int, int], None],
        pages: Sequence[int] | None = None,
    ) -> None:
        """Take the pages."""
        progress(1, 1)


class Canaries:
    """Words that occur nowhere else, one for each place where something is typed."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        #: All begin alike, by which they are found.
        self._beginning = "".join(chance.choices(_LETTERS, k=BEGINNING)).capitalize()
        self.typed: dict[str, str] = {}

    def word(self, place: str) -> str:
        """A new one, for this place."""
        self.typed[place] = self._beginning + "".join(self._chance.choices(_LETTERS, k=6))
        return self.typed[place]


class Day:
    """The program in a window, a hand at it, and what the hand typed."""

    def __init__(self, chance: Random, *, whole: bool) -> None:
        self.canaries = Canaries(chance)
        self.pin = "".join(chance.choices("123456789", k=6))
        self.code = ""
        self._whole = whole
        self.planner = Planner(
            make_application(), Parts(StoryClock(), KeysInMemory(), PaperInHand, cost=LOWEST)
        )
        log_to(folders.log_folder())
        self.planner.start()
        self.hand = Hand(self.planner.window)
        self.planner.window.activateWindow()
        self.hand.pause()

    def live(self) -> None:
        """From first start to the lock."""
        for part in (
            self._first_start,
            self._person,
            *[self._details] * self._whole,
            self._visit,
            self._three_steps,
            *[self._more_words, self._more_steps, self._questionnaire] * self._whole,
            self._concern,
            self._end,
            self._afterwards,
            *[self._their_record, self._settings] * self._whole,
        ):
            part()
        self._check_that_it_was_kept()
        if self._whole:
            self._half_a_date()
        self.hand.control(Qt.Key.Key_L)
        self.hand.wait_for(self._is_locked, "the unlock page")
        self.hand.wait_for(lambda: self.planner.door.leaving is None, "the backup")

    def room(self) -> Room | None:
        """Which page shows."""
        workspace = self.planner.workspace
        return workspace.place.room if workspace is not None and workspace.place else None

    def arrive(self, room: Room) -> None:
        """Wait for a page."""
        self.hand.wait_for(lambda: self.room() is room, str(room))

    def fill(self, label: str, place: str = "", ending: str = "") -> None:
        """Type a canary into the field called `label`."""
        self.hand.fill(label, self.canaries.word(place or label) + ending)

    # -- the day

    def _first_start(self) -> None:
        hand = self.hand
        hand.type(self.canaries.word("planner"))
        self.fill("Surgeries where you see people", "surgery")
        hand.press(Qt.Key.Key_Return)
        passphrase = f"{self.canaries.word('passphrase')} over the slow canal"
        hand.fill("Passphrase", passphrase)
        hand.fill("The same again", passphrase)
        hand.press(Qt.Key.Key_Return)
        self._read_code_and_type_it_back()
        hand.press(Qt.Key.Key_Return)
        hand.fill("PIN", self.pin)
        hand.fill("The same again", self.pin)
        hand.press(Qt.Key.Key_Return, times=3)  # numbers to ring, if you cannot be here, make it
        self.arrive(Room.TODAY)

    def _read_code_and_type_it_back(self) -> None:
        groups = {
            label.accessibleName().split(":")[0]: label.text()
            for label in self.hand.top.findChildren(QLabel)
            if label.accessibleName().startswith("Group ") and label.isVisible()
        }
        self.code = "-".join(groups.values())
        for name in self.hand.names(QLineEdit):
            if name in groups:
                self.hand.fill(name, groups[name].lower())

    def _person(self) -> None:
        hand = self.hand
        hand.control(Qt.Key.Key_N)
        self.arrive(Room.NEW_PERSON)
        hand.type(self.canaries.word("called"))
        self.fill("Full name")

        def choose() -> None:
            hand.click("Prevention")
            hand.click("Start the pathway")

        hand.meet(partial(hand.click, "Start a pathway"), choose)
        self.arrive(Room.OVERVIEW)

    def _visit(self) -> None:
        hand = self.hand

        def confirm() -> None:
            hand.click("Yes, this is who is here")
            self.fill("What would you like from today?", "agenda")
            hand.click("Start visit")

        hand.meet(partial(hand.click, "Start visit"), confirm)
        self.arrive(Room.EMOTIONAL_SUPPORT)
        hand.control(Qt.Key.Key_J)
        self.fill("Words as they come", "jot")
        hand.control(Qt.Key.Key_J)

    def _three_steps(self) -> None:
        hand = self.hand
        hand.click("Open: Why I am here")
        hand.type(self.canaries.word("first prompt"))
        hand.alt(Qt.Key.Key_2)
        self.arrive(Room.ASPIRATIONS)
        self.fill("Something for this week", ending="\n")
        hand.alt(Qt.Key.Key_3)
        self.arrive(Room.BARRIERS)
        self.fill("Something in the way", "barrier", "\n")
        self.fill("Another next step", "next step", "\n")

    def _more_words(self) -> None:
        """Every prompt, hopes of each horizon, and what they hang on."""
        hand = self.hand
        hand.alt(Qt.Key.Key_1)
        self.arrive(Room.EMOTIONAL_SUPPORT)
        hand.click("Open: Why I am here")
        for number in range(7):
            hand.click("Done, next one")
            hand.type(self.canaries.word(f"prompt {number}"))
        hand.alt(Qt.Key.Key_2)
        self.arrive(Room.ASPIRATIONS)
        for horizon in ("month", "year"):
            self.fill(f"Something for this {horizon}", horizon, "\n")
        hand.focus(self.canaries.typed["year"])
        hand.press(Qt.Key.Key_Return)
        self.fill("Why it matters to me", "why")
        hand.choose("A way to see it", "A number of my own")
        self.fill("What I’ll count", "unit")
        hand.click("All of them")

    def _more_steps(self) -> None:
        hand = self.hand
        hand.alt(Qt.Key.Key_3)
        self.arrive(Room.BARRIERS)
        hand.click(f"Who, when and where: {self.canaries.typed['next step']}")
        self.fill("Someone else", "who else")
        hand.click("Done with this")
        self.fill("How", "how to respond")

    def _details(self) -> None:
        hand = self.hand
        hand.click("Open details")
        self.arrive(Room.DETAILS)
        for label in ("Email", "Where you stay", "Good to know", "Anything else"):
            self.fill(label)
        self.fill("Add a person", "contact", "\n")
        self.fill("Who they are to you", "relation")
        hand.click("Someone else")
        self.fill("Who else?", "shared with", "\n")

    def _questionnaire(self) -> None:
        hand = self.hand
        hand.alt(Qt.Key.Key_4)
        self.arrive(Room.WELLBEING)
        hand.click("Start the baseline")
        self.arrive(Room.QUESTIONNAIRE)
        hand.type("23323223322332")
        hand.choose("How it was answered", "On paper")
        hand.control(Qt.Key.Key_Return)
        hand.wait_for(partial(hand.reads, "Anything you’d like to talk about?"), "the question")
        hand.type(self.canaries.word("questionnaire"))

    def _concern(self) -> None:
        hand = self.hand

        def raise_it() -> None:
            hand.click("The screen is turned away")
            hand.click("Duty GP, today")
            self.fill("The words said", "concern")
            if self._whole:
                for label in ("What they would like to happen", "Where they went next"):
                    self.fill(label)
                for label in ("Who closes it", "What came of it", "How you tried"):
                    self.fill(label)
            hand.click("Copy as text for the GP record")
            hand.click("Close")

        hand.meet(partial(hand.click, "Keeping safe"), raise_it)

    def _end(self) -> None:
        hand = self.hand

        def agree() -> None:
            self.fill("What we agreed", "agreed")
            hand.click("End and print the plan")

        hand.meet(partial(hand.click, "End visit"), agree)
        self.arrive(Room.PRINT)
        hand.click("Print on Room 3 printer")
        hand.wait_for(partial(hand.reads, "Did it come out?"), "the question")
        hand.click("Yes")

    def _afterwards(self) -> None:
        hand = self.hand
        hand.alt(Qt.Key.Key_5)
        self.arrive(Room.NOTES)
        hand.click("New note")
        hand.type(self.canaries.word("note"))

        def search() -> None:
            hand.type(self.canaries.word(_SEARCHED))
            hand.wait_for(partial(hand.reads, "Nothing found"), "an answer")
            hand.press(Qt.Key.Key_Escape)

        hand.meet(partial(hand.control, Qt.Key.Key_K), search)

    def _settings(self) -> None:
        hand = self.hand
        hand.click("Settings")
        self.arrive(Room.SETTINGS)
        hand.click("You and your surgeries")
        for label in ("Your role", "Organisation"):
            self.fill(label)
        self.fill("Add a surgery", "another surgery", "\n")
        hand.click("WEMWBS licence")
        for label in ("Licence holder", "Reference"):
            self.fill(label)

    def _their_record(self) -> None:
        hand = self.hand
        self._go(Room.THEIR_RECORD)

        def receive() -> None:
            self.fill("Who asked", "asked by")
            self.fill("How you know that it is them", "identity")
            hand.click("Note the request")

        def hold() -> None:
            hand.click("A complaint")
            self.fill("Who asked, and why", "hold")
            hand.click("Place the hold")

        hand.meet(partial(hand.click, "They asked for a copy"), receive)
        hand.meet(partial(hand.click, "Place a hold"), hold)

    def _half_a_date(self) -> None:
        """What no field can keep is kept aside when the vault locks."""
        self._go(Room.DETAILS)
        self.fill("Date of birth", "half a date")

    def _go(self, room: Room) -> None:
        workspace = self.planner.workspace
        assert workspace is not None
        person = workspace.context.records.search.find(self.canaries.typed["called"])[0]
        workspace.go(Place(room, person.person_id))
        self.arrive(room)

    # -- what came of it

    def _is_locked(self) -> bool:
        return any(page.isVisible() for page in self.planner.window.findChildren(UnlockPage))

    def _check_that_it_was_kept(self) -> None:
        """A canary that the vault does not hold was not typed, and would prove nothing."""
        workspace = self.planner.workspace
        assert workspace is not None
        assert workspace.leave()
        with workspace.context.records.changes.reading() as session:
            lines = session.exec(select(JournalLine)).all()
        kept = "\n".join(f"{line.before} {line.after}" for line in lines)
        lost = {place for place, word in self.canaries.typed.items() if word not in kept}
        if lost - {_SEARCHED, "passphrase"}:
            raise LookupError(f"not kept: {sorted(lost)}")


def main(seed: str, size: str) -> None:
    """Live the day, say what was typed, and close when told to."""
    day = Day(Random(seed), whole=size == "whole")
    day.live()
    secrets = [day.pin, day.code, day.code.replace("-", "")]
    typed = list(day.canaries.typed.values())
    sys.stdout.write(json.dumps({"typed": typed, "secrets": secrets}) + "\n")
    sys.stdout.flush()
    sys.stdin.readline()
    day.planner.window.close()
    day.hand.wait_for(day.planner.window.isHidden, "the window closing")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
