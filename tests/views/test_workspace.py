"""Moving about behind the lock: places, back, undo, keys, a shared screen, a failed save."""

from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.errors import StorageError
from planner.models.pathways import PathwayKind
from planner.models.people import Person
from planner.views.help.page_help import HelpDialog
from planner.views.keys_dialog import KeysDialog
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.settings.you import YouSection
from planner.views.workspace import Workspace
from tests.fakes import FakeDialogs

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


#: Pages that are about nobody.
ALONE = {Room.TODAY, Room.PEOPLE, Room.SETTINGS, Room.NEW_PERSON}


@pytest.fixture
def person(context: Context) -> Person:
    context.records.reference.seed()
    made = context.records.people.add("Margaret", full_name="Margaret Ellis")
    context.records.pathways.start(made.id, PathwayKind.RECOVERY)
    return made


@pytest.fixture
def workspace(qtbot: QtBot, context: Context, person: Person) -> Workspace:
    made = Workspace(context)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.go(Place(Room.TODAY))
    return made


class Windows(QObject):
    """Notes whatever shows as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_no_part_shows_as_a_window_of_its_own_while_pages_are_made(
    qtbot: QtBot, qapp: QApplication, context: Context, person: Person
) -> None:
    """It would flash up, and take the keyboard away with it."""
    windows = Windows()
    qapp.installEventFilter(windows)
    try:
        made = Workspace(context)
        qtbot.addWidget(made)
        made.show()
        for room in Room:
            made.go(Place(room, None if room in ALONE else person.id))
    finally:
        qapp.removeEventFilter(windows)
    assert windows.shown == ["Workspace"]


def at(workspace: Workspace) -> Room:
    assert workspace.place is not None
    return workspace.place.room


def test_the_rail_and_keys_move_and_back_comes_back(
    qtbot: QtBot, workspace: Workspace, person: Person
) -> None:
    workspace.rail.items[Room.PEOPLE].click()
    assert at(workspace) is Room.PEOPLE
    workspace.go(Place(Room.EMOTIONAL_SUPPORT, person.id))
    qtbot.keyClick(workspace, Qt.Key.Key_2, ALT)
    assert at(workspace) is Room.ASPIRATIONS
    qtbot.keyClick(workspace, Qt.Key.Key_Left, ALT)
    assert at(workspace) is Room.EMOTIONAL_SUPPORT
    qtbot.keyClick(workspace, Qt.Key.Key_6, CONTROL)
    assert at(workspace) is Room.SETTINGS
    assert workspace.rail.items[Room.SETTINGS].isChecked()


def test_a_shared_screen_shows_this_person_alone(
    qtbot: QtBot, workspace: Workspace, context: Context, person: Person
) -> None:
    workspace.go(Place(Room.EMOTIONAL_SUPPORT, person.id))
    context.navigator.set_together(True)
    assert not workspace.rail.isVisible()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_K, Qt.Key.Key_N):
        qtbot.keyClick(workspace, key, CONTROL)
    qtbot.keyClick(workspace, Qt.Key.Key_5, ALT)
    assert at(workspace) is Room.EMOTIONAL_SUPPORT
    dialogs = context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    assert dialogs.shown == []


def test_undo_and_redo_by_keys_go_through_the_journal(
    qtbot: QtBot, workspace: Workspace, context: Context, person: Person
) -> None:
    context.records.settings.save_planner("Priya", "", "")
    workspace.go(Place(Room.SETTINGS))
    context.records.settings.put("cover_minutes", 2)
    qtbot.keyClick(workspace, Qt.Key.Key_Z, CONTROL)
    assert context.records.settings.get("cover_minutes", 5) == 5
    qtbot.keyClick(workspace, Qt.Key.Key_Y, CONTROL)
    assert context.records.settings.get("cover_minutes", 5) == 2


def test_in_a_text_box_undo_is_its_own_first_and_then_the_pages(
    qtbot: QtBot, workspace: Workspace, context: Context
) -> None:
    context.records.settings.save_planner("Priya", "", "")
    workspace.go(Place(Room.SETTINGS))
    context.records.settings.put("cover_minutes", 2)
    you = workspace.findChild(YouSection)
    assert you is not None
    box = you.called.edit
    box.setFocus()
    qtbot.keyClicks(box, " N")
    qtbot.keyClick(box, Qt.Key.Key_Z, CONTROL)
    assert box.text() == "Priya"
    assert context.records.settings.get("cover_minutes", 5) == 2
    qtbot.keyClick(box, Qt.Key.Key_Z, CONTROL)
    assert context.records.settings.get("cover_minutes", 5) == 5


def test_a_failed_save_stays_said_until_it_worked(
    workspace: Workspace, context: Context, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    context.records.settings.save_planner("Priya", "", "")
    workspace.go(Place(Room.SETTINGS))
    page = workspace.page
    assert page is not None
    page.save_failed.emit(StorageError("That change is not saved yet."))
    assert workspace.failure.isVisible()
    with monkeypatch.context() as patch:
        patch.setattr(page, "leave", lambda: False)
        workspace.rail.items[Room.TODAY].click()
    assert at(workspace) is Room.SETTINGS
    page.words_saved.emit(context.clock.now())
    assert not workspace.failure.isVisible()
    workspace.rail.items[Room.TODAY].click()
    assert at(workspace) is Room.TODAY


def test_a_person_who_is_gone_is_said_and_nothing_moves(
    workspace: Workspace, context: Context
) -> None:
    workspace.go(Place(Room.OVERVIEW, uuid4()))
    dialogs = context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    assert len(dialogs.told) == 1
    assert at(workspace) is Room.TODAY


def test_after_an_unlock_names_are_hidden_and_a_button_leads_back(
    workspace: Workspace, context: Context, person: Person
) -> None:
    workspace.picking_up.offer(Place(Room.ASPIRATIONS, person.id), "ME")
    assert context.navigator.names_hidden
    assert "ME" in workspace.notice._button.text()
    workspace.notice.pressed.emit()
    assert at(workspace) is Room.ASPIRATIONS
    assert not workspace.notice.isVisible()


def test_f1_helps_with_the_page_and_text_grows_by_key(
    qtbot: QtBot, workspace: Workspace, context: Context
) -> None:
    qtbot.keyClick(workspace, Qt.Key.Key_F1)
    dialogs = context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    assert isinstance(dialogs.shown[0], HelpDialog)
    workspace.shortcuts.show_keys()
    assert isinstance(dialogs.shown[1], KeysDialog)
    qtbot.keyClick(workspace, Qt.Key.Key_Equal, CONTROL)
    assert context.theme.scale == 115
    qtbot.keyClick(workspace, Qt.Key.Key_0, CONTROL)
    assert context.theme.scale == 100


def test_f6_goes_from_area_to_area(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.rail.items[Room.TODAY].setFocus()
    qtbot.keyClick(workspace, Qt.Key.Key_F6)
    focused = workspace.focusWidget()
    assert focused is not None
    assert workspace.top_bar.isAncestorOf(focused)
    qtbot.keyClick(workspace, Qt.Key.Key_F6, SHIFT)
    focused = workspace.focusWidget()
    assert focused is not None
    assert workspace.rail.isAncestorOf(focused)


@pytest.mark.parametrize(
    ("key", "modifiers"), [(Qt.Key.Key_L, CONTROL), (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier)]
)
def test_lock_and_cover_by_key(
    qtbot: QtBot, workspace: Workspace, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    wanted = workspace.lock_wanted if key is Qt.Key.Key_L else workspace.cover_wanted
    with qtbot.waitSignal(wanted):
        qtbot.keyClick(workspace, key, modifiers)
