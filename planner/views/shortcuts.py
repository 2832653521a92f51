"""The keys of the workspace, each with what it does: read by F1 as well."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from planner.views.dialogs import PanelDialog
from planner.views.help.opening import open_help
from planner.views.help.topics import VISIT
from planner.views.navigation import Room
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.text import Label
from planner.words import _

if TYPE_CHECKING:
    from planner.views.workspace import Workspace


class Shortcuts(QObject):
    """Listens for the workspace's keys."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        theme = workspace.context.theme
        person = workspace.go_to_step
        #: Keys, what they do, and the words for it; several keys may share a line.
        self.keys: list[tuple[str, str, Callable[[], object]]] = [
            ("Ctrl+K", _("Find a person or anything said"), workspace.search),
            ("Ctrl+1", _("Today"), partial(workspace.go_to, Room.TODAY)),
            ("Ctrl+2", _("People"), partial(workspace.go_to, Room.PEOPLE)),
            ("Ctrl+6", _("Settings"), partial(workspace.go_to, Room.SETTINGS)),
            ("Ctrl+N", _("New person"), partial(workspace.go_to, Room.NEW_PERSON)),
            ("Alt+1", _("Step 1, Emotional support"), partial(person, Room.EMOTIONAL_SUPPORT)),
            ("Alt+2", _("Step 2, Aspirations"), partial(person, Room.ASPIRATIONS)),
            ("Alt+3", _("Step 3, Barriers"), partial(person, Room.BARRIERS)),
            ("Alt+4", _("Wellbeing"), partial(person, Room.WELLBEING)),
            ("Alt+5", _("Notes"), self._notes),
            ("Alt+7", _("Review"), partial(person, Room.REVIEW)),
            ("Ctrl+Shift+C", _("Keeping safe"), workspace.keep_safe),
            ("Ctrl+J", _("Jot, in a visit"), workspace.frame.toggle_jot),
            ("Ctrl+P", _("Print"), workspace.print),
            ("Ctrl+Shift+T", _("Turn the screen"), workspace.turning.start),
            ("Ctrl+Z", _("Undo"), workspace.undo),
            ("Ctrl+Y", _("Redo"), workspace.redo),
            ("Ctrl+S", _("Everything is saved as you type; this says when"), workspace.save),
            ("Ctrl+Shift+H", _("Hide or show names"), workspace.toggle_names),
            ("Ctrl++", _("Text bigger"), theme.bigger),
            ("Ctrl+-", _("Text smaller"), theme.smaller),
            ("Ctrl+0", _("Text at 100 per cent"), theme.reset_scale),
            ("F6", _("Next area of the screen"), partial(self._next_area, 1)),
            ("Shift+F6", _("Area before"), partial(self._next_area, -1)),
            ("Alt+Left", _("Back"), workspace.back),
            ("F9", _("Cover the screen"), workspace.cover_wanted.emit),
            ("Ctrl+L", _("Lock now"), workspace.lock_wanted.emit),
            ("F1", _("Keys and help"), self._help),
        ]
        self._listening: list[QShortcut] = []
        for keys, _words, act in self.keys:
            self._listen(keys, act)
        self._listen("Ctrl+=", theme.bigger)
        self._box: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A text box undoes its own typing first; with none left, Ctrl+Z is the page's."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
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

    def _help(self) -> None:
        """The help of the page that shows, and of a visit while one goes on with its person."""
        workspace, context = self._workspace, self._workspace.context
        place = workspace.place
        topics = [str(place.room if place is not None else Room.TODAY)]
        if place is not None and place.person_id is not None:
            topics += [VISIT] if context.records.visits.going_on(place.person_id) else []
        guide = not context.navigator.together
        open_help(context.theme, context.dialogs, topics, keys=self.show_keys, guide=guide)

    def show_keys(self) -> None:
        """Show every key."""
        workspace = self._workspace
        workspace.context.dialogs.show(
            KeysDialog(
                workspace.context.theme,
                [
                    *((keys, words) for keys, words, _act in self.keys),
                    (_("S, N"), _("On a line of Today: seen, not today")),
                ],
                workspace,
            )
        )


class KeysDialog(PanelDialog):
    """Every key and what it does."""

    def __init__(self, theme: Theme, keys: list[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(theme, _("Keys"), parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(6))
        half = (len(keys) + 1) // 2
        for index, (key, words) in enumerate(keys):
            row, column = index % half, index // half * 2
            grid.addWidget(Label(theme, key, "small-bold", wrap=False), row, column)
            grid.addWidget(Label(theme, words, "small"), row, column + 1)
        self.body.addLayout(grid)
        close = Button(theme, _("Close"), ButtonKind.PRIMARY)
        close.clicked.connect(self.accept)
        self.add_buttons(close)


def _has_own(box: QObject, *, back: bool) -> bool:
    """Whether a text box can undo (or do again) something by itself."""
    if isinstance(box, QLineEdit):
        return box.isUndoAvailable() if back else box.isRedoAvailable()
    if isinstance(box, QPlainTextEdit):
        paper = box.document()
        return paper.isUndoAvailable() if back else paper.isRedoAvailable()
    return False


def _focus_inside(area: QWidget) -> bool:
    """Focus the first thing in `area` that Tab would stop at."""
    for widget in area.findChildren(QWidget):
        if (
            widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False
