"""What things lie on."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
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
