"""A year broken into shorter hopes, the way there on one screen, and hopes put by and back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from demo.hand import Hand
from planner.models.aspirations import AspirationStatus, Horizon
from planner.models.people import Person
from planner.views.navigation import Place, Room
from planner.views.pages.aspirations.card import AspirationCard
from tests.computer import Computer


def at_hopes(computer: Computer) -> tuple[Hand, Person]:
    hand = computer.unlocked()
    person = computer.someone()
    computer.workspace.go(Place(Room.ASPIRATIONS, person.id))
    hand.fill("Something for this year", "Teach knitting\n")
    return hand, person


def from_menu(computer: Computer, hand: Hand, words: str, line: str) -> None:
    cards = computer.page.findChildren(AspirationCard)
    card = next(one for one in cards if one.hope and one.hope.aspiration.words == words)
    hand.click_on(card.more)
    hand.pick(line)


def hopes(computer: Computer, person: Person) -> dict[str, AspirationStatus]:
    pathway = computer.records.pathways.current(person.id)
    assert pathway is not None
    found = computer.records.aspirations.of_pathway(pathway.id)
    return {hope.aspiration.words: hope.aspiration.status for hope in found}


def test_broken_down_and_seen_with_what_is_in_the_way(computer: Computer) -> None:
    hand, person = at_hopes(computer)
    from_menu(computer, hand, "Teach knitting", "Open")
    hand.fill("A shorter one on the way there", "Ask at the library\n")
    pathway = computer.records.pathways.current(person.id)
    assert pathway is not None
    month = next(
        hope.aspiration
        for hope in computer.records.aspirations.of_pathway(pathway.id)
        if hope.aspiration.words == "Ask at the library"
    )
    assert month.horizon is Horizon.MONTH
    barrier = computer.records.barriers.add(pathway.id, "The bus", aspiration_id=month.id)
    computer.records.barriers.add_step(barrier.id, "Look at the timetable")
    computer.workspace.go(Place(Room.TODAY))
    computer.workspace.go(Place(Room.ASPIRATIONS, person.id))
    from_menu(computer, hand, "Teach knitting", "The way there")
    for words in ("Teach knitting", "Ask at the library", "The bus", "Look at the timetable"):
        assert hand.reads(words) or hand.reads(f"“{words}”"), words


def test_set_aside_put_together_and_brought_back(computer: Computer) -> None:
    hand, person = at_hopes(computer)
    hand.fill("Something for this week", "Find my needles\n")
    from_menu(computer, hand, "Teach knitting", "Set aside")
    assert hopes(computer, person)["Teach knitting"] is AspirationStatus.SET_ASIDE
    hand.control(Qt.Key.Key_Z)
    assert hopes(computer, person)["Teach knitting"] is AspirationStatus.ACTIVE

    def choose() -> None:
        hand.focus("Goes on as")
        hand.press(Qt.Key.Key_Down)
        hand.click("Put them together")

    hand.meet(
        lambda: from_menu(computer, hand, "Find my needles", "Put together with another"), choose
    )
    assert "Find my needles" not in hopes(computer, person)  # it shows with the other one
    button = next(
        each
        for each in computer.page.findChildren(QAbstractButton)
        if each.text().strip().startswith("Reached or set aside, 1")
    )
    hand.click_on(button)
    hand.click("Bring back: “Find my needles”")
    assert hopes(computer, person)["Find my needles"] is AspirationStatus.ACTIVE
