"""What things lie on."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QScrollBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.views.theme import Theme
from planner.views.widgets.surfaces import Card, ScrollArea, SidePanel
from planner.views.widgets.text import Label


def test_a_page_scrolls_down_and_never_sideways(qtbot: QtBot, theme: Theme) -> None:
    inside = QWidget()
    column = QVBoxLayout(inside)
    for words in ("x" * 5000, "Some words. " * 800):
        column.addWidget(Label(theme, words))
    area = ScrollArea(theme, inside)
    qtbot.addWidget(area)
    theme.set_scale(200)
    area.resize(400, 300)
    area.show()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert area.horizontalScrollBar().maximum() == 0
    assert inside.width() <= area.viewport().width()


def test_a_card_changes_its_kind(qtbot: QtBot, theme: Theme) -> None:
    card = Card(theme)
    qtbot.addWidget(card)
    card.resize(100, 100)
    card.show()
    assert card.grab().toImage().pixelColor(50, 50) == theme.color("surface")
    card.set_kind("attention")
    assert card.grab().toImage().pixelColor(50, 50) == theme.color("attention-tint")


def test_the_side_panel_has_a_name_and_never_takes_half_the_window(
    qtbot: QtBot, theme: Theme
) -> None:
    panel = SidePanel(theme, "My plan so far")
    qtbot.addWidget(panel)
    theme.set_scale(200)
    assert panel.accessibleName() == "My plan so far"
    assert panel.width() <= 1180 / 2


def test_what_scrolls_in_its_margin_does_not_move_once_there_is_more_of_it(
    qtbot: QtBot, theme: Theme
) -> None:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(32, 32, 32, 32)
    card = Card(theme)
    card.setFixedHeight(100)
    column.addWidget(card)
    column.addStretch(1)
    area = ScrollArea(theme, inside)
    qtbot.addWidget(area)
    area.lie_in_margin()
    area.resize(400, 300)
    area.show()
    bar = area.verticalScrollBar()
    assert bar.maximum() == 0
    before = card.geometry()
    assert before.right() == 400 - 32 - 1
    assert _ink(bar) == 1

    card.setFixedHeight(900)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert (card.x(), card.width()) == (before.x(), before.width())
    assert _ink(bar) > 1
    assert card.mapTo(area, card.rect().topRight()).x() < bar.mapTo(area, bar.pos()).x()


def _ink(bar: QScrollBar) -> int:
    """How many colours the bar shows."""
    image = bar.grab().toImage()
    middle = image.width() // 2
    return len({image.pixel(middle, y) for y in range(image.height())})


def test_the_spaces_of_a_card_grow_with_the_text(qtbot: QtBot, theme: Theme) -> None:
    card = Card(theme)
    qtbot.addWidget(card)
    card.set_spaces(16, 8, 16, 4, 0)
    theme.set_scale(200)
    around = card.body.contentsMargins()
    assert (around.left(), around.top(), around.bottom()) == (32, 16, 8)
    assert card.body.spacing() == 0


def test_nothing_moves_aside_when_there_comes_to_be_more_than_shows(
    qtbot: QtBot, theme: Theme
) -> None:
    inside = QWidget()
    column = QVBoxLayout(inside)
    area = ScrollArea(theme, inside)
    area.keep_room_for_bar()
    qtbot.addWidget(area)
    area.resize(400, 300)
    area.show()
    qtbot.waitExposed(area)
    before = inside.width()
    assert area.verticalScrollBar().maximum() == 0
    resting = area.verticalScrollBar().grab().toImage()
    column.addWidget(Label(theme, "Some words. " * 800))
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert inside.width() == before
    assert area.verticalScrollBar().grab().toImage() != resting


@pytest.mark.parametrize("in_margin", [False, True])
def test_at_its_least_width_all_is_as_wide_as_it_must_be_beside_the_bar(
    qtbot: QtBot, theme: Theme, in_margin: bool
) -> None:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(32, 0, 32, 0)
    column.addWidget(label := Label(theme, "Kept in this vault", wrap=False))
    area = ScrollArea(theme, inside)
    qtbot.addWidget(area)
    area.lie_in_margin() if in_margin else area.keep_room_for_bar()
    area.resize(area.minimumSizeHint())
    area.show()
    qtbot.waitExposed(area)
    assert inside.minimumSizeHint().width() == area.viewport().width()
    assert label.width() == label.sizeHint().width()
    theme.set_scale(200)
    assert area.verticalScrollBar().singleStep() == 48
