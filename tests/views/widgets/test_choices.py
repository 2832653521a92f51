"""One of a few, by mouse and by keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.views.theme import Theme
from planner.views.widgets.choices import NumberScale, RadioCards, RadioRow, Tick
from planner.views.widgets.flow import FlowLayout

OPTIONS = [("baseline", "Baseline"), ("follow_up", "Follow-up"), ("other", "Another one")]


def test_a_row_tells_what_the_hand_chose_and_only_that(qtbot: QtBot, theme: Theme) -> None:
    row = RadioRow(theme, "Which one is it?", OPTIONS)
    qtbot.addWidget(row)
    row.show()
    row.activateWindow()
    qtbot.waitUntil(row.isActiveWindow)
    with qtbot.assertNotEmitted(row.chosen):
        row.set_value("baseline")
    with qtbot.waitSignal(row.chosen) as caught:
        QTest.mouseClick(row.buttons()[1], Qt.MouseButton.LeftButton)
    assert caught.args == ["follow_up"]
    with qtbot.waitSignal(row.chosen) as caught:
        QTest.keyClick(row.buttons()[1], Qt.Key.Key_Right)
    assert caught.args == ["other"]
    row.set_value(None)
    assert row.value() is None


def test_a_row_goes_down_the_page_where_it_does_not_fit(qtbot: QtBot, theme: Theme) -> None:
    row = RadioRow(theme, "Which one is it?", OPTIONS)
    qtbot.addWidget(row)
    row.resize(900, 100)
    row.show()
    tops = {button.y() for button in row.buttons()}
    assert len(tops) == 1
    theme.set_scale(200)
    row.resize(320, 400)
    QApplication.processEvents()
    tops = {button.y() for button in row.buttons()}
    assert len(tops) == 3
    assert row.minimumSizeHint().width() < 640


def test_a_vertical_row_and_cards_wrap_their_words(qtbot: QtBot, theme: Theme) -> None:
    meaning = "It stays, and there are ways to live with it that are worth trying first."
    cards = RadioCards(
        theme, "What could be done?", [(1, "Remove", "Gone."), (2, "Manage", meaning)]
    )
    qtbot.addWidget(cards)
    first, second = cards.buttons()
    assert second.heightForWidth(200) > first.heightForWidth(200)
    assert second.accessibleDescription() == meaning
    upright = RadioRow(theme, "Which one?", [(1, meaning), (2, "Short")], vertical=True)
    qtbot.addWidget(upright)
    assert upright.buttons()[0].heightForWidth(200) > upright.buttons()[1].heightForWidth(200)


def test_digits_and_end_choose_on_a_scale(qtbot: QtBot, theme: Theme) -> None:
    scale = NumberScale(theme, "How close does it feel?")
    qtbot.addWidget(scale)
    scale.show()
    first = scale.buttons()[0]
    with qtbot.waitSignal(scale.chosen) as caught:
        QTest.keyClick(first, Qt.Key.Key_7)
    assert caught.args == [7]
    QTest.keyClick(scale.buttons()[7], Qt.Key.Key_End)
    assert scale.value() == 10
    assert scale.buttons()[10].accessibleName() == "10"


def test_digits_outside_a_scale_do_nothing(qtbot: QtBot, theme: Theme) -> None:
    scale = NumberScale(theme, "Out of five", 1, 5)
    qtbot.addWidget(scale)
    scale.show()
    QTest.keyClick(scale.buttons()[0], Qt.Key.Key_9)
    assert scale.value() is None


def test_what_is_done_is_struck_through(qtbot: QtBot, theme: Theme) -> None:
    tick = Tick(theme, "Post the bus pass form")
    qtbot.addWidget(tick)
    tick.resize(tick.sizeHint())
    before = tick.grab().toImage()
    tick.struck = True
    struck = tick.grab().toImage()
    assert struck != before
    tick.struck = False
    assert tick.grab().toImage() == before


def test_all_of_a_tick_can_be_pressed(qtbot: QtBot, theme: Theme) -> None:
    tick = Tick(theme, "The screen is turned away & nobody else can read it")
    qtbot.addWidget(tick)
    tick.resize(400, tick.heightForWidth(400))
    tick.show()
    assert tick.height() >= 44
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(390, 5))
    assert tick.isChecked()
    assert tick.accessibleName() == tick.text()


def test_boxes_that_went_down_the_page_come_side_by_side_again(qtbot: QtBot, theme: Theme) -> None:
    row = RadioRow(theme, "Kind", [(1, "Prevention"), (2, "Recovery"), (3, "Neither of them")])
    page = QWidget()
    flow = FlowLayout(page)
    flow.addWidget(row)
    qtbot.addWidget(page)
    page.resize(180, 400)
    page.show()
    first, second, _third = row.buttons()
    qtbot.waitUntil(lambda: first.x() == second.x())
    page.resize(900, 400)
    qtbot.waitUntil(lambda: first.y() == second.y())


def test_rows_that_fold_together_stand_alike(qtbot: QtBot, theme: Theme) -> None:
    short = RadioRow(theme, "Further barriers?", [(1, "No"), (2, "Yes")])
    long = RadioRow(theme, "Still the right goals?", [(1, "Some of them changed"), (2, "Yes")])
    for row in (short, long):
        qtbot.addWidget(row)
        row.resize(220, 200)
        row.show()
    short.fold_with([long])
    long.fold_with([short])
    QApplication.processEvents()
    for row in (short, long):
        first, second = (button.mapTo(row, QPoint(0, 0)) for button in row.buttons())
        assert first.x() == second.x()
        assert first.y() < second.y()
