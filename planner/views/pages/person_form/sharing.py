"""Who a person is happy to share with: chips to press, and a box for somebody else."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.models.people import Consent, Person
from planner.views.page import Context
from planner.views.pages.person_form.answers import Answers
from planner.views.widgets.buttons import Button, ButtonKind, Chip
from planner.views.widgets.fields import TextField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import clear_layout
from planner.views.widgets.text import Label
from planner.words import N_, _, listing, short_day

#: Offered to everybody. What is kept are the words, so that they read the same years later.
USUAL = (N_("My GP surgery"), N_("My family"))


class Sharing(QWidget):
    """Agreements to share; each is given, or taken back, from the day it is pressed."""

    def __init__(self, context: Context, answers: Answers) -> None:
        super().__init__()
        self._context = context
        self._answers = answers
        self._waiting: list[str] = []
        theme = context.theme
        self._by_name: dict[str, Chip] = {}
        self._chips = FlowLayout()
        grow(theme, self._chips.setSpacing, 8)
        self.else_button = Button(theme, _("Someone else"), ButtonKind.QUIET, "plus")
        self.else_button.clicked.connect(self._ask)
        self.somebody = TextField(theme, _("Who else?"), placeholder=_("Type and press Enter"))
        self.somebody.edit.returnPressed.connect(self._add_somebody)
        self.somebody.hide()
        self._taken_back = Label(theme, "", "support", "muted")
        head = QHBoxLayout()
        head.addWidget(Label(theme, _("Happy to share with"), "body-bold"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        grow(theme, column.setSpacing, 8)
        column.addLayout(head)
        column.addLayout(self._chips)
        column.addWidget(self.somebody)
        column.addWidget(self._taken_back)
        answers.begun.connect(self._begin)

    def show_person(self, person: Person | None) -> None:
        """Show what was agreed; nothing for somebody new."""
        self._waiting.clear()
        self.somebody.set_text("")
        self.somebody.hide()
        self._show(self._consents() if person is not None else [])

    def chip(self, recipient: str) -> Chip:
        """The chip of one recipient."""
        return self._by_name[recipient]

    def _show(self, consents: list[Consent]) -> None:
        given = [each.recipient for each in consents if each.withdrawn_on is None]
        given += self._waiting
        usual = [_(words) for words in USUAL]
        self._chips.removeWidget(self.else_button)
        clear_layout(self._chips)
        self._by_name.clear()
        for recipient in [*usual, *(name for name in given if name not in usual)]:
            chip = Chip(self._context.theme, recipient, checkable=True)
            self._by_name[recipient] = chip
            chip.setChecked(recipient in given)
            chip.clicked.connect(partial(self._press_chip, chip))
            self._chips.addWidget(chip)
        self._chips.addWidget(self.else_button)
        back = [
            _("{who} on {day}").format(who=each.recipient, day=short_day(each.withdrawn_on))
            for each in consents
            if each.withdrawn_on is not None and each.recipient not in given
        ]
        self._taken_back.set_text(
            _("Taken back: {list}").format(list=listing(back)) if back else ""
        )
        self._taken_back.setVisible(bool(back))

    def _consents(self) -> list[Consent]:
        person = self._answers.person
        return self._context.records.people.consents(person.id) if person else []

    def _press_chip(self, chip: Chip, _checked: bool = False) -> None:
        self._press(chip.text(), chip.isChecked())

    def _press(self, recipient: str, agreed: bool) -> None:
        person, people = self._answers.person, self._context.records.people
        try:
            if person is None:
                self._wait(recipient, agreed)
            elif agreed:
                people.agree(person.id, recipient)
            else:
                for consent in self._consents():
                    if consent.recipient == recipient and consent.withdrawn_on is None:
                        people.withdraw(consent.id)
        except PlannerError as error:
            self._answers.failed.emit(error)
            return
        if person is not None:
            self._answers.kept.emit(person)
        elif agreed and recipient not in [_(words) for words in USUAL]:
            self._show([])

    def _wait(self, recipient: str, agreed: bool) -> None:
        if agreed:
            self._waiting.append(recipient)
        else:
            self._waiting.remove(recipient)

    def _begin(self, _person: Person) -> None:
        """There is a name now: keep what was agreed before it."""
        waiting, self._waiting = self._waiting, []
        for recipient in waiting:
            self._press(recipient, True)

    def _ask(self) -> None:
        self.somebody.show()
        self.somebody.setFocus()

    def _add_somebody(self) -> None:
        name = self.somebody.text().strip()
        if not name:
            self.somebody.set_error(_("Say who it may be shared with."))
            return
        self._press(name, True)
        self.somebody.set_error(None)
        self.somebody.set_text("")
        self.somebody.hide()
        self._show(self._consents())
        self.else_button.setFocus()
