"""Step 2 by keys and mouse: type and press Enter, open, and what cannot be kept."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import event
from sqlcipher3.dbapi2 import OperationalError

from planner.models.aspirations import AspirationStatus, Horizon, MeasureKind
from planner.models.pathways import Pathway
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.aspirations import AspirationsPage
from planner.views.quick_add import QuickAdd
from planner.views.widgets.buttons import Button
from tests.views.pages.aspirations.conftest import HOSTILE, choose, hopes, words


def type_words(edit: QWidget, text: str) -> None:
    """As an input method does, letter by letter or not, in any script."""
    edit.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(edit, event)


def test_enter_adds_another_and_the_box_stays_ready(page: AspirationsPage) -> None:
    week = page.columns.adds[Horizon.WEEK].edit
    week.setFocus()
    for text in ("Ring Paul on Wednesday", "Walk to the bench"):
        QTest.keyClicks(week, text)
        QTest.keyClick(week, Qt.Key.Key_Return)
    type_words(page.columns.adds[Horizon.YEAR].edit, HOSTILE)
    QTest.keyClick(page.columns.adds[Horizon.YEAR].edit, Qt.Key.Key_Return)
    assert words(page) == ["Ring Paul on Wednesday", "Walk to the bench", HOSTILE]
    assert len(page.columns.cards) == 3
    assert week.text() == ""
    page.grab()


def test_what_is_typed_is_kept_before_enter(
    qtbot: QtBot, page: AspirationsPage, context: Context
) -> None:
    box = page.columns.adds[Horizon.MONTH].edit
    box.setFocus()
    with qtbot.waitSignal(page.words_saved):
        QTest.keyClicks(box, "Know where")
    assert words(page) == ["Know where"]
    page.refresh()
    assert page.columns.cards == {}
    QTest.keyClicks(box, " I stand")
    assert page.leave()
    assert words(page) == ["Know where I stand"]
    QTest.keyClicks(box, "x")
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert words(page) == ["Know where I stand"]


def test_a_box_wiped_out_again_leaves_nothing(qtbot: QtBot, page: AspirationsPage) -> None:
    add: QuickAdd = page.columns.adds[Horizon.WEEK]
    add.edit.setFocus()
    with qtbot.waitSignal(page.words_saved):
        QTest.keyClicks(add.edit, "No")
    QTest.keyClick(add.edit, Qt.Key.Key_Backspace)
    QTest.keyClick(add.edit, Qt.Key.Key_Backspace)
    assert page.leave()
    assert words(page) == []


def test_looking_at_another_window_keeps_what_is_typed_in_the_box(page: AspirationsPage) -> None:
    box = page.columns.adds[Horizon.WEEK].edit
    box.setFocus()
    QTest.keyClicks(box, "Ring Paul")
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(box, away)
    assert words(page) == ["Ring Paul"]
    assert box.text() == "Ring Paul"
    QTest.keyClicks(box, " too")
    page.columns.adds[Horizon.MONTH].setFocus()
    assert words(page) == ["Ring Paul too"]
    assert box.text() == ""


def test_fifty_thousand_letters_stay_whole(page: AspirationsPage) -> None:
    box = page.columns.adds[Horizon.WEEK].edit
    type_words(box, "a" * 50_000)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert words(page) == ["a" * 50_000]
    page.grab()


def test_details_are_kept_as_typed_and_escape_goes_back(
    page: AspirationsPage, context: Context, pathway: Pathway
) -> None:
    key = context.records.aspirations.add(pathway.id, Horizon.WEEK, "Walk").id
    page.refresh()
    card = page.columns.cards[key]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    details = page.details
    assert details.words.edit.hasFocus()
    type_words(details.why.edit, HOSTILE)
    QTest.mouseClick(details.areas["physical_health"], Qt.MouseButton.LeftButton)
    details.importance.buttons()[7].click()
    QTest.keyClick(details, Qt.Key.Key_Escape)
    row = context.records.aspirations.hope(key).aspiration
    assert (row.why, row.life_areas, row.importance) == (HOSTILE, ["physical_health"], 7)
    assert page.stack.currentWidget() is page.columns
    assert card.hasFocus()


def test_no_words_at_all_is_refused_at_the_field_and_the_last_ones_come_back(
    page: AspirationsPage, context: Context, pathway: Pathway
) -> None:
    key = context.records.aspirations.add(pathway.id, Horizon.WEEK, "Walk").id
    page.refresh()
    page.open_details(key)
    edit = page.details.words.edit
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    page.details.why.setFocus()
    assert page.details.words.error
    assert page.leave()
    assert edit.toPlainText() == "Walk"
    assert words(page) == ["Walk"]


def test_a_choice_that_could_not_be_saved_is_not_shown_as_made(
    qtbot: QtBot, page: AspirationsPage, context: Context, pathway: Pathway
) -> None:
    def refuse(*said: object) -> None:
        if str(said[2]).startswith("UPDATE"):
            raise OperationalError("database or disk is full")

    key = context.records.aspirations.add(pathway.id, Horizon.WEEK, "Sleep").id
    page.refresh()
    page.open_details(key)
    achieved = list(AspirationStatus).index(AspirationStatus.ACHIEVED)
    event.listen(context.records.changes.engine, "before_cursor_execute", refuse)
    try:
        with qtbot.waitSignal(page.save_failed):
            page.details.status.buttons()[achieved].click()
    finally:
        event.remove(context.records.changes.engine, "before_cursor_execute", refuse)
    assert page.details.status.value() is AspirationStatus.ACTIVE


def test_little_room_makes_three_tabs(page: AspirationsPage, context: Context) -> None:
    assert page.columns.tabs.isHidden()
    page.resize(700, 700)
    assert page.columns.tabs.isVisible()
    page.columns.tabs.buttons()[2].click()
    assert page.columns.adds[Horizon.YEAR].isVisible()
    assert page.columns.adds[Horizon.WEEK].isHidden()


def test_every_control_has_a_name(
    page: AspirationsPage, context: Context, pathway: Pathway
) -> None:
    key = context.records.aspirations.add(pathway.id, Horizon.YEAR, "Teach").id
    page.refresh()
    page.open_details(key)
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisibleTo(page)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
    ]
    assert nameless == []


def test_without_a_pathway_one_can_be_started(qtbot: QtBot, context: Context) -> None:
    person = context.records.people.add("Margaret")
    page = AspirationsPage(context)
    qtbot.addWidget(page)
    page.show_place(Place(Room.ASPIRATIONS, person.id))
    page.show()
    assert page.content.isHidden()
    assert page.nothing.isVisible()
    assert page.leave()


def test_a_day_that_cannot_be_stays_as_typed_and_keeps_the_planner_here(
    page: AspirationsPage, context: Context, pathway: Pathway
) -> None:
    hope = context.records.aspirations.add(pathway.id, Horizon.MONTH, "Knit")
    page.refresh()
    page.open_details(hope.id)
    day = page.details.by_on
    day.setFocus()
    day.edit.selectAll()
    QTest.keyClicks(day.edit, "31/04/2026")
    assert not page.leave()
    page.refresh()
    assert (day.text(), bool(day.error)) == ("31/04/2026", True)
    day.edit.selectAll()
    QTest.keyClicks(day.edit, "30/04/2026")
    assert page.leave()
    assert hopes(page)[0].aspiration.by_on == date(2026, 4, 30)


def test_one_set_aside_is_listed_quietly_and_brought_back(
    page: AspirationsPage, context: Context, pathway: Pathway
) -> None:
    records = context.records.aspirations
    key = records.add(pathway.id, Horizon.WEEK, "Walk").id
    page.refresh()
    assert page.put_by_button.isHidden()
    page.columns.menu_wanted.emit(page.columns.cards[key])
    choose(page, "Set aside")
    assert key not in page.columns.cards
    assert page.put_by_button.text().strip() == "Reached or set aside, 1"
    page.put_by_button.click()
    named = {b.accessibleName(): b for b in page.put_by.findChildren(Button)}
    named["Bring back: “Walk”"].click()
    assert records.hope(key).aspiration.status is AspirationStatus.ACTIVE
    QTest.keyClick(page.put_by, Qt.Key.Key_Escape)
    assert key in page.columns.cards


def overhanging(page: AspirationsPage) -> list[str]:
    """Cards that reach over the edges of their column, or of what shows."""
    columns, found = page.columns, []
    for card in columns.cards.values():
        if card.hope is None or not card.isVisible():
            continue
        back = columns._backs[card.hope.aspiration.horizon].geometry()
        left = card.mapTo(columns, QPoint(0, 0)).x()
        if left < back.left() or left + card.width() - 1 > back.right():
            found.append(card.accessibleName())
    return found


@pytest.mark.parametrize("scale", [100, 130, 200])
def test_cards_keep_within_their_columns_however_the_window_is_resized(
    page: AspirationsPage, scale: int
) -> None:
    records = page.context.records.aspirations
    for horizon in Horizon:
        for number in range(4):
            row = records.add(page.pathway_id, horizon, f"{'Walk' * 20} {number}")
            records.choose_life_areas(row.id, ["friends_and_community", "physical_health"])
            records.choose_measure(row.id, [*MeasureKind][number % len(MeasureKind)])
            records.type_text(row.id, "unit", "steps without stopping at the bench on the hill")
    page.context.theme.set_scale(scale)
    page.refresh()
    for width, height in (
        (1800, 1000), (1180, 720), (1115, 2400), (1400, 720), (1101, 700), (1900, 3000),
    ):  # fmt: skip
        page.resize(width, height)
        QApplication.processEvents()
        assert page.columns.cards
        assert overhanging(page) == [], (width, height)
