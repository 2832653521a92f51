"""The three columns: as wide as each other, whatever is in them."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.models.aspirations import Horizon
from planner.models.pathways import PathwayKind
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.aspirations import AspirationsPage


def opened(qtbot: QtBot, context: Context, *hopes: tuple[Horizon, str]) -> AspirationsPage:
    records = context.records
    records.reference.seed()
    person = records.people.add("Margaret")
    pathway = records.pathways.start(person.id, PathwayKind.PREVENTION)
    for horizon, words in hopes:
        records.aspirations.add(pathway.id, horizon, words)
    page = AspirationsPage(context)
    qtbot.addWidget(page)
    page.resize(1240, 700)
    page.show_place(Place(Room.ASPIRATIONS, person.id))
    page.show()
    qtbot.waitExposed(page)
    return page


def span(page: AspirationsPage, widget: QWidget) -> tuple[int, int]:
    """Where a widget begins and ends across the page."""
    left = widget.mapTo(page, QPoint(0, 0)).x()
    return left, left + widget.width()


def test_cards_stay_in_line_with_their_columns_while_a_year_has_none(
    qtbot: QtBot, context: Context
) -> None:
    page = opened(qtbot, context, (Horizon.WEEK, "Walk"), (Horizon.MONTH, "Knit"))
    QApplication.processEvents()
    for card in page.columns.cards.values():
        assert card.hope is not None
        box = page.columns.adds[card.hope.aspiration.horizon].edit
        assert span(page, card) == span(page, box)


def test_cards_stay_in_line_once_there_are_more_than_show(qtbot: QtBot, context: Context) -> None:
    page = opened(qtbot, context, *[(Horizon.YEAR, f"Hope {number}") for number in range(12)])
    qtbot.waitUntil(lambda: page.columns.area.verticalScrollBar().maximum() > 0)
    QApplication.processEvents()
    box = page.columns.adds[Horizon.YEAR].edit
    assert {span(page, card) for card in page.columns.cards.values()} == {span(page, box)}


def test_all_ends_where_the_title_row_ends(qtbot: QtBot, context: Context) -> None:
    page = opened(qtbot, context, (Horizon.WEEK, "Walk"))
    edge = span(page, page.going_button)[1]
    qtbot.waitUntil(lambda: span(page, page.columns._backs[Horizon.YEAR])[1] == edge)
    (card,) = page.columns.cards.values()
    card.opened.emit()
    qtbot.waitUntil(lambda: span(page, page.details.going)[1] == edge)


def test_a_hope_about_no_part_of_life_begins_at_the_top_of_its_card(
    qtbot: QtBot, context: Context
) -> None:
    page = opened(qtbot, context, (Horizon.WEEK, "Walk"))
    (card,) = page.columns.cards.values()
    qtbot.waitUntil(lambda: 0 < card._words.y() < card.more.geometry().center().y())
    assert card.hope is not None
    page.context.records.aspirations.choose_life_areas(card.hope.aspiration.id, ["family"])
    page.refresh()
    qtbot.waitUntil(lambda: card._words.y() > card.more.geometry().center().y())
