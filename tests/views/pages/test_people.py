"""The list of people by keys and mouse: find, narrow, open, hide names."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.models.pathways import PathwayKind, PathwayStatus
from planner.records.people_list import Among
from planner.views.item_models.people import CHUNK, NEXT_DUE, PATHWAY, PERSON, STEP
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.people import PeoplePage
from planner.views.widgets.table import BELOW_ROLE, PILL_ROLE
from tests.views.pages.typing_helpers import HOSTILE, put_words


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> PeoplePage:
    people, pathways = context.records.people, context.records.pathways
    ann = people.add("Ann", full_name="Ann Moss")
    pathways.start(ann.id, PathwayKind.PREVENTION)
    bea = people.add("Bea")
    pathways.start(bea.id, PathwayKind.RECOVERY)
    cat = people.add("Cat")
    done = pathways.start(cat.id, PathwayKind.RECOVERY)
    pathways.finish(done.id, PathwayStatus.COMPLETED)
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.resize(1176, 640)
    page.show_place(Place(Room.PEOPLE))
    page.show()
    qtbot.waitExposed(page)
    return page


def names(page: PeoplePage) -> list[str]:
    return [page.model.index(row, PERSON).data() for row in range(page.model.rowCount())]


def test_whoever_is_on_the_list_shows_with_their_pathway(page: PeoplePage) -> None:
    assert sorted(names(page)) == ["Ann Moss", "Bea"]
    assert page.count.text() == ("2 people on your list. 1 more has finished their pathway.")
    assert page.model.index(0, PATHWAY).data(PILL_ROLE).text in ("Prevention", "Recovery")


def test_typing_narrows_and_enter_opens_the_only_one(qtbot: QtBot, page: PeoplePage) -> None:
    put_words(page.search.edit, "MOS")
    assert names(page) == ["Ann Moss"]

    with qtbot.waitSignal(page.context.navigator.place_wanted) as wanted:
        QTest.keyClick(page.search.edit, Qt.Key.Key_Return)

    assert wanted.args is not None
    assert wanted.args[0] == Place(Room.OVERVIEW, page.model.row_at(0).id)


def test_arrows_and_enter_open_a_row(qtbot: QtBot, page: PeoplePage) -> None:
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, PERSON))
    QTest.keyClick(page.table, Qt.Key.Key_Down)

    with qtbot.waitSignal(page.context.navigator.place_wanted) as wanted:
        QTest.keyClick(page.table, Qt.Key.Key_Return)

    assert wanted.args is not None
    assert wanted.args[0].person_id == page.model.row_at(1).id


def test_nobody_found_says_which_filters_and_clears_them(qtbot: QtBot, page: PeoplePage) -> None:
    put_words(page.search.edit, HOSTILE)
    QTest.mouseClick(page.kind.buttons()[2], Qt.MouseButton.LeftButton)

    assert page.table.isHidden()
    assert HOSTILE in page.nobody.sentence.text()
    assert "Recovery" in page.nobody.sentence.text()

    page.nobody.pressed.emit()
    assert len(names(page)) == 2
    assert page.search.text() == ""


def test_finished_pathways_show_when_asked_for(page: PeoplePage) -> None:
    page.among.set_value(Among.FINISHED)
    page.among.chosen.emit(Among.FINISHED)

    assert names(page) == ["Cat"]
    assert page.model.index(0, PATHWAY).data(PILL_ROLE).text == "Completed"


def test_hidden_names_leave_initials_and_no_ages_or_steps(page: PeoplePage) -> None:
    page.context.navigator.set_names_hidden(True)

    assert sorted(names(page)) == ["AM", "B"]
    for row in range(page.model.rowCount()):
        assert not page.model.index(row, PERSON).data(BELOW_ROLE)
        assert page.model.index(row, STEP).data() == ""

    page.context.navigator.set_names_hidden(False)
    assert sorted(names(page)) == ["Ann Moss", "Bea"]


def test_whoever_is_chosen_stays_chosen_when_the_list_is_read_again(page: PeoplePage) -> None:
    page.table.setCurrentIndex(page.model.index(1, PERSON))
    chosen = page.model.row_at(1).id

    page.context.records.people.add("Aaron")
    page.refresh()

    assert page.model.row_at(page.table.currentIndex().row()).id == chosen


def test_more_people_are_read_as_the_list_is_scrolled(page: PeoplePage) -> None:
    for number in range(CHUNK + 5):
        page.context.records.people.add(f"Person {number:03}")
    page.refresh()
    assert page.model.rowCount() == CHUNK
    assert page.shown.text() == f"Showing {CHUNK} of {CHUNK + 7}. Scroll for more."

    page.table.scrollToBottom()
    page.model.fetchMore(page.model.index(-1, -1))

    assert page.model.rowCount() == CHUNK + 7
    assert len({page.model.row_at(row).id for row in range(CHUNK + 7)}) == CHUNK + 7


def test_an_empty_list_offers_a_new_person(qtbot: QtBot, context: Context) -> None:
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.show_place(Place(Room.PEOPLE))

    with qtbot.waitSignal(context.navigator.place_wanted) as wanted:
        page.nobody.pressed.emit()

    assert wanted.args == [Place(Room.NEW_PERSON)]


def test_columns_leave_where_there_is_no_room_and_names_stay(page: PeoplePage) -> None:
    page.context.theme.set_scale(200)
    page.resize(1000, 600)

    assert not page.table.isColumnHidden(PERSON)
    assert not page.table.isColumnHidden(NEXT_DUE)
    assert page.table.isColumnHidden(STEP)


def test_everything_that_can_be_used_has_a_name(page: PeoplePage) -> None:
    for control in (page.search.edit, page.among.combo, page.due.combo, page.table):
        widget: QWidget = control
        assert widget.accessibleName()


def test_the_filters_stay_on_one_line_in_the_smallest_window(
    qtbot: QtBot, qapp: QApplication, context: Context
) -> None:
    context.theme.apply(qapp)
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.resize(1180 - 104, 600)
    page.show_place(Place(Room.PEOPLE))
    page.show()
    filters = (page.search, page.kind, page.among, page.due, page.sort)
    assert len({field.y() for field in filters}) == 1
