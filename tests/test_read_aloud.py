"""Every page and dialog as a screen reader finds it: headings, roles, states, and the order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.registry import PAGES
from planner.views.widgets.accessibility import title_of
from planner.views.widgets.reading_order import ReadingOrder, put_in_order
from planner.views.window import Window
from planner.views.workspace import Workspace
from tests import test_accessible_names
from tests.test_accessible_names import DIALOGS, UNFOLD, settle, unfold

Role = QAccessible.Role
Text = QAccessible.Text
#: What only holds others; everything else must say something.
HOLDS = (Role.Client, Role.Border, Role.LayeredPane, Role.Grouping, Role.Pane, Role.Window,
         Role.Dialog, Role.ScrollBar, Role.Separator, Role.Whitespace)  # fmt: skip
#: What a reader goes into cell by cell, or that is one thing with its parts.
WHOLE = (Role.Table, Role.Tree, Role.List, Role.ComboBox, Role.Button, Role.CheckBox,
         Role.EditableText, Role.SpinBox)  # fmt: skip

clock, person, window = (
    test_accessible_names.clock,
    test_accessible_names.person,
    test_accessible_names.window,
)


@pytest.fixture(autouse=True)
def _order(qtbot: QtBot, qapp: QApplication) -> Iterator[None]:
    """As the program does while somebody listens."""
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    order = ReadingOrder(qapp, qapp)
    yield
    order.deleteLater()
    QAccessible.setActive(before)


def showing(found: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """What a reader comes to, in its order; what is hidden says so, and is left out."""
    if found.state().invisible:
        return
    yield found
    if found.role() in WHOLE:
        return
    for index in range(found.childCount()):
        child = found.child(index)
        if child is not None:
            yield from showing(child)


def described(found: QAccessibleInterface) -> str:
    return f"{found.role()} {found.text(Text.Name)!r} {type(found.object()).__name__}"


def speechless(top: QWidget) -> list[str]:
    """What a reader stops at and cannot say anything of, or says with its markup."""
    found = []
    for one in showing(QAccessible.queryAccessibleInterface(top)):
        name, more = one.text(Text.Name), one.text(Text.Description)
        if one.role() not in HOLDS and not name.strip() and one.role() is not Role.StaticText:
            found.append(described(one))
        if "<span" in name + more:
            found.append(f"markup: {described(one)}")
    return found


def read_against_the_eye(top: QWidget) -> list[str]:
    """Neighbours of which the later is read first: above it, or at its left on the same line."""
    found = []
    for one in showing(QAccessible.queryAccessibleInterface(top)):
        if one.role() in WHOLE:
            continue
        children = [one.child(index) for index in range(one.childCount())]
        seen = [each for each in children if each is not None and stands(each)]
        for before, after in pairwise(seen):
            if wrong(before.rect(), after.rect()):
                found.append(f"{described(before)} before {described(after)}")
    return found


def stands(found: QAccessibleInterface) -> bool:
    """Whether it has a place in the page: overlays and what has no size have none."""
    thing = found.object()
    if not isinstance(thing, QWidget) or found.state().invisible or thing.isWindow():
        return False
    parent = thing.parentWidget()
    layout = parent.layout() if parent is not None else None
    return layout is not None and not thing.size().isEmpty()


def wrong(before: QRect, after: QRect) -> bool:
    """Whether the eye comes to `after` first. A column at the right may begin higher."""
    wholly_above = after.bottom() < before.top() and after.left() < before.right()
    one_line = after.top() < before.bottom() and before.top() < after.bottom()
    return wholly_above or (one_line and after.right() <= before.left())


def faults(where: str, top: QWidget) -> list[str]:
    settle()
    found = [f"{where}, no heading"] if not title_of(top) else []
    for look in (speechless, read_against_the_eye):
        found += [f"{where}, {look.__name__}: {line}" for line in look(top)]
    return found


def test_every_page_is_read_in_its_order(window: Window, person: UUID) -> None:
    workspace = window.findChild(Workspace)
    assert workspace is not None
    found: list[str] = []
    for room in PAGES:
        lone = room in (Room.TODAY, Room.PEOPLE, Room.SETTINGS, Room.NEW_PERSON)
        workspace.go(Place(room, None if lone else person))
        found += faults(room, window)
        for start in UNFOLD.get(room, ()):
            unfold(window, start)
            found += faults(f"{room}, {start}", window)
    assert found == [], "\n".join(found)


def test_every_dialog_is_read_in_its_order(
    qtbot: QtBot, window: Window, context: Context, person: UUID
) -> None:
    found: list[str] = []
    for name, make in DIALOGS.items():
        dialog = make(context, person, window)
        dialog.setParent(window, dialog.windowFlags())
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        told = QAccessible.queryAccessibleInterface(dialog)
        assert told.role() is Role.Dialog, name
        assert told.text(Text.Name), name
        found += faults(name, dialog)
        QWidget.hide(dialog)
        dialog.deleteLater()
    assert found == [], "\n".join(found)


def test_only_the_page_that_shows_is_come_to(window: Window, person: UUID) -> None:
    workspace = window.findChild(Workspace)
    assert workspace is not None
    workspace.go(Place(Room.DETAILS, person))
    workspace.go(Place(Room.PEOPLE))
    settle()
    told = [one.object() for one in showing(QAccessible.queryAccessibleInterface(window))]
    pages = [one for one in told if type(one) in PAGES.values()]
    assert [type(page) for page in pages] == [PAGES[Room.PEOPLE]]


def test_states_are_told(qtbot: QtBot, window: Window, person: UUID) -> None:
    workspace = window.findChild(Workspace)
    assert workspace is not None
    workspace.go(Place(Room.QUESTIONNAIRE, person))
    settle()
    radios = [
        one
        for one in showing(QAccessible.queryAccessibleInterface(window))
        if one.role() is Role.RadioButton and one.text(Text.Description).startswith("Item 3, ")
    ]
    assert [one.text(Text.Name)[:2] for one in radios] == ["1,", "2,", "3,", "4,", "5,"]
    pressed = radios[3].object()
    assert isinstance(pressed, QAbstractButton)
    pressed.click()
    assert [bool(one.state().checked) for one in radios] == [False] * 3 + [True, False]
    group = radios[0].parent()
    assert (group.role(), group.text(Text.Name)) == (
        Role.Grouping,
        radios[0].text(Text.Description),
    )


def test_these_looks_find_what_is_wrong(qtbot: QtBot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    column = QVBoxLayout(top)
    last, first = QPushButton("Last"), QPushButton("First")
    for button in (first, last):
        column.addWidget(button)
    last.setParent(None)
    first.setParent(None)
    last.setParent(top)
    first.setParent(top)
    column.addWidget(first)
    column.addWidget(last)
    column.addWidget(QPushButton())
    last.setToolTip("<span>Last</span>")
    with qtbot.waitExposed(top):
        top.show()
    found = " ".join([*speechless(top), *read_against_the_eye(top)])
    assert "Role.Button '' QPushButton" in found
    assert "markup: Role.Button 'Last'" in found
    assert "'Last' QPushButton before Role.Button 'First'" in found
    put_in_order(top)
    assert read_against_the_eye(top) == []
    assert top.childAt(first.mapTo(top, QPoint(4, 4))) is first
