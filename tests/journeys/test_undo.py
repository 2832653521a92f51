"""Ctrl+Z and Ctrl+Y: each page takes back its own steps, and no words are lost on the way."""

from __future__ import annotations

from PySide6.QtCore import Qt

from planner.records.barriers import Chain
from planner.records.hopes import Hope
from tests.journeys.program import Program, new_person, open_prompt, start_visit


def hopes(program: Program) -> list[str]:
    found: list[Hope] = program.records.aspirations.of_pathway(program.pathway_id)
    return [hope.aspiration.words for hope in found]


def barriers(program: Program) -> list[str]:
    found: list[Chain] = program.records.barriers.of_pathway(program.pathway_id)
    return [chain.barrier.words for chain in found]


def why(program: Program) -> str:
    board = program.records.emotional_support.board(program.pathway_id)
    return next(said.text for said in board if said.prompt.key == "why_here")


def test_each_page_takes_back_its_own_steps_and_does_them_again(program: Program) -> None:
    hand = program.open_vault()
    new_person(program, hand, "Maryam")
    start_visit(program, hand)
    open_prompt(program, hand, "Why I am here")
    hand.type("The nights are long.")
    hand.alt(Qt.Key.Key_2)
    hand.fill("Something for this week", "Sit by the canal\n")
    hand.type("Ring Nadia\n")
    hand.alt(Qt.Key.Key_3)
    hand.fill("Something in the way", "The bus\n")
    assert hopes(program) == ["Sit by the canal", "Ring Nadia"]

    hand.alt(Qt.Key.Key_2)
    hand.control(Qt.Key.Key_Z)
    assert hopes(program) == ["Sit by the canal"]
    hand.control(Qt.Key.Key_Z)
    assert hopes(program) == []
    hand.control(Qt.Key.Key_Z)
    assert hand.reads("Nothing to undo on this page")
    assert barriers(program) == ["The bus"]
    assert why(program) == "The nights are long."

    hand.control(Qt.Key.Key_Y)
    hand.control(Qt.Key.Key_Y)
    assert hopes(program) == ["Sit by the canal", "Ring Nadia"]

    hand.alt(Qt.Key.Key_3)
    hand.click("Remove this barrier")
    assert barriers(program) == []
    hand.click("Undo")
    assert barriers(program) == ["The bus"]

    hand.alt(Qt.Key.Key_1)
    hand.control(Qt.Key.Key_Z)
    assert why(program) == ""
    hand.control(Qt.Key.Key_Y)
    assert why(program) == "The nights are long."


def test_a_box_being_typed_in_takes_back_its_own_words_first(program: Program) -> None:
    hand = program.open_vault()
    new_person(program, hand, "Maryam")
    start_visit(program, hand)
    hand.alt(Qt.Key.Key_2)
    hand.fill("Something for this week", "Sit by the canal\n")
    hand.type("Ring")
    hand.control(Qt.Key.Key_Z)
    assert hopes(program) == ["Sit by the canal"]
    assert hand.focused().property("text") == ""
    hand.control(Qt.Key.Key_Z)
    assert hopes(program) == []
