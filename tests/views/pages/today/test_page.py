"""Today by keys and mouse: what it shows, hides and opens."""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from planner.export import today_pdf
from planner.models.barriers import NextStep
from planner.models.papers import Paper, PaperFate, PaperKind
from planner.records.drafts import Unkept
from planner.records.questionnaires import LICENCE_ENDS_ON
from planner.views.drafts_dialog import DraftsDialog
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.today import TodayPage
from planner.views.pages.today.cards import TodayCard
from planner.views.widgets.buttons import IconButton
from planner.views.widgets.choices import Tick
from tests.export.reading import read, squeezed
from tests.fakes import FakeClock, FakeDialogs, FakePrinters
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
    return [
        page.cards.concerns,
        page.cards.wemwbs,
        page.cards.reviews,
        page.cards.papers,
        page.cards.opened,
    ]


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
    for card in (page.cards.wemwbs, page.cards.reviews, page.cards.papers, page.cards.opened):
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
        QTest.mouseClick(page.cards.concerns.buttons()[0], Qt.MouseButton.LeftButton)
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
    assert page.cards.wemwbs.buttons()[0].text() == "ME"
    context.navigator.set_names_hidden(False)
    assert "Margaret" in words(page)


def test_a_step_is_ticked_and_taken_back(
    qtbot: QtBot, context: Context, margaret: tuple[UUID, UUID]
) -> None:
    page = opened(qtbot, context)
    (tick,) = page.cards.steps.findChildren(Tick)
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
    assert len(page.cards.reviews.buttons()) == 3
    QTest.mouseClick(page.cards.reviews.more, Qt.MouseButton.LeftButton)
    assert len(page.cards.reviews.buttons()) == 7


def test_reading_again_keeps_the_keyboard_on_its_row(
    qtbot: QtBot, context: Context, practice: Practice
) -> None:
    for number in range(3):
        practice.person(f"Person {number}", review_on=TODAY)
    page = opened(qtbot, context)
    page.activateWindow()
    page.cards.reviews.buttons()[1].setFocus()
    qtbot.waitUntil(page.cards.reviews.buttons()[1].hasFocus)
    page.refresh()
    qtbot.waitUntil(page.cards.reviews.buttons()[1].hasFocus)


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


def focus(qtbot: QtBot, page: TodayPage, row: QWidget) -> None:
    page.activateWindow()
    row.setFocus()
    qtbot.waitUntil(row.hasFocus)


def test_one_key_puts_a_line_aside_and_the_next_one_has_the_keyboard(
    qtbot: QtBot, context: Context, practice: Practice
) -> None:
    for number in range(3):
        practice.person(f"Person {number}", review_on=TODAY)
    page = opened(qtbot, context)
    focus(qtbot, page, page.cards.reviews.buttons()[0])
    with qtbot.waitSignal(context.navigator.toast_wanted) as told:
        QTest.keyClick(page.cards.reviews.buttons()[0], Qt.Key.Key_S)
    assert told.args == ["Seen. It comes back when it asks for something new."]
    assert [row.text() for row in page.cards.reviews.buttons()] == ["Person 1", "Person 2"]
    qtbot.waitUntil(page.cards.reviews.buttons()[0].hasFocus)
    QTest.keyClick(page.cards.reviews.buttons()[0], Qt.Key.Key_N)
    assert [row.text() for row in page.cards.reviews.buttons()] == ["Person 2"]
    QTest.keyClick(
        page.cards.reviews.buttons()[0], Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier
    )
    QTest.keyClick(page.cards.reviews.buttons()[0], Qt.Key.Key_S)
    assert page.title.hasFocus()
    assert page.nothing.isHidden()  # baselines are still due


def test_a_step_goes_by_key_and_a_concern_stays(
    qtbot: QtBot, context: Context, margaret: tuple[UUID, UUID]
) -> None:
    page = opened(qtbot, context)
    (tick,) = page.cards.steps.findChildren(Tick)
    focus(qtbot, page, tick)
    QTest.keyClick(tick, Qt.Key.Key_N)
    assert not page.cards.steps.findChildren(Tick)
    (concern,) = page.cards.concerns.buttons()
    focus(qtbot, page, concern)
    QTest.keyClick(concern, Qt.Key.Key_S)
    assert len(page.cards.concerns.buttons()) == 1
    assert isinstance(context.dialogs, FakeDialogs)
    assert context.dialogs.told[-1].sentence == "This stays here until it is dealt with."


def test_the_menu_of_a_line_does_the_same(
    qtbot: QtBot, context: Context, margaret: tuple[UUID, UUID]
) -> None:
    page = opened(qtbot, context)
    name = "More for Margaret Ellis: Reviews due"
    (more,) = [one for one in page.findChildren(IconButton) if one.accessibleName() == name]
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions()]
    assert words == ["Open", "Seen\tS", "Not today\tN"]
    menu.actions()[2].trigger()
    menu.close()
    assert not page.cards.reviews.buttons()


def test_words_kept_aside_open_from_their_line(
    qtbot: QtBot, context: Context, margaret: tuple[UUID, UUID]
) -> None:
    context.records.drafts.keep([Unkept("Notes: Note", "canary", "notes", margaret[0])])
    page = opened(qtbot, context)
    assert "canary" not in words(page)
    QTest.mouseClick(page.cards.drafts.buttons()[0], Qt.MouseButton.LeftButton)
    assert isinstance(context.dialogs, FakeDialogs)
    assert isinstance(context.dialogs.shown[-1], DraftsDialog)


def test_the_list_prints_and_hides_names(
    qtbot: QtBot, context: Context, margaret: tuple[UUID, UUID]
) -> None:
    page = opened(qtbot, context)
    whole = read(today_pdf.make(page.sheets.sheet()))
    for said in ("Margaret Ellis", "Ring <b>the hall</b>", "WEMWBS due", "1 concern to follow up"):
        assert squeezed(said) in whole
    context.navigator.set_names_hidden(True)
    assert isinstance(context.printers, FakePrinters)
    assert isinstance(context.dialogs, FakeDialogs)
    context.dialogs.show_answers.append(True)
    QTest.mouseClick(page.sheets.print, Qt.MouseButton.LeftButton)
    printers = context.printers
    qtbot.waitUntil(lambda: bool(printers.printed))
    printed = read(printers.printed[0].pdf)
    assert "Margaret" not in printed
    assert "Ellis" not in printed
    assert "hall" not in printed
    assert "ME" in printed
    assert "canary" not in printed
    assert printers.printed[0].title == "Today"


def test_a_paused_pathway_shows_without_its_reason_and_opens_the_person(
    qtbot: QtBot, context: Context, clock: FakeClock, margaret: tuple[UUID, UUID]
) -> None:
    context.records.endings.pause(margaret[1], "canary", date(2026, 3, 28))
    page = opened(qtbot, context)
    assert page.cards.pauses.isHidden()
    clock.advance(timedelta(days=11))
    page.refresh()
    (row,) = page.cards.pauses.buttons()
    assert row.below == "Look again on 28 March"
    assert "canary" not in words(page)
    with qtbot.waitSignal(context.navigator.place_wanted) as went:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert went.args == [Place(Room.OVERVIEW, margaret[0])]


def test_another_text_size_keeps_the_keyboard_on_its_line(
    qtbot: QtBot, context: Context, practice: Practice
) -> None:
    for number in range(2):
        practice.person(f"Person {number}", review_on=TODAY)
    page = opened(qtbot, context)
    focus(qtbot, page, page.cards.reviews.buttons()[1])
    margin = page.cards.reviews.buttons()[1].parentWidget().layout().contentsMargins().right()  # type: ignore[union-attr]
    context.theme.set_scale(200)
    row = page.cards.reviews.buttons()[1]
    qtbot.waitUntil(row.hasFocus)
    assert row.parentWidget().layout().contentsMargins().right() == 2 * margin  # type: ignore[union-attr]
    context.theme.reset_scale()
