"""The crisis numbers of the nation, each with the day it was last checked."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planner.errors import InvalidInputError, PlannerError
from planner.models.nations import NATIONS
from planner.models.reference import CrisisNumber
from planner.records.editions import Editions
from planner.records.settings import NATION
from planner.views.dialogs import PanelDialog
from planner.views.page import Context
from planner.views.pages.settings.editions import EditionDeeds, EditionLine, EditionsList
from planner.views.pages.settings.section import Group, Section
from planner.views.shell.without_unlocking import nation_options
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.fields import DateField, TextField
from planner.views.widgets.surfaces import Divider
from planner.words import N_, _, day


class NumbersSection(Section):
    """They print on every plan and are one press away."""

    name = N_("Crisis numbers")
    icon = "keeping-safe"
    group = Group.SERVICE

    def __init__(self, context: Context) -> None:
        super().__init__(
            context, _("Look each one up now and then, and put the day you checked it.")
        )
        theme = context.theme
        self.nation = RadioRow(theme, _("Where you work"), nation_options())
        self.nation.chosen.connect(self._nation_chosen)
        self.listed = EditionsList(theme)
        self.add = Button(theme, _("Add a number"), icon="plus")
        self.add.clicked.connect(self._add)
        self.inside.addWidget(self.nation)
        self.inside.addWidget(Divider(theme))
        self.inside.addWidget(self.listed)
        self.inside.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._deeds = EditionDeeds(self, self.listed, self._show_numbers)
        self.listed.change_wanted.connect(self._change)

    def refresh(self) -> None:
        """Show what is set now."""
        self.nation.set_value(self._nation())
        self._show_numbers()

    @classmethod
    def as_set(cls, context: Context) -> str:
        """Such as "England, checked 2 March 2026" (the oldest check)."""
        nation = context.records.settings.nation()
        name = _(NATIONS[nation])
        checked = [row.checked_on for row in context.records.reference.crisis_numbers(nation)]
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
        editions, nation = self.context.records.editions, self._nation()
        self._deeds.table = CrisisNumber
        self.listed.show_lines(
            [_line(row) for row in editions.in_use(CrisisNumber, nation)],
            [_line(row) for row in editions.retired(CrisisNumber, nation)],
        )

    def _change(self, wanted: UUID) -> None:
        row = next(row for row in self._numbers() if row.id == wanted)
        self._ask(NumberDialog(self.context, self._nation(), row, self.window()))

    def _add(self) -> None:
        self._ask(NumberDialog(self.context, self._nation(), None, self.window()))

    def _ask(self, dialog: NumberDialog) -> None:
        if self.context.dialogs.show(dialog):
            self.saved.emit(self.context.clock.now())
            self.changed.emit()
            self._show_numbers()


def _line(row: CrisisNumber) -> EditionLine:
    checked = (
        _("Checked {day}").format(day=day(row.checked_on))
        if row.checked_on
        else _("Not checked yet")
    )
    return EditionLine(row.id, row.label, checked, row.number)


class NumberDialog(PanelDialog):
    """One number: who it rings, and when it was checked."""

    def __init__(
        self, context: Context, nation: str, row: CrisisNumber | None, parent: QWidget
    ) -> None:
        title = _("Change a number") if row is not None else _("Add a number")
        super().__init__(context.theme, title, parent)
        theme = context.theme
        self._context = context
        self._nation = nation
        self._row = row
        self.label = TextField(theme, _("Who it rings"))
        self.label.set_text(row.label if row else "")
        self.note = TextField(theme, _("What to say or press"))
        self.note.set_text(row.note if row else "")
        self.number = TextField(theme, _("Number"))
        self.number.set_text(row.number if row else "")
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
            self._keep(self._context.records.editions)
        except InvalidInputError as error:
            fields = {"label": self.label, "number": self.number, "checked_on": self.checked}
            fields.get(error.field, self.label).set_error(str(error))
            return
        except PlannerError as error:
            self.label.set_error(str(error))
            return
        self.accept()

    def _keep(self, editions: Editions) -> None:
        label, number, note = self.label.text(), self.number.text(), self.note.text()
        checked_on = self.checked.value() or self._context.clock.today()
        if self._row is None:
            editions.add_crisis_number(
                self._nation, label=label, number=number, note=note, checked_on=checked_on
            )
        else:
            editions.edit_crisis_number(
                self._row.id, label=label, number=number, note=note, checked_on=checked_on
            )
