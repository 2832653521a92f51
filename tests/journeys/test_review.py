"""A visit whose review is done by keys alone: from what was said last time to the end of it."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from demo.hand import Hand
from planner.models.aspirations import Horizon, MeasureKind
from planner.models.reviews import FurtherBarriers
from planner.views.navigation import Place, Room
from planner.views.shell.unlock import UnlockPage
from tests.journeys.program import (
    Program,
    end_visit,
    new_person,
    show_names,
    start_visit,
    unlock,
)

WORDS = "the heating leter. I dont understand it"


def at_the_second_visit(program: Program) -> Hand:
    """Two weeks after a first visit at which a hope was measured in yards."""
    hand = program.open_vault()
    new_person(program, hand, "Maryam")
    start_visit(program, hand)
    hopes = program.records.aspirations
    walk = hopes.add(program.pathway_id, Horizon.WEEK, "Walk to the canal")
    hopes.choose_measure(walk.id, MeasureKind.OWN)
    hopes.type_text(walk.id, "unit", "yards")
    hopes.set_numbers(walk.id, 10, 100)
    hopes.answer(walk.id, 30)
    hand.alt(Qt.Key.Key_7)
    hand.wait_for(lambda: program.room is Room.REVIEW, "Review")
    assert hand.reads("This is the first time.")
    hand.tab_to("What we said about next time")
    hand.type("Bring the letter")
    person_id = program.person_id
    end_visit(program, hand)
    program.clock.advance(timedelta(days=14))
    program.idle.look()
    hand.wait_for(program.shows(UnlockPage), "the unlock page")
    unlock(program, hand)
    show_names(hand)
    program.workspace.go(Place(Room.OVERVIEW, person_id))
    start_visit(program, hand)
    hand.alt(Qt.Key.Key_7)
    hand.wait_for(lambda: program.room is Room.REVIEW, "Review")
    return hand


def test_a_whole_review_by_keys(program: Program) -> None:
    hand = at_the_second_visit(program)
    records, pathway_id = program.records, program.pathway_id
    assert hand.reads("Tuesday 17 March to today")
    assert hand.reads("“Bring the letter”")
    said = [label.text() for label in program.page.findChildren(QLabel) if label.isVisible()]
    assert not [text for text in said if "30" in text]  # asked again before it is told

    hand.tab_to("No")
    hand.press(Qt.Key.Key_Right)
    hand.press(Qt.Key.Key_Space)
    hand.tab_to("In my words")
    hand.type(WORDS)
    hand.tab_to("Make this a barrier")
    hand.press(Qt.Key.Key_Space)
    (chain,) = records.barriers.of_pathway(pathway_id)
    assert chain.barrier.words == WORDS
    hand.tab_to("Look at this barrier")
    review = records.reviews.current(pathway_id, records.visits.going_on(program.person_id))
    assert review is not None
    assert (review.barriers, review.barriers_words) == (FurtherBarriers.YES, WORDS)

    hand.tab_to("How is it going? “Walk to the canal”")
    hand.press(Qt.Key.Key_Space)
    hand.type("40\n")
    assert hand.reads("Kept. On 17 March 2026 it was: 30 yards.")
    assert hand.reads("30 to 40")
    hand.tab_to("Anything to say about it?")
    hand.type("slow on the hill")
    hand.tab_to("Done")
    hand.press(Qt.Key.Key_Space)
    (hope,) = records.aspirations.of_pathway(pathway_id)
    assert hope.now is not None
    assert (hope.now.value, hope.now.comment) == (40, "slow on the hill")

    hand.tab_to("Look at this again")
    hand.control(Qt.Key.Key_A)
    hand.type("16/03/2026\n")
    assert hand.reads("A review can’t be before the pathway began, on 17 March 2026.")
    hand.control(Qt.Key.Key_A)
    hand.type("21/04/2026\n")
    assert records.pathways.get(pathway_id).review_on == date(2026, 4, 21)
    hand.tab_to("Done, end visit")

    def end() -> None:
        hand.tab_to("End visit")
        hand.press(Qt.Key.Key_Space)

    hand.meet(lambda: hand.press(Qt.Key.Key_Space), end)
    hand.wait_for(lambda: records.visits.current() is None, "the end of the visit")
    assert records.pathways.get(pathway_id).review_on == date(2026, 4, 21)
    assert program.room is Room.OVERVIEW


def test_every_step_of_a_review_is_taken_back_on_its_page(program: Program) -> None:
    hand = at_the_second_visit(program)
    records, pathway_id = program.records, program.pathway_id
    hand.tab_to("In my words")
    hand.type(WORDS)
    hand.tab_to("Make this a barrier")
    hand.press(Qt.Key.Key_Space)
    hand.tab_to("How is it going? “Walk to the canal”")
    hand.press(Qt.Key.Key_Space)
    hand.type("40\n")
    hand.tab_to("All of them")
    hand.press(Qt.Key.Key_Space)

    def held() -> tuple[int, int, str]:
        visit_id = records.visits.going_on(program.person_id)
        review = records.reviews.current(pathway_id, visit_id)
        (hope,) = records.aspirations.of_pathway(pathway_id)
        barriers = records.barriers.of_pathway(pathway_id)
        return len(hope.answers), len(barriers), review.barriers_words if review else ""

    assert held() == (2, 1, WORDS)
    hand.control(Qt.Key.Key_Z)
    assert held() == (1, 1, WORDS)
    hand.control(Qt.Key.Key_Z)
    assert held() == (1, 0, WORDS)
    hand.control(Qt.Key.Key_Z)
    assert held() == (1, 0, "")
    assert hand.focus("In my words").property("plainText") == ""
    for _press in range(3):
        hand.control(Qt.Key.Key_Y)
    assert held() == (2, 1, WORDS)
