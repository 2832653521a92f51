"""Listens for the keys of the workspace, which views/keys.py lists."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from planner.views.help.opening import open_help
from planner.views.help.topics import VISIT
from planner.views.keys import EVERYWHERE, OVER_DIALOGS, Deed
from planner.views.keys_dialog import KeysDialog
from planner.views.navigation import Room
from planner.views.widgets.tab_order import first_stop

if TYPE_CHECKING:
    from planner.views.workspace import Workspace


class Shortcuts(QObject):
    """Listens for the workspace's keys."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self.deeds = self._deeds()
        self._listening: list[QShortcut] = []
        for key in EVERYWHERE.keys:
            if key.deed is not None:
                for keys in key.keys:
                    self._listen(keys, self.deeds[key.deed])
        workspace.context.dialogs.set_keys(
            [
                (keys, self.deeds[key.deed])
                for key in EVERYWHERE.keys
                for keys in key.keys
                if key.deed in OVER_DIALOGS
            ]
        )
        workspace.context.dialogs.set_help(self._help)
        self._box: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _deeds(self) -> dict[Deed, Callable[[], object]]:
        workspace = self._workspace
        theme = workspace.context.theme
        to, step = workspace.go_to, workspace.go_to_step
        return {
            Deed.SEARCH: workspace.search,
            Deed.TODAY: partial(to, Room.TODAY),
            Deed.PEOPLE: partial(to, Room.PEOPLE),
            Deed.SETTINGS: partial(to, Room.SETTINGS),
            Deed.NEW_PERSON: partial(to, Room.NEW_PERSON),
            Deed.STEP_1: partial(step, Room.EMOTIONAL_SUPPORT),
            Deed.STEP_2: partial(step, Room.ASPIRATIONS),
            Deed.STEP_3: partial(step, Room.BARRIERS),
            Deed.WELLBEING: partial(step, Room.WELLBEING),
            Deed.NOTES: self._notes,
            Deed.REVIEW: partial(step, Room.REVIEW),
            Deed.KEEPING_SAFE: workspace.keep_safe,
            Deed.JOT: workspace.frame.toggle_jot,
            Deed.PRINT: workspace.print,
            Deed.TURN: workspace.turning.start,
            Deed.UNDO: workspace.saving.undo,
            Deed.REDO: workspace.saving.redo,
            Deed.SAVED: workspace.saving.save,
            Deed.NAMES: workspace.toggle_names,
            Deed.BIGGER: theme.bigger,
            Deed.SMALLER: theme.smaller,
            Deed.AS_AT_FIRST: theme.reset_scale,
            Deed.NEXT_AREA: partial(self._next_area, 1),
            Deed.AREA_BEFORE: partial(self._next_area, -1),
            Deed.BACK: workspace.back,
            Deed.COVER: workspace.cover_wanted.emit,
            Deed.LOCK: workspace.lock_wanted.emit,
            Deed.HELP: self._help,
        }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A text box undoes its own typing first; with none left, Ctrl+Z is the page's.

        Alt with the number pad writes a letter by its code, as in Alt+0245: it goes nowhere.
        """
        if not isinstance(event, QKeyEvent):
            return False
        if _by_code(event):
            event.accept()
            return True
        if event.type() is QEvent.Type.ShortcutOverride:
            back = event.matches(QKeySequence.StandardKey.Undo)
            on = event.matches(QKeySequence.StandardKey.Redo)
            if (back or on) and not _has_own(watched, back=back):
                event.ignore()
                return True
        return False

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._box is not None and isValid(self._box):
            self._box.removeEventFilter(self)
        self._box = now if isinstance(now, QLineEdit | QPlainTextEdit) else None
        if self._box is not None:
            self._box.installEventFilter(self)

    def _listen(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._workspace)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)
        self._listening.append(shortcut)

    def set_listening(self, listening: bool) -> None:
        """Whether the keys work; on the turned screen none does."""
        for shortcut in self._listening:
            shortcut.setEnabled(listening)

    def _notes(self) -> None:
        if not self._workspace.context.navigator.together:
            self._workspace.go_to_step(Room.NOTES)

    def _next_area(self, step: int) -> None:
        """Move the keyboard to the next of rail, bars, page and side panel that shows."""
        workspace = self._workspace
        areas: list[QWidget] = [
            workspace.rail,
            workspace.top_bar,
            *workspace.frame.areas(),
            *workspace.tour.areas(),
        ]
        areas = [area for area in areas if area.isVisible()]
        focused = QApplication.focusWidget()
        here = next(
            (
                index
                for index, area in enumerate(areas)
                if focused is not None and area.isAncestorOf(focused)
            ),
            -step if step > 0 else 0,
        )
        for offset in range(1, len(areas) + 1):
            if _focus_inside(areas[(here + step * offset) % len(areas)]):
                return

    def _help(self, topic: str = "") -> None:
        """The help of a dialog; where it has none, of the page that shows, and of a visit while
        one goes on with its person.
        """
        workspace, context = self._workspace, self._workspace.context
        guide = not context.navigator.together and topic != VISIT
        if workspace.turning.screen is None:
            topics = [topic] if topic else self._topics()
            keys = None if topic else self.show_keys
            open_help(context.theme, context.dialogs, topics, keys=keys, guide=guide)

    def _topics(self) -> list[str]:
        place, visits = self._workspace.place, self._workspace.context.records.visits
        topics = [str(place.room if place is not None else Room.TODAY)]
        if place is not None and place.person_id is not None:
            topics += [VISIT] if visits.going_on(place.person_id) else []
        return topics

    def show_keys(self) -> None:
        """Show every key."""
        workspace = self._workspace
        workspace.context.dialogs.show(KeysDialog(workspace.context.theme, workspace))


def _has_own(box: QObject, *, back: bool) -> bool:
    """Whether a text box can undo (or do again) something by itself."""
    if isinstance(box, QLineEdit):
        return box.isUndoAvailable() if back else box.isRedoAvailable()
    if isinstance(box, QPlainTextEdit):
        paper = box.document()
        return paper.isUndoAvailable() if back else paper.isRedoAvailable()
    return False


def _by_code(event: QKeyEvent) -> bool:
    held = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.KeypadModifier
    return event.modifiers() == held and Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9


def _focus_inside(area: QWidget) -> bool:
    """Focus the first thing in `area` that Tab would stop at."""
    first = first_stop(area)
    if first is not None:
        first.setFocus(Qt.FocusReason.TabFocusReason)
    return first is not None
