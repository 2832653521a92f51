"""Before and between visits by keyboard: prepared, put aside on Today, typed in from paper."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt

from planner.views.navigation import Room
from planner.views.widgets.line_button import LineButton
from tests.journeys.program import Program, end_visit, new_person, show_names, start_visit


def due(program: Program) -> list[str]:
    """Whose baseline Today asks for, as the page shows it."""
    page = program.page
    return [row.text() for row in page.cards.wemwbs.findChildren(LineButton)]  # type: ignore[attr-defined]


def test_what_is_prepared_begins_the_visit_and_a_lock_keeps_it(program: Program) -> None:
    hand = program.open_vault()
    new_person(program, hand, "Maryam")

    def prepare() -> None:
        hand.fill("What I’d like from today", "Talk about the heating letter")
        hand.tab_to("Done")
        hand.press(Qt.Key.Key_Space)

    hand.tab_to("Write it down")
    hand.meet(lambda: hand.press(Qt.Key.Key_Space), prepare)
    assert hand.reads("Talk about the heating letter")
    hand.control(Qt.Key.Key_Z)
    assert not hand.reads("Talk about the heating letter")
    hand.control(Qt.Key.Key_Y)
    assert hand.reads("Talk about the heating letter")
    start_visit(program, hand)
    visit = program.records.visits.current()
    assert visit is not None
    assert visit.agenda == "Talk about the heating letter"
    end_visit(program, hand)


def test_one_key_puts_a_line_aside_and_undo_brings_it_back(program: Program) -> None:
    hand = program.open_vault()
    for name in ("Maryam", "Yusuf"):
        new_person(program, hand, name)
    hand.control(Qt.Key.Key_1)
    hand.wait_for(lambda: program.room is Room.TODAY, "Today")
    show_names(hand)
    assert due(program) == ["Maryam", "Yusuf"]
    hand.tab_to("Maryam. Baseline. Due")
    hand.press(Qt.Key.Key_N)
    hand.wait_for(lambda: due(program) == ["Yusuf"], "Maryam put aside")
    hand.press(Qt.Key.Key_S)
    hand.wait_for(lambda: due(program) == [], "Yusuf put aside")
    hand.control(Qt.Key.Key_Z)
    assert due(program) == ["Yusuf"]
    hand.control(Qt.Key.Key_Y)
    assert due(program) == []
    program.clock.advance(timedelta(days=1))
    hand.control(Qt.Key.Key_2)
    hand.wait_for(lambda: program.room is Room.PEOPLE, "People")
    hand.control(Qt.Key.Key_1)
    hand.wait_for(lambda: program.room is Room.TODAY, "Today")
    assert due(program) == ["Maryam"]


def test_a_paper_visit_is_typed_in_by_keyboard(program: Program) -> None:
    hand = program.open_vault()
    new_person(program, hand, "Maryam")
    person = program.records.pathways.get(program.pathway_id).person_id
    today = program.clock.today()

    def when() -> None:
        hand.type(f"{today.day}.{today.month}.{today.year}")
        hand.tab_to("Began at")
        hand.type("9am")
        hand.tab_to("Next: what was said")
        hand.press(Qt.Key.Key_Space)

    def words() -> None:
        hand.tab_to("Why I am here")
        hand.type("The nights are long")
        hand.tab_to("In a week")
        hand.type("Sit by the canal\n")
        hand.tab_to("Done")
        hand.press(Qt.Key.Key_Space)

    hand.tab_to("Type in a paper visit")
    hand.meet(lambda: hand.press(Qt.Key.Key_Space), when, words)
    (visit,) = program.records.visits.of_person(person)
    assert (visit.happened_on, visit.typed_in_later) == (today, True)
    board = program.records.emotional_support.board(program.pathway_id)
    said = next(each for each in board if each.prompt.key == "why_here")
    assert said.words is not None
    assert (said.text, said.words.visit_id) == ("The nights are long", visit.id)
