"""After an unlock nothing says who is in the records, until the planner asks for it."""

from __future__ import annotations

from datetime import time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from planner.models.aspirations import Horizon
from planner.models.concerns import WhoActs
from planner.models.people import Person
from planner.models.visits import VisitHow
from planner.records.meetings import Meeting
from planner.views.navigation import Place, Room
from planner.views.search_palette import SearchPalette
from planner.views.shell.unlock import UnlockPage
from tests.computer import Computer
from tests.journeys.program import show_names, shown_words, unlock

NAME, OTHER = "Qwexara Zubiqola", "Hupzoveq Bryxofel"
WORDS = "vexiquil"
SECRET = ("Qwexara", "Zubiqola", "Hupzoveq", "Bryxofel", WORDS)


def a_full_day(computer: Computer, name: str) -> Person:
    """Somebody on every list of Today: booked, with steps, opened, with a concern."""
    records, today = computer.records, computer.clock.today()
    person = computer.someone(name)
    pathway = records.pathways.current(person.id)
    assert pathway is not None
    hope = records.aspirations.add(pathway.id, Horizon.WEEK, WORDS)
    barrier = records.barriers.add(pathway.id, WORDS, aspiration_id=hope.id)
    step = records.barriers.add_step(barrier.id, WORDS)
    records.barriers.choose_when(step.id, today + timedelta(days=1), None)
    records.meetings.plan(
        person.id, pathway.id, Meeting(today, time(11, 30), VisitHow.IN_PERSON, "")
    )
    concern = records.concerns.open(person.id, WhoActs.DUTY_GP)
    records.concerns.type_text(concern.id, "words", WORDS)
    records.people.opened(person.id)
    return person


def nothing_of_anyone(computer: Computer) -> None:
    shown = shown_words(computer.hand)
    assert [word for word in SECRET if word in shown] == []


def test_today_people_and_search_name_nobody_until_asked(computer: Computer) -> None:
    hand = computer.unlocked()
    for name in (NAME, OTHER):
        a_full_day(computer, name)
    computer.workspace.go(Place(Room.TODAY))
    show_names(hand)
    hand.wait_for(lambda: all(word in shown_words(hand) for word in (NAME, WORDS)), "the day")
    hand.control(Qt.Key.Key_L)
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    nothing_of_anyone(computer)
    unlock(computer, hand)
    assert computer.workspace.context.navigator.names_hidden
    nothing_of_anyone(computer)
    assert "QZ" in shown_words(hand)
    hand.control(Qt.Key.Key_2)
    hand.wait_for(lambda: computer.room is Room.PEOPLE, "People")
    nothing_of_anyone(computer)

    def search() -> None:
        assert isinstance(hand.top, SearchPalette)
        assert hand.find(QLineEdit, "Find").text() == ""
        hand.press(Qt.Key.Key_Escape)

    hand.meet(lambda: hand.control(Qt.Key.Key_K), search)
    show_names(hand)
    hand.control(Qt.Key.Key_1)
    hand.wait_for(lambda: NAME in shown_words(hand), "the names")


def test_who_was_open_in_a_visit_is_offered_by_initials_alone(computer: Computer) -> None:
    hand = computer.unlocked()
    person = a_full_day(computer, NAME)
    pathway = computer.records.pathways.current(person.id)
    assert pathway is not None
    computer.records.visits.start(person.id, pathway.id)
    computer.workspace.go(Place(Room.BARRIERS, person.id))
    assert WORDS in shown_words(hand)
    hand.control(Qt.Key.Key_L)
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    unlock(computer, hand)
    assert computer.room is Room.TODAY
    nothing_of_anyone(computer)
    hand.click("Continue with QZ")
    hand.wait_for(lambda: computer.room is Room.BARRIERS, "where they were")
    assert WORDS in shown_words(hand)


def test_words_kept_aside_show_nothing_before_they_are_asked_for(computer: Computer) -> None:
    hand = computer.unlocked()
    hand.control(Qt.Key.Key_N)
    hand.tab_to("Full name")
    hand.type(NAME)
    hand.control(Qt.Key.Key_L)
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    unlock(computer, hand)
    nothing_of_anyone(computer)

    def given_back() -> None:
        assert hand.reads(NAME)
        hand.press(Qt.Key.Key_Escape)

    hand.meet(lambda: hand.click("Show them"), given_back)
