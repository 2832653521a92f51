"""Words are shown as they are, whatever is in them."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.views.theme import Theme
from planner.views.widgets.text import ElidedLabel, Label, PageTitle, plain_tip

HOSTILE = [
    "<b>bold</b> & <img src='file:///etc/hostname'>",
    "مرحبا بالعالم، هذا ما قلته",
    "👩‍👩‍👧‍👦 family " * 20,
    "a" * 50_000,
    "two\nlines\n\nand a third",
]


@pytest.mark.parametrize("words", HOSTILE, ids=["markup", "rtl", "emoji", "long", "lines"])
def test_hostile_words_are_kept_and_fit_any_width(qtbot: QtBot, theme: Theme, words: str) -> None:
    label = Label(theme, words, "words")
    qtbot.addWidget(label)
    assert label.text() == words
    assert label.minimumSizeHint().width() <= 60
    label.resize(300, label.heightForWidth(300))
    label.grab()
    line = theme.line_height("words")
    lines, more = divmod(label.heightForWidth(300), line)
    assert more == 0 or (words.startswith("مرحبا") and lines == 1)  # its letters reach further


def test_words_read_from_the_right_begin_at_the_right(qtbot: QtBot, theme: Theme) -> None:
    label = Label(theme, "1. مرحبا", "words")
    qtbot.addWidget(label)
    label.resize(600, 30)
    image = label.grab().toImage()
    paper = image.pixelColor(0, 0)
    inked = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != paper for y in range(image.height()))
    ]
    assert inked
    assert min(inked) > 400


def test_fifty_thousand_letters_are_laid_out_in_time(qtbot: QtBot, theme: Theme) -> None:
    label = Label(theme, "word " * 10_000)
    qtbot.addWidget(label)
    before = time.process_time()
    label.heightForWidth(400)
    assert time.process_time() - before < 0.5


def test_narrower_means_taller(qtbot: QtBot, theme: Theme) -> None:
    label = Label(theme, "What would make you smile this time next year? It can be small.")
    qtbot.addWidget(label)
    assert label.heightForWidth(120) > label.heightForWidth(600) == theme.line_height("body")


def test_labels_grow_with_the_text_size(qtbot: QtBot, theme: Theme) -> None:
    label = Label(theme, "Margaret")
    qtbot.addWidget(label)
    before = label.sizeHint()
    theme.set_scale(200)
    assert label.sizeHint().height() == 2 * before.height()
    assert label.sizeHint().width() > before.width() * 1.9


def test_a_shortened_line_shows_whole_in_its_tooltip_as_plain_text(
    qtbot: QtBot, theme: Theme
) -> None:
    label = ElidedLabel(theme, "<b>Margaret</b> & everyone who ever came with her")
    qtbot.addWidget(label)
    label.resize(80, 24)
    label.show()
    assert label.toolTip() == plain_tip(label.text())
    assert "<b>" not in label.toolTip()
    label.resize(900, 24)
    assert label.toolTip() == ""


def test_a_title_takes_the_focus_but_is_no_stop_for_tab(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    title = PageTitle(theme, "People")
    column.addWidget(title)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    title.setFocus()
    assert QApplication.focusWidget() is title
    assert not title.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_of_a_few_things_the_last_goes_whole_where_there_is_no_room(
    qtbot: QtBot, theme: Theme
) -> None:
    label = ElidedLabel(theme, "", "support", "muted")
    qtbot.addWidget(label)
    label.set_pieces(["Aged 69", "Likes mornings", "Next visit today, 10:30"])
    label.show()
    shown = []
    for width in (400, 300, 120, 40):
        label.resize(width, 24)
        shown.append((label._shown(), bool(label.toolTip())))
    assert shown[:3] == [
        ("Aged 69 · Likes mornings · Next visit today, 10:30", False),
        ("Aged 69 · Likes mornings", True),
        ("Aged 69", True),
    ]
    assert shown[3][0].endswith("…")
