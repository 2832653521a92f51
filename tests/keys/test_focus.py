"""Where the keyboard goes: round every page as the eye does, seen, and back again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.registry import PAGES
from planner.views.paper.paper_view import PaperView
from planner.views.widgets.focus_ring import AWAY, WIDTH, FocusRing, Ringed
from planner.views.window import Window
from planner.views.workspace import Workspace
from tests.test_accessible_names import (
    DIALOGS,
    UNFOLD,
    clock,
    described,
    person,
    settle,
    unfold,
    window,
)

__all__ = ["clock", "person", "window"]
#: Stops after which something is a trap.
MOST = 150
LONE = (Room.TODAY, Room.PEOPLE, Room.SETTINGS, Room.NEW_PERSON)


def round_by(key: Qt.Key, start: QWidget) -> Iterator[QWidget]:
    """What the keyboard stops at until it is where it began.

    In what is read, Tab goes from link to link first.
    """
    reading = isinstance(start, QTextBrowser)
    start.setFocus(Qt.FocusReason.TabFocusReason)
    for _press in range(MOST):
        QTest.keyClick(QApplication.focusWidget() or start, key)
        QApplication.processEvents()
        now = QApplication.focusWidget()
        if now is None or (reading and now is start):
            continue
        reading = False
        yield now
        if now is start:
            return
    raise AssertionError(f"{described(start)} is not reached again")


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def scrolls_in(widget: QWidget) -> QWidget | None:
    """What moves when `widget` is scrolled to."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QAbstractScrollArea):
        above = above.parentWidget()
    return above.widget() if isinstance(above, QScrollArea) else above


def upward(stops: list[QWidget]) -> list[str]:
    """Steps that go up the same column, or left in the same row, where the eye goes on."""
    found = []
    for before, after in pairwise(stops):
        inside = scrolls_in(before)
        if inside is None or inside is not scrolls_in(after):
            continue
        old = QRect(before.mapTo(inside, QPoint(0, 0)), before.size())
        new = QRect(after.mapTo(inside, QPoint(0, 0)), after.size())
        above = new.bottom() <= old.top()
        beside = new.left() < old.right() and old.left() < new.right()
        level = new.top() < old.bottom() - old.height() // 2 and new.bottom() > old.center().y()
        if (above and beside) or (level and new.right() <= old.left()):
            found.append(
                f"{described(before)} {old.getRect()} -> {described(after)} {new.getRect()}"
            )
    return found


def unseen(top: QWidget, at: QWidget) -> str:
    """What is wrong with the ring around `at`; empty where it is seen."""
    if at.property("ring") is False:
        return ""
    ring = next(
        iter(top.findChildren(FocusRing, options=Qt.FindChildOption.FindDirectChildrenOnly))
    )
    part = at.ring_rect() if isinstance(at, Ringed) else at.rect()
    grow = 0 if isinstance(at, Ringed) else WIDTH + AWAY
    box = QRect(at.mapTo(top, part.topLeft()), part.size()).adjusted(-grow, -grow, grow, grow)
    shown = ring.geometry()
    if not ring.isVisible():
        return f"no ring around {described(at)}"
    if not box.contains(shown) or shown.height() < min(box.height(), 40):
        return f"{described(at)} at {box.getRect()} has a ring at {shown.getRect()}"
    return ""


def wait_until(ready: Callable[[], bool]) -> None:
    for _turn in range(500):
        if ready():
            return
        QTest.qWait(20)
    raise TimeoutError


def faults(where: str, top: QWidget) -> list[str]:
    settle()
    papers = [each for each in top.findChildren(PaperView) if each.isVisible()]
    wait_until(lambda: all(each.pdf for each in papers))  # buttons wait for it
    settle()
    start = QApplication.focusWidget()
    assert start is not None, where
    if not start.focusPolicy() & Qt.FocusPolicy.TabFocus:
        QTest.keyClick(start, Qt.Key.Key_Tab)
        start = QApplication.focusWidget()
        assert start is not None
    there, wrong = [], []
    for at in round_by(Qt.Key.Key_Tab, start):
        there.append(at)
        QApplication.processEvents()
        wrong.append(unseen(top, at))
    back = list(round_by(Qt.Key.Key_Backtab, start))
    found = [*filter(None, wrong), *upward([start, *there])]
    if [*reversed(back[:-1])] != there[:-1]:
        missed = [described(one) for one in there if one not in back]
        extra = [described(one) for one in back if one not in there]
        found.append(f"back goes another way: {missed} {extra}")
    return [f"{where}: {each}" for each in found]


def test_tab_goes_round_every_page_as_the_eye_does_and_is_seen(
    window: Window, person: UUID
) -> None:
    workspace = window.findChild(Workspace)
    assert workspace is not None
    found: list[str] = []
    for room in PAGES:
        workspace.go(Place(room, None if room in LONE else person))
        found += faults(room, window)
        for start in UNFOLD.get(room, ()):
            unfold(window, start)
            found += faults(f"{room}, {start}", window)
    assert found == [], "\n".join(found)


def test_tab_goes_round_every_dialog_as_the_eye_does_and_is_seen(
    qtbot: QtBot, window: Window, context: Context, person: UUID
) -> None:
    found: list[str] = []
    for name, make in DIALOGS.items():
        dialog = make(context, person, window)
        dialog.setParent(window, dialog.windowFlags())
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        found += faults(name, dialog)
        QWidget.hide(dialog)
        dialog.deleteLater()
    assert found == [], "\n".join(found)
