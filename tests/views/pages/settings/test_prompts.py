"""Prompts of the service: reworded, moved, added and retired by hand, and taken back."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from demo.hand import Hand
from planner.export import plan_pdf
from planner.models.reference import LifeArea
from planner.models.snapshots import PrintOptions
from planner.views.navigation import Place, Room
from planner.views.pages.settings.numbers import NumbersSection
from planner.views.pages.settings.page import SettingsPage
from planner.views.pages.settings.prompts import PromptsSection
from tests.computer import Computer


def opened(computer: Computer) -> Hand:
    hand = computer.unlocked()
    computer.workspace.go(Place(Room.SETTINGS))
    page = computer.workspace.page
    assert isinstance(page, SettingsPage)
    page.open_section(PromptsSection)
    return hand


def titles(computer: Computer) -> list[str]:
    return [row.title for row in computer.records.reference.prompts()]


def test_a_reworded_prompt_shows_old_words_under_their_old_question(computer: Computer) -> None:
    hand = opened(computer)
    person = computer.someone()
    old = computer.prompt
    computer.open_prompt(hand, person)
    hand.type("My GP said to come.")
    computer.workspace.go(Place(Room.SETTINGS))

    def reword() -> None:
        hand.focus("What it says")
        hand.control(Qt.Key.Key_A)
        hand.type("What brings me here")
        hand.click("Save")

    hand.meet(lambda: hand.click(f"Change {old}"), reword)

    assert titles(computer)[0] == "What brings me here"
    computer.open_prompt(hand, person)
    assert hand.reads(f"Answered when it was: {old}")
    pathway = computer.records.pathways.current(person.id)
    assert pathway is not None
    made = plan_pdf.make(computer.records.plans.snapshot(pathway.id), PrintOptions())
    paper = "\n".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)
    assert old in paper
    assert "What brings me here" not in paper
    assert computer.said(person) == "My GP said to come."


def test_moving_adding_and_retiring_are_taken_back_by_undo(computer: Computer) -> None:
    hand = opened(computer)
    first, second, third = titles(computer)[:3]
    hand.click(f"Move down: {first}")
    assert titles(computer)[:2] == [second, first]
    hand.click(f"Retire {third}")
    assert third not in titles(computer)
    assert hand.reads("Not in use")
    hand.control(Qt.Key.Key_Z)
    assert titles(computer)[:3] == [second, first, third]
    hand.control(Qt.Key.Key_Z)
    assert titles(computer)[:3] == [first, second, third]


def test_worries_cannot_be_retired(computer: Computer) -> None:
    hand = opened(computer)
    assert not hand.find(QAbstractButton, "Retire Anything worrying me today").isEnabled()


def test_a_new_life_area_is_offered_and_a_retired_one_stays_on_its_hope(
    computer: Computer,
) -> None:
    hand = opened(computer)
    hand.choose("What to change", "Life areas")

    def add() -> None:
        hand.fill("What it says", "My allotment")
        hand.click("Save")

    hand.meet(lambda: hand.click("Add one"), add)
    assert computer.records.editions.in_use(LifeArea)[-1].title == "My allotment"
    hand.click("Retire My allotment")
    assert "My allotment" not in [row.title for row in computer.records.reference.life_areas()]
    hand.click("Bring back My allotment")
    assert computer.records.reference.life_areas()[-1].title == "My allotment"


def test_crisis_numbers_are_added_and_retired_but_never_all(computer: Computer) -> None:
    hand = computer.unlocked()
    computer.workspace.go(Place(Room.SETTINGS))
    page = computer.workspace.page
    assert isinstance(page, SettingsPage)
    page.open_section(NumbersSection)

    def add() -> None:
        hand.fill("Who it rings", "Our own line")
        hand.fill("Number", "01632 960100")
        hand.click("Save")

    hand.meet(lambda: hand.click("Add a number"), add)
    hand.click("Move up: Our own line")
    hand.click("Retire Samaritans")
    labels = [row.label for row in computer.records.reference.crisis_numbers("wales")]
    assert labels[-2] == "Our own line"
    assert "Samaritans" not in labels
    for label in labels[1:]:
        hand.click(f"Retire {label}")
    hand.click(f"Retire {labels[0]}")
    assert [row.label for row in computer.records.reference.crisis_numbers("wales")] == labels[:1]
    assert hand.reads("One has to stay.")
