"""What an open prompt holds: the words, whose they are, and what goes on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.models.answers import Answer, Origin
from planner.models.base import Record
from planner.models.titles import ORIGINS
from planner.records.emotional_support import Said
from planner.views.page import Context
from planner.views.putting_right.earlier_words import EarlierButton
from planner.views.typed import Typed
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import RadioRow, Tick
from planner.views.widgets.fields import WordsField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import clear_layout
from planner.views.widgets.text import Label
from planner.words import _, day


@dataclass(frozen=True)
class Sitting:
    """The pathway that is written in, and the visit it is written in (None: between visits)."""

    pathway_id: UUID
    visit_id: UUID | None


class PromptForm(QWidget):
    """One prompt, open. It saves what is typed by itself.

    Emits:
        saved(datetime): words or a choice are durable; aware UTC.
        failed(PlannerError): words are not; they are still on the screen.
        done_wanted(), not_now_wanted(), take_out_wanted(), moving_wanted(): what was pressed.
        paper_chosen(bool), origin_chosen(Origin): what was ticked or chosen.
    """

    saved = Signal(object)
    failed = Signal(object)
    done_wanted = Signal()
    not_now_wanted = Signal()
    take_out_wanted = Signal()
    moving_wanted = Signal()
    paper_chosen = Signal(bool)
    origin_chosen = Signal(object)

    def __init__(self, context: Context, sitting: Sitting, said: Said) -> None:
        super().__init__()
        self._context = context
        self._sitting = sitting
        self.said = said
        theme = context.theme
        self.words = WordsField(theme, said.prompt.title, lines=3)
        self.words.set_label_hidden(True)
        self.words.edit.setPlaceholderText(said.prompt.help)
        self.paper_words = WordsField(
            theme,
            _("Shorter wording for paper"),
            _("Agreed together. Leave it empty to print the words above, whole."),
            lines=2,
        )
        self._note = Label(
            theme, _("Feelings stay off the paper unless you tick them."), "support", "muted"
        )
        self._typed_words = self._kept(self.words, self._save_words)
        self._typed_paper_words = self._kept(self.paper_words, self._save_paper_words)
        self.earlier = QWidget()
        self._earlier_column = QVBoxLayout(self.earlier)
        self._earlier_column.setContentsMargins(0, 0, 0, 0)
        self.earlier.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        grow(theme, column.setSpacing, 12)
        self.asked = Label(theme, "", "support", "muted")
        column.addWidget(self.asked)
        column.addWidget(self.words)
        column.addWidget(self.earlier)
        column.addWidget(self._origins())
        column.addLayout(self._choices())
        column.addWidget(self.paper_words)
        column.addLayout(self._ending())
        self.set_said(said)
        self.paper_words.setVisible(bool(said.words and said.words.paper_text))

    def set_said(self, said: Said) -> None:
        """Show how the prompt stands now; words being typed are left alone."""
        self.said = said
        self._typed_words.show(said.text)
        self._typed_paper_words.show(said.words.paper_text if said.words else "")
        asked = said.asked(said.words)
        self.asked.set_text(_("Answered when it was: {title}").format(title=asked))
        self.asked.setVisible(bool(asked))
        self.origin.setVisible(said.words is not None)
        if said.words is not None:
            self.origin.set_value(said.words.origin)
        self.on_paper.setChecked(said.on_paper)
        self.take_out.setVisible(self._can_be_taken_out(said.words))
        self.shorten.setVisible(bool(said.text) and said.on_paper)
        self.earlier_words.want(said.words is not None)
        together = self._context.navigator.together
        self.someone_else.setVisible(bool(said.text) and not together)
        self._note.setVisible(not said.prompt.starts_on_paper)
        self._show_earlier(said.earlier)

    def show_earlier(self, shown: bool) -> None:
        """Unfold the dated earlier words, or fold them away."""
        self.earlier.setVisible(shown)

    def focus_words(self) -> None:
        """Put the keyboard at the end of the words."""
        self.words.edit.moveCursor(QTextCursor.MoveOperation.End)
        self.words.edit.setFocus()

    def leave(self) -> bool:
        """Save what is being typed. False where it failed."""
        return self._typed_words.leave() and self._typed_paper_words.leave()

    def _origins(self) -> RadioRow:
        options = [
            (origin, _(words))
            for origin, words in ORIGINS.items()
            if origin is not Origin.ADDED_LATER or self._added_later_is_offered()
        ]
        self.origin = RadioRow(self._context.theme, _("Whose words these are"), options)
        self.origin.set_label_hidden(True)
        self.origin.chosen.connect(self.origin_chosen)
        return self.origin

    def _choices(self) -> FlowLayout:
        theme = self._context.theme
        self.on_paper = Tick(theme, _("On my paper"))
        self.on_paper.clicked.connect(self.paper_chosen)
        self.shorten = Button(theme, _("Shorter wording for paper"), ButtonKind.QUIET)
        self.shorten.clicked.connect(self._shorten)
        self.take_out = Button(theme, _("Take that out"), ButtonKind.QUIET)
        self.take_out.clicked.connect(self.take_out_wanted)
        self.someone_else = Button(theme, _("This belongs to someone else"), ButtonKind.QUIET)
        self.someone_else.clicked.connect(self.moving_wanted)
        self.earlier_words = EarlierButton(self._context, self._entries, self.leave)
        row = FlowLayout()
        grow(theme, row.setSpacing, 8)
        for widget in (
            self.on_paper,
            self.shorten,
            self.take_out,
            self.someone_else,
            self.earlier_words,
        ):
            row.addWidget(widget)
        return row

    def _entries(self) -> list[Answer]:
        words = [self.said.words] if self.said.words else []
        return [*words, *self.said.earlier]

    def _ending(self) -> QHBoxLayout:
        theme = self._context.theme
        self.not_now = Button(theme, _("Not now"), ButtonKind.SECONDARY, "not-now")
        self.not_now.clicked.connect(self.not_now_wanted)
        self.done = Button(theme, _("Done, next one"), ButtonKind.PRIMARY, "go")
        self.done.set_icon_last()
        self.done.clicked.connect(self.done_wanted)
        row = QHBoxLayout()
        grow(theme, row.setSpacing, 12)
        row.addWidget(self._note, 1)
        row.addStretch()
        row.addWidget(self.not_now)
        row.addWidget(self.done)
        return row

    def _added_later_is_offered(self) -> bool:
        words = self.said.words
        written_later = words is not None and words.origin is Origin.ADDED_LATER
        return self._sitting.visit_id is None or written_later

    def _can_be_taken_out(self, words: Answer | None) -> bool:
        """Until the visit ends, and only what was said in it."""
        return (
            words is not None
            and bool(words.text)
            and self._sitting.visit_id is not None
            and words.visit_id == self._sitting.visit_id
        )

    def _show_earlier(self, earlier: tuple[Answer, ...]) -> None:
        if self._earlier_column.count() == len(earlier) * 2:
            return
        clear_layout(self._earlier_column)
        theme = self._context.theme
        for answer in earlier:
            said_on = day(answer.happened_on) if answer.happened_on else ""
            asked = self.said.asked(answer)
            if asked:
                said_on = _("{day}, to: {title}").format(day=said_on, title=asked)
            self._earlier_column.addWidget(Label(theme, said_on, "small-bold", "muted"))
            self._earlier_column.addWidget(Label(theme, answer.text, "words"))

    def _kept(self, field: WordsField, save: Callable[[str], Record]) -> Typed:
        typed = Typed(field, save, self._context, self)
        typed.saved.connect(self.saved)
        typed.failed.connect(self.failed)
        return typed

    def _save_words(self, text: str) -> Answer:
        sitting = self._sitting
        return self._context.records.emotional_support.answer(
            sitting.pathway_id, sitting.visit_id, self.said.prompt.id, text
        )

    def _save_paper_words(self, text: str) -> Answer:
        sitting = self._sitting
        return self._context.records.emotional_support.reword_for_paper(
            sitting.pathway_id, sitting.visit_id, self.said, text
        )

    def _shorten(self) -> None:
        self.paper_words.show()
        self.paper_words.edit.setFocus()
