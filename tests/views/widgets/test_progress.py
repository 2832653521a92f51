"""The bar of long work: hidden until there is some, with a way to stop it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from planner.views.theme import Mode, Theme
from planner.views.widgets.progress import ProgressLine


def test_it_shows_how_far_it_is_and_can_be_stopped_once(qtbot: QtBot) -> None:
    line = ProgressLine(Theme(Mode.LIGHT))
    qtbot.addWidget(line)
    assert line.isHidden()
    line.begin("Making a backup")
    assert not line.isHidden()
    assert line.bar.accessibleName() == "Making a backup"
    line.report(3, 4)
    assert line.bar.value() == 750
    line.report(0, 0)
    assert line.bar.value() == 0
    with qtbot.waitSignal(line.cancelled):
        line.stop_button.click()
    assert not line.stop_button.isEnabled()
    line.end()
    assert line.isHidden()
    line.begin("Once more")
    assert line.stop_button.isEnabled()


def test_the_bar_is_filled_from_the_left(qtbot: QtBot) -> None:
    theme = Theme(Mode.LIGHT)
    line = ProgressLine(theme)
    qtbot.addWidget(line)
    line.resize(400, 60)
    line.begin("Making a backup")
    line.report(1, 2)
    picture = line.bar.grab().toImage()
    row, wide = picture.height() // 2, picture.width()
    assert picture.pixelColor(wide // 4, row) == theme.color("primary")
    assert picture.pixelColor(3 * wide // 4, row) == theme.color("track")
