"""Who can be rung, in a draft: each by name and number, taken from the person's own people."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.models.crisis_plans import CrisisContact
from planner.models.people import Contact
from planner.records.crisis_plans import CONTACT_TYPED
from planner.views.page import Context
from planner.views.quick_add import QuickAdd
from planner.views.typed import Typed
from planner.views.widgets.buttons import Chip, IconButton
from planner.views.widgets.fields import TextField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, clear_layout
from planner.views.widgets.text import Label
from planner.words import _


class ContactRow(QWidget):
    """Name and number, each kept as it is typed.

    Emits:
        saved(datetime), failed(PlannerError): as `Typed` does.
        remove_wanted(): it is to go.
    """

    saved = Signal(object)
    failed = Signal(object)
    remove_wanted = Signal()

    def __init__(self, context: Context, contact: CrisisContact) -> None:
        super().__init__()
        theme = context.theme
        self._plans = context.records.crisis_plans
        self._key: UUID = contact.id
        self.name = TextField(theme, _("Name"))
        self.number = TextField(theme, _("Number"))
        self.remove = IconButton(theme, "remove", _("Remove this person"))
        self.remove.clicked.connect(self.remove_wanted)
        self._typed: dict[str, Typed] = {}
        for name, field in (("name", self.name), ("number", self.number)):
            typed = Typed(field, partial(self._type, name), context, self)
            typed.saved.connect(self.saved)
            typed.failed.connect(self.failed)
            self._typed[name] = typed
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        grow(theme, row.setSpacing, 8)
        row.addWidget(self.name, 3)
        row.addWidget(self.number, 2)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom)
        self.show_contact(contact)

    def show_contact(self, contact: CrisisContact) -> None:
        """Show it as it is now; what is being typed stays."""
        for name in CONTACT_TYPED:
            self._typed[name].show(getattr(contact, name))
        self.remove.setAccessibleDescription(contact.name)

    def leave(self) -> bool:
        """Save what is being typed; False where it could not be."""
        left = [typed.leave() for typed in self._typed.values()]
        return all(left)

    def _type(self, name: str, text: str) -> CrisisContact:
        return self._plans.type_contact(self._key, name, text)


class ContactsCard(Card):
    """A list of people or of professionals, and ways to add to it.

    Emits:
        saved(datetime), failed(PlannerError): as `Typed` does.
        changed(): somebody came or went.
    """

    saved = Signal(object)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, context: Context, title: str, add: str, *, professional: bool) -> None:
        super().__init__(context.theme)
        self._context = context
        self._plans = context.records.crisis_plans
        self._professional = professional
        self._plan_id: UUID | None = None
        self.rows: dict[UUID, ContactRow] = {}
        self.chips: list[Chip] = []
        self._list = QVBoxLayout()
        self._known = FlowLayout()
        grow(context.theme, self._known.setSpacing, 8)
        self.known = Label(context.theme, _("From the people in my life"), "support", "muted")
        self.add = QuickAdd(
            context.theme,
            add,
            add=self._add,
            retype=self._retype,
            drop=self._plans.remove_contact,
            changes=context.records.changes,
        )
        self.add.saved.connect(self.saved)
        self.add.failed.connect(self.failed)
        self.add.added.connect(self._added)
        self.body.addWidget(Label(context.theme, title, "card"))
        self.body.addLayout(self._list)
        self.body.addWidget(self.add)
        self.body.addWidget(self.known)
        self.body.addLayout(self._known)

    def show_contacts(
        self, plan_id: UUID, contacts: Sequence[CrisisContact], offered: Sequence[Contact]
    ) -> None:
        """Show who is in a draft; `offered` are people who could be taken over."""
        self._plan_id = plan_id
        shown = [one for one in contacts if one.id != self.add.draft]
        for key in self.rows.keys() - {one.id for one in shown}:
            row = self.rows.pop(key)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, contact in enumerate(shown):
            if contact.id not in self.rows:
                row = ContactRow(self._context, contact)
                row.saved.connect(self.saved)
                row.failed.connect(self.failed)
                row.remove_wanted.connect(partial(self._remove, contact.id))
                self._list.insertWidget(place, row)
                self.rows[contact.id] = row
            self.rows[contact.id].show_contact(contact)
        clear_layout(self._known)
        self.chips = []
        for known in offered:
            chip = Chip(self.theme, known.name)
            chip.setAccessibleDescription(_("Add to the people I can contact"))
            chip.clicked.connect(partial(self._take, known.id))
            self._known.addWidget(chip)
            self.chips.append(chip)
        self.known.setVisible(bool(offered))

    def leave(self) -> bool:
        """Save what is being typed; False where it could not be."""
        left = [self.add.leave(), *(row.leave() for row in self.rows.values())]
        return all(left)

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        self.body.setContentsMargins(*[self.theme.px(16)] * 4)
        self.body.setSpacing(self.theme.px(10))

    def _key(self) -> UUID:
        if self._plan_id is None:
            raise ValueError(self._plan_id)
        return self._plan_id

    def _add(self, text: str) -> CrisisContact:
        return self._plans.add_contact(self._key(), text, professional=self._professional)

    def _retype(self, contact_id: UUID, text: str) -> CrisisContact:
        return self._plans.type_contact(contact_id, "name", text)

    def _added(self, contact_id: UUID) -> None:
        self.changed.emit()
        if contact_id in self.rows:
            self.rows[contact_id].number.setFocus()

    def _take(self, known_id: UUID, _checked: bool = False) -> None:
        if not self.leave():
            return
        try:
            self._plans.take_from_contacts(self._key(), known_id)
        except PlannerError as error:
            self.failed.emit(error)
            return
        self.saved.emit(self._context.clock.now())
        self.changed.emit()
        self.add.setFocus()

    def _remove(self, contact_id: UUID) -> None:
        if contact_id in self.rows and not self.rows[contact_id].leave():
            return
        try:
            self._plans.remove_contact(contact_id)
        except PlannerError as error:
            self.failed.emit(error)
            return
        self.saved.emit(self._context.clock.now())
        self.changed.emit()
        self.add.setFocus()
        self._context.navigator.toast_wanted.emit(_("Removed from the plan"))
