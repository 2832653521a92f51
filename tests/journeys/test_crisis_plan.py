"""The crisis plan by keyboard alone: from Keeping safe to an agreed plan, and back in one press."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt

from planner.views.navigation import Place, Room
from planner.views.pages.crisis_plan import CrisisPlanPage
from tests.computer import Computer
from tests.journeys.program import shown_words, start_visit


def test_made_together_by_keyboard_and_read_in_one_press(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.records.people.add_contact(person.id, "Jean", "next door", "01632 960172")
    computer.workspace.go(Place(Room.OVERVIEW, person.id))
    start_visit(computer, hand)
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

    def make() -> None:
        hand.tab_to("Make the plan together")
        hand.press(Qt.Key.Key_Space)

    hand.meet(partial(hand.press, Qt.Key.Key_C, shift), make)
    hand.wait_for(lambda: computer.room is Room.CRISIS_PLAN, "the crisis plan")
    hand.tab_to("Make it together")
    hand.press(Qt.Key.Key_Space)
    hand.type("I stop answering the door")
    hand.press(Qt.Key.Key_Tab)
    hand.type("My knitting")
    hand.tab_to("Jean")
    hand.press(Qt.Key.Key_Space)

    def agree() -> None:
        hand.tab_to("Agree it")
        hand.press(Qt.Key.Key_Space)

    hand.tab_to("Agree this plan")
    hand.meet(partial(hand.press, Qt.Key.Key_Space), agree)
    page = computer.page
    assert isinstance(page, CrisisPlanPage)
    agreed = computer.records.crisis_plans.agreed(person.id)
    assert agreed is not None
    assert (agreed.plan.signs, agreed.plan.helps) == ("I stop answering the door", "My knitting")
    assert agreed.plan.visit_id is not None
    assert [row.name for row in agreed.people] == ["Jean, next door"]
    computer.workspace.go(Place(Room.ASPIRATIONS, person.id))
    seen: list[str] = []

    def read() -> None:
        seen.append(shown_words(hand))
        hand.press(Qt.Key.Key_Escape)

    hand.meet(partial(hand.press, Qt.Key.Key_C, shift), read)
    for words in ("999", "01632 960172", "“I stop answering the door”", "“My knitting”"):
        assert words in seen[0]
    hand.control(Qt.Key.Key_Z)
    assert computer.records.crisis_plans.agreed(person.id) is not None  # undo is each page's own
