"""Drawn things say in words what they show."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from planner.views.theme import Theme
from planner.views.widgets.marks import Blocks, Initials, MeasureLine, StepMark, StepState


def test_blocks_say_how_many(qtbot: QtBot, theme: Theme) -> None:
    blocks = Blocks(theme, 4)
    qtbot.addWidget(blocks)
    assert blocks.words.text() == blocks.accessibleName() == "4 out of 10"
    blocks.set_value(None)
    assert blocks.accessibleName() == "Not said yet"
    blocks.grab()


@pytest.mark.parametrize(
    ("start", "now", "aim", "said"),
    [
        (2, 5, 8, "Start 2 nights, Now 5 nights, Aim 8 nights"),
        (2, None, None, "Start 2 nights"),
        (40, 5.5, -3, "Start 40 nights, Now 5.5 nights, Aim -3 nights"),
        (None, None, None, ""),
    ],
)
def test_a_measure_is_drawn_wherever_its_values_lie(
    qtbot: QtBot,
    theme: Theme,
    start: float | None,
    now: float | None,
    aim: float | None,
    said: str,
) -> None:
    line = MeasureLine(theme)
    qtbot.addWidget(line)
    line.set_values(start, now, aim, unit="nights")
    line.grab()
    assert line.accessibleName() == said
    line.set_values(3, 3, 3, 3, 3)
    line.grab()


@pytest.mark.parametrize("state", list(StepState))
def test_the_number_of_a_step_always_shows(qtbot: QtBot, theme: Theme, state: StepState) -> None:
    mark = StepMark(theme, 3, state)
    qtbot.addWidget(mark)
    image = mark.grab().toImage()
    colours = {image.pixelColor(x, 18).name() for x in range(image.width())}
    assert len(colours) > 2


def test_initials_are_two_letters_at_most(qtbot: QtBot, theme: Theme) -> None:
    disc = Initials(theme, "MEGAN")
    qtbot.addWidget(disc)
    disc.grab()
    assert disc.width() == disc.height() == 44
    theme.set_scale(200)
    assert disc.width() == 88
