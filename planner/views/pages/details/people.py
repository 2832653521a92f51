"""My people: who matters to a person, with their numbers; on the plan where ticked."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import InvalidInputError, PlannerError
from planner.models.people import Contact
from planner.views.page import Context
from planner.views.typed import Typed
from planner.views.widgets.buttons import Button, IconButton
from planner.views.widgets.choices import Tick
from planner.views.widgets.fields import TextField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, Divider
from planner.views.widgets.text import Label
from planner.words import _


class ContactsCard(Card):
    """People in the person's life; each answer is saved as it is typed.

    Emits:
        changed(): something is durable.
        failed(PlannerError): something is not; it is still on the screen.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context
        self._person_id: UUID | None = None
        self.rows: list[ContactRow] = []
        theme = context.theme
        self.name = TextField(theme, _("Add a person"), placeholder=_("Type a name, press Enter"))
        self.name.edit.returnPressed.connect(self._add)
        self._list = QVBoxLayout()
        self.body.addWidget(Label(theme, _("My people"), "card"))
        self.body.addLayout(self._list)
        self.add = Button(theme, _("Add"), icon="plus")
        self.add.clicked.connect(self._add)
        beside = QHBoxLayout()
        grow(theme, beside.setSpacing, 12)
        beside.addWidget(self.name, 1)
        beside.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(beside)

    def show_person(self, person_id: UUID) -> None:
        """Show the people of a person."""
        if person_id != self._person_id:
            self.name.set_text("")
            self.name.set_error(None)
        self._person_id = person_id
        contacts = self._context.records.people.contacts(person_id)
        held = {row.contact.id: row for row in self.rows}
        for key, row in held.items():
            if key not in {contact.id for contact in contacts}:
                row.hide()
                self._list.removeWidget(row)
                row.deleteLater()
        self.rows = [held.get(contact.id) or self._row(contact) for contact in contacts]
        for place, (row, contact) in enumerate(zip(self.rows, contacts, strict=True)):
            self._list.insertWidget(place, row)
            row.show_contact(contact)

    def leave(self) -> bool:
        """Keep what is being typed, a name not added yet among it."""
        kept = [row.leave() for row in self.rows]
        if self.name.text().strip():
            kept.append(self._add())
        return all(kept)

    def _row(self, contact: Contact) -> ContactRow:
        row = ContactRow(self._context, contact)
        row.changed.connect(self._row_changed)
        row.failed.connect(self.failed)
        return row

    def _row_changed(self) -> None:
        self.changed.emit()
        if self._person_id is not None:
            self.show_person(self._person_id)

    def _add(self) -> bool:
        if self._person_id is None:
            return True
        try:
            self._context.records.people.add_contact(self._person_id, self.name.text())
        except InvalidInputError as error:
            self.name.set_error(str(error))
            return False
        except PlannerError as error:
            self.failed.emit(error)
            return False
        self.name.set_text("")
        self.name.set_error(None)
        self._row_changed()
        return True


class ContactRow(QWidget):
    """One person: name, what they are, number, on the paper or not.

    Emits:
        changed(): something is durable.
        failed(PlannerError): something is not.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, context: Context, contact: Contact) -> None:
        super().__init__()
        self._context = context
        self.contact = contact
        theme = context.theme
        self.fields = {
            "name": TextField(theme, _("Name")),
            "relation": TextField(theme, _("Who they are to you")),
            "phone": TextField(theme, _("Phone")),
        }
        self.typed: dict[str, Typed] = {}
        flow = FlowLayout()
        grow(theme, flow.setSpacing, 12)
        for name, field in self.fields.items():
            field.setMinimumWidth(theme.px(200))
            save = partial(self._save, name)
            typed = Typed(field, save, context, self)
            typed.saved.connect(self._typed_saved)
            typed.failed.connect(self.failed)
            self.typed[name] = typed
            flow.addWidget(field)
        self.on_paper = Tick(theme, _("On my paper"))
        self.on_paper.clicked.connect(self._put_on_paper)
        self.remove = IconButton(theme, "remove", _("Remove this person"))
        self.remove.clicked.connect(self._remove)
        flow.addWidget(self.on_paper)
        flow.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(flow)
        column.addWidget(Divider(theme))

    def show_contact(self, contact: Contact) -> None:
        """Show what is kept."""
        self.contact = contact
        for name, typed in self.typed.items():
            typed.show(getattr(contact, name))
        self.on_paper.setChecked(contact.on_paper)
        self.remove.set_name(_("Remove “{name}”").format(name=contact.name))

    def leave(self) -> bool:
        """Keep what is being typed."""
        kept = [typed.leave() for typed in self.typed.values()]
        return all(kept)

    def _save(self, name: str, text: str) -> Contact:
        self.contact = self._context.records.people.change_contact(self.contact.id, name, text)
        return self.contact

    def _typed_saved(self, _moment: object) -> None:
        self.changed.emit()

    def _put_on_paper(self, on_paper: bool) -> None:
        try:
            self._context.records.people.change_contact(self.contact.id, "on_paper", on_paper)
        except PlannerError as error:
            self.failed.emit(error)
            return
        self.changed.emit()

    def _remove(self) -> None:
        try:
            self._context.records.people.remove_contact(self.contact.id)
        except PlannerError as error:
            self.failed.emit(error)
            return
        self._context.navigator.toast_wanted.emit(
            _("“{name}” is removed.").format(name=self.contact.name)
        )
        self.changed.emit()
