"""Jot: one free page to catch words on as they come, sorted into the plan later, together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.models.aspirations import Horizon
from planner.models.base import Record
from planner.models.visits import Visit
from planner.records.emotional_support import Said
from planner.views.page import Context
from planner.views.putting_right.earlier_words import EarlierButton
from planner.views.putting_right.moving import MovingDialog
from planner.views.putting_right.taking_out import tell_what_left, wants_out
from planner.views.typed import Typed
from planner.views.visit.prepared import Prepared
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import WordsField
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import ScrollArea, SidePanel
from planner.words import N_, _

#: Qt's own "no limit".
_ANY_WIDTH = 16777215
_HORIZONS = {
    Horizon.WEEK: N_("Aspirations, in a week"),
    Horizon.MONTH: N_("Aspirations, in a month"),
    Horizon.YEAR: N_("Aspirations, in a year"),
}


class JotPanel(SidePanel):
    """The open visit's agenda and jotted words, saved as they are typed.

    Emits:
        saved(datetime): words are durable; aware UTC.
        failed(PlannerError): they are not; they are still on the screen.
        sorted_out(): words went into the plan.
        moved(): the visit, with these words, was moved to the person it belongs to.
        close_wanted(): Close was pressed.
    """

    saved = Signal(object)
    failed = Signal(object)
    sorted_out = Signal()
    moved = Signal()
    close_wanted = Signal()

    def __init__(self, context: Context) -> None:
        self._across = False
        super().__init__(context.theme, _("Jot"))
        self._context = context
        self._visit: Visit | None = None
        theme = context.theme
        self.agenda = WordsField(theme, _("What you would like from today"), lines=2)
        self.prepared = Prepared(theme, in_visit=True)
        self.prepared.take_out_wanted.connect(self._take_out_prepared)
        self.words = WordsField(
            theme,
            _("Words as they come"),
            _("Choose some of them, then sort them into the plan. Or do it another day."),
            lines=8,
        )
        self._agenda = self._typed(self.agenda, "agenda")
        self._jot = self._typed(self.words, "jot")
        self.sort = Button(theme, _("Sort into the plan"), ButtonKind.SECONDARY, "sort")
        self.sort.clicked.connect(self._offer_places)
        self.take_out = Button(theme, _("Take that out"), ButtonKind.QUIET)
        self.take_out.clicked.connect(self._take_out)
        self.someone_else = Button(theme, _("This belongs to someone else"), ButtonKind.QUIET)
        self.someone_else.clicked.connect(self._move_away)
        self.earlier = EarlierButton(context, self._entries, self.leave)
        self.close_button = Button(theme, _("Close"), ButtonKind.QUIET, "close")
        self.close_button.clicked.connect(self.close_wanted)
        context.navigator.together_changed.connect(self._show_someone_else)
        self.menu = QMenu(self)
        parts: tuple[QWidget, ...] = (
            self.agenda,
            self.prepared,
            self.words,
            self.sort,
            self.take_out,
            self.someone_else,
            self.earlier,
            self.close_button,
        )
        inside = QWidget()
        column = QVBoxLayout(inside)
        grow(theme, column.setContentsMargins, 6, 6, 6, 6)
        grow(theme, column.setSpacing, 12)
        for part in parts:
            column.addWidget(part)
        column.addStretch()
        self.body.addWidget(ScrollArea(theme, inside))

    def show_visit(self, visit: Visit) -> None:
        """Show the words of the open visit."""
        self._visit = self._context.records.visits.get(visit.id)
        self._agenda.show(self._visit.agenda)
        self.prepared.show_words(self._context.records.preparations.of_visit(visit.id))
        self._jot.show(self._visit.jot)
        self._show_someone_else(self._context.navigator.together)

    def leave(self) -> bool:
        """Save what is being typed. False where it failed."""
        return self._visit is None or (self._agenda.leave() and self._jot.leave())

    def fill(self, across: bool) -> None:
        """Take all the width there is, or only that of a side panel."""
        self._across = across
        self.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it; its words are saved."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_wanted.emit()
            return
        super().keyPressEvent(event)

    def restyle(self) -> None:
        """Take spaces and width from the theme again."""
        super().restyle()
        self.title.setContentsMargins(self.theme.px(6), 0, 0, 0)  # in line with what scrolls
        across = QSizePolicy.Policy.Expanding if self._across else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Expanding)
        if self._across:
            self.setMinimumWidth(0)
            self.setMaximumWidth(_ANY_WIDTH)

    def chosen_words(self) -> str:
        """The words marked in the box; all of them where none are."""
        cursor = self.words.edit.textCursor()
        marked = cursor.selection().toPlainText()
        return marked or self.words.text()

    def places(self) -> list[tuple[str, Callable[[str], object]]]:
        """Where words can go: a prompt, an aspiration, a barrier; and what puts them there."""
        visit = self._visit
        if visit is None:
            return []
        records = self._context.records
        board = records.emotional_support.board(visit.pathway_id)
        found: list[tuple[str, Callable[[str], object]]] = [
            (said.prompt.title, partial(self._add_to_prompt, visit, said)) for said in board
        ]
        for horizon, words in _HORIZONS.items():
            found.append((_(words), partial(self._add_aspiration, visit, horizon)))
        found.append((_("Barriers"), partial(self._add_barrier, visit)))
        return found

    def put(self, title: str, add: Callable[[str], object], _checked: bool = False) -> None:
        """Move the chosen words to the plan; the box's own undo brings them back here."""
        words = self.chosen_words().strip()
        if not words or not self.leave():
            return
        try:
            add(words)
        except PlannerError as error:
            self.failed.emit(error)
            return
        cursor = self.words.edit.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        self._jot.leave()
        self.sorted_out.emit()
        self._context.navigator.toast_wanted.emit(_("Put under “{title}”").format(title=title))

    def _typed(self, field: WordsField, name: str) -> Typed:
        typed = Typed(field, partial(self._save, name), self._context, self)
        typed.saved.connect(self.saved)
        typed.failed.connect(self.failed)
        return typed

    def _save(self, name: str, text: str) -> Record:
        if self._visit is None:
            raise ValueError(name)
        return self._context.records.visits.write(self._visit.id, name, text)

    def _entries(self) -> list[Visit]:
        return [self._visit] if self._visit else []

    def _offer_places(self) -> None:
        self.menu.clear()
        for title, add in self.places():
            action = self.menu.addAction(title.replace("&", "&&"))
            action.triggered.connect(partial(self.put, title, add))
        self.menu.popup(self.sort.mapToGlobal(self.sort.rect().bottomLeft()))

    def _add_to_prompt(self, visit: Visit, said: Said, words: str) -> object:
        """Below what is there now, whatever it was when the menu opened."""
        support = self._context.records.emotional_support
        board = support.board(visit.pathway_id)
        now = next((one.text for one in board if one.prompt.id == said.prompt.id), "")
        with self._context.records.changes.over(now):
            return support.answer(
                visit.pathway_id, visit.id, said.prompt.id, f"{now}\n{words}" if now else words
            )

    def _add_aspiration(self, visit: Visit, horizon: Horizon, words: str) -> object:
        return self._context.records.aspirations.add(
            visit.pathway_id, horizon, words, visit_id=visit.id
        )

    def _add_barrier(self, visit: Visit, words: str) -> object:
        return self._context.records.barriers.add(visit.pathway_id, words, visit_id=visit.id)

    def _show_someone_else(self, together: bool) -> None:
        """A shared screen shows no other people."""
        self.someone_else.setVisible(not together)

    def _move_away(self) -> None:
        """The visit with all its words, to the person it belongs to."""
        if self._visit is None or not self.leave():
            return
        dialogs = self._context.dialogs
        if dialogs.show(MovingDialog(self._context, self._visit, dialogs.window)):
            self._visit = None
            self.moved.emit()

    def _take_out_prepared(self) -> None:
        """The sheet's words go; so do the wishes, where the visit began with them as they were."""
        if self._visit is None or not self.leave():
            return
        records = self._context.records
        row = records.preparations.of_visit(self._visit.id)
        if row is None:
            return
        said = (row.questions, row.wants, row.how_it_has_been)
        if not wants_out(self._context.dialogs, "\n".join(filter(None, said))):
            return
        wants = row.wants
        try:
            papers = records.visits.take_out(row)
            if wants.strip() and self.agenda.text().strip() == wants.strip():
                records.visits.take_out_words(self._visit.id, "agenda")
        except PlannerError as error:
            self.failed.emit(error)
            return
        self.show_visit(self._visit)
        self.saved.emit(self._context.clock.now())
        tell_what_left(self._context.dialogs, papers)

    def _take_out(self) -> None:
        if self._visit is None or not self.leave() or not self.words.text():
            return
        if not wants_out(self._context.dialogs, self.words.text()):
            return
        try:
            self._context.records.visits.take_out_words(self._visit.id, "jot")
        except PlannerError as error:
            self.failed.emit(error)
            return
        self.show_visit(self._visit)
        self.saved.emit(self._context.clock.now())
