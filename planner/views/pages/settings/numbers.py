"""The crisis numbers of the nation, each with the day it was last checked."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import InvalidInputError, PlannerError
from planner.models.nations import NATIONS
from planner.models.reference import CrisisNumber
from planner.records.settings import NATION
from planner.views.dialogs import PanelDialog
from planner.views.page import Context
from planner.views.pages.settings.section import Section
from planner.views.shell.without_unlocking import nation_options
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.fields import DateField, TextField
from planner.views.widgets.surfaces import Divider, clear_layout
from planner.views.widgets.text import Label
from planner.words import N_, _, day


class NumbersSection(Section):
    """They print on every plan and are one press away."""

    name = N_("Crisis numbers")
    icon = "keeping-safe"

    def __init__(self, context: Context) -> None:
        super().__init__(
            context, _("Look each one up now and then, and put the day you checked it.")
        )
        theme = context.theme
        self.nation = RadioRow(theme, _("Where you work"), nation_options())
        self.nation.chosen.connect(self._nation_chosen)
        self._listed = QVBoxLayout()
        self._listed.setSpacing(theme.px(8))
        self.inside.addWidget(self.nation)
        self.inside.addWidget(Divider(theme))
        self.inside.addLayout(self._listed)

    def refresh(self) -> None:
        """Show what is set now."""
        self.nation.set_value(self._nation())
        self._show_numbers()

    def summary(self) -> str:
        """Such as "England, checked 2 March 2026" (the oldest check)."""
        name = _(NATIONS[self._nation()])
        checked = [row.checked_on for row in self._numbers()]
        days = [each for each in checked if each is not None]
        if len(days) < len(checked):
            return _("{nation}, not all checked yet").format(nation=name)
        return _("{nation}, checked {day}").format(nation=name, day=day(min(days)))

    def _nation(self) -> str:
        return self.context.records.settings.nation()

    def _numbers(self) -> list[CrisisNumber]:
        return self.context.records.reference.crisis_numbers(self._nation())

    def _nation_chosen(self, nation: object) -> None:
        if self.keep(partial(self.context.records.settings.put, NATION, str(nation))):
            self._show_numbers()

    def _show_numbers(self) -> None:
        theme = self.context.theme
        clear_layout(self._listed)
        for row in self._numbers():
            line = QHBoxLayout()
            words = QVBoxLayout()
            words.addWidget(Label(theme, row.label))
            checked = (
                _("Checked {day}").format(day=day(row.checked_on))
                if row.checked_on
                else _("Not checked yet")
            )
            words.addWidget(Label(theme, checked, "small", "muted"))
            line.addLayout(words, 1)
            line.addWidget(Label(theme, row.number, "card", wrap=False))
            change = Button(theme, _("Change"), ButtonKind.QUIET)
            change.setAccessibleName(_("Change {label}").format(label=row.label))
            change.setProperty("number", row.id)
            change.clicked.connect(self._change)
            line.addWidget(change)
            self._listed.addLayout(line)

    def _change(self) -> None:
        wanted: UUID = self.sender().property("number")
        row = next(row for row in self._numbers() if row.id == wanted)
        if self.context.dialogs.show(NumberDialog(self.context, row, self.window())):
            self.saved.emit(self.context.clock.now())
            self.changed.emit()
            self._show_numbers()


class NumberDialog(PanelDialog):
    """One number: who it rings, and when it was checked."""

    def __init__(self, context: Context, row: CrisisNumber, parent: QWidget) -> None:
        super().__init__(context.theme, _("Change a number"), parent)
        theme = context.theme
        self._context = context
        self._row = row
        self.label = TextField(theme, _("Who it rings"))
        self.label.set_text(row.label)
        self.note = TextField(theme, _("What to say or press"))
        self.note.set_text(row.note)
        self.number = TextField(theme, _("Number"))
        self.number.set_text(row.number)
        self.checked = DateField(theme, _("Checked on"), past_only=True, clock=context.clock)
        self.checked.set_value(context.clock.today())
        for field in (self.label, self.note, self.number, self.checked):
            self.body.addWidget(field)
        save = Button(theme, _("Save"), ButtonKind.PRIMARY)
        save.clicked.connect(self._save)
        leave = Button(theme, _("Leave it as it was"), ButtonKind.QUIET)
        leave.clicked.connect(self.reject)
        self.add_buttons(save, leave)

    def _save(self) -> None:
        try:
            self._context.records.reference.edit_crisis_number(
                self._row.id,
                label=self.label.text().strip(),
                note=self.note.text().strip(),
                number=self.number.text().strip(),
                checked_on=self.checked.value() or self._context.clock.today(),
            )
        except InvalidInputError as error:
            fields = {"label": self.label, "number": self.number, "checked_on": self.checked}
            fields.get(error.field, self.label).set_error(str(error))
            return
        except PlannerError as error:
            self.label.set_error(str(error))
            return
        self.accept()
