"""Step 2: own measures are set, asked and said."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.models.aspirations import AspirationStatus, Horizon, MeasureKind
from planner.models.pathways import Pathway
from planner.views.page import Context
from planner.views.pages.aspirations import AspirationsPage
from tests.fakes import FakeClock


def test_an_own_measure_is_set_and_asked(
    page: AspirationsPage, context: Context, pathway: Pathway, clock: FakeClock
) -> None:
    records = context.records.aspirations
    key = records.add(pathway.id, Horizon.WEEK, "Walk").id
    page.refresh()
    page.open_details(key)
    measure = page.details.measure
    measure.kind.buttons()[1].click()
    QTest.keyClicks(measure.unit.edit, "Yards")
    measure.start.setFocus()
    QTest.keyClicks(measure.start.edit, "lots")
    measure.target.setFocus()
    assert measure.start.error
    assert not page.leave()
    measure.start.edit.selectAll()
    QTest.keyClicks(measure.start.edit, "1")
    QTest.keyClicks(measure.target.edit, "100")
    measure.unit.setFocus()
    row = records.hope(key).aspiration
    assert (row.measure, row.unit, row.start, row.target) == (MeasureKind.OWN, "Yards", 1, 100)
    records.answer(key, 20)
    clock.advance(timedelta(weeks=2))
    QTest.mouseClick(page.details.going, Qt.MouseButton.LeftButton)
    going = page.going
    assert going.earlier.isHidden()
    QTest.keyClicks(going.number.edit, "40")
    QTest.keyClick(going.number.edit, Qt.Key.Key_Return)
    assert "20" in going.earlier.text()
    assert going.earlier.isVisible()
    QTest.keyClicks(going.comment.edit, "Slow on the hill")
    QTest.mouseClick(going.next, Qt.MouseButton.LeftButton)
    now = records.hope(key).now
    assert now is not None
    assert (now.value, now.comment) == (40, "Slow on the hill")
    assert page.stack.currentWidget() is page.columns


def test_less_can_be_the_aim(page: AspirationsPage, context: Context, pathway: Pathway) -> None:
    records = context.records.aspirations
    key = records.add(pathway.id, Horizon.WEEK, "Smoke less").id
    records.choose_measure(key, MeasureKind.OWN)
    page.refresh()
    page.open_details(key)
    measure = page.details.measure
    for field, number in ((measure.start, "20"), (measure.target, "5")):
        field.setFocus()
        QTest.keyClicks(field.edit, number)
    assert page.leave()
    row = records.hope(key).aspiration
    assert (row.start, row.target) == (20, 5)
    assert measure.target.help.text() == "Less of it is the aim."
    records.set_numbers(key, 20, 30)
    page.refresh()
    assert measure.target.help.text() == ""


def test_how_is_it_going_asks_each_in_turn_by_digit(
    page: AspirationsPage, context: Context, pathway: Pathway
) -> None:
    records = context.records.aspirations
    first = records.add(pathway.id, Horizon.WEEK, "Walk").id
    second = records.add(pathway.id, Horizon.MONTH, "Knit").id
    records.choose_status(
        records.add(pathway.id, Horizon.YEAR, "Done").id, AspirationStatus.ACHIEVED
    )
    page.refresh()
    QTest.mouseClick(page.going_button, Qt.MouseButton.LeftButton)
    scale = page.going.scale
    QTest.keyClick(scale.buttons()[0], Qt.Key.Key_4)
    QTest.mouseClick(page.going.next, Qt.MouseButton.LeftButton)
    assert scale.value() is None
    QTest.mouseClick(page.going.not_now, Qt.MouseButton.LeftButton)
    said = records.hope(first).now
    assert said is not None
    assert said.value == 4
    assert records.hope(second).now is None
    assert page.stack.currentWidget() is page.columns


def test_yes_is_said_on_the_card(page: AspirationsPage, context: Context, pathway: Pathway) -> None:
    records = context.records.aspirations
    key = records.add(pathway.id, Horizon.WEEK, "Bill").id
    records.choose_measure(key, MeasureKind.YES_NO)
    page.refresh()
    choice = page.columns.cards[key].choice()
    assert choice is not None
    choice.buttons()[1].click()
    now = records.hope(key).now
    assert now is not None
    assert now.value == 1
