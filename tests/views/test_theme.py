"""Colours, type and sizes come from the tokens file, and can be read by everyone."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette, QTextLayout
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.views.screen_fonts import FAMILY
from planner.views.theme import SCALES, Mode, Theme, faces, tokens


def test_our_own_font_is_the_one_in_use(qapp: QApplication) -> None:
    theme = Theme(Mode.LIGHT)
    theme.apply(qapp)
    assert QFontInfo(theme.font("page")).family() == FAMILY
    assert theme.font("page").pixelSize() == 28
    assert all(face.size >= 14 for face in faces().values())


@pytest.mark.parametrize("word", ["健康", "مرحبا", "नमस्ते", "ਸਤ", "বাংলা", "ગુજ", "தமிழ்", "👩"])
def test_what_people_write_in_any_script_has_letters(qapp: QApplication, word: str) -> None:
    theme = Theme(Mode.LIGHT)
    theme.apply(qapp)
    layout = QTextLayout(word, theme.font("words"))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    glyphs = [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
    assert glyphs
    assert all(glyphs)


def test_the_placeholder_is_as_readable_as_the_text_around(qapp: QApplication) -> None:
    theme = Theme(Mode.DARK)
    placeholder = theme.palette().color(QPalette.ColorRole.PlaceholderText)
    assert placeholder == theme.color("muted")


def test_text_grows_by_steps_and_stops_at_both_ends(qtbot: QtBot) -> None:
    theme = Theme(Mode.LIGHT, 100)
    with qtbot.waitSignal(theme.changed):
        theme.bigger()
    assert theme.scale == 115
    assert theme.px(100) == 115
    for _step in SCALES:
        theme.bigger()
    assert theme.scale == 200
    assert theme.size("press") == 88
    theme.reset_scale()
    with qtbot.assertNotEmitted(theme.changed):
        theme.smaller()
    assert theme.scale == 100


def test_the_choice_of_palette_reaches_the_program(qapp: QApplication) -> None:
    theme = Theme(Mode.LIGHT)
    theme.apply(qapp)
    theme.set_mode(Mode.DARK)
    assert theme.dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(tokens()["colors"]["bg"][1])
    theme.set_mode(Mode.LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(tokens()["colors"]["bg"][0])


def test_an_icon_takes_the_colour_of_its_token(qapp: QApplication) -> None:
    image = Theme(Mode.LIGHT).pixmap("plus", "danger", 20).toImage()
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    assert middle.red() > 150 > middle.blue()
