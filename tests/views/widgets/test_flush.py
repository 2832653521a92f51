"""What lines up though its edge lies beyond."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.flush import Beyond, FlushRow
from planner.views.widgets.surfaces import Card


def first_ink(widget: QWidget, from_x: int) -> int:
    """The first column from `from_x` in which something is drawn, in the widget's own pixels."""
    image = widget.grab().toImage()
    paper = image.pixel(from_x, image.height() // 2)
    return next(
        x
        for x in range(from_x, image.width())
        if any(image.pixel(x, y) != paper for y in range(8, image.height() - 8))
    )


def test_the_words_of_quiet_buttons_begin_where_the_card_begins(qtbot: QtBot, theme: Theme) -> None:
    card = Card(theme)
    qtbot.addWidget(card)
    button = Button(theme, "Hold", ButtonKind.QUIET)
    card.body.addLayout(FlushRow(theme, button))
    card.resize(400, 100)
    card.show()
    for scale in (100, 200):
        theme.set_scale(scale)
        edge = card.body.contentsMargins().left()
        qtbot.waitUntil(lambda: abs(first_ink(card, 4) - theme.px(20)) <= 3, timeout=3000)
        assert button.geometry().left() < edge


def test_they_go_below_each_other_where_the_line_is_full(qtbot: QtBot, theme: Theme) -> None:
    card = Card(theme)
    qtbot.addWidget(card)
    buttons = [Button(theme, f"A long way to go {n}", ButtonKind.QUIET) for n in range(3)]
    card.body.addLayout(FlushRow(theme, *buttons))
    card.resize(260, 300)
    card.show()
    assert len({button.y() for button in buttons}) == 3
    assert len({button.x() for button in buttons}) == 1
    assert all(card.rect().contains(button.geometry()) for button in buttons)


def test_a_row_beyond_asks_for_no_more_than_its_place(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(32, 0, 32, 0)
    row = Beyond()
    held = QWidget()
    held.setMinimumWidth(200)
    row.addWidget(held)
    row.set_beyond(12, 32)
    column.addLayout(row)
    assert page.minimumSizeHint().width() == 200 - 12 - 32 + 64
    page.resize(400, 50)
    page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    page.show()
    assert held.mapTo(page, QPoint(0, 0)).x() == 32 - 12
    assert held.width() == 400 - 32 + 12
