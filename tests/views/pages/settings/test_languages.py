"""A language of papers is offered once its review is entered in Settings, and not before."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox

from demo.hand import Hand
from planner.models.people import Person
from planner.views.navigation import Place, Room
from planner.views.pages.details.page import DetailsPage
from planner.views.pages.settings.languages import LanguagesSection
from planner.views.pages.settings.page import SettingsPage
from tests.computer import Computer

ENTER = "Enter a review of the Welsh words"


def opened(computer: Computer) -> Hand:
    hand = computer.unlocked()
    show_section(computer, hand)
    return hand


def show_section(computer: Computer, hand: Hand) -> None:
    computer.workspace.go(Place(Room.SETTINGS))
    page = computer.workspace.page
    assert isinstance(page, SettingsPage)
    page.open_section(LanguagesSection)
    hand.pause()


def enter_review(hand: Hand) -> None:
    def fill() -> None:
        hand.focus("Who read them")
        hand.type("Siân Prys")
        hand.focus("What they are")
        hand.type("Translator")
        hand.focus("On which day")
        hand.type("02/03/2026")
        hand.click("Enter the review")

    hand.meet(lambda: hand.click(ENTER), fill)


def details(computer: Computer, person: Person) -> DetailsPage:
    computer.workspace.go(Place(Room.DETAILS, person.id))
    page = computer.workspace.page
    assert isinstance(page, DetailsPage)
    return page


def test_a_review_is_entered_used_and_taken_back(computer: Computer) -> None:
    hand = opened(computer)
    person = computer.someone()
    assert hand.reads("Nobody has read them yet, so it is not offered.")
    assert details(computer, person).form.needs.paper_language.isHidden()

    show_section(computer, hand)
    enter_review(hand)
    assert hand.reads("Read by Siân Prys, Translator, on 2 March 2026. It is offered in Details.")

    computer.workspace.context.navigator.set_names_hidden(False)  # else details are covered
    field = details(computer, person).form.needs.paper_language
    assert field.isVisible()
    assert [field.combo.itemText(each) for each in range(field.combo.count())] == [
        "English", "Welsh",
    ]  # fmt: skip
    hand.find(QComboBox, "Language of papers").setFocus()
    hand.press(Qt.Key.Key_Down)
    assert computer.records.people.get(person.id).paper_language == "cy"

    show_section(computer, hand)
    hand.click("Take the review of the Welsh words back")
    assert hand.reads("Nobody has read them yet, so it is not offered.")
    field = details(computer, person).form.needs.paper_language
    assert field.combo.currentText() == "Welsh, once its words are reviewed; English until then"


def test_a_review_without_a_name_says_so_at_its_field(computer: Computer) -> None:
    hand = opened(computer)

    def fill() -> None:
        hand.focus("On which day")
        hand.type("02/03/2026")
        hand.click("Enter the review")
        assert hand.reads("Write a few words here first.")
        hand.click("Not now")

    hand.meet(lambda: hand.click(ENTER), fill)
    assert computer.records.language_reviews.offered() == []
    assert hand.find(QAbstractButton, ENTER).isVisible()
