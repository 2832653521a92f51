"""Today by keys and mouse: what it shows, hides and opens."""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from planner.models.barriers import NextStep
from planner.models.papers import Paper, PaperFate, PaperKind
from planner.records.questionnaires import LICENCE_ENDS_ON
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.today import TodayPage
from planner.views.pages.today.cards import TodayCard
from planner.views.widgets.choices import Tick
from tests.fakes import FakeClock
from tests.records.test_today import TODAY, Practice


@pytest.fixture
def practice(context: Context) -> Practice:
    return Practice(context.records)


@pytest.fixture
def margaret(practice: Practice, context: Context) -> tuple[UUID, UUID]:
    """Someone with one of everything."""
    ids = practice.person("Margaret Ellis", review_on=TODAY)
    practice.baseline(ids, 13)
    practice.concern(ids)
    practice.meeting(ids, TODAY, at=time(10, 30))
    practice.add(
        NextStep(person_id=ids[0], pathway_id=ids[1], what="Ring <b>the hall</b>", on=TODAY),
        Paper(
            person_id=ids[0],
            pathway_id=ids[1],
            kind=PaperKind.PLAN,
            fate=PaperFate.GIVE_LATER,
            made_at=context.clock.now(),
        ),
    )
    context.records.people.opened(ids[0])
    return ids


def opened(qtbot: QtBot, context: Context) -> TodayPage:
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.resize(1180, 700)
    page.show_place(Place(Room.TODAY))
    page.show()
    qtbot.waitExposed(page)
    return page


def words(page: TodayPage) -> str:
    rows = [f"{row.text()} {row.below}" for card in cards(page) for row in card.buttons()]
    labels = [label.text() for label in page.findChildren(QLabel) if not label.isHidden()]
    ticks = [tick.text() for tick in page.findChildren(Tick)]
    return "\n".join(rows + labels + ticks)


def cards(page: TodayPage) -> list[TodayCard]:
    return [page.concerns, page.wemwbs, page.reviews, page.papers, page.opened]


def test_a_new_vault_offers_the_first_person(qtbot: QtBot, context: Context) -> None:
    page = opened(qtbot, context)
    assert page.nothing.isVisible()
    assert not page.cards.isVisible()
    with qtbot.waitSignal(context.navigator.place_wanted) as went:
        page.nothing.pressed.emit()
    assert went.args == [Place(Room.NEW_PERSON)]


def test_each_row_opens_where_it_belongs(
    qtbot: QtBot, context: Context, margaret: tuple[UUID, UUID]
) -> None:
    page = opened(qtbot, context)
    went: list[Place] = []
    context.navigator.place_wanted.connect(went.append)
    for card in (page.wemwbs, page.reviews, page.papers, page.opened):
        (row,) = card.buttons()
        row.setFocus()
        QTest.keyClick(row, Qt.Key.Key_Space)
    assert [place.room for place in went] == [
        Room.WELLBEING,
        Room.OVERVIEW,
        Room.PRINT,
        Room.OVERVIEW,
    ]
    assert {place.person_id for place in went} == {margaret[0]}
    with qtbot.waitSignal(context.navigator.keeping_safe_wanted) as asked:
        QTest.mouseClick(page.concerns.buttons()[0], Qt.MouseButton.LeftButton)
    assert asked.args == [margaret[0]]


def test_the_day_is_said_and_a_concern_is_not(
    qtbot: QtBot, context: Context, practice: Practice, margaret: tuple[UUID, UUID]
) -> None:
    context.records.settings.save_planner("Priya", "", "")
    page = opened(qtbot, context)
    assert page.title.text() == "Good morning, Priya"
    assert page.sentence.text() == "Tuesday 17 March. 1 person today: Margaret at 10:30."
    assert "canary" not in words(page)
    assert "abuse" not in words(page)


def test_hiding_names_leaves_initials_and_no_step_words(
    qtbot: QtBot, context: Context, margaret: tuple[UUID, UUID]
) -> None:
    page = opened(qtbot, context)
    assert "Margaret" in words(page)
    assert "Ring <b>the hall</b>" in words(page)
    context.navigator.set_names_hidden(True)
    hidden = words(page)
    assert "Margaret" not in hidden
    assert "hall" not in hidden
    assert page.wemwbs.buttons()[0].text() == "ME"
    context.navigator.set_names_hidden(False)
    assert "Margaret" in words(page)


def test_a_step_is_ticked_and_taken_back(
    qtbot: QtBot, context: Context, margaret: tuple[UUID, UUID]
) -> None:
    page = opened(qtbot, context)
    (tick,) = page.steps.findChildren(Tick)
    with qtbot.waitSignal(page.words_saved):
        QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(10, 20))
    assert context.records.today.overview().steps.lines[0].done
    assert tick.struck
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(10, 20))
    assert not context.records.today.overview().steps.lines[0].done


def test_a_long_list_shows_a_few_and_the_rest_on_request(
    qtbot: QtBot, context: Context, practice: Practice
) -> None:
    for number in range(7):
        practice.person(f"Person {number}", review_on=TODAY - timedelta(days=number))
    page = opened(qtbot, context)
    assert len(page.reviews.buttons()) == 3
    QTest.mouseClick(page.reviews.more, Qt.MouseButton.LeftButton)
    assert len(page.reviews.buttons()) == 7


def test_reading_again_keeps_the_keyboard_on_its_row(
    qtbot: QtBot, context: Context, practice: Practice
) -> None:
    for number in range(3):
        practice.person(f"Person {number}", review_on=TODAY)
    page = opened(qtbot, context)
    page.activateWindow()
    page.reviews.buttons()[1].setFocus()
    qtbot.waitUntil(page.reviews.buttons()[1].hasFocus)
    page.refresh()
    qtbot.waitUntil(page.reviews.buttons()[1].hasFocus)


def test_cards_that_were_filled_before_they_were_shown_have_room(
    qtbot: QtBot, context: Context, margaret: tuple[UUID, UUID]
) -> None:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    stack.resize(1180, 700)
    stack.addWidget(QWidget())
    stack.show()
    qtbot.waitExposed(stack)
    page = TodayPage(context)
    stack.addWidget(page)
    page.show_place(Place(Room.TODAY))
    stack.setCurrentWidget(page)

    def roomy() -> bool:
        return all(card.height() >= card.minimumSizeHint().height() for card in cards(page))

    qtbot.waitUntil(roomy)
    stack.resize(700, 700)
    qtbot.waitUntil(roomy)


def test_a_licence_that_ends_soon_is_announced(qtbot: QtBot, context: Context) -> None:
    page = opened(qtbot, context)
    assert not page.licence.isVisible()
    ends_on = TODAY + timedelta(days=30)
    context.records.settings.put(LICENCE_ENDS_ON, ends_on.isoformat())
    page.refresh()
    assert page.licence.sentence.text() == "The WEMWBS licence ends in 30 days."
    with qtbot.waitSignal(context.navigator.place_wanted) as went:
        page.licence.pressed.emit()
    assert went.args == [Place(Room.SETTINGS)]


def test_a_paused_pathway_shows_from_its_day_and_opens_the_person(
    qtbot: QtBot, context: Context, clock: FakeClock, margaret: tuple[UUID, UUID]
) -> None:
    context.records.endings.pause(margaret[1], "canary", date(2026, 3, 18))
    page = opened(qtbot, context)
    assert page.pathways.isHidden()
    clock.advance(timedelta(days=1))
    page.refresh()
    (row,) = page.pathways.buttons()
    assert row.below == "Paused. Look again."
    assert "canary" not in words(page)
    with qtbot.waitSignal(context.navigator.place_wanted) as went:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert went.args == [Place(Room.OVERVIEW, margaret[0])]
