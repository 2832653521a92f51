"""Colours, type and sizes come from the tokens file, and can be read by everyone."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette, QTextLayout
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.views.theme import FAMILY, SCALES, Mode, Theme, faces, tokens

BODY, EDGE = 4.5, 3.0
TINTS = ("primary", "attention", "danger", "success")
#: The pairs that are relied on (text needs 4.5 to 1, edges and the ring 3 to 1).
PAIRS = [
    *[("ink", on, BODY) for on in ("bg", "surface", "sunken", *[f"{t}-tint" for t in TINTS])],
    *[("muted", on, BODY) for on in ("bg", "surface", "sunken", "primary-tint", "desk")],
    *[
        ("primary", on, BODY)
        for on in (
            "bg",
            "surface",
            "sunken",
            "primary-tint",
            "primary-press",
            "attention-tint",
            "desk",
        )
    ],
    *[("on-primary", on, BODY) for on in ("primary", "primary-hover", "primary-pressed")],
    *[(t, on, BODY) for t in TINTS[1:] for on in ("surface", f"{t}-tint")],
    ("success", "bg", BODY),
    ("danger", "danger-press", BODY),
    ("on-danger", "danger", BODY),
    ("on-inverse", "inverse", BODY),
    *[(f"step{n}", on, BODY) for n in (1, 2, 3) for on in ("surface", f"step{n}-tint")],
    *[("surface", f"step{n}", BODY) for n in (1, 2, 3)],
    *[("control", on, EDGE) for on in ("surface", "bg", "sunken")],
    *[("focus", on, EDGE) for on in ("bg", "surface", "primary-tint")],
    ("primary", "track", EDGE),
]


def luminance(color: QColor) -> float:
    """WCAG 2's relative luminance."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2's ratio to 1."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize(("over", "under", "needed"), PAIRS)
def test_every_pair_that_is_used_can_be_read(
    qapp: QApplication, mode: Mode, over: str, under: str, needed: float
) -> None:
    theme = Theme(mode)
    assert contrast(theme.color(over), theme.color(under)) >= needed


def test_the_measured_contrast_is_the_one_the_design_wrote_down(qapp: QApplication) -> None:
    light, dark = Theme(Mode.LIGHT), Theme(Mode.DARK)
    assert contrast(light.color("ink"), light.color("bg")) == pytest.approx(13.47, abs=0.005)
    assert contrast(dark.color("primary"), dark.color("primary-press")) == pytest.approx(
        4.71, abs=0.005
    )


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


def test_more_contrast_leaves_no_quiet_tokens(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = Theme(Mode.LIGHT)
    quiet = theme.color("line")
    monkeypatch.setattr(Theme, "high_contrast", property(lambda _theme: True))
    assert theme.color("muted") == theme.color("ink")
    assert contrast(theme.color("line"), theme.color("surface")) >= EDGE
    assert theme.color("line") != quiet


def test_an_icon_takes_the_colour_of_its_token(qapp: QApplication) -> None:
    image = Theme(Mode.LIGHT).pixmap("plus", "danger", 20).toImage()
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    assert middle.red() > 150 > middle.blue()
