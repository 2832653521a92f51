"""A whole first visit and what comes of it, by a hand that has no mouse at all."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from demo.hand import HandWithoutMouse
from planner.models.answers import AnswerState
from planner.models.papers import PaperFate
from planner.views.navigation import Room
from planner.views.pages.print_page import PrintPage
from planner.views.shell.cover import Cover
from planner.views.shell.unlock import UnlockPage
from planner.views.theme import Mode
from tests.journeys.program import (
    PIN,
    Program,
    first_start,
    new_person,
    press,
    questionnaire,
    show_names,
    start_visit,
    unlock,
)

SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
WHY = "The nights are long since Tarek moved out."
HOPE, BARRIER, STEP = "Sit by the canal once", "The bus frightens me", "Ask Nadia which day"
CONCERN = "Some nights I can't see the point."


def test_a_whole_first_visit_and_after(program: Program) -> None:
    program.hands = HandWithoutMouse
    first_start(program, program.start())
    new_person(program, program.hand, "Maryam")
    start_visit(program, program.hand)
    _three_steps(program)
    questionnaire(program, program.hand, "32323323232323")
    _keep_safe(program)
    _make_a_crisis_plan(program)
    _turn_the_screen(program)
    _end_and_print(program)
    _cover_lock_and_find(program)
    _review_and_progress(program)
    _settings(program)


def _three_steps(program: Program) -> None:
    hand, records = program.hand, program.records
    press(program, "Open: Why I am here")
    hand.type(WHY)
    hand.control(Qt.Key.Key_Return)
    hand.type("Not that")
    hand.press(Qt.Key.Key_N, SHIFT)
    hand.alt(Qt.Key.Key_2)
    hand.tab_to("Something for this week")
    hand.type(f"{HOPE}\n")
    hand.alt(Qt.Key.Key_3)
    hand.tab_to("Something in the way")
    hand.type(f"{BARRIER}\n")
    hand.tab_to("Remove it")
    hand.press(Qt.Key.Key_Down, times=2)
    hand.press(Qt.Key.Key_Space)
    hand.tab_to("Another next step")
    hand.type(f"{STEP}\n")
    press(program, f"Who, when and where: {STEP}")
    hand.tab_to("Which day")
    hand.type("24/3/2026\n")
    first, second = records.emotional_support.board(program.pathway_id)[:2]
    assert (first.text, first.state) == (WHY, AnswerState.DONE)
    assert second.state is AnswerState.NOT_NOW
    (chain,) = records.barriers.of_pathway(program.pathway_id)
    assert chain.barrier.words == BARRIER
    assert [(step.what, str(step.on)) for step in chain.steps] == [(STEP, "2026-03-24")]


def _keep_safe(program: Program) -> None:
    hand = program.hand

    def note() -> None:
        press(program, "The screen is turned away")
        hand.tab_to("999")
        for _press in range(5):
            if hand.focused().accessibleName() != "Duty GP, today":
                hand.press(Qt.Key.Key_Right)
        hand.press(Qt.Key.Key_Space)
        hand.tab_to("The words said")
        hand.type(CONCERN)
        hand.press(Qt.Key.Key_Escape)

    before = hand.focused()
    hand.meet(partial(hand.press, Qt.Key.Key_C, SHIFT), note)
    assert hand.focused() is before
    (concern,) = program.records.concerns.open_ones(program.person_id)
    assert concern.concern.words == CONCERN


def _make_a_crisis_plan(program: Program) -> None:
    hand = program.hand
    hand.meet(
        partial(hand.press, Qt.Key.Key_C, SHIFT), partial(press, program, "Make the plan together")
    )
    hand.wait_for(lambda: program.room is Room.CRISIS_PLAN, "the crisis plan")
    press(program, "Make it together")
    hand.type("I stop answering the door")
    hand.tab_to("Agree this plan")
    hand.meet(partial(hand.press, Qt.Key.Key_Return), partial(press, program, "Agree it"))
    agreed = program.records.crisis_plans.agreed(program.person_id)
    assert agreed is not None
    assert agreed.plan.signs == "I stop answering the door"


def _turn_the_screen(program: Program) -> None:
    hand = program.hand
    hand.alt(Qt.Key.Key_2)
    hand.press(Qt.Key.Key_T, SHIFT)
    assert program.workspace.turning.screen is not None
    for name in ("Next", "Not now"):
        hand.tab_to(name)
        hand.press(Qt.Key.Key_Return)
    hand.alt(Qt.Key.Key_1)
    assert program.workspace.turning.screen is not None
    hand.press(Qt.Key.Key_Escape)
    hand.type(PIN)
    assert program.workspace.turning.screen is None
    assert program.room is Room.ASPIRATIONS


def _end_and_print(program: Program) -> None:
    hand = program.hand

    def end() -> None:
        hand.tab_to("Next visit")
        hand.type("31 March 2026")
        press(program, "End and print the plan")

    hand.tab_to("End visit")
    hand.meet(partial(hand.press, Qt.Key.Key_Space), end)
    hand.wait_for(lambda: program.room is Room.PRINT, "the print page")
    page = program.page
    assert isinstance(page, PrintPage)
    hand.wait_for(lambda: page.view.pdf, "a paper to print")
    hand.tab_to(page.view.sheet.accessibleName())
    hand.press(Qt.Key.Key_PageDown)
    assert page.view.index == min(1, page.view.count - 1)
    press(program, "Print on Room 3 printer")
    hand.wait_for(lambda: hand.reads("Did it come out?"), "the question")
    hand.press(Qt.Key.Key_Return)
    hand.wait_for(lambda: hand.reads("Given. It is kept under Earlier papers."), "the end")
    (paper,) = program.records.papers.of_person(program.person_id)
    assert paper.fate is PaperFate.CAME_OUT


def _cover_lock_and_find(program: Program) -> None:
    hand = program.hand
    hand.control(Qt.Key.Key_1)
    hand.press(Qt.Key.Key_F9)
    hand.wait_for(program.shows(Cover), "the cover")
    hand.type(PIN)
    hand.wait_for(lambda: not program.shows(Cover)(), "the cover to lift")
    hand.control(Qt.Key.Key_L)
    hand.wait_for(program.shows(UnlockPage), "the unlock page")
    unlock(program, hand)
    assert program.workspace.context.navigator.names_hidden
    show_names(hand)
    assert not program.workspace.context.navigator.names_hidden

    def find() -> None:
        hand.type("mary\n")

    hand.meet(partial(hand.control, Qt.Key.Key_K), find)
    hand.wait_for(lambda: program.room is Room.OVERVIEW, "the overview")


def _review_and_progress(program: Program) -> None:
    hand = program.hand
    press(program, "See the progress")
    hand.wait_for(lambda: program.room is Room.PROGRESS, "Progress")
    press(program, "How strong does it feel today?")
    hand.press(Qt.Key.Key_End)
    (network,) = program.records.networks.of_pathway(program.pathway_id)
    assert network.strength == 10
    start_visit(program, hand)
    hand.alt(Qt.Key.Key_7)
    hand.wait_for(lambda: program.room is Room.REVIEW, "Review")
    hand.tab_to("What we said about next time")
    hand.type("Bring the letter")
    hand.tab_to("Done, end visit")
    hand.meet(partial(hand.press, Qt.Key.Key_Return), partial(press, program, "End visit"))
    hand.wait_for(lambda: program.records.visits.current() is None, "the end of the visit")


def _settings(program: Program) -> None:
    hand = program.hand
    theme = program.workspace.context.theme
    hand.control(Qt.Key.Key_6)
    hand.wait_for(lambda: program.room is Room.SETTINGS, "Settings")
    hand.tab_to("You and your surgeries")
    for _press in range(30):
        if hand.focused().accessibleName() != "Text size and theme":
            hand.press(Qt.Key.Key_Down)
    hand.press(Qt.Key.Key_Return)
    hand.choose("Theme", "Dark")
    assert theme.mode is Mode.DARK
    hand.control(Qt.Key.Key_Plus)
    assert theme.scale == 115
    hand.control(Qt.Key.Key_0)
    hand.alt(Qt.Key.Key_Left)
    assert program.room is not Room.SETTINGS
    assert QApplication.focusWidget() is not None
