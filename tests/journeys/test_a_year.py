"""A whole year of one person's pathway, with the clock moved on from visit to visit, by keyboard.

Each visit sets a review date, which Today asks for when its day has come; three months in WEMWBS is
asked for again; the pathway rests for a while; and at the end there is a paper to keep.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt

from planner.models.aspirations import AspirationStatus, Horizon, MeasureKind
from planner.models.pathways import PathwayStatus
from planner.models.spans import months_after
from planner.views.navigation import Place, Room
from tests.export.reading import read, squeezed
from tests.journeys.program import (
    Program,
    end_visit,
    new_person,
    press,
    questionnaire,
    some_days_later,
    start_visit,
)

BEGAN = date(2026, 3, 17)
SATURDAY = 5


def until(program: Program, day: date) -> None:
    some_days_later(program, (day - program.clock.today()).days)


def back_with_maryam(program: Program) -> None:
    """To her first page, from whichever list of Today has her."""
    program.hand.click("Maryam", within=program.page)
    program.hand.wait_for(lambda: program.workspace.place is not None, "a page")
    program.workspace.go(Place(Room.OVERVIEW, program.person_id))


def review(program: Program, yards: int, next_time: str) -> None:
    """Review by keys in the visit that goes on: how the hope is going, and next time."""
    hand = program.hand
    hand.alt(Qt.Key.Key_7)
    hand.wait_for(lambda: program.room is Room.REVIEW, "Review")
    press(program, "How is it going? “Walk to the canal”")
    hand.type(f"{yards}\n")
    press(program, "Done")
    hand.tab_to("What we said about next time")
    hand.type(next_time)


def measured_hope(program: Program) -> None:
    hopes = program.records.aspirations
    walk = hopes.add(program.pathway_id, Horizon.YEAR, "Walk to the canal")
    hopes.choose_measure(walk.id, MeasureKind.OWN)
    hopes.type_text(walk.id, "unit", "yards")
    hopes.set_numbers(walk.id, 10, 400)


def visits_until_the_pause(program: Program) -> list[date]:
    """The first visit, two weeks later the second, then monthly; gives their days."""
    hand, days = program.hand, [BEGAN]
    said = ""
    for number in range(5):
        if number:
            day = program.records.pathways.get(program.pathway_id).review_on
            assert day is not None
            until(program, day)
            assert program.records.today.overview().reviews.total == 1
            back_with_maryam(program)
            start_visit(program, hand)
            days.append(day)
        else:
            start_visit(program, hand)
            questionnaire(program, hand, "32323323232323")
        if said:
            hand.alt(Qt.Key.Key_7)
            hand.wait_for(partial(hand.reads, f"“{said}”"), "what was said last time")
        if number == 3:
            assert program.records.today.overview().wemwbs.total == 1
            questionnaire(program, hand, "43434434343434")
        said = f"Word {number}"
        review(program, 30 + 10 * number, said)
        end_visit(program, hand)
    return days


def test_from_the_first_visit_to_the_paper_that_is_kept(program: Program) -> None:
    hand = program.open_vault()
    new_person(program, hand, "Maryam")
    person_id = program.person_id
    measured_hope(program)
    days = visits_until_the_pause(program)
    assert days[1] == date(2026, 3, 31)
    for before, after in pairwise(days[1:]):
        assert 0 <= (after - months_after(before, 1)).days <= 2
        assert after.weekday() < SATURDAY

    pathway_id = program.pathway_id
    program.records.endings.pause(pathway_id, "Her sister is ill", date(2026, 10, 1))
    until(program, date(2026, 9, 1))
    asked = program.records.today.overview()
    assert (asked.reviews.total, asked.wemwbs.total, asked.pauses.total) == (0, 0, 0)
    until(program, date(2026, 10, 1))
    assert hand.reads("Pauses to look at again")
    hand.click("Maryam", within=program.page)
    hand.wait_for(lambda: program.room is Room.OVERVIEW, "the overview")
    press(program, "Go on again")

    until(program, date(2027, 3, 17))
    program.workspace.go(Place(Room.OVERVIEW, person_id))
    hope = program.records.aspirations.of_pathway(pathway_id)[0]
    assert [each.value for each in hope.answers] == [30, 40, 50, 60, 70]
    start_visit(program, hand)
    program.records.aspirations.choose_status(hope.aspiration.id, AspirationStatus.ACHIEVED)
    end_visit(program, hand)
    program.workspace.go(Place(Room.OVERVIEW, person_id))

    def close() -> None:
        hand.tab_to("What they say of it, in their words")
        hand.type("I walk there now.")
        press(program, "It is completed")

    def leave_it() -> None:
        hand.press(Qt.Key.Key_Escape)

    hand.tab_to("It is completed")
    hand.meet(lambda: hand.press(Qt.Key.Key_Space), close, leave_it)
    (pathway,) = program.records.pathways.of_person(person_id)
    assert pathway.status is PathwayStatus.COMPLETED
    press(program, "What I have done")
    hand.wait_for(lambda: program.room is Room.PRINT, "the print page")
    press(program, "Print on Room 3 printer")
    hand.wait_for(lambda: hand.reads("Did it come out?"), "the question")
    kept = read(program.printers.printed[-1].pdf)
    for words in ("What I have done", "“I walk there now.”", "“Walk to the canal”", "10", "70"):
        assert squeezed(words) in kept, words

    until(program, date(2027, 4, 1))
    asked = program.records.today.overview()
    assert (asked.reviews.total, asked.wemwbs.total, asked.steps.total) == (0, 0, 0)
