"""There is one style sheet, and it says what its tokens say."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QApplication

import planner
from planner.views.style_sheet import style_sheet
from planner.views.theme import Mode, Theme, tokens

HOME = Path(planner.__file__).parent


def test_no_other_module_styles_anything() -> None:
    found = [
        path.relative_to(HOME).as_posix()
        for path in HOME.rglob("*.py")
        if "setStyleSheet(" in path.read_text("utf-8")
    ]
    assert found == ["views/theme.py"]


def test_every_colour_in_it_is_a_token(qapp: QApplication) -> None:
    for mode in (Mode.LIGHT, Mode.DARK, Mode.CONTRAST):
        sheet = style_sheet(Theme(mode))
        pairs = tokens()["contrast" if mode is Mode.CONTRAST else "colors"].values()
        known = {pair[mode is Mode.DARK] for pair in pairs}
        assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", sheet)) <= known
        assert "$" not in sheet


def test_input_text_keeps_the_palettes_placeholder(qapp: QApplication) -> None:
    for rule in re.findall(r"([^{}]+)\{([^}]*)\}", style_sheet(Theme(Mode.LIGHT))):
        selector, body = rule
        if "QLineEdit" in selector or "QPlainTextEdit" in selector:
            assert not re.search(r"(?<![-\w])color:", body), selector
