"""Pills are read, never pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.views.theme import Theme
from planner.views.widgets.pills import KINDS, Pill


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_is_drawn_with_its_word(qtbot: QtBot, theme: Theme, kind: str) -> None:
    pill = Pill(theme, "9 days overdue", kind, "alert")
    qtbot.addWidget(pill)
    assert pill.height() or pill.sizeHint().height() == 28
    pill.grab()
    assert pill.accessibleName() == pill.text() == "9 days overdue"
    assert pill.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_pill_that_is_squeezed_says_it_all_in_its_tooltip(qtbot: QtBot, theme: Theme) -> None:
    pill = Pill(theme, "<i>A very long kind of barrier</i> that does not fit", "step3")
    qtbot.addWidget(pill)
    pill.resize(90, 28)
    pill.grab()
    assert "&lt;i&gt;" in pill.toolTip()
    pill.resize(pill.sizeHint())
    pill.grab()
    assert pill.toolTip() == ""
