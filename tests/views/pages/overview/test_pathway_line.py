"""The line of a pathway: what it means is written, wherever there is room for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.records.story import Moment, MomentKind, Story
from planner.views.pages.overview.pathway_line import PathwayLine
from planner.views.theme import Mode, Theme

BEGUN, TODAY = date(2025, 12, 9), date(2026, 3, 17)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(Mode.LIGHT)
    made.apply(qapp)
    yield made
    made.reset_scale()


def above(line: PathwayLine, theme: Theme) -> list[int]:
    """The columns with letters in them, above the line."""
    image: QImage = line.grab().toImage()
    ink = theme.color("primary").rgb()
    return [x for x in range(image.width()) if any(image.pixel(x, y) == ink for y in range(3, 20))]


@pytest.mark.parametrize(
    ("window", "low", "high"),
    [
        ((date(2026, 1, 1), TODAY), 250, 900),
        ((date(2026, 3, 10), TODAY), 650, 830),
        ((BEGUN, date(2025, 12, 14)), 40, 250),
    ],
    ids=["inside", "before", "after"],
)
def test_the_window_is_named_inside_it_or_beside_it(
    qtbot: QtBot, theme: Theme, window: tuple[date, date], low: int, high: int
) -> None:
    line = PathwayLine(theme)
    qtbot.addWidget(line)
    moments = (Moment(MomentKind.SUGGESTED, BEGUN), Moment(MomentKind.TODAY, TODAY))
    line.resize(900, 96)
    line.show_story(Story(moments, "", None, 0, 0, window))
    lettered = above(line, theme)
    assert lettered
    assert low <= lettered[0]
    assert lettered[-1] <= high
