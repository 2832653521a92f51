"""Changed by the worker while it is typed in: through the real window, no word is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from demo.hand import Hand
from planner.models.concerns import WhoActs
from planner.models.people import Person
from planner.records.book import Records, open_records
from planner.views.navigation import Place, Room
from planner.views.shell.cover import Cover
from planner.views.shell.unlock import UnlockPage
from tests.computer import Computer

MINE, THEIRS = "Mornings, before anyone is up.", "Evenings, once it is quiet."
TITLE = "This was changed somewhere else"

Row = TypeVar("Row")


def worker(computer: Computer, hand: Hand, write: Callable[[Records], Row]) -> Row:
    """What `write` gives, in the worker's turn and over its connection, as an import writes."""
    context = computer.workspace.context
    vault, planner = context.vault, computer.records.settings.planner()
    assert vault is not None
    assert planner is not None
    written: list[Row] = []

    def work() -> None:
        written.append(
            write(open_records(vault.worker_engine, computer.clock, vault.id, planner.id))
        )

    context.jobs.start(work)
    hand.wait_for(lambda: written, "the other words")
    return written[0]


def choose(hand: Hand, button: str) -> Callable[[], None]:
    def work() -> None:
        assert hand.reads(TITLE)
        texts = {edit.toPlainText() for edit in hand.top.findChildren(QPlainTextEdit)}
        assert {MINE, THEIRS} <= texts
        hand.click(button)

    return work


def earlier(computer: Computer, record_id: UUID, field: str) -> set[str]:
    history = computer.records.history.of_record(record_id, frozenset({field}))
    return {each.before for each in history}


def in_step_1(computer: Computer, hand: Hand, person: Person) -> tuple[UUID, str]:
    pathway = computer.records.pathways.current(person.id)
    assert pathway is not None
    computer.open_prompt(hand, person)
    key, prompt = pathway.id, computer.records.reference.prompts()[0].id
    row = worker(
        computer, hand, lambda theirs: theirs.emotional_support.answer(key, None, prompt, THEIRS)
    )
    hand.type(MINE)
    return row.id, "text"


def in_a_note(computer: Computer, hand: Hand, person: Person) -> tuple[UUID, str]:
    note = computer.records.notes.write(person.id, "As it was.")
    computer.records.changes.seal()
    computer.workspace.go(Place(Room.NOTES, person.id))
    worker(computer, hand, lambda theirs: theirs.notes.rewrite(note.id, THEIRS))
    hand.focus("Note of Tuesday 17 March 2026")
    hand.control(Qt.Key.Key_A)
    hand.type(MINE)
    return note.id, "text"


def in_the_details(computer: Computer, hand: Hand, person: Person) -> tuple[UUID, str]:
    computer.workspace.go(Place(Room.DETAILS, person.id))
    hand.click("Show")
    worker(computer, hand, lambda theirs: theirs.people.change(person.id, "other_needs", THEIRS))
    hand.fill("Anything else", MINE)
    return person.id, "other_needs"


PAGES = {"step 1": in_step_1, "notes": in_a_note, "details": in_the_details}


@pytest.mark.parametrize("page", sorted(PAGES))
@pytest.mark.parametrize("keep", ["Keep mine", "Keep the other"])
def test_leaving_the_page_asks_and_the_other_words_stay_as_earlier_ones(
    computer: Computer, page: str, keep: str
) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    record_id, field = PAGES[page](computer, hand, person)
    hand.meet(lambda: hand.control(Qt.Key.Key_2), choose(hand, keep))
    kept, other = (MINE, THEIRS) if keep == "Keep mine" else (THEIRS, MINE)
    assert other in earlier(computer, record_id, field)
    history = computer.records.history.of_record(record_id, frozenset({field}))
    assert history[0].after == kept
    hand.control(Qt.Key.Key_2)
    assert computer.room is Room.PEOPLE
    assert computer.records.changes.opened_at_sequence >= 0


def test_in_a_dialog_over_the_page_it_asks_too(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    concern = computer.records.concerns.open(person.id, WhoActs.DUTY_GP)
    computer.workspace.go(Place(Room.OVERVIEW, person.id))
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

    def in_keeping_safe() -> None:
        hand.click("The screen is turned away")
        hand.click("Go on with the one from Tuesday 17 March, 10:30")
        worker(
            computer, hand, lambda theirs: theirs.concerns.type_text(concern.id, "words", THEIRS)
        )
        hand.fill("The words said", MINE)
        hand.meet(lambda: hand.press(Qt.Key.Key_Tab), choose(hand, "Keep mine"))
        hand.press(Qt.Key.Key_Escape)

    hand.meet(lambda: hand.press(Qt.Key.Key_C, both), in_keeping_safe)
    assert computer.records.concerns.file(concern.id).concern.words == MINE
    assert THEIRS in earlier(computer, concern.id, "words")


def test_a_lock_asks_nobody_and_loses_nothing(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    record_id, _field = in_the_details(computer, hand, person)
    hand.control(Qt.Key.Key_L)
    hand.wait_for(
        lambda: computer.shows(Cover)() or computer.shows(UnlockPage)(), "the cover or the lock"
    )
    hand.pause(60)
    assert QApplication.activeModalWidget() is None
    assert record_id == person.id
