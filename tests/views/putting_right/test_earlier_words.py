"""Earlier words are shown as they were typed, with who changed them and when."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.models.journal import Why
from planner.records.history import Earlier
from planner.views.page import Context
from planner.views.putting_right.earlier_words import EarlierWordsDialog, value_words
from planner.views.widgets.text import Label

HOSTILE = '<b>Bold</b> <img src="file:///etc/hostname"> 🧶 \u202eright\u202c'


def words(dialog: EarlierWordsDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(Label)]


def test_words_are_shown_letter_for_letter(qtbot: QtBot, context: Context) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    changed = datetime(2026, 7, 1, 9, 5, tzinfo=UTC)
    earlier = [
        Earlier("text", HOSTILE, "New", changed, Why.TYPED, "Priya"),
        Earlier("other", "not asked for", "", changed, Why.TYPED, ""),
    ]

    dialog = EarlierWordsDialog(context.theme, "Earlier words", earlier, {"text": "Before"}, window)

    assert HOSTILE in words(dialog)
    assert "Until 1 July 2026, 10:05. Changed by Priya." in words(dialog)
    assert "not asked for" not in words(dialog)


def test_nothing_changed_says_so(qtbot: QtBot, context: Context) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    dialog = EarlierWordsDialog(context.theme, "Earlier words", [], {}, window)

    assert "Nothing was changed yet." in words(dialog)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "Nothing"),
        ("", "Nothing"),
        (True, "Yes"),
        (False, "No"),
        ("1974-01-09", "9 January 1974"),
        ("  spaces kept ", "  spaces kept "),
        (4, "4"),
    ],
)
def test_values_read_as_people_write_them(value: object, said: str) -> None:
    assert value_words(value) == said
