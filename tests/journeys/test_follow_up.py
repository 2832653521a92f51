"""Three months later: what is due shows itself, and what changed is said and drawn."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QTableView

from planner.views.navigation import Room
from planner.views.shell.unlock import UnlockPage
from planner.views.widgets.wellbeing_chart import WellbeingChart
from tests.export.reading import read, squeezed
from tests.journeys.program import (
    Program,
    end_visit,
    new_person,
    questionnaire,
    show_names,
    start_visit,
    unlock,
)

BASELINE, LATER = "32323323232323", "43434434343434"


def test_a_follow_up_says_and_draws_what_changed(program: Program) -> None:
    hand = program.open_vault()
    new_person(program, hand, "Maryam")
    start_visit(program, hand)
    questionnaire(program, hand, BASELINE)
    end_visit(program, hand)

    program.clock.advance(timedelta(days=91))
    program.idle.look()
    hand.wait_for(program.shows(UnlockPage), "the unlock page: the computer slept")
    unlock(program, hand)
    show_names(hand)
    hand.click("Maryam", within=program.page)
    hand.wait_for(lambda: program.room is Room.WELLBEING, "Wellbeing")
    start_visit(program, hand)
    questionnaire(program, hand, LATER)
    hand.click("How things have moved")
    hand.wait_for(lambda: program.room is Room.WELLBEING, "Wellbeing")
    assert hand.reads("Up 14 points. A change larger than measurement error.")
    chart = hand.find(
        WellbeingChart,
        "Baseline, 17 March 2026: 36 out of 70. Follow-up, 16 June 2026: 50 out of 70.",
    )
    assert chart.width() > 400
    hand.click("Show as a table")
    table = hand.find(QTableView, "Answers, item by item")
    assert table.model().rowCount() >= 14

    hand.click("My wellbeing, then and now")
    hand.wait_for(lambda: program.room is Room.PRINT, "the print page")
    hand.wait_for(lambda: "Print on Room 3 printer" in hand.names(), "the printers")
    hand.click("Print on Room 3 printer")
    hand.wait_for(lambda: hand.reads("Did it come out?"), "the question")
    (printed,) = program.printers.printed
    text = read(printed.pdf)
    for words in ("36", "50", "17 March 2026", "16 June 2026", "Up 14 points"):
        assert squeezed(words) in text
