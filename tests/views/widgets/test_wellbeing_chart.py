"""The chart is painted from its results, at any size and in both palettes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from planner.models.chart import Result
from planner.models.questionnaires import Stage
from planner.views.theme import Mode, Theme
from planner.views.widgets.wellbeing_chart import WellbeingChart

START = date(2026, 1, 6)


def results(*totals: int) -> list[Result]:
    return [
        Result(
            Stage.FOLLOW_UP if number else Stage.BASELINE,
            START + timedelta(weeks=13 * number),
            total,
        )
        for number, total in enumerate(totals)
    ]


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("totals", [(38,), (14, 70), (70, 14, 42, 42, 50, 61, 28)])
def test_it_paints_what_it_says(
    qtbot: QtBot, mode: Mode, scale: int, totals: tuple[int, ...]
) -> None:
    chart = WellbeingChart(Theme(mode, scale))
    qtbot.addWidget(chart)
    chart.resize(chart.sizeHint())
    empty = chart.grab().toImage()
    chart.show_results(results(*totals))
    drawn = chart.grab().toImage()
    assert drawn != empty
    chart.show_results(results(*totals), (40.4, 58.4), "About two in three adults")
    assert chart.grab().toImage() != drawn
    for total in totals:
        assert f"{total} out of 70" in chart.accessibleName()
    assert chart.accessibleDescription() == "About two in three adults"


def test_it_follows_the_palette_and_the_text_size(qtbot: QtBot) -> None:
    theme = Theme(Mode.LIGHT)
    chart = WellbeingChart(theme)
    qtbot.addWidget(chart)
    chart.show_results(results(38, 47))
    before = chart.sizeHint()
    light = chart.grab().toImage()
    theme.set_mode(Mode.DARK)
    assert chart.grab().toImage() != light
    theme.set_scale(200)
    assert chart.sizeHint().height() > before.height()
