"""A document on the screen: made beside the window, turned by keys, read by screen readers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.errors import PlannerError
from planner.views.jobs import Jobs
from planner.views.paper.paper_view import PaperView
from planner.views.theme import Mode, Theme
from tests.views.paper.test_pdf_pages import pages_saying


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.stop()


@pytest.fixture
def view(qtbot: QtBot, jobs: Jobs) -> PaperView:
    made = PaperView(Theme(Mode.LIGHT), jobs, "Preview")
    qtbot.addWidget(made)
    made.resize(500, 600)
    made.show()
    return made


def seen(view: PaperView) -> str:
    return view.sheet.accessibleDescription().strip()


def show(qtbot: QtBot, view: PaperView, *words: str) -> None:
    with qtbot.waitSignal(view.shown):
        view.show_document(partial(pages_saying, *words))


def test_the_first_page_shows_with_its_words_for_those_who_listen(
    qtbot: QtBot, view: PaperView
) -> None:
    show(qtbot, view, "One", "Two")
    assert view.pdf == pages_saying("One", "Two")
    assert seen(view) == "One"
    assert view.sheet.accessibleName() == "Preview, Page 1 of 2"
    assert not view.previous.isEnabled()


def test_pages_turn_by_keys_and_by_buttons(qtbot: QtBot, view: PaperView) -> None:
    show(qtbot, view, "One", "Two", "Three")
    view.sheet.setFocus()
    for key, words in (
        (Qt.Key.Key_PageDown, "Two"),
        (Qt.Key.Key_End, "Three"),
        (Qt.Key.Key_Right, "Three"),
        (Qt.Key.Key_Left, "Two"),
        (Qt.Key.Key_Home, "One"),
    ):
        QTest.keyClick(view.sheet, key)
        qtbot.waitUntil(partial(_shows, view, words))
    QTest.mouseClick(view.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(partial(_shows, view, "Two"))
    assert view.page_words.text() == "Page 2 of 3"


def test_a_newer_document_wins_and_the_page_is_kept(qtbot: QtBot, view: PaperView) -> None:
    show(qtbot, view, "One", "Two")
    view.turn(1)
    qtbot.waitUntil(partial(_shows, view, "Two"))
    view.show_document(partial(pages_saying, "Old", "Older"))
    assert view.pdf is None
    show(qtbot, view, "One", "Two, changed")
    assert seen(view) == "Two, changed"
    show(qtbot, view, "One alone")
    assert (seen(view), view.count, view.index) == ("One alone", 1, 0)


def test_the_page_before_stays_until_the_new_one_is_there(qtbot: QtBot, view: PaperView) -> None:
    show(qtbot, view, "One")
    view.show_document(partial(pages_saying, "Two"))
    assert seen(view) == "One"
    assert not view.sheet.empty
    qtbot.waitUntil(partial(_shows, view, "Two"))


def test_a_document_that_cannot_be_made_says_so_and_the_next_one_shows(
    qtbot: QtBot, view: PaperView
) -> None:
    with qtbot.waitSignal(view.failed):
        view.show_document(_refuse)
    show(qtbot, view, "One")
    assert seen(view) == "One"


def test_pages_are_drawn_as_sharp_as_they_are_shown(qtbot: QtBot, view: PaperView) -> None:
    show(qtbot, view, "One")
    view.resize(900, 600)
    qtbot.waitUntil(partial(_is_sharp, view))


def _refuse() -> bytes:
    raise PlannerError("It could not be made.")


def _shows(view: PaperView, words: str) -> bool:
    return seen(view) == words


def _is_sharp(view: PaperView) -> bool:
    return abs(view.sheet.picture_width() - view.sheet.paper().width()) <= 2


def test_what_was_somebody_elses_is_gone_at_once_and_does_not_come_back(
    qtbot: QtBot, view: PaperView, jobs: Jobs
) -> None:
    show(qtbot, view, "One")
    view.show_document(partial(pages_saying, "One, changed"))
    view.forget()
    assert view.sheet.empty
    assert (seen(view), view.pdf, view.page_words.text()) == ("", None, "")
    show(qtbot, view, "Another")
    assert seen(view) == "Another"
    view.show_document(partial(pages_saying, "Another, changed"))
    view.forget()
    qtbot.waitUntil(lambda: view._job is None)
    assert view.sheet.empty
