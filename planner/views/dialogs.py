"""Questions and messages over the window; focus starts on the safe choice, Escape is it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLayout,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from planner.views import file_dialog
from planner.views.theme import Theme
from planner.views.widgets.alt_letters import AltLetters
from planner.views.widgets.buttons import Button, ButtonKind, IconButton
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.focus_ring import FocusRing
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, ScrollArea, Veil, scrolled
from planner.views.widgets.tab_order import first_stop, go_on
from planner.views.widgets.text import Label
from planner.words import _

#: A key by its name, and what it does.
DialogKey = tuple[str, Callable[[], object]]
#: Opens the help of a topic; of what lies below where it is empty.
HelpOpener = Callable[[str], object]
#: What opens the help everywhere, but on a turned screen.
HELP_KEY = "F1"
#: What lies over the window while a dialog is open.
SCRIM = QColor(11, 15, 16, 110)


class PanelDialog(QDialog):
    """A dialog of ours: a title, `body`, buttons below; scrolls where the window is too small."""

    #: How wide it would like to be, in design pixels.
    wanted_width = 560
    #: Whose help F1 opens over it: that of what lies below where it is empty, and none for None.
    help_topic: str | None = ""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setModal(True)
        # the desktop shows a window's title in lists, and other programs keep it; ours may quote
        self.setWindowTitle(_("Pathway Planner"))
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._card = Card(theme, "dialog", self)
        outer.addWidget(self._card)
        head = QHBoxLayout()
        self.title = Label(theme, title, "section")
        self.close_button = IconButton(theme, "close", _("Close"))
        self.close_button.clicked.connect(self.reject)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._head = head
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self._scroll = ScrollArea(theme, self._inside, self)
        self._buttons = FlowLayout()
        grow(theme, self._buttons.setSpacing, 12)
        self._card.body.addLayout(head)
        self._card.body.addWidget(self._scroll, 1)
        self._card.body.addLayout(self._buttons)
        self._ring = FocusRing(theme, self)
        self._letters = AltLetters(self)
        theme.changed.connect(self.restyle)
        self.restyle()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes as the eye does, through whatever shows at this moment."""
        return go_on(self, back=not next, beside=self._ring.stands)

    def add_buttons(self, primary: Button, *others: Button) -> None:
        """The buttons below: the likely one first, then the others."""
        for button in (primary, *others):
            self._buttons.addWidget(button)

    def leave(self) -> bool:
        """Save what is typed, before the lock dismisses it. False where words would be lost."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down scroll it; Escape is the safe choice."""
        if not scrolled(self, event):
            super().keyPressEvent(event)

    def restyle(self) -> None:
        """Take spaces and size from the theme again."""
        px = self.theme.px
        self._card.body.setContentsMargins(px(22), px(18), px(22), px(18))
        self._card.body.setSpacing(px(4))
        # room for the focus ring, which the scroll area would cut off
        for layout in (self._head, self.body, self._buttons):
            layout.setContentsMargins(px(6), px(6), px(6), px(6))
        self.body.setSpacing(px(16))
        if self.isVisible():
            self.fit()

    def fit(self) -> None:
        """Be as large as what is inside, no larger than the window, and in its middle."""
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else QSize(1180, 720)
        edge = 32
        width = min(self.theme.px(self.wanted_width), room.width() - 2 * edge)
        inner = width - self.theme.px(44) - 2
        parts = (self._head, self.body, self._buttons)
        wanted = sum(height_at(part, inner) for part in parts)
        around = self.theme.px(36) + 2 * self.theme.px(4) + 2
        self.resize(width, min(wanted + around, room.height() - 2 * edge))
        if parent is not None:
            middle = parent.window().frameGeometry().center()
            self.move(middle - QPoint(self.width() // 2, self.height() // 2))

    def showEvent(self, event: QShowEvent) -> None:
        """Take its size and place."""
        super().showEvent(event)
        self.fit()
        if self.focusWidget() in (None, self.close_button):
            self._focus_first()

    def _focus_first(self) -> None:
        """Start in the body where it has something to start with, not on Close."""
        first = first_stop(self._inside)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(first)


def height_at(layout: QLayout, width: int) -> int:
    """The height a layout would like at `width`, whether or not it depends on it."""
    if layout.hasHeightForWidth():
        return layout.heightForWidth(width)
    return layout.sizeHint().height()


def _is_there(path: Path) -> bool:
    """Whether there is a file; in a folder that lets nobody look, writing it says what is wrong."""
    try:
        return path.exists()
    except OSError:
        return False


class _Question(PanelDialog):
    """One question, one way on, one safe way back; or a message with one button."""

    wanted_width = 440

    def __init__(
        self, theme: Theme, title: str, text: str, parent: QWidget | None, details: str = ""
    ) -> None:
        super().__init__(theme, title, parent)
        self.close_button.hide()
        self.body.addWidget(Label(theme, text))
        self._details = Label(theme, _("Details: {words}").format(words=details), "small", "muted")
        self.body.addWidget(self._details)
        self._details.setVisible(bool(details))

    def offer(self, confirm: str, safe: str, *, danger: bool) -> None:
        """The safe choice first, with the focus; the other below it."""
        keep = Button(self.theme, safe)
        keep.clicked.connect(self.reject)
        go = Button(self.theme, confirm, ButtonKind.DANGER if danger else ButtonKind.PRIMARY)
        if danger:
            go.set_confirming()
        go.clicked.connect(self.accept)
        for button in (keep, go) if danger else (go, keep):
            self.body.addWidget(button)
        keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_one(self, words: str) -> None:
        """The only button."""
        button = Button(self.theme, words, ButtonKind.PRIMARY)
        button.clicked.connect(self.accept)
        self.body.addWidget(button)
        button.setFocus(Qt.FocusReason.OtherFocusReason)


class _Scrim(Veil):
    """Dims the window under a dialog."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """A thin shade."""
        QPainter(self).fillRect(self.rect(), SCRIM)


class Dialogs:
    """Asks and tells over `window`. Pages are given one; tests give them a fake."""

    #: Why nothing may be saved as a file here; empty where it may (Policy.no_files).
    no_files = ""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        self._theme = theme
        self._window = window
        self._open = 0
        self._shown: list[PanelDialog] = []
        self._afterwards: Callable[[], None] | None = None
        self._keys: list[DialogKey] = []
        self._help: HelpOpener | None = None

    def set_keys(self, keys: list[DialogKey]) -> None:
        """Keys that work in every dialog as well, though it keeps those of the window away."""
        self._keys = keys

    def set_help(self, opener: HelpOpener | None) -> None:
        """What F1 does in every dialog."""
        self._help = opener

    def leave(self) -> bool:
        """Save what is typed in the dialogs that are open. False where words would be lost."""
        left = [dialog.leave() for dialog in self._shown]
        return all(left)

    def close_all(self, then: Callable[[], None]) -> None:
        """Dismiss what is open, then do `then`: at once where nothing is open, else as soon as
        those who opened the dialogs have gone on with their answers.
        """
        if not self._open:
            then()
            return
        self._afterwards = then
        for dialog in reversed(self._shown):
            dialog.done(QDialog.DialogCode.Rejected)
        while isinstance(asking := QApplication.activeModalWidget(), QDialog):
            asking.done(QDialog.DialogCode.Rejected)

    @property
    def open_dialogs(self) -> tuple[PanelDialog, ...]:
        """Those of ours that are open, the lowest first."""
        return tuple(self._shown)

    @contextmanager
    def _opening(self) -> Iterator[None]:
        self._open += 1
        try:
            yield
        finally:
            self._open -= 1
            if not self._open and self._afterwards is not None:
                QTimer.singleShot(0, self._afterwards)
                self._afterwards = None

    @property
    def window(self) -> QWidget:
        """The window that dialogs made by pages should take as their parent."""
        return self._window

    def ask(self, title: str, text: str, confirm: str, *, safe: str, danger: bool = False) -> bool:
        """Whether the planner chose `confirm`; Escape and closing are `safe`."""
        question = _Question(self._theme, title, text, self._window)
        question.offer(confirm, safe, danger=danger)
        return self.show(question)

    def tell(self, sentence: str, *, title: str = "", details: str = "") -> None:
        """Say something that must be read before going on."""
        message = _Question(self._theme, title, sentence, self._window, details)
        message.title.setVisible(bool(title))
        message.offer_one(_("Close"))
        self.show(message)

    def show(self, dialog: PanelDialog) -> bool:
        """Open `dialog` until it is accepted (True) or not, then give the focus back."""
        if dialog.parentWidget() is None:
            dialog.setParent(self._window, dialog.windowFlags())
        before = QApplication.focusWidget()
        self._listen(dialog)
        scrim = _Scrim(self._window)
        self._shown.append(dialog)
        try:
            with self._opening():
                accepted = dialog.exec() == QDialog.DialogCode.Accepted
        finally:
            self._shown.remove(dialog)
            scrim.deleteLater()
            scrim.hide()
            dialog.deleteLater()
        self._window.activateWindow()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        return accepted

    def _listen(self, dialog: PanelDialog) -> None:
        keys, topic = list(self._keys), dialog.help_topic
        if self._help is not None and topic is not None:
            keys.append((HELP_KEY, partial(self._help, topic)))
        for key, act in keys:
            QShortcut(QKeySequence(key), dialog).activated.connect(act)

    def may_save(self) -> bool:
        """Whether anything may be saved as a file here; where not, it is said why."""
        if self.no_files:
            self.tell(self.no_files)
        return not self.no_files

    def save_path(self, title: str, file_name: str, kind_words: str, suffix: str) -> Path | None:
        """Where to save; None where the planner thought better, or no file may be saved.

        `suffix` is such as "pdf", added where it is missing.
        """
        if not self.may_save():
            return None
        suffix = f".{suffix.lstrip('.')}"
        with self._opening():
            path = file_dialog.file_to_save(self._window, title, file_name, kind_words, suffix)
        if path is None or path.suffix.casefold() == suffix:
            return path
        path = path.with_name(path.name + suffix)
        return path if not _is_there(path) or self._may_replace(path.name) else None

    def _may_replace(self, name: str) -> bool:
        """Whether a file may go that the system did not ask about: it knew another name."""
        return self.ask(
            _("Replace the file that is there?"),
            _("“{file}” is in that folder already. What is in it would be gone.").format(file=name),
            _("Replace it"),
            safe=_("Keep it"),
            danger=True,
        )

    def open_path(self, title: str, kind_words: str, suffix: str) -> Path | None:
        """A file to read; None where the planner thought better.

        `suffix` may name several kinds, such as "json csv".
        """
        kinds = " ".join(f"*.{each.lstrip('.')}" for each in suffix.split())
        with self._opening():
            return file_dialog.file_to_open(self._window, title, f"{kind_words} ({kinds})")

    def folder_path(self, title: str) -> Path | None:
        """A folder; None where the planner thought better."""
        with self._opening():
            return file_dialog.folder(self._window, title)
