"""Hopes to be asked about, and what is on the screen that is turned."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QRadioButton

from demo.hand import Hand
from planner.models.aspirations import Aspiration, Horizon, MeasureKind, Side
from planner.models.people import Person
from planner.views.navigation import Place, Room
from planner.views.turned.screen import TurnedScreen
from tests.computer import Computer

MODIFIERS = Qt.KeyboardModifier


def add(
    computer: Computer, person: Person, words: str, measure: MeasureKind, unit: str = ""
) -> Aspiration:
    pathway = computer.records.pathways.current(person.id)
    assert pathway is not None
    row = computer.records.aspirations.add(pathway.id, Horizon.WEEK, words)
    computer.records.aspirations.choose_measure(row.id, measure)
    return computer.records.aspirations.type_text(row.id, "unit", unit)


def turned(computer: Computer, person: Person, room: Room = Room.ASPIRATIONS) -> TurnedScreen:
    computer.workspace.go(Place(room, person.id))
    computer.hand.press(Qt.Key.Key_T, MODIFIERS.ControlModifier | MODIFIERS.ShiftModifier)
    return screen_of(computer)


def screen_of(computer: Computer) -> TurnedScreen:
    found = computer.workspace.turning.screen
    assert found is not None
    return found


def words_on(hand: Hand) -> str:
    return "\n".join(each.text() for each in hand.top.findChildren(QLabel) if each.isVisible())


def boxes_on(hand: Hand) -> list[QRadioButton]:
    return [box for box in hand.top.findChildren(QRadioButton) if box.isVisible()]


def now(computer: Computer, row: Aspiration) -> float | None:
    said = computer.records.aspirations.hope(row.id).latest(Side.PERSON)
    return said.value if said else None
