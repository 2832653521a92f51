"""From an empty computer to a printed plan, without a mouse."""

from __future__ import annotations

from tests.journeys.program import Program, first_start, new_person, start_visit


def test_by_keyboard_from_an_empty_computer_to_a_printed_plan(program: Program) -> None:
    hand = program.start()
    first_start(program, hand)
    new_person(program, hand, "Maryam")
    start_visit(program, hand)
