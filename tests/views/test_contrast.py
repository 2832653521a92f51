"""Every pair of colours that is used can be read, in all four palettes, computed from the tokens.

Where no pair was measured by the design it is taken from what uses it: the style sheet, Qt's
palette, the pills.
"""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from planner.views.style_sheet import SHEET, TINTS
from planner.views.theme import Mode, Theme, tokens
from planner.views.widgets.pills import KINDS
from tests.views.contrast import PALETTES, contrast, ratio

TEXT, EDGE = 4.5, 3.0
#: What high contrast asks instead: WCAG's AAA for text, its AA for edges as if they were text.
STRONGER = {TEXT: 7.0, EDGE: 4.5}
#: Over, under, what the design measured in light and in dark, and what it needs.
MEASURED = [
    ("ink", "bg", 13.47, 14.62, 4.5),
    ("ink", "surface", 14.70, 12.97, 4.5),
    ("ink", "sunken", 12.34, 15.29, 4.5),
    ("ink", "primary-tint", 12.37, 10.58, 4.5),
    ("ink", "attention-tint", 12.88, 11.48, 4.5),
    ("ink", "danger-tint", 12.62, 12.35, 4.5),
    ("ink", "success-tint", 12.63, 11.41, 4.5),
    ("muted", "bg", 6.54, 8.76, 4.5),
    ("muted", "surface", 7.14, 7.77, 4.5),
    ("muted", "sunken", 5.99, 9.16, 4.5),
    ("muted", "primary-tint", 6.01, 6.34, 4.5),
    ("muted", "desk", 5.41, 9.59, 4.5),
    ("primary", "bg", 7.72, 9.34, 4.5),
    ("primary", "surface", 8.42, 8.28, 4.5),
    ("primary", "sunken", 7.07, 9.77, 4.5),
    ("primary", "primary-tint", 7.09, 6.76, 4.5),
    ("primary", "primary-press", 4.95, 4.71, 4.5),
    ("primary", "attention-tint", 7.38, 7.33, 4.5),
    ("primary", "desk", 6.39, 10.23, 4.5),
    ("on-primary", "primary", 8.42, 8.26, 4.5),
    ("on-primary", "primary-hover", 10.46, 9.80, 4.5),
    ("on-primary", "primary-pressed", 13.07, 6.42, 4.5),
    ("attention", "surface", 7.16, 8.67, 4.5),
    ("attention", "attention-tint", 6.28, 7.67, 4.5),
    ("success", "bg", 5.93, 9.93, 4.5),
    ("success", "surface", 6.47, 8.81, 4.5),
    ("success", "success-tint", 5.56, 7.75, 4.5),
    ("danger", "surface", 6.54, 8.19, 4.5),
    ("danger", "danger-tint", 5.61, 7.81, 4.5),
    ("danger", "danger-press", 4.77, 6.10, 4.5),
    ("on-danger", "danger", 6.54, 8.96, 4.5),
    ("step1", "surface", 6.50, 8.09, 4.5),
    ("step1", "step1-tint", 5.61, 7.61, 4.5),
    ("step2", "surface", 8.42, 8.28, 4.5),
    ("step2", "step2-tint", 7.09, 6.76, 4.5),
    ("step3", "surface", 6.71, 8.99, 4.5),
    ("step3", "step3-tint", 5.83, 8.09, 4.5),
    ("on-inverse", "inverse", 14.70, 14.62, 4.5),
    ("surface", "step1", 6.50, 8.09, 4.5),
    ("surface", "step2", 8.42, 8.28, 4.5),
    ("surface", "step3", 6.71, 8.99, 4.5),
    ("control", "surface", 4.30, 4.61, 3.0),
    ("control", "bg", 3.94, 5.19, 3.0),
    ("control", "sunken", 3.61, 5.43, 3.0),
    ("focus", "bg", 5.96, 9.59, 3.0),
    ("focus", "surface", 6.50, 8.51, 3.0),
    ("focus", "primary-tint", 5.47, 6.94, 3.0),
    ("primary", "track", 6.14, 5.26, 3.0),
]
#: Pairs that are drawn and have no row of their own above.
DRAWN = [
    *[(token, "surface", TEXT) for token in ("ink", "muted", "primary")],
    *[("muted", f"{tint}-tint", TEXT) for tint in TINTS],
    *[("ink", f"{tint}-tint", TEXT) for tint in TINTS],
    *[("primary", f"{tint}-tint", TEXT) for tint in TINTS],
    *[(f"step{number}", on, TEXT) for number in (1, 2, 3) for on in ("bg", "sunken")],
    *[(token, on, TEXT) for token in ("attention", "success", "danger") for on in ("bg", "sunken")],
    ("ink", "primary-press", TEXT),
    *[("control", f"{tint}-tint", EDGE) for tint in TINTS],
    *[("focus", on, EDGE) for on in ("sunken", "desk", "danger-tint", "attention-tint")],
    *[("primary", on, EDGE) for on in ("bg", "sunken")],
]
RULE = re.compile(r"([^{}]+)\{([^}]*)\}")


def needed(palette: str, at_least: float) -> float:
    """What a pair needs in `palette`."""
    return STRONGER[at_least] if palette.startswith("contrast") else at_least


@pytest.mark.parametrize(("over", "under", "light", "dark", "_least"), MEASURED)
def test_the_contrast_is_what_the_design_measured(
    over: str, under: str, light: float, dark: float, _least: float
) -> None:
    assert round(ratio("light", over, under), 2) == light
    assert round(ratio("dark", over, under), 2) == dark


@pytest.mark.parametrize("palette", PALETTES)
def test_every_pair_can_be_read(palette: str) -> None:
    pairs = [(over, under, least) for over, under, _, _, least in MEASURED] + DRAWN
    short = {
        (over, under): round(ratio(palette, over, under), 2)
        for over, under, least in pairs
        if ratio(palette, over, under) < needed(palette, least)
    }
    assert short == {}


@pytest.mark.parametrize("palette", PALETTES)
def test_every_rule_of_the_style_sheet_can_be_read(palette: str) -> None:
    found = set()
    for selector, body in RULE.findall(re.sub(r"\$\{\w+\}", "1", SHEET.template)):
        ink = re.search(r"(?<![-\w])color: \$(\w+)", body)
        paper = re.search(r"(?<![-\w])background: \$(\w+)", body)
        if ink and paper:
            found.add((ink[1].replace("_", "-"), paper[1].replace("_", "-"), selector.strip()))
    assert len(found) >= 10
    assert {over for over, _, _ in found} >= {"on-inverse", "on-primary", "on-danger", "muted"}
    for over, under, selector in found:
        assert ratio(palette, over, under) >= needed(palette, TEXT), selector


@pytest.mark.parametrize("palette", PALETTES)
def test_every_pill_can_be_read(palette: str) -> None:
    for kind, (fill, _edge, ink) in KINDS.items():
        assert ratio(palette, ink, fill) >= needed(palette, TEXT), kind


@pytest.mark.parametrize("palette", PALETTES)
def test_what_qt_draws_by_itself_can_be_read(
    qapp: QApplication, palette: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    section, side = PALETTES[palette]
    monkeypatch.setattr(Theme, "dark", property(lambda _theme: bool(side)))
    theme = Theme(Mode.CONTRAST if section == "contrast" else Mode.LIGHT)
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    pairs = [
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.Text, role.AlternateBase),
        (role.PlaceholderText, role.Base),
        (role.ButtonText, role.Button),
        (role.BrightText, role.Window),
        (role.HighlightedText, role.Highlight),
        (role.Link, role.Base),
        (role.Link, role.Window),
        (role.LinkVisited, role.Base),
        (role.ToolTipText, role.ToolTipBase),
    ]
    for state in (group.Active, group.Inactive, group.Disabled):
        for over, under in pairs:
            made = theme.palette()
            found = contrast(made.color(state, over).name(), made.color(state, under).name())
            assert found >= needed(palette, TEXT), (state, over, under)


@pytest.mark.parametrize("palette", PALETTES)
def test_edges_that_tell_things_apart_are_seen(palette: str) -> None:
    if palette.startswith("contrast"):
        edges = ["line", "control", *[f"{tint}-line" for tint in TINTS]]
        for edge in edges:
            for paper in ("bg", "surface", "sunken", "desk"):
                assert ratio(palette, edge, paper) >= STRONGER[EDGE], (edge, paper)
    for paper in ("bg", "surface", "sunken"):
        assert ratio(palette, "control", paper) >= needed(palette, EDGE)


def test_high_contrast_has_a_value_of_its_own_for_every_colour() -> None:
    assert tokens()["contrast"].keys() == tokens()["colors"].keys()
    assert [tokens()["contrast"][name] for name in ("ink", "surface")] == [
        ["#000000", "#FFFFFF"],
        ["#FFFFFF", "#000000"],
    ]


def test_high_contrast_is_chosen_or_follows_the_system(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Theme(Mode.CONTRAST).high_contrast
    assert not Theme(Mode.SYSTEM).high_contrast

    theme = Theme(Mode.SYSTEM)
    monkeypatch.setattr(theme, "_hints", asks_for_contrast(Qt.ColorScheme.Dark))
    assert theme.high_contrast
    assert theme.hex("surface") == "#000000"
    theme.set_mode(Mode.LIGHT)
    assert not theme.high_contrast
    assert theme.hex("surface") == "#FFFFFF"
    theme.set_mode(Mode.CONTRAST)
    assert theme.hex("ink") == "#FFFFFF"


def test_the_system_is_asked_again_when_it_changes(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = Theme(Mode.SYSTEM)
    theme.apply(qapp)
    before = qapp.palette().color(QPalette.ColorRole.Window).name()
    monkeypatch.setattr(theme, "_hints", asks_for_contrast(Qt.ColorScheme.Dark))
    try:
        QGuiApplication.styleHints().accessibility().contrastPreferenceChanged.emit(
            Qt.ContrastPreference.HighContrast
        )
        after = qapp.palette().color(QPalette.ColorRole.Window).name()
    finally:
        Theme(Mode.LIGHT).apply(qapp)
    assert (before, after) == (tokens()["colors"]["bg"][0].lower(), "#000000")


def asks_for_contrast(scheme: Qt.ColorScheme) -> SimpleNamespace:
    """The hints of a system whose owner asked for more contrast."""
    asked = SimpleNamespace(contrastPreference=lambda: Qt.ContrastPreference.HighContrast)
    return SimpleNamespace(accessibility=lambda: asked, colorScheme=lambda: scheme)
