"""Working notes: the planner's own, never on the plan. The person can ask to see them."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.models.visits import WorkingNote
from planner.views.hidden_names import shown_called
from planner.views.navigation import Place
from planner.views.page import Context, Page
from planner.views.page_head import Titled
from planner.views.putting_right.earlier_words import WORDS, show_earlier
from planner.views.putting_right.moving import MovingDialog
from planner.views.typed import Typed
from planner.views.widgets.buttons import Button, ButtonKind, IconButton
from planner.views.widgets.fields import WordsField
from planner.views.widgets.messages import EmptyState
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _, full_day

#: How many notes show at first; the rest is a press away.
CHUNK = 8


class NotesPage(Page):
    """A new note on top, then the earlier ones, each saved as it is typed."""

    undo_page = "notes"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        titled = Titled(theme, _("Working notes"), "")
        self.title, self.sentence = titled.title, titled.sentence
        self.add = Button(theme, _("New note"), ButtonKind.PRIMARY, "plus")
        self.add.clicked.connect(self._begin)
        self.cards: list[NoteCard] = []
        self.nothing = EmptyState(theme, _("No notes yet."))
        self.more = Button(theme, _("Show earlier notes"), ButtonKind.QUIET)
        self.more.clicked.connect(self._show_more)
        self._shown = CHUNK
        self._lay_out(titled)
        context.navigator.together_changed.connect(self._together_changed)

    def show_place(self, place: Place) -> None:
        """Show a person's notes."""
        if self.place is None or place.person_id != self.place.person_id:
            self._shown = CHUNK
            self._drop_cards()
        super().show_place(place)

    def refresh(self) -> None:
        """Read the notes again; what is typed and not kept yet stays."""
        if self.place is None or self.place.person_id is None:
            return
        person = self.context.records.people.get(self.place.person_id)
        self.sentence.set_text(
            _("Yours alone, never on the plan. {name} can ask to see them.").format(
                name=shown_called(self.context.navigator, person)
            )
        )
        notes = self.context.records.notes.of_person(person.id)
        held = {card.note.id: card for card in self.cards if card.note is not None}
        begun = [card for card in self.cards if card.note is None]
        wanted = notes[: self._shown]
        for card in [one for key, one in held.items() if key not in {note.id for note in wanted}]:
            self._drop(card)
        self.cards = begun + [held.get(note.id) or self._card(note) for note in wanted]
        for place, card in enumerate(self.cards):
            self._list.insertWidget(place, card)
        for note in wanted:
            card = next(
                one for one in self.cards if one.note is not None and one.note.id == note.id
            )
            card.show_note(note)
        self.more.setVisible(len(notes) > self._shown)
        self.nothing.setVisible(not self.cards)
        self._together_changed(self.context.navigator.together)

    def leave(self) -> bool:
        """Keep what is being typed."""
        kept = [card.typed.leave() for card in self.cards]
        return all(kept)

    def focus_first(self) -> None:
        """The page's title."""
        self.title.setFocus()

    def _begin(self) -> None:
        """An empty note on top; it is kept from its first words."""
        if self.cards and self.cards[0].note is None:
            self.cards[0].words.setFocus()
            return
        card = self._card(None)
        self.cards.insert(0, card)
        self._list.insertWidget(0, card)
        self.nothing.hide()
        card.words.setFocus()

    def _card(self, note: WorkingNote | None) -> NoteCard:
        if self.place is None or self.place.person_id is None:
            raise ValueError(self.place)
        card = NoteCard(self.context, self.place.person_id, note)
        card.typed.saved.connect(self.words_saved)
        card.typed.failed.connect(self.save_failed)
        card.changed.connect(self._changed)
        return card

    def _changed(self, sentence: str) -> None:
        self.words_saved.emit(self.context.clock.now())
        if sentence:
            self.context.navigator.toast_wanted.emit(sentence)
        self.refresh()

    def _drop(self, card: NoteCard) -> None:
        card.hide()
        self._list.removeWidget(card)
        card.deleteLater()

    def _drop_cards(self) -> None:
        for card in self.cards:
            self._drop(card)
        self.cards = []

    def _show_more(self) -> None:
        self._shown += CHUNK
        self.refresh()

    def _together_changed(self, together: bool) -> None:
        """On a shared screen no note shows."""
        self._inside.setVisible(not together)

    def _lay_out(self, titled: Titled) -> None:
        theme = self.context.theme
        self._inside = QWidget()
        self.lay_scrolled(self._inside)
        inner = QVBoxLayout(self._inside)
        head = QHBoxLayout()
        head.addWidget(titled, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(head)
        self._list = QVBoxLayout()
        inner.addLayout(self._list)
        inner.addWidget(self.nothing)
        inner.addWidget(self.more)
        inner.addStretch(1)
        self._inner = inner
        theme.changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        px = self.context.theme.px
        self._inner.setContentsMargins(px(32), px(12), px(32), px(16))
        self._inner.setSpacing(px(12))
        self._list.setSpacing(px(12))


class NoteCard(Card):
    """One note: its day, its words, and what can be done with it.

    Emits:
        changed(str): it was begun, removed or moved; a sentence for the toast, or nothing.
    """

    changed = Signal(str)

    def __init__(self, context: Context, person_id: UUID, note: WorkingNote | None) -> None:
        super().__init__(context.theme)
        self._context = context
        self._person_id = person_id
        self.note = note
        theme = context.theme
        self.day = Label(theme, _("New note, today"), "small-bold", "muted")
        self.words = WordsField(theme, _("Note"), words=False)
        self.words.set_label_hidden(True)
        self.typed = Typed(self.words, self._save, context, self)
        self.menu_button = IconButton(theme, "more", _("More for this note"))
        self.menu = QMenu(self.menu_button)
        for text, deed in (
            (_(WORDS), self._show_earlier),
            (_("This belongs to someone else"), self._move),
            (_("Remove it"), self._remove),
        ):
            self.menu.addAction(text).triggered.connect(deed)
        self.menu_button.setMenu(self.menu)
        head = QHBoxLayout()
        head.addWidget(self.day, 1)
        head.addWidget(self.menu_button)
        self.body.addLayout(head)
        self.body.addWidget(self.words)
        self.menu_button.setVisible(note is not None)

    def show_note(self, note: WorkingNote) -> None:
        """Show what is kept; words not kept yet stay."""
        self.note = note
        if note.happened_on is not None:
            self.day.set_text(full_day(note.happened_on))
        self.words.edit.setAccessibleName(_("Note of {day}").format(day=self.day.text()))
        self.menu_button.show()
        self.typed.show(note.text)

    def _save(self, text: str) -> WorkingNote:
        notes = self._context.records.notes
        if self.note is not None:
            self.note = notes.rewrite(self.note.id, text)
            return self.note
        pathway = self._context.records.pathways.current(self._person_id)
        self.note = notes.write(
            self._person_id,
            text,
            pathway_id=pathway.id if pathway else None,
            visit_id=self._context.records.visits.going_on(self._person_id),
        )
        self.menu_button.show()
        return self.note

    def _show_earlier(self) -> None:
        if self.note is None or not self.typed.leave():
            return
        show_earlier(self._context, [self.note])

    def _move(self) -> None:
        if self.note is None or not self.typed.leave():
            return
        if self._context.dialogs.show(MovingDialog(self._context, self.note, self)):
            self.changed.emit("")

    def _remove(self) -> None:
        if self.note is None or not self.typed.leave():
            return
        try:
            self._context.records.notes.remove(self.note.id)
        except PlannerError as error:
            self.typed.failed.emit(error)
            return
        self.changed.emit(_("The note is removed."))
