"""The tour points at the real parts, by keyboard, and comes back exactly when it should."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from demo.hand import Hand
from planner.views.navigation import Place, Room
from planner.views.theme import SCALES
from planner.views.tour.card import TourCard
from planner.views.tour.offer import TourOffer
from planner.views.tour.pointer import Pointer, beside
from planner.views.tour.stops import STOPS
from planner.views.window import SMALLEST
from tests.computer import Computer
from tests.journeys.program import press, unlock
from tests.test_accessible_names import nameless, said_alike, too_small


def card(computer: Computer) -> TourCard:
    found = computer.workspace.tour.card
    assert found is not None
    return found


def box(computer: Computer, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(computer.workspace, QPoint(0, 0)), widget.size())


def offered(computer: Computer) -> bool:
    found = computer.workspace.findChild(TourOffer)
    assert found is not None
    return found.isVisible()


def lock_and_unlock(computer: Computer, hand: Hand) -> None:
    hand.control(Qt.Key.Key_L)
    unlock(computer, hand)


def test_it_is_walked_by_keyboard_and_never_offered_again(computer: Computer) -> None:
    hand = computer.unlocked()
    assert computer.workspace.tour.card is None  # it waits to be asked
    press(computer, "Show me round")
    seen = []
    for number in range(len(STOPS)):
        seen.append(card(computer).title.text())
        said = card(computer).accessibleDescription()
        assert said.startswith(f"{number + 1} of {len(STOPS)}. {seen[-1]}.")
        hand.press(Qt.Key.Key_Space)
    assert len(set(seen)) == len(STOPS)
    assert computer.workspace.tour.card is None
    assert QApplication.focusWidget() is not None
    lock_and_unlock(computer, hand)
    assert not offered(computer)


def test_later_is_the_next_unlock_and_escape_is_later(computer: Computer) -> None:
    hand = computer.unlocked()
    press(computer, "Show me round")
    hand.press(Qt.Key.Key_Escape)
    assert computer.workspace.tour.card is None
    computer.workspace.refresh()
    assert not offered(computer)
    lock_and_unlock(computer, hand)
    assert offered(computer)
    hand.click("Do not show again")
    lock_and_unlock(computer, hand)
    assert not offered(computer)


def test_settings_shows_it_again(computer: Computer) -> None:
    hand = computer.unlocked()
    hand.click("Do not show again")
    hand.control(Qt.Key.Key_6)
    hand.click("Help")
    hand.click("Show the tour again")
    assert computer.room is Room.TODAY
    assert card(computer).isAncestorOf(QApplication.focusWidget() or hand.window)


def test_it_points_where_the_part_is_and_at_the_way_there_while_it_is_not(
    computer: Computer,
) -> None:
    hand = computer.unlocked()
    hand.click("Show me round")
    number = [stop.title for stop in STOPS].index("Start visit")
    for _time in range(number):
        hand.click("Next")
    pointer = computer.workspace.findChild(Pointer)
    assert pointer is not None
    people = computer.workspace.rail.items[Room.PEOPLE]
    assert pointer.geometry().contains(box(computer, people))
    assert "top of a person" in card(computer).elsewhere.text()
    computer.workspace.go(Place(Room.OVERVIEW, computer.someone().id))
    start = computer.workspace.frame.bar.start
    hand.wait_for(
        lambda: pointer.geometry().contains(box(computer, start).adjusted(0, 0, -1, -1)),
        "the line around Start visit",
    )
    assert not card(computer).elsewhere.isVisible()
    assert not box(computer, card(computer)).intersects(box(computer, start))


def test_it_makes_way_for_a_visit_and_does_not_begin_in_one(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    hand.click("Show me round")
    pathway = computer.records.pathways.current(person.id)
    assert pathway is not None
    computer.records.visits.start(person.id, pathway.id)
    navigator = computer.workspace.context.navigator
    navigator.visit_changed.emit()
    assert computer.workspace.tour.card is None
    hand.meet(navigator.tour_wanted.emit, lambda: hand.click("Close"))
    assert computer.workspace.tour.card is None


def test_with_the_largest_text_in_the_smallest_window_it_fits_and_hides_no_part(
    computer: Computer,
) -> None:
    hand = computer.unlocked()
    assert computer.planner is not None
    computer.planner.window.resize(*SMALLEST)
    computer.workspace.context.theme.set_scale(SCALES[-1])
    hand.pause(100)
    computer.workspace.context.navigator.tour_wanted.emit()
    hand.pause(100)
    for number, stop in enumerate(STOPS):
        shown = card(computer)
        assert computer.workspace.rect().contains(shown.geometry()), stop.title
        assert shown.height() >= shown.body.heightForWidth(shown.width()), stop.title
        for above, below in pairwise([shown.title, shown.words, shown.next]):
            assert above.geometry().bottom() < below.geometry().top(), stop.title
        part = stop.part(computer.workspace)
        if part.isVisible():
            assert not shown.geometry().intersects(box(computer, part)), stop.title
        if number + 1 < len(STOPS):
            hand.click("Next")
    computer.workspace.context.theme.reset_scale()


def test_its_card_can_be_named_pressed_and_reached_by_f6(computer: Computer) -> None:
    hand = computer.unlocked()
    hand.click("Show me round")
    hand.click("Next")
    shown = card(computer)
    assert [nameless(shown), said_alike(shown), too_small(shown)] == [[], [], []]
    computer.workspace.rail.items[Room.TODAY].setFocus()
    for _time in range(4):
        hand.press(Qt.Key.Key_F6)
        if card(computer).isAncestorOf(hand.focused()):
            return
    raise AssertionError("F6 never came to the card")


@pytest.mark.parametrize("at", [(0, 0), (900, 0), (0, 600), (900, 600), (450, 300)])
def test_a_card_stands_beside_its_part(at: tuple[int, int]) -> None:
    part, room = QRect(*at, 80, 60), QRect(0, 0, 1000, 700)
    place = QRect(beside(part, QRect(0, 0, 300, 200), room, 16), QRect(0, 0, 300, 200).size())
    assert room.contains(place)
    assert not place.intersects(part)
