"""What was written by mistake: under the wrong person, or not to be kept at all."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt

from demo.hand import Hand
from planner.views.navigation import Room
from tests.journeys.program import (
    Program,
    end_visit,
    journal_words,
    new_person,
    open_prompt,
    shown_words,
    start_visit,
)

SAID = "A lantern keeps my mother company."


def said(program: Program, person_id: UUID, key: str = "why_here") -> str:
    """What the records hold under a prompt of a person."""
    pathway = program.records.pathways.current(person_id)
    assert pathway is not None
    board = program.records.emotional_support.board(pathway.id)
    return next(one.text for one in board if one.prompt.key == key)


def two_people(program: Program) -> tuple[Hand, UUID, UUID]:
    """The right one, then the wrong one, who is open."""
    hand = program.open_vault()
    new_person(program, hand, "Amina")
    right = program.person_id
    new_person(program, hand, "Bashir")
    return hand, right, program.person_id


def choose(hand: Hand, name: str) -> None:
    """Find somebody in "This belongs to someone else" and move it."""
    hand.fill("Who does it belong to?", name)
    hand.click("Move it")


def nothing_is_left(program: Program, wrong: UUID) -> None:
    """No search and no history leads from these words to the wrong person."""
    for word in ("lantern", "mother", "company"):
        assert wrong not in {hit.person_id for hit in program.records.search.find(word)}
        assert word not in journal_words(program, wrong)


def test_words_under_the_wrong_person_move_and_leave_nothing_behind(program: Program) -> None:
    hand, right, wrong = two_people(program)
    open_prompt(program, hand, "Why I am here")
    hand.type(SAID)
    hand.control(Qt.Key.Key_S)
    hand.meet(lambda: hand.click("This belongs to someone else"), lambda: choose(hand, "Amina"))
    assert SAID not in shown_words(hand)
    assert said(program, wrong) == ""
    assert said(program, right) == SAID
    assert [hit.person_id for hit in program.records.search.find("lantern")] == [right]
    nothing_is_left(program, wrong)
    hand.control(Qt.Key.Key_Z)
    assert said(program, wrong) == ""


def test_a_whole_visit_with_the_wrong_person_moves(program: Program) -> None:
    hand, right, wrong = two_people(program)
    start_visit(program, hand)
    open_prompt(program, hand, "Why I am here")
    hand.type(SAID)
    hand.alt(Qt.Key.Key_2)
    hand.fill("Something for this week", "Walk with my mother\n")
    end_visit(program, hand)
    hand.wait_for(lambda: program.room is Room.OVERVIEW, "the overview")
    more = next(name for name in hand.names() if name.startswith("More for the visit"))

    def move() -> None:
        hand.click(more)
        hand.pick("This belongs to someone else")

    hand.meet(move, lambda: choose(hand, "Amina"))
    assert program.records.visits.of_person(wrong) == []
    assert len(program.records.visits.of_person(right)) == 1
    assert said(program, right) == SAID
    nothing_is_left(program, wrong)


def test_take_that_out_leaves_neither_words_nor_history(program: Program) -> None:
    hand, _right, person = two_people(program)
    start_visit(program, hand)
    open_prompt(program, hand, "Why I am here")
    hand.type(SAID)
    hand.control(Qt.Key.Key_S)
    hand.meet(lambda: hand.click("Take that out"), lambda: hand.click("Take it out"))
    assert said(program, person) == ""
    assert SAID not in shown_words(hand)
    assert program.records.search.find("lantern") == []
    assert "lantern" not in journal_words(program, person)
    hand.control(Qt.Key.Key_Z)
    assert said(program, person) == ""
