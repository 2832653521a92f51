"""The turned screen: played by keys, with nothing private and room for every word."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QRadioButton

from planner.models.aspirations import MeasureKind, Side
from planner.views.navigation import Place, Room
from planner.views.shell.pin import PIN_KEY
from planner.views.turned.questionnaire import LastQuestion
from planner.views.widgets.surfaces import ScrollArea
from tests.computer import Computer
from tests.journeys.program import PIN
from tests.views.turned.conftest import add, boxes_on, now, turned, words_on

NOTE = "They looked worn out today."


def test_a_person_answers_everything_by_keys_and_it_is_kept(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    plain = add(computer, person, "Sleep", MeasureKind.SCALE)
    yes = add(computer, person, "Sort the gas bill", MeasureKind.YES_NO, "A plan is made")
    own = add(computer, person, "Walk further", MeasureKind.OWN, "yards")
    screen = turned(computer, person)

    hand.type("7")
    assert now(computer, plain) == 7
    hand.press(Qt.Key.Key_Right)
    assert now(computer, plain) == 8
    hand.type("10")
    assert now(computer, plain) == 10
    hand.tab_to("Anything to say about it?")
    hand.type("Better, mostly.")
    hand.tab_to("Next")
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_Right)  # from "Not yet" to "Yes": nothing is chosen by looking round
    assert now(computer, yes) is None
    hand.press(Qt.Key.Key_Space)
    assert now(computer, yes) == 1
    hand.press(Qt.Key.Key_Return)
    hand.type("40")
    hand.press(Qt.Key.Key_Return)
    hand.tab_to("Next")
    hand.press(Qt.Key.Key_Space)
    assert now(computer, own) == 40
    hand.type("See my sister & her dog")
    hand.tab_to("Not now")
    hand.press(Qt.Key.Key_Space)

    said = computer.records.aspirations.hope(own.id).latest(Side.PERSON)
    assert said is not None
    assert (said.measure, said.unit) == (MeasureKind.OWN, "yards")
    said = computer.records.aspirations.hope(plain.id).latest(Side.PERSON)
    assert said is not None
    assert said.comment == "Better, mostly."
    hopes = computer.records.aspirations.of_pathway(plain.pathway_id)
    assert [hope.aspiration.words for hope in hopes][-1] == "See my sister & her dog"
    for _horizon in range(2):
        hand.tab_to("Next")
        hand.press(Qt.Key.Key_Space)
    assert isinstance(screen.question, LastQuestion)
    hand.press(Qt.Key.Key_Escape)
    hand.type(PIN)
    assert computer.workspace.turning.screen is None
    assert computer.workspace.rail.isVisible()


def test_going_back_shows_todays_answer_and_not_an_earlier_one(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    row = add(computer, person, "Sleep", MeasureKind.SCALE)
    computer.records.aspirations.answer(row.id, 3)
    computer.clock.advance(timedelta(days=7))
    computer.idle.touch()
    turned(computer, person)
    assert not [box.text() for box in boxes_on(hand) if box.isChecked()]
    assert "it was: 3 out of 10" not in words_on(hand)
    hand.type("5")
    assert "it was: 3 out of 10" in words_on(hand)
    hand.press(Qt.Key.Key_Return)
    hand.click("Back")
    assert [box.text() for box in boxes_on(hand) if box.isChecked()] == ["5"]


def test_its_boxes_are_real_radio_buttons_of_72_pixels(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    add(computer, person, "Sleep", MeasureKind.SCALE)
    turned(computer, person)
    computer.planner.window.resize(1180, 720)  # type: ignore[union-attr]
    hand.pause(50)
    boxes = boxes_on(hand)
    assert [box.accessibleName() for box in boxes] == [str(number) for number in range(11)]
    assert all(box.width() >= 72 and box.height() >= 72 for box in boxes)
    assert len({box.y() for box in boxes}) == 1


def test_without_a_pin_it_says_so_and_leads_to_settings(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.records.settings.put(PIN_KEY, None)
    computer.workspace.go(Place(Room.ASPIRATIONS, person.id))
    hand.meet(lambda: hand.click("Turn the screen"), lambda: hand.click("Set a PIN in Settings"))
    assert computer.workspace.turning.screen is None
    assert computer.workspace.place == Place(Room.SETTINGS)
    assert hand.reads("PIN for the cover")


def test_nothing_of_anybody_else_and_nothing_private_shows(computer: Computer) -> None:
    hand = computer.unlocked()
    computer.someone("Jean Otherperson")
    person = computer.someone()
    row = add(computer, person, "Sleep", MeasureKind.SCALE)
    computer.records.aspirations.answer(row.id, 2, side=Side.PLANNER, comment=NOTE)
    computer.records.aspirations.type_text(row.id, "clinical_goal", "Reduce zopiclone")
    screen = turned(computer, person)
    told = ""
    while not isinstance(screen.question, LastQuestion):
        told += words_on(hand)
        if "How close" in words_on(hand):
            hand.type("5")
            told += words_on(hand)
        screen.go_on()
    screen.escape()
    told += words_on(hand)
    assert "Margaret’s plan" in told
    for private in ("Jean", NOTE, "zopiclone", "Recovery", "2 out of 10", "Priya"):
        assert private not in told


@pytest.mark.parametrize("scale", [100, 200])
def test_everything_has_a_name_and_no_word_is_cut(computer: Computer, scale: int) -> None:
    hand = computer.unlocked()
    person = computer.someone("Bartholomew-Alexander Featherstonehaugh")
    add(computer, person, "Sleep", MeasureKind.SCALE)
    add(computer, person, "Pay", MeasureKind.YES_NO, "A plan is made")
    add(computer, person, "Walk", MeasureKind.OWN, "yards")
    computer.planner.window.resize(1180, 720)  # type: ignore[union-attr]
    computer.workspace.context.theme.set_scale(scale)
    screen = turned(computer, person)
    for place in range(7):
        hand.pause(40)
        assert computer.planner.window.size() == QSize(1180, 720)  # type: ignore[union-attr]
        for button in screen.findChildren(QAbstractButton):
            if button.isVisible():
                assert button.accessibleName(), place
                assert button.height() >= 72 or not isinstance(button, QRadioButton)
                assert button.width() >= button.minimumSizeHint().width(), button.text()
        if place < 6:
            screen.go_on()
    screen.escape()
    hand.pause(40)
    for button in screen.leaving.findChildren(QAbstractButton):
        assert button.accessibleName()
        assert button.width() >= button.minimumSizeHint().width(), button.text()


def test_in_large_text_a_question_opens_at_its_top_and_typing_goes_to_the_box(
    computer: Computer,
) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    add(computer, person, "Walk to the end of the road and back " * 3, MeasureKind.OWN, "yards")
    computer.planner.window.resize(1180, 720)  # type: ignore[union-attr]
    computer.workspace.context.theme.set_scale(200)
    screen = turned(computer, person)
    hand.pause(60)
    box = hand.focused()
    (area,) = [one for one in screen.findChildren(ScrollArea) if one.isAncestorOf(box)]
    assert area.verticalScrollBar().value() == 0
    assert not area.viewport().rect().contains(box.mapTo(area.viewport(), box.rect().center()))
    hand.type("4")
    hand.pause()
    assert area.viewport().rect().contains(box.mapTo(area.viewport(), box.rect().center()))
