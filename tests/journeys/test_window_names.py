"""No name and no word of a record in a window's title, a thread's, a log or a file's name.

The desktop shows titles in lists, and programs that help from afar keep them.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from demo.hand import Hand
from planner.models.people import Person
from planner.system import folders
from planner.views.exception_hook import ExceptionHook, log_to
from planner.views.navigation import Place, Room
from planner.views.shell.cover import Cover
from planner.views.shell.unlock import UnlockPage
from tests.computer import Computer
from tests.journeys.program import PIN, show_names

NAME, WORDS = "Qwexara", "vexiquil jorzapeth"


class Titles:
    """Every title that a window had, seen often."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        self.seen |= {window.title() for window in QGuiApplication.topLevelWindows()}
        self.seen |= {widget.windowTitle() for widget in QApplication.topLevelWidgets()}
        self.seen |= {window.filePath() for window in QGuiApplication.topLevelWindows()}


@pytest.fixture
def titles() -> Titles:
    return Titles()


@pytest.fixture
def log(computer: Computer) -> Iterator[Path]:
    logger, root = logging.getLogger("planner"), logging.getLogger()
    before = (list(logger.handlers), list(root.handlers))
    log_to(folders.log_folder())
    yield folders.log_folder()
    for each, handlers in zip((logger, root), before, strict=True):
        for handler in [one for one in each.handlers if one not in handlers]:
            each.removeHandler(handler)
            handler.close()


def somebody(computer: Computer) -> Person:
    """With words of theirs in every place that a dialog might quote."""
    person = computer.someone(NAME)
    records = computer.records
    pathway = records.pathways.current(person.id)
    assert pathway is not None
    prompt = records.reference.prompts()[0]
    records.emotional_support.answer(pathway.id, None, prompt.id, WORDS)
    records.notes.write(person.id, WORDS)
    records.barriers.add(pathway.id, WORDS)
    return person


def escape(hand: Hand) -> None:
    hand.pause(60)
    hand.press(Qt.Key.Key_Escape)


def test_no_title_no_thread_no_log_and_no_file_name_says_who(
    computer: Computer, titles: Titles, log: Path, tmp_path: Path
) -> None:
    hand = computer.unlocked()
    person = somebody(computer)
    workspace = computer.workspace
    for room in Room:
        lone = room in (Room.TODAY, Room.PEOPLE, Room.SETTINGS, Room.NEW_PERSON)
        workspace.go(Place(room, None if lone else person.id))
        hand.pause(60)
    workspace.go(Place(Room.OVERVIEW, person.id))
    openings: list[Callable[[], object]] = [
        partial(hand.click, "Start visit"),
        partial(hand.click, "Plan a visit"),
        partial(hand.click, "Keeping safe"),
        partial(hand.control, Qt.Key.Key_K),
        partial(hand.press, Qt.Key.Key_F1),
    ]
    for opening in openings:
        hand.meet(opening, partial(escape, hand))
    _leave_off_somebody_new(computer, hand)
    _cover_and_lift(computer, hand)
    _break(computer, hand)
    _save_a_plan(computer, hand, person, tmp_path)
    threads = {thread.name for thread in threading.enumerate()}
    hand.control(Qt.Key.Key_L)
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    written = "".join(path.read_text("utf-8") for path in log.iterdir())
    assert "KeyError at" in written
    names = {str(path) for path in computer.folder.parent.parent.rglob("*")}
    for word in (NAME, *WORDS.split()):
        assert [said for said in (*titles.seen, *threads, *names, written) if word in said] == []
    assert titles.seen == {"", "Pathway Planner", "Save as PDF"}


def _leave_off_somebody_new(computer: Computer, hand: Hand) -> None:
    """A question that quotes a name."""
    show_names(hand)
    hand.control(Qt.Key.Key_N)
    hand.type(NAME)

    def asked() -> None:
        assert hand.top.accessibleName() == f"Leave “{NAME}” off your list?"
        hand.click("Leave it off")

    hand.meet(partial(hand.click, "Not now"), asked)


def _cover_and_lift(computer: Computer, hand: Hand) -> None:
    hand.press(Qt.Key.Key_F9)
    hand.wait_for(computer.shows(Cover), "the cover")
    hand.type(PIN)
    hand.wait_for(lambda: not computer.shows(Cover)(), "the page again")


def _break(computer: Computer, hand: Hand) -> None:
    """A fault of ours whose message quotes words."""
    planner = computer.planner
    assert planner is not None
    hooked = ExceptionHook(planner.dialogs, planner.save_drafts)
    try:
        raise KeyError(WORDS)
    except KeyError as error:
        failed = error
    hand.meet(
        lambda: hooked.happened(KeyError, failed, failed.__traceback__), partial(escape, hand)
    )


def _save_a_plan(computer: Computer, hand: Hand, person: Person, folder: Path) -> None:
    """The name that is offered for a file says what it is, never whose."""
    computer.workspace.go(Place(Room.PRINT, person.id))
    hand.wait_for(lambda: "Save as PDF" in hand.names(), "the page")
    offered: list[str] = []

    def choose() -> None:
        edit = next(iter(hand.top.findChildren(QLineEdit, "fileNameEdit")))
        offered.append(edit.text())
        hand.press(Qt.Key.Key_Escape)

    hand.meet(partial(hand.click, "Save as PDF"), partial(hand.click, "Choose where"), choose)
    assert offered
    assert NAME not in offered[0]
