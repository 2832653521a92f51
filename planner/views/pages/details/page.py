"""Details: everything kept about a person, each answer saved as it is given, with its history."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.models.base import Record
from planner.models.people import Person
from planner.views.audit.of_person import SeenByDialog
from planner.views.covered import Covered
from planner.views.navigation import Place, Room
from planner.views.page import Context, Page
from planner.views.pages.details.pathway import PathwayCard
from planner.views.pages.details.people import ContactsCard
from planner.views.pages.person_form.form import PersonForm
from planner.views.pages.person_form.twice import SamePerson
from planner.views.putting_right.earlier_words import EarlierButton
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import ChoiceField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import PageTitle
from planner.words import N_, _

#: Why the record may be kept, by the key that is kept.
BASES = {
    "": N_("Not written down yet"),
    "care": N_("Care and treatment (UK GDPR article 9(2)(h))"),
    "public_task": N_("A public task (UK GDPR article 6(1)(e))"),
    "vital": N_("To protect somebody's life"),
    "consent": N_("The person's consent"),
}


class DetailsPage(Page):
    """The same answers as New person, kept; people, pathway and why the record is kept below."""

    undo_page = "details"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self.title = PageTitle(theme, _("Details"))
        self.title.set_style("section")
        self.earlier = EarlierButton(context, self._entries, self.leave)
        self.seen_by = Button(
            theme, _("Who has seen and changed this record"), ButtonKind.QUIET, "show"
        )
        self.seen_by.clicked.connect(self._show_seen_by)
        self.record = Button(theme, _("What is held, and their rights"), ButtonKind.QUIET, "note")
        self.record.clicked.connect(self._open_record)
        context.navigator.together_changed.connect(self._together_changed)
        self.form = PersonForm(context)
        self.same = SamePerson(context)
        self.same.open_wanted.connect(self._open_other)
        self.contacts = ContactsCard(context)
        self.pathway = PathwayCard(context)
        self.basis = ChoiceField(
            theme,
            _("Why this record may be kept"),
            [(key, _(words)) for key, words in BASES.items()],
        )
        answers = self.form.answers
        answers.bind_choice("lawful_basis", self.basis)
        answers.kept.connect(self._kept)
        answers.failed.connect(self.save_failed)
        for card in (self.contacts, self.pathway):
            card.changed.connect(self._changed)
            card.failed.connect(self.save_failed)
        self._lay_out()

    def show_place(self, place: Place) -> None:
        """Show a person's answers."""
        self.same.clear()
        super().show_place(place)

    def refresh(self) -> None:
        """Read again; what is typed and not kept yet stays."""
        if self.place is None or self.place.person_id is None:
            return
        self._together_changed(self.context.navigator.together)
        person = self.context.records.people.get(self.place.person_id)
        self.form.show_person(person)
        self.contacts.show_person(person.id)
        self.pathway.show_person(person.id)

    def leave(self) -> bool:
        """Keep what is being typed."""
        kept = [self.form.leave(), self.contacts.leave(), self.pathway.leave()]
        return all(kept)

    def focus_first(self) -> None:
        """The page's title."""
        self.title.setFocus()

    def _kept(self, person: Person) -> None:
        self.words_saved.emit(self.context.clock.now())
        self.same.look(person)

    def _changed(self) -> None:
        self.words_saved.emit(self.context.clock.now())

    def _open_other(self, other: Person) -> None:
        self.context.navigator.go(Room.OVERVIEW, other.id)

    def _open_record(self) -> None:
        if self.place is not None:
            self.context.navigator.go(Room.THEIR_RECORD, self.place.person_id)

    def _entries(self) -> list[Record]:
        """Everything whose words are changed on this page."""
        if self.place is None or self.place.person_id is None:
            return []
        person_id, records = self.place.person_id, self.context.records
        return [
            records.people.get(person_id),
            *records.people.contacts(person_id),
            *records.people.consents(person_id),
            *records.format_needs.of_person(person_id),
            *records.pathways.of_person(person_id),
        ]

    def _show_seen_by(self) -> None:
        if self.place is None or self.place.person_id is None or not self.leave():
            return
        dialog = SeenByDialog(self.context, self.place.person_id, self)
        self.context.dialogs.show(dialog)

    def _together_changed(self, together: bool) -> None:
        """A shared screen shows neither the trail nor what is held."""
        for button in (self.seen_by, self.record):
            button.setVisible(not together)

    def _cover_turned(self, covered: bool) -> None:
        """What was said before is as private as what is said now."""
        self.earlier.want(not covered)

    def _lay_out(self) -> None:
        theme = self.context.theme
        head = QHBoxLayout()
        head.addWidget(self.title, 0, Qt.AlignmentFlag.AlignTop)
        others = FlowLayout()
        for button in (self.earlier, self.seen_by, self.record):
            others.addWidget(button)
        head.addLayout(others, 1)
        self._head = head
        basis = Card(theme)
        basis.body.addWidget(self.basis)
        inside = QWidget()
        self.lay_scrolled(inside)
        self._inner = QVBoxLayout(inside)
        self._inner.addLayout(head)
        private = QWidget()
        self._private = QVBoxLayout(private)
        self._private.setContentsMargins(0, 0, 0, 0)
        what = _("name, birth date, numbers, address, safe ways and people")
        self.covered = Covered(self.context, what, private)
        self.covered.turned.connect(self._cover_turned)
        self._cover_turned(self.covered.is_covered)
        for part in (self.same, self.covered, self.pathway, basis):
            self._inner.addWidget(part)
        self._inner.addStretch(1)
        for kept in (self.form, self.contacts):  # last, and so straight to where they stay
            self._private.addWidget(kept)
        theme.changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        px = self.context.theme.px
        self._inner.setContentsMargins(px(32), px(8), px(32), px(16))
        self._head.setSpacing(px(12))
        above = self.context.theme.size("press") - self.context.theme.line_height("section")
        self.title.setContentsMargins(0, above // 2, 0, 0)
        for layout in (self._inner, self._private):
            layout.setSpacing(px(16))
