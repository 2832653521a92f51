"""From an empty computer to a printed plan, without a mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from demo.hand import Hand
from planner.models.barriers import Response
from planner.models.papers import PaperFate
from planner.views.navigation import Room
from tests.export.reading import read, squeezed
from tests.journeys.program import Program, first_start, new_person, questionnaire, start_visit

WHY = "The nights are long since Tarek moved out."
WORRY = "What if they stop my tablets?"
WEEK = "Sit by the canal once, with a flask"
YEAR = "Sing with people again"
BARRIER = "The bus frightens me"
HOW = "Ride two stops with Nadia first"
STEP = "Ask Nadia which day suits"


def test_by_keyboard_from_an_empty_computer_to_a_printed_plan(program: Program) -> None:
    hand = program.start()
    first_start(program, hand)
    new_person(program, hand, "Maryam")
    start_visit(program, hand)
    assert not program.workspace.rail.isVisible()
    _talk(hand)
    hand.alt(Qt.Key.Key_2)
    _hope(hand)
    hand.alt(Qt.Key.Key_3)
    _look_at_what_is_in_the_way(hand)
    questionnaire(program, hand, "32323323232323")
    _end(program, hand)
    _print(program, hand)
    _check_what_was_kept(program)
    _check_the_paper(program)


def _talk(hand: Hand) -> None:
    hand.tab_to("Open: Why I am here")
    hand.press(Qt.Key.Key_Space)
    hand.type(WHY)
    hand.control(Qt.Key.Key_Return)
    hand.tab_to("Open: Anything worrying me today")
    hand.press(Qt.Key.Key_Space)
    hand.type(WORRY)


def _hope(hand: Hand) -> None:
    hand.tab_to("Something for this week")
    hand.type(f"{WEEK}\n")
    if "In a week" in hand.names(QAbstractButton):
        hand.tab_to("In a week")
        hand.press(Qt.Key.Key_Right, times=2)
    hand.tab_to("Something for this year")
    hand.type(f"{YEAR}\n")


def _look_at_what_is_in_the_way(hand: Hand) -> None:
    hand.tab_to("Something in the way")
    hand.type(f"{BARRIER}\n")
    hand.tab_to("Remove it")
    hand.press(Qt.Key.Key_Down, times=2)
    hand.press(Qt.Key.Key_Space)
    hand.tab_to("How")
    hand.type(HOW)
    hand.tab_to("Another next step")
    hand.type(f"{STEP}\n")


def _end(program: Program, hand: Hand) -> None:
    def end() -> None:
        hand.tab_to("Next visit")
        hand.type("31 March 2026")
        hand.tab_to("End and print the plan")
        hand.press(Qt.Key.Key_Space)

    hand.tab_to("End visit")
    hand.meet(lambda: hand.press(Qt.Key.Key_Space), end)
    hand.wait_for(lambda: program.room is Room.PRINT, "the print page")


def _print(program: Program, hand: Hand) -> None:
    hand.tab_to("Print on Room 3 printer")
    hand.wait_for(hand.focused().isEnabled, "a paper to print")
    hand.press(Qt.Key.Key_Space)
    hand.wait_for(lambda: hand.reads("Did it come out?"), "the question")
    hand.press(Qt.Key.Key_Space)
    hand.wait_for(lambda: hand.reads("Given. It is kept under Earlier papers."), "the end")


def _check_what_was_kept(program: Program) -> None:
    records = program.records
    person, pathway = program.person_id, program.pathway_id
    said = {one.prompt.key: one for one in records.emotional_support.board(pathway)}
    assert said["why_here"].text == WHY
    assert said["worrying"].text == WORRY
    assert not said["worrying"].on_paper
    assert {hope.aspiration.words for hope in records.aspirations.of_pathway(pathway)} == {
        WEEK,
        YEAR,
    }
    (chain,) = records.barriers.of_pathway(pathway)
    assert (chain.barrier.words, chain.barrier.response) == (BARRIER, Response.OVERCOME)
    assert chain.barrier.how == HOW
    assert [step.what for step in chain.steps] == [STEP]
    assert records.visits.current() is None
    meeting = records.meetings.coming(person)
    assert meeting is not None
    assert meeting.on.isoformat() == "2026-03-31"
    (paper,) = records.papers.of_person(person)
    assert paper.fate is PaperFate.CAME_OUT


def _check_the_paper(program: Program) -> None:
    (printed,) = program.printers.printed
    text = read(printed.pdf)
    for words in (WHY, WEEK, YEAR, BARRIER, HOW, STEP, "Samaritans"):
        assert squeezed(words) in text
    assert squeezed(WORRY) not in text
