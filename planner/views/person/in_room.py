"""Who is in the room: the person, the planner, people in their life, and anyone else."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.models.people import Person
from planner.views.hidden_names import shown_called
from planner.views.page import Context
from planner.views.widgets.buttons import Button, ButtonKind, Chip
from planner.views.widgets.fields import TextField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label
from planner.words import _


class InRoom(QWidget):
    """Chips to choose; someone else is added by name and Enter."""

    def __init__(self, context: Context, person: Person) -> None:
        super().__init__()
        self._theme = context.theme
        self.chips: list[Chip] = []
        self._named: dict[Chip, str] = {}
        self._row = FlowLayout()
        grow(self._theme, self._row.setSpacing, 8)
        self.someone_else = Button(self._theme, _("Someone else"), ButtonKind.QUIET, "plus")
        self.someone_else.clicked.connect(self._ask_who)
        self.other = TextField(self._theme, _("Who else is here"), _("Press Enter to add them."))
        self.other.edit.returnPressed.connect(self._add_other)
        self.other.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        grow(self._theme, column.setSpacing, 6)
        column.addWidget(Label(self._theme, _("Who is in the room"), "body-bold"))
        column.addLayout(self._row)
        column.addWidget(self.other)
        shown = shown_called(context.navigator, person)
        self._add(person.called, chosen=True, shown=shown)
        planner = context.records.settings.planner()
        if planner is not None:
            self._add(_("{name}, planner").format(name=planner.name), chosen=True)
        for contact in context.records.people.contacts(person.id):
            known_as = _("{name}, {relation}").format(name=contact.name, relation=contact.relation)
            self._add(known_as if contact.relation else contact.name, chosen=False)
        self._row.addWidget(self.someone_else)

    def names(self) -> list[str]:
        """Everyone chosen, and a name typed but not added yet."""
        chosen = [self._named[chip] for chip in self.chips if chip.isChecked()]
        typed = self.other.text().strip()
        return [*chosen, typed] if typed else chosen

    def _add(self, name: str, *, chosen: bool, shown: str = "") -> None:
        chip = Chip(self._theme, shown or name, checkable=True)
        self._named[chip] = name
        chip.setChecked(chosen)
        self.chips.append(chip)
        self._row.addWidget(chip)

    def _ask_who(self) -> None:
        self.other.show()
        self.other.edit.setFocus()

    def _add_other(self) -> None:
        name = self.other.text().strip()
        if name:
            self._row.removeWidget(self.someone_else)
            self._add(name, chosen=True)
            self._row.addWidget(self.someone_else)
            self.other.set_text("")
