"""The questionnaire on the turned screen, by topic words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from planner.models.people import Person
from planner.models.questionnaires import Mode
from planner.records.questionnaires import LICENCE_ENDS_ON, LICENCE_REFERENCE
from planner.views.navigation import Room
from planner.views.turned.questionnaire import LastQuestion
from planner.views.turned.screen import TurnedScreen
from tests.computer import Computer
from tests.journeys.program import PIN
from tests.nonsense import ANSWERS, AS_JSON, ITEMS
from tests.views.turned.conftest import boxes_on, turned, words_on


def fill_in(computer: Computer, person: Person, ends_on: str = "") -> TurnedScreen:
    computer.records.settings.put(LICENCE_REFERENCE, "W-1")
    computer.records.settings.put(LICENCE_ENDS_ON, ends_on)
    computer.records.wording.load(AS_JSON)
    return turned(computer, person, Room.WELLBEING)


def test_the_questionnaire_is_filled_in_by_the_person(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    screen = fill_in(computer, person)
    for place, item in enumerate(ITEMS):
        told = words_on(hand)
        assert item in told
        assert "all rights reserved. Licence W-1" in told
        hand.type(str(place % 5 + 1))
        hand.press(Qt.Key.Key_Return)
    hand.type("My mum")
    hand.tab_to("Next")
    hand.press(Qt.Key.Key_Space)
    assert isinstance(screen.question, LastQuestion)
    pathway = computer.records.pathways.current(person.id)
    assert pathway is not None
    (result,) = computer.records.questionnaires.results(pathway.id)
    assert result.answers == [place % 5 + 1 for place in range(14)]
    assert (result.mode, result.note) == (Mode.ON_SCREEN, "My mum")
    assert result.licence_reference == "W-1"


def test_what_is_left_out_waits_and_is_gone_on_with(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    screen = fill_in(computer, person)
    hand.type("2")
    for _item in ITEMS:
        hand.click("Not now")
    assert "1 of 14 are answered. The others can wait." in words_on(hand)
    screen.go_on()
    pathway = computer.records.pathways.current(person.id)
    assert pathway is not None
    row = computer.records.questionnaires.incomplete(pathway.id)
    assert row is not None
    assert row.answers == [2] + [None] * 13
    hand.press(Qt.Key.Key_Escape)
    hand.type(PIN)
    turned(computer, person, Room.QUESTIONNAIRE)
    assert [box.text() for box in boxes_on(hand) if box.isChecked()] == [ANSWERS[1]]


@pytest.mark.parametrize("loaded", [True, False])
def test_without_a_licence_that_runs_no_wording_shows(computer: Computer, loaded: bool) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    if loaded:
        fill_in(computer, person, ends_on="2026-01-01")
    else:
        turned(computer, person, Room.WELLBEING)
    assert ITEMS[0] not in words_on(hand)
    assert "in a week?" in words_on(hand)
