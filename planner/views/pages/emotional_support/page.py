"""Step 1, Emotional support: an unhurried conversation, prompt by prompt, in any order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.models.answers import Answer, AnswerState, Origin
from planner.records.emotional_support import PAGE, Said
from planner.views.navigation import Place, Room
from planner.views.page import Context, Page
from planner.views.page_head import SavedMark, Titled
from planner.views.pages.emotional_support.prompt_card import PromptCard
from planner.views.pages.emotional_support.prompt_form import Sitting
from planner.views.person.no_pathway import NoPathway
from planner.views.putting_right.moving import MovingDialog
from planner.views.putting_right.taking_out import tell_what_left, wants_out
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.surfaces import clear_layout
from planner.words import _


class EmotionalSupportPage(Page):
    """The prompts as cards, one open at a time."""

    undo_page = PAGE

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self.cards: dict[str, PromptCard] = {}
        self._sitting: Sitting | None = None
        titled = Titled(
            theme, _("In your own words"), _("Go in any order. Leave anything for another day.")
        )
        self.title, self._hint = titled.title, titled.sentence
        self.saved: SavedMark = SavedMark(theme)
        head = QHBoxLayout()
        head.addWidget(titled, 1)
        head.addWidget(self.saved, 0, Qt.AlignmentFlag.AlignVCenter)
        self.no_pathway = NoPathway(context)
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self.onward = Button(theme, _("On to Aspirations"), ButtonKind.QUIET, "go")
        self.onward.set_icon_last()
        self.onward.clicked.connect(self._go_on)
        self._inside = inside = QWidget()
        self.scroller = self.lay_scrolled(inside)
        layout = QVBoxLayout(inside)
        layout.addLayout(head)
        for widget in (self.no_pathway, self._list):
            layout.addWidget(widget)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        layout.addWidget(self.onward, 0, right)
        layout.addStretch()
        self._inside_layout = layout
        self._keys()
        context.navigator.visit_changed.connect(self._visit_changed)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take spaces from the theme again."""
        px = self.context.theme.px
        self._inside_layout.setContentsMargins(px(32), px(20), px(32), px(32))
        self._inside_layout.setSpacing(px(4))
        self._column.setContentsMargins(0, px(8), 0, px(8))
        self._column.setSpacing(px(8))

    def show_place(self, place: Place) -> None:
        """Show a person's prompts; an answer named by the place opens its card."""
        for card in self.cards.values():
            card.close_form()
        self.saved.hide()
        super().show_place(place)
        for card in self.cards.values():
            newest = card.said.newest
            if newest is not None and newest.id == place.item_id:
                self.open_card(card.key)

    def refresh(self) -> None:
        """Read again; words being typed and the open card stay as they are."""
        if self.place is None or self.place.person_id is None:
            return
        records = self.context.records
        pathway = records.pathways.current(self.place.person_id)
        for widget in (self._list, self._hint, self.onward):
            widget.setVisible(pathway is not None)
        self.no_pathway.setVisible(pathway is None)
        if pathway is None:
            self._sitting = None
            self.no_pathway.show_person(self.place)
            return
        self._sitting = Sitting(pathway.id, records.visits.going_on(pathway.person_id))
        self._show(records.emotional_support.board(pathway.id))

    def leave(self) -> bool:
        """Save what is being typed. False where that failed."""
        card = self.open_one
        return card is None or card.form is None or card.form.leave()

    def focus_first(self) -> None:
        """The page's title."""
        self.title.setFocus()

    @property
    def open_one(self) -> PromptCard | None:
        """The card that is open, if one is."""
        return next((card for card in self.cards.values() if card.form is not None), None)

    def open_card(self, key: str) -> None:
        """Open one prompt and fold away the one before, unless its words can't be saved."""
        before = self.open_one
        if self._sitting is None or (before is not None and not before.close_form()):
            return
        form = self.cards[key].open(self._sitting)
        form.saved.connect(self._saved)
        form.failed.connect(self.save_failed)
        form.done_wanted.connect(self.done_next)
        form.not_now_wanted.connect(self.not_now)
        form.take_out_wanted.connect(self.take_out)
        form.moving_wanted.connect(self.move_words)
        form.paper_chosen.connect(self._choose_paper_of_open)
        form.origin_chosen.connect(self._choose_origin)
        self.scroller.ensureWidgetVisible(self.cards[key])

    def done_next(self) -> None:
        """Mark the open prompt done and open the next one not talked about yet."""
        self._mark(AnswerState.DONE)

    def not_now(self) -> None:
        """Leave the open prompt for another day; as easy as done."""
        self._mark(AnswerState.NOT_NOW)

    def take_out(self) -> None:
        """Take the open prompt's words of this visit out of record and history alike."""
        card = self.open_one
        if card is None or not self.leave():
            return
        words = card.said.words
        if words is not None and wants_out(self.context.dialogs, words.text):
            self._do(self._take_out, words)

    def _take_out(self, words: Answer) -> None:
        papers = self.context.records.visits.take_out(words)
        tell_what_left(self.context.dialogs, papers)

    def move_words(self) -> None:
        """Move the words shown to the person they belong to; nothing of them stays here."""
        card = self.open_one
        if card is None or not self.leave() or card.said.words is None:
            return
        dialogs = self.context.dialogs
        if dialogs.show(MovingDialog(self.context, card.said.words, dialogs.window)):
            self._saved(self.context.clock.now())

    def _keys(self) -> None:
        for keys, method in (
            ("Ctrl+Return", self._done_key),
            ("Ctrl+Enter", self._done_key),
            ("Ctrl+Shift+N", self.not_now),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(method)

    def _done_key(self) -> None:
        self.done_next()

    def _show(self, board: list[Said]) -> None:
        if list(self.cards) != [said.prompt.key for said in board]:
            clear_layout(self._column)
            self.cards.clear()
            for said in board:
                self._add_card(said)
            return
        for said in board:
            self.cards[said.prompt.key].set_said(said)

    def _add_card(self, said: Said) -> None:
        card = PromptCard(self.context, said)
        card.open_wanted.connect(self.open_card)
        card.close_wanted.connect(self._close_card)
        card.paper_chosen.connect(self._choose_paper)
        self.cards[said.prompt.key] = card
        self._column.addWidget(card)

    def _close_card(self, key: str) -> None:
        if self.cards[key].close_form():
            self.cards[key].turn.setFocus()

    def _mark(self, state: AnswerState) -> None:
        card = self.open_one
        if card is None or self._sitting is None or not self.leave():
            return
        sitting, said = self._sitting, self.cards[card.key].said
        support = self.context.records.emotional_support
        if not self._do(support.mark, sitting.pathway_id, sitting.visit_id, said, state):
            return
        card.close_form()
        following = self._next_after(card.key)
        if following is None:
            self.onward.setFocus()
        else:
            self.open_card(following)

    def _next_after(self, key: str) -> str | None:
        """The next prompt, going round, that was neither talked about nor left for another day."""
        keys = list(self.cards)
        place = keys.index(key) + 1
        for other in keys[place:] + keys[:place]:
            said = self.cards[other].said
            if other != key and not said.talked_about and said.state is AnswerState.OPEN:
                return other
        return None

    def _choose_paper(self, key: str, on: bool) -> None:
        if self._sitting is not None:
            sitting, said = self._sitting, self.cards[key].said
            support = self.context.records.emotional_support
            self._do(support.put_on_paper, sitting.pathway_id, sitting.visit_id, said, on)

    def _choose_paper_of_open(self, on: bool) -> None:
        if self.open_one is not None and self.leave():
            self._choose_paper(self.open_one.key, on)

    def _choose_origin(self, origin: Origin) -> None:
        card = self.open_one
        if card is not None and self.leave() and card.said.words is not None:
            support = self.context.records.emotional_support
            self._do(support.choose_origin, card.said.words.id, origin)

    def _do(self, change: Callable[..., object], *args: object) -> bool:
        """Make one change and show how things stand. False where it failed, and says so."""
        try:
            change(*args)
        except PlannerError as error:
            self.save_failed.emit(error)
            self.refresh()
            return False
        self._saved(self.context.clock.now())
        return True

    def _saved(self, moment: datetime) -> None:
        self.refresh()
        self.words_saved.emit(moment)

    def _visit_changed(self) -> None:
        card = self.open_one
        if card is not None and card.close_form():
            self.refresh()

    def _go_on(self) -> None:
        if self.place is not None and self.leave():
            self.context.navigator.go(Room.ASPIRATIONS, self.place.person_id)
