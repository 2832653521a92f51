"""Somebody who seems to be here already: open them, or go on adding."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal

from planner.models import names, nhs_number
from planner.models.people import Person
from planner.views.page import Context
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.hand_on import hand_on
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _, day


class SamePerson(Card):
    """Shows itself while another person has the same NHS number, or the same name and birth date.

    Emits:
        open_wanted(Person): the one who was here before.
    """

    open_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, "attention")
        self._people = context.records.people
        self._navigator = context.navigator
        self._accepted: set[UUID] = set()
        self.found: Person | None = None
        self.sentence = Label(context.theme, "")
        self.open = Button(context.theme, _("Open that person"))
        self.add = Button(context.theme, _("Add anyway"), ButtonKind.QUIET)
        self.open.clicked.connect(self._open)
        self.add.clicked.connect(self._accept)
        buttons = FlowLayout()
        grow(context.theme, buttons.setSpacing, 12)
        buttons.addWidget(self.open)
        buttons.addWidget(self.add)
        self.body.addWidget(self.sentence)
        self.body.addLayout(buttons)
        hand_on(self, to=self.open)
        self.clear()

    def clear(self) -> None:
        """Nobody is looked at yet."""
        self._accepted.clear()
        self.found = None
        self.hide()

    def look(self, person: Person) -> None:
        """See whether `person` was here before."""
        others = self._people.duplicates(
            (person.called, person.full_name),
            person.born_on,
            person.nhs_number,
            apart_from=person.id,
        )
        new = [other for other in others if other.id not in self._accepted]
        self.found = new[0] if new else None
        self.setVisible(self.found is not None)
        if self.found is not None:
            same_number = self.found.nhs_number == person.nhs_number != ""
            if self._navigator.covers_details:
                words = _("“{name}” is on your list already.").format(
                    name=names.initials(self.found.full_name or self.found.called)
                )
            else:
                words = _words(self.found, same_number=same_number)
            self.sentence.set_text(words)
            self.setAccessibleName(words)

    def _open(self) -> None:
        self.open_wanted.emit(self.found)

    def _accept(self) -> None:
        if self.found is not None:
            self._accepted.add(self.found.id)
        self.found = None
        self.hide()


def _words(other: Person, *, same_number: bool) -> str:
    name = names.whole(other.called, other.full_name)
    if same_number:
        return _("“{name}” has the same NHS number, {number}.").format(
            name=name, number=nhs_number.shown(other.nhs_number)
        )
    if other.born_on is None:
        return _("“{name}” is on your list already.").format(name=name)
    return _("“{name}”, born {day}, is on your list already.").format(
        name=name, day=day(other.born_on)
    )
