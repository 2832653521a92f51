"""Working notes by keys: begun, kept as typed, removed with a way back, hidden when together."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.models.people import Person
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.notes import CHUNK, NotesPage
from planner.views.putting_right.moving import MovingDialog
from tests.fakes import FakeDialogs
from tests.views.pages.typing_helpers import HOSTILE, put_words


@pytest.fixture
def person(context: Context) -> Person:
    return context.records.people.add("Margaret")


@pytest.fixture
def page(qtbot: QtBot, context: Context, person: Person) -> NotesPage:
    page = NotesPage(context)
    qtbot.addWidget(page)
    page.resize(1176, 700)
    page.show_place(Place(Room.NOTES, person.id))
    page.show()
    qtbot.waitExposed(page)
    return page


def texts(page: NotesPage, person: Person) -> list[str]:
    return [note.text for note in page.context.records.notes.of_person(person.id)]


def test_the_page_says_that_the_person_can_ask_to_see_them(page: NotesPage) -> None:
    assert "Margaret can ask to see them" in page.sentence.text()


def test_a_new_note_is_kept_from_its_first_words(
    qtbot: QtBot, page: NotesPage, person: Person
) -> None:
    QTest.mouseClick(page.add, Qt.MouseButton.LeftButton)
    assert texts(page, person) == []
    with qtbot.waitSignal(page.words_saved):
        put_words(page.cards[0].words.edit, HOSTILE)
    put_words(page.cards[0].words.edit, " and more")

    assert page.leave()
    assert texts(page, person) == [HOSTILE + " and more"]
    page.refresh()
    assert [card.words.text() for card in page.cards] == [HOSTILE + " and more"]


def test_fifty_thousand_letters_stay_whole(qtbot: QtBot, page: NotesPage, person: Person) -> None:
    QTest.mouseClick(page.add, Qt.MouseButton.LeftButton)
    put_words(page.cards[0].words.edit, "x" * 50_000)

    assert page.leave()
    assert [len(text) for text in texts(page, person)] == [50_000]


def test_a_removed_note_comes_back_by_undo(qtbot: QtBot, page: NotesPage, person: Person) -> None:
    page.context.records.notes.write(person.id, "Ask about the bus")
    page.refresh()

    with qtbot.waitSignal(page.context.navigator.toast_wanted):
        page.cards[0].menu.actions()[2].trigger()
    assert page.cards == []

    page.context.records.undo.undo(person.id, page.undo_page)
    page.refresh()
    assert [card.words.text() for card in page.cards] == ["Ask about the bus"]


def test_undo_takes_typed_words_back(page: NotesPage, person: Person) -> None:
    page.context.records.notes.write(person.id, "One")
    page.context.records.changes.seal()
    page.refresh()
    put_words(page.cards[0].words.edit, "Two ")
    assert page.leave()

    page.context.records.undo.undo(person.id, page.undo_page)
    page.refresh()

    assert page.cards[0].words.text() == "One"


def test_no_note_shows_on_a_shared_screen(qtbot: QtBot, page: NotesPage, person: Person) -> None:
    page.context.records.notes.write(person.id, "Ask about the bus")
    page.refresh()

    page.context.navigator.set_together(True)
    assert not page.cards[0].isVisible()

    page.context.navigator.set_together(False)
    qtbot.waitUntil(page.cards[0].isVisible)


def test_older_notes_are_a_press_away(page: NotesPage, person: Person) -> None:
    for number in range(CHUNK + 3):
        page.context.records.notes.write(person.id, f"Note {number}")
    page.refresh()
    assert len(page.cards) == CHUNK

    page.more.click()
    assert len(page.cards) == CHUNK + 3
    assert page.more.isHidden()


def test_a_note_of_somebody_else_goes_to_them(page: NotesPage, person: Person) -> None:
    right = page.context.records.people.add("Right")
    page.context.records.people.add("Other")
    page.context.records.notes.write(person.id, "My son Paul does not ring")
    page.refresh()
    dialogs = page.context.dialogs
    assert isinstance(dialogs, FakeDialogs)

    def move(dialog: MovingDialog) -> bool:
        dialog.move_button.click()
        assert "Choose the person" in dialog.problem.sentence.text()
        put_words(dialog.search.edit, "rig")
        dialog.move_button.click()
        return dialog.moved is not None

    dialogs.show_answers.append(move)
    page.cards[0].menu.actions()[1].trigger()

    assert page.cards == []
    assert texts(page, right) == ["My son Paul does not ring"]
    assert (
        page.context.records.history.of_record(page.context.records.notes.of_person(right.id)[0].id)
        == []
    )
