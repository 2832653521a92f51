"""What is done with the print page, and what it is asked, over and again."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from planner.models.papers import Paper, PaperKind
from planner.views.navigation import Place, Room
from planner.views.pages.print_page import PrintPage
from planner.views.paper import pdf_pages
from planner.views.paper.earlier_papers import EarlierPapersDialog
from tests.fakes import FakePrinters
from tests.records.plan_makers import Someone

WHY = "I miss people"
FEELING = "A bit useless some days"


def press(button: QAbstractButton) -> None:
    assert button.isVisible(), button.text()
    assert button.isEnabled(), button.text()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def ready(page: PrintPage) -> bool:
    return page.view.pdf is not None and page.head.save.isEnabled() and bool(page.ways.printer)


def opened(
    qtbot: QtBot,
    page: PrintPage,
    who: Someone,
    item_id: UUID | None = None,
    wanted: PaperKind | None = None,
) -> None:
    page.show_place(Place(Room.PRINT, who.person_id, item_id, wanted))
    qtbot.waitUntil(partial(ready, page))


def words(page: PrintPage) -> str:
    assert page.view.pdf is not None
    count = pdf_pages.page_count(page.view.pdf)
    return "\n".join(pdf_pages.draw_page(page.view.pdf, at, 64).text for at in range(count))


def asked(page: PrintPage) -> bool:
    return "Did it come out?" in page.side.outcome.sentence.text()


def papers(page: PrintPage, who: Someone) -> list[Paper]:
    return page.context.records.papers.of_person(who.person_id)


def printed(qtbot: QtBot, page: PrintPage, who: Someone) -> Paper:
    opened(qtbot, page, who)
    press(page.head.send)
    qtbot.waitUntil(partial(asked, page))
    return papers(page, who)[0]


def has_printed(printers: FakePrinters, times: int) -> bool:
    return len(printers.printed) == times


def says(page: PrintPage, sentence: str) -> bool:
    return sentence in page.side.outcome.sentence.text()


def open_first(dialog: EarlierPapersDialog) -> bool:
    dialog.show()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    return dialog.paper is not None


_watchers: list[list[str]] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _watchers:
        path, _mode, flags = arguments
        if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            _watchers[-1].append(str(path))


@contextmanager
def files_written() -> Iterator[list[str]]:
    """Every file that Python opens for writing, by any thread, while this lasts."""
    if not hasattr(sys, "_print_page_watch"):
        sys.addaudithook(_watch)
        sys._print_page_watch = True  # type: ignore[attr-defined]
    written: list[str] = []
    _watchers.append(written)
    try:
        yield written
    finally:
        _watchers.pop()
