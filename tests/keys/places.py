"""What the keys do that work in one part of the program alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from planner.models.answers import AnswerState
from planner.models.concerns import WhoActs
from planner.views.keeping_safe.dialog import KeepingSafeDialog
from planner.views.navigation import Room
from planner.views.pages.aspirations import AspirationsPage
from planner.views.pages.aspirations.card import AspirationCard
from planner.views.pages.emotional_support import EmotionalSupportPage
from planner.views.pages.print_page import PrintPage
from planner.views.pages.questionnaire import QuestionnairePage
from planner.views.pages.today import TodayPage
from planner.views.widgets.calendar import Calendar
from planner.views.widgets.choices import NumberScale, Tick
from planner.views.widgets.table import Table
from tests.keys.desk import Desk

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def people(desk: Desk) -> Table:
    """The table of People, with the keyboard on its first row."""
    desk.go(Room.PEOPLE)
    table = next(each for each in desk.workspace.findChildren(Table) if each.isVisible())
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    return table


def row_above(desk: Desk) -> None:
    table = people(desk)
    table.setCurrentIndex(table.model().index(2, 0))
    desk.press("Up")
    assert table.currentIndex().row() == 1


def row_below(desk: Desk) -> None:
    table = people(desk)
    desk.press("Down")
    assert table.currentIndex().row() == 1
    assert table.hasFocus()


def first_row(desk: Desk) -> None:
    table = people(desk)
    table.setCurrentIndex(table.model().index(3, 1))
    desk.press("Home")
    assert table.currentIndex().row() == 0


def last_row(desk: Desk) -> None:
    table = people(desk)
    desk.press("End")
    assert table.currentIndex().row() == table.model().rowCount() - 1


def open_row(desk: Desk) -> None:
    people(desk)
    desk.press("Return")
    desk.wait_for_room(Room.OVERVIEW)


def jump(desk: Desk) -> None:
    table = people(desk)
    for name in ("Margaret", "Megan"):
        table.setCurrentIndex(table.model().index(0, 0))
        letters = iter(name)
        desk.press(next(letters).upper())
        for letter in letters:
            desk.hand.type(letter)
        assert str(table.currentIndex().siblingAtColumn(0).data()).startswith(name)
        desk.hand.pause(QApplication.keyboardInputInterval() + 50)


def _put_aside(desk: Desk, key: str) -> None:
    desk.go(Room.TODAY)
    page = desk.computer.page
    assert isinstance(page, TodayPage)
    before = len(page.cards.steps.findChildren(Tick))
    page.cards.steps.findChildren(Tick)[0].setFocus()
    desk.press(key)
    assert len(page.cards.steps.findChildren(Tick)) == before - 1


def seen(desk: Desk) -> None:
    _put_aside(desk, "S")


def not_today(desk: Desk) -> None:
    _put_aside(desk, "N")


def _prompt(desk: Desk) -> EmotionalSupportPage:
    """The first prompt open, with the keyboard in its words."""
    page = desk.computer.page
    assert isinstance(page, EmotionalSupportPage)
    name = f"Open: {desk.computer.prompt}"
    if name in desk.hand.names():
        desk.hand.find(QAbstractButton, name).setFocus()
        desk.hand.press(Qt.Key.Key_Space)
    return page


def _state(desk: Desk) -> AnswerState | None:
    said = desk.records.emotional_support.board(desk.pathway_id)[0]
    return said.state


def done_next(desk: Desk) -> None:
    page = _prompt(desk)
    desk.press("Ctrl+Return")
    assert _state(desk) is AnswerState.DONE
    assert page.open_one is not None
    assert page.open_one.said.prompt.title != desk.computer.prompt
    desk.hand.press(Qt.Key.Key_Escape)


def not_now(desk: Desk) -> None:
    _prompt(desk)
    desk.press("Ctrl+Shift+N")
    assert _state(desk) is AnswerState.NOT_NOW
    desk.hand.press(Qt.Key.Key_Escape)


def fold(desk: Desk) -> None:
    page = _prompt(desk)
    desk.hand.type(" And Jean.")
    desk.press("Escape")
    assert page.open_one is None
    assert desk.computer.said(desk.person).count("And Jean.") == 1
    assert desk.hand.find(QAbstractButton, f"Open: {desk.computer.prompt}").hasFocus()


def _line(desk: Desk, item: int) -> QuestionnairePage:
    """The questionnaire, with the keyboard on a line."""
    desk.go(Room.QUESTIONNAIRE)
    page = desk.computer.page
    assert isinstance(page, QuestionnairePage)
    page.lines.focus_item(item)
    return page


def answer(desk: Desk) -> None:
    for value in range(1, 6):
        page = _line(desk, value)
        desk.press(str(value))
        assert page.lines.lines[value - 1].value() == value
        assert page.lines.lines[value].isAncestorOf(desk.focused())


def change_answer(desk: Desk) -> None:
    page = _line(desk, 6)
    desk.hand.type("3")
    page.lines.focus_item(6)
    desk.press("Left")
    assert page.lines.lines[5].value() == 2
    desk.press("Right")
    assert page.lines.lines[5].value() == 3


def move(desk: Desk) -> None:
    page = _line(desk, 10)
    desk.press("Down")
    assert page.lines.lines[10].isAncestorOf(desk.focused())
    desk.press("Up")
    assert page.lines.lines[9].isAncestorOf(desk.focused())
    assert page.lines.lines[9].value() is None


def clear(desk: Desk) -> None:
    for key in ("Backspace", "Delete"):
        page = _line(desk, 7)
        desk.hand.type("4")
        page.lines.focus_item(7)
        desk.press(key)
        assert page.lines.lines[6].value() is None


def finish(desk: Desk) -> None:
    page = _line(desk, 1)
    desk.hand.type("32" * 7)
    page.how.mode.buttons()[0].click()
    page.how.mode.buttons()[0].setFocus()
    desk.press("Ctrl+Return")
    desk.hand.wait_for(lambda: desk.hand.reads("All 14 are answered: 35"), "the total")


def _scale(desk: Desk) -> NumberScale:
    """How close a hope feels, with the keyboard on it."""
    desk.go(Room.ASPIRATIONS)
    page = desk.computer.page
    assert isinstance(page, AspirationsPage)
    page.going_button.click()
    desk.hand.pause()
    scale = page.going.scale
    assert scale.isVisible()
    assert scale.isAncestorOf(desk.focused())
    return scale


def choose(desk: Desk) -> None:
    scale = _scale(desk)
    for digit in "0123456789":
        desk.press(digit)
        assert scale.value() == int(digit)


def choose_ten(desk: Desk) -> None:
    scale = _scale(desk)
    desk.press("End")
    assert scale.value() == 10


def open_hope(desk: Desk) -> None:
    for key in ("Return", "Space"):
        desk.go(Room.ASPIRATIONS)
        page = desk.computer.page
        assert isinstance(page, AspirationsPage)
        next(each for each in page.findChildren(AspirationCard)).setFocus()
        desk.press(key)
        assert page.details.isVisible()
        desk.hand.press(Qt.Key.Key_Escape)
        assert not page.details.isVisible()


def _find(desk: Desk, *keys: str) -> list[int]:
    rows: list[int] = []

    def look() -> None:
        desk.hand.type("m")
        table = next(each for each in desk.hand.top.findChildren(Table))
        for key in keys:
            desk.press(key)
            rows.append(table.currentIndex().row())
            if key != "Return":
                assert isinstance(desk.focused(), QLineEdit)
        if desk.hand.top is not desk.hand.window:
            desk.hand.press(Qt.Key.Key_Escape)

    desk.meet("Ctrl+K", look)
    return rows


def move_found(desk: Desk) -> None:
    assert _find(desk, "Down", "Up") == [1, 0]


def open_found(desk: Desk) -> None:
    _find(desk, "Return")
    assert desk.room is not Room.EMOTIONAL_SUPPORT


def _calendar(desk: Desk) -> QLineEdit:
    desk.go(Room.DETAILS)
    box = desk.hand.find(QLineEdit, "Date of birth")
    box.setFocus()
    desk.hand.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.hand.type("15/02/1960")
    desk.hand.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert isinstance(QApplication.activePopupWidget(), Calendar)
    return box


def another_day(desk: Desk) -> None:
    box = _calendar(desk)
    for key in ("Down", "Right", "Up", "Right", "Left"):
        desk.press(key)
    desk.hand.press(Qt.Key.Key_Return)
    assert box.text() == "16/02/1960"


def another_month(desk: Desk) -> None:
    box = _calendar(desk)
    for key in ("PgDown", "PgDown", "PgUp"):
        desk.press(key)
    desk.hand.press(Qt.Key.Key_Return)
    assert box.text() == "15/03/1960"


def take_day(desk: Desk) -> None:
    box = _calendar(desk)
    desk.hand.press(Qt.Key.Key_Right)
    desk.press("Return")
    assert QApplication.activePopupWidget() is None
    assert box.text() == "16/02/1960"
    assert box.hasFocus()


def take_none(desk: Desk) -> None:
    box = _calendar(desk)
    desk.hand.press(Qt.Key.Key_Right)
    desk.press("Escape")
    assert QApplication.activePopupWidget() is None
    assert box.text() == "15/02/1960"
    assert desk.focused() is box


def _paper(desk: Desk) -> PrintPage:
    desk.go(Room.PRINT)
    page = desk.computer.page
    assert isinstance(page, PrintPage)
    desk.hand.wait_for(lambda: page.view.count > 1, "a paper of more than one page")
    page.view.sheet.setFocus()
    return page


def turn_page(desk: Desk) -> None:
    for on, before in (("Right", "Left"), ("PgDown", "PgUp")):
        page = _paper(desk)
        desk.hand.press(Qt.Key.Key_Home)
        desk.press(on)
        assert page.view.index == 1
        desk.press(before)
        assert page.view.index == 0


def last_page(desk: Desk) -> None:
    page = _paper(desk)
    desk.press("End")
    assert page.view.index == page.view.count - 1
    desk.press("Home")
    assert page.view.index == 0


def undo_concern(desk: Desk) -> None:
    concerns = desk.records.concerns

    def work() -> None:
        dialog = desk.hand.top
        assert isinstance(dialog, KeepingSafeDialog)
        concern = concerns.open(desk.person.id, WhoActs.DUTY_GP)
        desk.press("Ctrl+Z")
        assert concern.id not in [each.concern.id for each in concerns.open_ones()]
        desk.press("Ctrl+Y")
        assert concern.id in [each.concern.id for each in concerns.open_ones()]
        desk.hand.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        desk.hand.press(Qt.Key.Key_Escape)

    desk.meet("Ctrl+Shift+C", work)
