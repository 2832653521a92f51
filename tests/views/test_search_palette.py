"""Finding by keys: people first, others covered while somebody is open."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.models.pathways import PathwayKind
from planner.models.people import Person
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.search_palette import SearchPalette
from planner.views.widgets.table import BELOW_ROLE
from tests.records.test_search import SCRIPTS


@pytest.fixture
def people(context: Context) -> tuple[Person, Person]:
    margaret = context.records.people.add("Margaret", full_name="Margaret Ellis")
    bronwen = context.records.people.add("Bronwen", full_name="Bronwen Ellis-Pugh")
    for person, words in ((margaret, "the bench by 池塘"), (bronwen, "a bench at the library")):
        context.records.notes.write(person.id, words)
    return margaret, bronwen


def opened(qtbot: QtBot, context: Context, person_id: UUID | None = None) -> SearchPalette:
    made = SearchPalette(context, person_id)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def rows(palette: SearchPalette) -> list[tuple[str, str]]:
    model = palette.model
    return [
        (str(model.index(row, 0).data()), str(model.index(row, 0).data(BELOW_ROLE)))
        for row in range(model.rowCount())
    ]


def test_typing_finds_and_enter_opens(
    qtbot: QtBot, context: Context, people: tuple[Person, Person]
) -> None:
    palette = opened(qtbot, context)
    QTest.keyClicks(palette.field.edit, "llis")
    assert rows(palette) == [("Bronwen Ellis-Pugh", ""), ("Margaret Ellis", "")]
    QTest.keyClick(palette.field.edit, Qt.Key.Key_Down)
    with qtbot.waitSignal(context.navigator.place_wanted) as went:
        QTest.keyClick(palette.field.edit, Qt.Key.Key_Return)
    assert went.args == [Place(Room.OVERVIEW, people[0].id)]
    assert not palette.isVisible()


@pytest.mark.parametrize(("script", "words", "typed"), SCRIPTS, ids=[row[0] for row in SCRIPTS])
def test_every_script_is_found_and_shown_as_it_was_said(
    qtbot: QtBot, context: Context, script: str, words: str, typed: str
) -> None:
    context.records.people.add(words)
    context.records.people.add("Bronwen")
    palette = opened(qtbot, context)
    composed = QInputMethodEvent()
    composed.setCommitString(typed)
    QApplication.sendEvent(palette.field.edit, composed)
    assert rows(palette) == [(words, "")]


def test_what_was_said_opens_where_it_belongs(
    qtbot: QtBot, context: Context, people: tuple[Person, Person]
) -> None:
    palette = opened(qtbot, context)
    composed = QInputMethodEvent("", [])
    composed.setCommitString("池塘")
    QApplication.sendEvent(palette.field.edit, composed)
    assert rows(palette) == [("Margaret Ellis", "the bench by 池塘")]
    with qtbot.waitSignal(context.navigator.place_wanted) as went:
        QTest.keyClick(palette.field.edit, Qt.Key.Key_Return)
    assert went.args is not None
    assert went.args[0].room is Room.NOTES


def test_who_is_around_someone_opens_their_progress(
    qtbot: QtBot, context: Context, people: tuple[Person, Person]
) -> None:
    pathway = context.records.pathways.start(people[0].id, PathwayKind.RECOVERY)
    row = context.records.networks.answer(pathway.id, 3)
    context.records.networks.type_who(row.id, "The allotment crowd")
    palette = opened(qtbot, context)
    QTest.keyClicks(palette.field.edit, "allotment")
    with qtbot.waitSignal(context.navigator.place_wanted) as went:
        QTest.keyClick(palette.field.edit, Qt.Key.Key_Return)
    assert went.args is not None
    assert went.args[0].room is Room.PROGRESS


def test_while_a_person_is_open_others_are_initials_until_show(
    qtbot: QtBot, context: Context, people: tuple[Person, Person]
) -> None:
    palette = opened(qtbot, context, people[0].id)
    QTest.keyClicks(palette.field.edit, "bench")
    assert rows(palette) == [("BE", ""), ("Margaret Ellis", "the bench by 池塘")]
    QTest.mouseClick(palette.show_others, Qt.MouseButton.LeftButton)
    assert rows(palette)[0] == ("Bronwen Ellis-Pugh", "a bench at the library")
    assert not palette.show_others.isVisible()


def test_nothing_found_says_so_and_enter_stays(qtbot: QtBot, context: Context) -> None:
    palette = opened(qtbot, context)
    QTest.keyClicks(palette.field.edit, "zebra")
    assert palette.told.text() == "Nothing found. A shorter part of the word may do."
    QTest.keyClick(palette.field.edit, Qt.Key.Key_Return)
    assert palette.isVisible()
    QTest.keyClick(palette.field.edit, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_the_box_stays_where_it_is_when_something_is_found(
    qtbot: QtBot, context: Context, people: tuple[Person, Person]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    palette = opened(qtbot, context)
    before = palette.pos()
    QTest.keyClicks(palette.field.edit, "llis")
    assert palette.table.isVisible()
    assert palette.pos() == before
    assert palette.geometry().bottom() <= window.geometry().bottom()
