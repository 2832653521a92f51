"""Together, on every page of a person: nothing private, nobody else, no counts, no kind."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from demo.hand import Hand
from planner.models.aspirations import Horizon, MeasureKind, Side
from planner.models.concerns import ConcernKind, WhoActs
from planner.models.people import Person
from planner.views.navigation import Place, Room
from tests.computer import Computer

#: The pages that a planner comes to with a shared screen. Notes are not among them.
PAGES = [room for room in list(Room)[list(Room).index(Room.OVERVIEW) :] if room is not Room.NOTES]
NOTE, CONCERN, VIEW, ELSE = "Notewordle", "Concernwordle", "Viewwordle", "Otherwordle"
PRIVATE = (NOTE, CONCERN, VIEW, ELSE, "Recovery", "concern", "planner’s view")
#: How counts are told: "3 aspirations", "6 of 7".
COUNTS = re.compile(
    r"\b\d+ (?:or \d+ |of \d+ )?"
    r"(?:talked|aspirations?|hopes?|barriers?|next steps?|notes?|visits?|contacts?|people)\b",
    re.IGNORECASE,
)


def filled(computer: Computer) -> Person:
    """Somebody with something of everything, a visit going on, and somebody else beside them."""
    records = computer.records
    computer.someone(ELSE)
    person = computer.someone()
    pathway = records.pathways.current(person.id)
    assert pathway is not None
    visit = records.visits.start(person.id, pathway.id)
    prompt = records.reference.prompts()[0]
    records.emotional_support.answer(pathway.id, visit.id, prompt.id, "My GP said to come.")
    hope = records.aspirations.add(pathway.id, Horizon.WEEK, "Sleep", visit.id)
    records.aspirations.choose_measure(hope.id, MeasureKind.SCALE)
    records.aspirations.answer(hope.id, 6, visit_id=visit.id)
    records.aspirations.answer(hope.id, 2, side=Side.PLANNER, comment=VIEW, visit_id=visit.id)
    barrier = records.barriers.add(pathway.id, "The noise", visit.id, hope.id)
    records.barriers.add_step(barrier.id, "Ear plugs", visit.id)
    for item in range(1, 15):
        records.questionnaires.answer(pathway.id, item, 3, visit_id=visit.id)
    records.notes.write(person.id, NOTE, pathway_id=pathway.id, visit_id=visit.id)
    concern = records.concerns.open(person.id, WhoActs.DUTY_GP, visit.id)
    records.concerns.choose_kinds(concern.id, [ConcernKind.SUICIDE_OR_SELF_HARM])
    records.concerns.type_text(concern.id, "words", CONCERN)
    return person


def told(within: QWidget) -> str:
    """Everything that can be read, heard or hovered over."""
    said: list[str] = []
    for widget in within.findChildren(QWidget):
        if not widget.isVisible():
            continue
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            said.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            said.append(widget.toPlainText())
        elif isinstance(widget, QComboBox):
            said += [widget.itemText(index) for index in range(widget.count())]
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            said += [
                str(model.index(row, column).data())
                for row in range(model.rowCount())
                for column in range(model.columnCount())
            ]
    return "\n".join(dict.fromkeys(filter(None, said)))


def unfold(hand: Hand) -> str:
    """Press what unfolds on the page, and read again after each."""
    read = []
    for begin in ("Open: ", "How is it going?", "Who, when and where", "Show as a table", "More"):
        for button in hand.window.findChildren(QAbstractButton):
            name = button.accessibleName() or button.text()
            if button.isVisible() and button.isEnabled() and name.startswith(begin):
                hand.click_on(button)
                if begin == "How is it going?":
                    hand.type("4")
                read.append(told(hand.window))
                popup = hand.focused()
                if popup.windowType() is Qt.WindowType.Popup:
                    hand.press(Qt.Key.Key_Escape)
                break
    return "\n".join(read)


@pytest.mark.parametrize("room", PAGES)
def test_nothing_private_shows(computer: Computer, room: Room) -> None:
    hand = computer.unlocked()
    person = filled(computer)
    navigator = computer.workspace.context.navigator
    navigator.set_together(True)
    assert computer.workspace.go(Place(room, person.id))
    hand.pause(60)
    read = told(hand.window) + "\n" + unfold(hand)
    assert "Margaret" in read
    for private in PRIVATE:
        assert private not in read, private
    assert not COUNTS.search(read), COUNTS.findall(read)
    assert not computer.workspace.rail.isVisible()


def test_what_it_looks_for_would_be_found(computer: Computer) -> None:
    """Alone, the same pages do show counts and the kind of pathway: the test can fail."""
    hand = computer.unlocked()
    person = filled(computer)
    records = computer.records
    records.visits.end(records.visits.current().id)  # type: ignore[union-attr]
    computer.workspace.go(Place(Room.ASPIRATIONS, person.id))
    hand.pause(60)
    assert COUNTS.search(told(hand.window))
    assert "Recovery" in told(hand.window)
    computer.workspace.go(Place(Room.NOTES, person.id))
    hand.pause(60)
    assert NOTE in told(hand.window)


def test_search_notes_and_everybody_else_stay_shut(computer: Computer) -> None:
    hand = computer.unlocked()
    person = filled(computer)
    computer.workspace.context.navigator.set_together(True)
    here = Place(Room.ASPIRATIONS, person.id)
    computer.workspace.go(here)
    for key in (Qt.Key.Key_K, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_6, Qt.Key.Key_N):
        hand.control(key)
        assert computer.workspace.place == here
        assert not computer.workspace.context.dialogs.open_dialogs
    hand.alt(Qt.Key.Key_5)
    assert computer.workspace.place == here


def test_the_planners_view_goes_from_the_screen_as_it_is_shared(computer: Computer) -> None:
    hand = computer.unlocked()
    person = filled(computer)
    computer.workspace.go(Place(Room.ASPIRATIONS, person.id))
    hand.click("How is it going?")
    hand.type("4")
    hand.choose("Whose answer", "My planner’s view")
    hand.type("2")
    assert VIEW in told(hand.window)
    computer.workspace.context.navigator.set_together(True)
    hand.pause(30)
    assert VIEW not in told(hand.window)
    assert "planner’s view" not in told(hand.window)
