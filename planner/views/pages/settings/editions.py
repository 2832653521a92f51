"""A list whose lines can be reworded, moved, retired and brought back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from planner.models.reference import Prompt
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind, IconButton
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Divider, clear_layout
from planner.views.widgets.text import Label
from planner.words import _

if TYPE_CHECKING:
    from planner.views.pages.settings.section import Section


@dataclass(frozen=True)
class EditionLine:
    """What one line says; `stays` where it cannot be retired."""

    id: UUID
    words: str
    below: str = ""
    figure: str = ""
    stays: bool = False


class EditionsList(QWidget):
    """What is in use, in its order, and below it what was retired.

    Emits:
        move_wanted(id, places), change_wanted(id), retire_wanted(id), back_wanted(id).
    """

    move_wanted = Signal(object, int)
    change_wanted = Signal(object)
    retire_wanted = Signal(object)
    back_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        grow(theme, self._column.setSpacing, 8)

    def show_lines(self, in_use: Sequence[EditionLine], retired: Sequence[EditionLine]) -> None:
        """Show these; the keyboard stays on the button it was on."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        name = focused.accessibleName() if focused is not None and inside else ""
        clear_layout(self._column)
        for place, line in enumerate(in_use):
            if place:
                self._column.addWidget(Divider(self._theme))
            self._column.addWidget(self._in_use(line, place == 0, place == len(in_use) - 1))
        if retired:
            self._column.addWidget(Label(self._theme, _("Not in use"), "card"))
        for place, line in enumerate(retired):
            if place:
                self._column.addWidget(Divider(self._theme))
            self._column.addWidget(self._retired(line))
        if inside:
            self._focus(name)

    def _focus(self, name: str) -> None:
        buttons = [each for each in self.findChildren(QAbstractButton) if each.isEnabled()]
        wanted = [each for each in buttons if each.accessibleName() == name] or buttons
        for each in wanted[:1]:
            each.setFocus()

    def _in_use(self, line: EditionLine, first: bool, last: bool) -> QWidget:
        theme, row = self._theme, _Row(self._theme, line)
        up = IconButton(theme, "up", _("Move up: {words}").format(words=line.words))
        up.setEnabled(not first)
        up.clicked.connect(partial(self.move_wanted.emit, line.id, -1))
        down = IconButton(theme, "down", _("Move down: {words}").format(words=line.words))
        down.setEnabled(not last)
        down.clicked.connect(partial(self.move_wanted.emit, line.id, 1))
        change = Button(theme, _("Change"), ButtonKind.QUIET)
        change.setAccessibleName(_("Change {label}").format(label=line.words))
        change.clicked.connect(partial(self.change_wanted.emit, line.id))
        retire = Button(theme, _("Retire"), ButtonKind.QUIET)
        retire.setAccessibleName(_("Retire {label}").format(label=line.words))
        retire.setEnabled(not line.stays)
        if line.stays:
            retire.setToolTip(_("This one is always asked."))
        retire.clicked.connect(partial(self.retire_wanted.emit, line.id))
        for button in (up, down, change, retire):
            row.line.addWidget(button)
        return row

    def _retired(self, line: EditionLine) -> QWidget:
        row = _Row(self._theme, line)
        back = Button(self._theme, _("Bring back"), ButtonKind.QUIET)
        back.setAccessibleName(_("Bring back {label}").format(label=line.words))
        back.clicked.connect(partial(self.back_wanted.emit, line.id))
        row.line.addWidget(back)
        return row


class _Row(QWidget):
    """The words of a line, and room for its buttons."""

    def __init__(self, theme: Theme, line: EditionLine) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        grow(theme, row.setSpacing, 12)
        #: Its buttons, one below the other where they do not fit beside the words.
        self.line = FlowLayout()
        grow(theme, self.line.setSpacing, 4)
        words = QVBoxLayout()
        words.setSpacing(0)
        first = FlowLayout()
        grow(theme, first.setSpacing, 10)
        first.addWidget(Label(theme, line.words))
        if line.figure:
            first.addWidget(Label(theme, line.figure, "body-bold", wrap=False))
        words.addLayout(first)
        if line.below:
            words.addWidget(Label(theme, line.below, "small", "muted"))
        row.addLayout(words, 1)
        row.addLayout(self.line)


class EditionDeeds(QObject):
    """Does what the buttons of a list ask for, then has it shown anew."""

    def __init__(self, section: Section, listed: EditionsList, show: Callable[[], None]) -> None:
        super().__init__(section)
        self._section = section
        self._editions = section.context.records.editions
        self._show = show
        #: Prompt, LifeArea, BarrierKind or CrisisNumber: which of them the list shows.
        self.table: Any = Prompt
        listed.move_wanted.connect(self._move)
        listed.retire_wanted.connect(self._retire)
        listed.back_wanted.connect(self._bring_back)

    def _move(self, row_id: UUID, places: int) -> None:
        self._do(partial(self._editions.move, self.table, row_id, places))

    def _retire(self, row_id: UUID) -> None:
        if self._do(partial(self._editions.retire, self.table, row_id)):
            toast = _("Retired. What was said with it stays.")
            self._section.context.navigator.toast_wanted.emit(toast)

    def _bring_back(self, row_id: UUID) -> None:
        self._do(partial(self._editions.bring_back, self.table, row_id))

    def _do(self, deed: Callable[[], object]) -> bool:
        kept = self._section.keep(deed)
        self._show()
        return kept
