"""A hope on the turned screen, in the largest letters."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.models.aspirations import Horizon, MeasureKind
from planner.models.pathways import PathwayKind
from planner.views.page import Context
from planner.views.turned.hopes import HopeQuestion
from planner.views.turned.question import Sitting
from planner.views.widgets.surfaces import ScrollArea


def asked(
    qtbot: QtBot, context: Context, width: int, scale: int
) -> tuple[HopeQuestion, ScrollArea]:
    """A hope about two parts of life, from 0 to 10, in so much room."""
    records = context.records
    records.reference.seed()
    person = records.people.add("Margaret")
    pathway = records.pathways.start(person.id, PathwayKind.RECOVERY)
    row = records.aspirations.add(pathway.id, Horizon.WEEK, "Walk to the chapel")
    records.aspirations.choose_life_areas(row.id, ["physical_health", "friends_and_community"])
    records.aspirations.choose_measure(row.id, MeasureKind.SCALE)
    context.theme.set_scale(scale)
    question = HopeQuestion(context, Sitting(person.id, pathway.id, None), row.id)
    area = ScrollArea(context.theme, question)
    qtbot.addWidget(area)
    area.resize(width, 500)
    area.show()
    qtbot.waitExposed(area)
    QApplication.processEvents()
    return question, area


@pytest.mark.parametrize("scale", [100, 200])
def test_parts_of_life_go_below_each_other_and_nothing_goes_sideways(
    qtbot: QtBot, context: Context, scale: int
) -> None:
    question, area = asked(qtbot, context, 1050, scale)
    assert question.width() <= area.viewport().width()


def test_all_eleven_numbers_are_in_one_row_at_130_per_cent(qtbot: QtBot, context: Context) -> None:
    question, _area = asked(qtbot, context, 1040, 130)
    assert question.choice is not None
    boxes = question.choice.buttons()
    assert len(boxes) == 11
    qtbot.waitUntil(lambda: len({box.y() for box in boxes}) == 1)
    assert all(box.width() >= 72 and box.height() >= 72 for box in boxes)
