"""A few lines of someone's words: cut with an ellipsis, never reworded, never costly."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from planner.views.theme import Mode, Theme
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.scripts import line_room


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return Theme(Mode.LIGHT)


def made(qtbot: QtBot, theme: Theme, text: str, lines: int = 3) -> ClampedLabel:
    label = ClampedLabel(theme, text, lines=lines)
    qtbot.addWidget(label)
    label.resize(200, 80)
    label.show()
    return label


def test_what_fits_is_shown_whole_and_needs_no_tooltip(qtbot: QtBot, theme: Theme) -> None:
    label = made(qtbot, theme, "Walk to\nthe bench")
    assert label.heightForWidth(200) == 2 * theme.line_height("body")
    assert label.toolTip() == ""


@pytest.mark.parametrize(
    "text", ["word " * 200, "w" * 50_000, "🧶" * 900, "كلمة " * 500, "a\n" * 90]
)
def test_what_does_not_fit_ends_early_and_is_in_the_tooltip(
    qtbot: QtBot, theme: Theme, text: str
) -> None:
    label = made(qtbot, theme, text)
    line = line_room(text[:400], theme.font("body"), theme.line_height("body"))
    assert label.heightForWidth(200) == 3 * line
    assert label.text() == text
    assert label.toolTip()
    label.grab()


def test_markup_is_shown_as_typed(qtbot: QtBot, theme: Theme) -> None:
    label = made(qtbot, theme, "<b>Bold</b> " * 40)
    assert "<b>" not in label.toolTip()
    assert "&lt;b&gt;" in label.toolTip()


def test_a_larger_text_size_takes_more_room(qtbot: QtBot, theme: Theme) -> None:
    label = made(qtbot, theme, "Walk to the bench and back")
    before = label.heightForWidth(200)
    theme.set_scale(200)
    assert label.heightForWidth(200) > before
