"""Every word typed anywhere is in the records after a lock, or kept aside: never both, never lost.

Each box of each page gets a word of its own, whether or not it makes sense there, and then the
vault is locked from where it is.
"""

from __future__ import annotations

from functools import partial
from itertools import count
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from sqlmodel import select

from demo.hand import Hand
from planner.models.aspirations import Horizon
from planner.models.drafts import Draft
from planner.models.people import Person
from planner.models.tables import RECORDS
from planner.views.navigation import Place, Room
from planner.views.shell.unlock import UnlockPage
from planner.views.widgets.fields import DateField
from tests.computer import Computer
from tests.journeys.program import unlock

NUMBERS = count(1001)


def boxes(within: QWidget) -> list[QLineEdit | QPlainTextEdit]:
    """Where something can be typed that is neither a secret nor a search."""
    found: list[QLineEdit | QPlainTextEdit] = [
        *within.findChildren(QLineEdit),
        *within.findChildren(QPlainTextEdit),
    ]
    return [
        box
        for box in found
        if box.isVisible()
        and box.isEnabled()
        and not box.isReadOnly()
        and not box.property("passing")
    ]


def fill_all(hand: Hand, but: str = "") -> dict[str, str]:
    """Type a word of its own into every box there is; gives which word went where."""
    typed: dict[str, str] = {}
    done: set[str] = set()
    while True:
        left = [
            box
            for box in boxes(hand.top)
            if _called(box) not in done and box.accessibleName() != but
        ]
        if not left:
            return typed
        box, word = left[0], f"wordle{next(NUMBERS)}x"
        done.add(_called(box))
        for _time in range(2):  # what was left may have moved the keyboard on
            box.setFocus(Qt.FocusReason.OtherFocusReason)
            hand.pause()
        hand.press(Qt.Key.Key_End)
        hand.type(f" {word}")
        typed[word] = _called(box)


def _called(box: QWidget) -> str:
    return f"{box.accessibleName()} at {box.mapTo(box.window(), box.rect().topLeft()).x()}"


def in_records(computer: Computer) -> str:
    """Every word in the records, those kept aside left out."""
    found: list[str] = []
    with computer.records.changes.reading() as session:
        for table in RECORDS:
            if table is not Draft:
                found += [str(row) for row in session.exec(select(table))]
    return "\n".join(found)


def fill_days(hand: Hand) -> list[str]:
    """Type a day that can be into every box for one; gives what was typed."""
    typed: list[str] = []
    for field in hand.top.findChildren(DateField):
        if field.edit.isVisible() and field.edit.isEnabled():
            field.edit.setFocus(Qt.FocusReason.TabFocusReason)
            hand.control(Qt.Key.Key_A)
            typed.append(f"{len(typed) + 1:02}/02/2026")
            hand.type(typed[-1])
    return typed


def lock_and_unlock(computer: Computer, hand: Hand) -> None:
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    unlock(computer, hand)


def check(computer: Computer, typed: dict[str, str]) -> None:
    assert typed
    kept, aside = in_records(computer), computer.records.drafts.waiting()
    drafts = "\n".join(draft.text for draft in aside)
    lost = [where for word, where in typed.items() if word not in kept + drafts]
    twice = [where for word, where in typed.items() if word in kept and word in drafts]
    assert (lost, twice) == ([], [])


def a_full_record(computer: Computer) -> tuple[Person, dict[Room, UUID]]:
    """Somebody with something of each kind, and what to open on which page."""
    person = computer.someone()
    records = computer.records
    pathway = records.pathways.current(person.id)
    assert pathway is not None
    hope = records.aspirations.add(pathway.id, Horizon.WEEK, "The bench with Jean")
    barrier = records.barriers.add(pathway.id, "The stairs", aspiration_id=hope.id)
    step = records.barriers.add_step(barrier.id, "Ask about the lift")
    records.people.add_contact(person.id, "Jean")
    records.notes.write(person.id, "Likes mornings")
    return person, {Room.ASPIRATIONS: hope.id, Room.BARRIERS: step.id}


@pytest.mark.parametrize(
    ("room", "opens"),
    [
        (Room.DETAILS, ["Show"]),
        (Room.EMOTIONAL_SUPPORT, ["Open: Why I am here"]),
        (Room.ASPIRATIONS, []),
        (Room.BARRIERS, []),
        (Room.REVIEW, []),
        (Room.REVIEW, ["How is it going? “The bench with Jean”"]),
        (Room.QUESTIONNAIRE, []),
        (Room.NOTES, ["New note"]),
        (Room.CRISIS_PLAN, ["Make it together"]),
    ],
)
def test_on_a_persons_pages(computer: Computer, room: Room, opens: list[str]) -> None:
    hand = computer.unlocked()
    person, things = a_full_record(computer)
    computer.workspace.go(Place(room, person.id, things.get(room)))
    for name in opens:
        hand.click(name)
    typed = fill_all(hand)
    hand.control(Qt.Key.Key_L)
    lock_and_unlock(computer, hand)
    check(computer, typed)


@pytest.mark.parametrize("room", [Room.DETAILS, Room.ASPIRATIONS, Room.QUESTIONNAIRE])
def test_a_day_that_can_be_is_kept_and_not_aside(computer: Computer, room: Room) -> None:
    hand = computer.unlocked()
    person, things = a_full_record(computer)
    computer.workspace.go(Place(room, person.id, things.get(room)))
    if room is Room.DETAILS:
        hand.click("Show")
    assert fill_days(hand)
    hand.control(Qt.Key.Key_L)
    lock_and_unlock(computer, hand)
    assert computer.records.drafts.waiting() == []


@pytest.mark.parametrize("section", ["You and your surgeries", "WEMWBS licence"])
def test_in_settings(computer: Computer, section: str) -> None:
    hand = computer.unlocked()
    hand.control(Qt.Key.Key_6)
    hand.click(section)
    typed = fill_all(hand)
    hand.control(Qt.Key.Key_L)
    lock_and_unlock(computer, hand)
    check(computer, typed)


@pytest.mark.parametrize("named", [True, False])
def test_of_somebody_new_with_a_name_and_without(computer: Computer, named: bool) -> None:
    hand = computer.unlocked()
    hand.control(Qt.Key.Key_N)
    if named:
        hand.type("Margaret")
    typed = fill_all(hand) if named else fill_all(hand, but="What shall we call you?")
    hand.control(Qt.Key.Key_L)
    lock_and_unlock(computer, hand)
    check(computer, typed)


def in_visit(computer: Computer, hand: Hand, person: Person) -> None:
    pathway = computer.records.pathways.current(person.id)
    assert pathway is not None
    computer.records.visits.start(person.id, pathway.id)
    computer.workspace.go(Place(Room.EMOTIONAL_SUPPORT, person.id))


@pytest.mark.parametrize(
    ("opening", "before", "visit"),
    [
        ("Start visit", [], False),
        ("Plan a visit", [], False),
        ("Pause", [], False),
        ("Hand to another surgery", [], False),
        ("Keeping safe", ["The screen is turned away", "Duty GP, today"], False),
        ("End visit", [], True),
    ],
)
def test_in_dialogs(computer: Computer, opening: str, before: list[str], visit: bool) -> None:
    hand = computer.unlocked()
    person, _things = a_full_record(computer)
    computer.workspace.go(Place(Room.OVERVIEW, person.id))
    if visit:
        in_visit(computer, hand, person)
    typed: dict[str, str] = {}

    def work() -> None:
        for name in before:
            hand.click(name)
        typed.update(fill_all(hand))
        assert computer.planner is not None
        computer.planner.lock()

    hand.meet(partial(hand.click, opening), work)
    lock_and_unlock(computer, hand)
    check(computer, typed)


def test_beside_the_page(computer: Computer) -> None:
    hand = computer.unlocked()
    person, _things = a_full_record(computer)
    in_visit(computer, hand, person)
    hand.control(Qt.Key.Key_J)
    typed = fill_all(hand)
    hand.control(Qt.Key.Key_L)
    lock_and_unlock(computer, hand)
    check(computer, typed)
