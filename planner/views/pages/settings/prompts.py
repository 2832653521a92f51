"""What the service asks with: prompts of step 1, life areas and kinds of barrier."""

from __future__ import annotations

from typing import Any, TypeAlias
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planner.errors import InvalidInputError, PlannerError
from planner.models.reference import BarrierKind, LifeArea, Prompt
from planner.records.editions import Editions
from planner.views.dialogs import PanelDialog
from planner.views.page import Context
from planner.views.pages.settings.editions import EditionDeeds, EditionLine, EditionsList
from planner.views.pages.settings.section import Group, Section
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import RadioRow, Tick
from planner.views.widgets.fields import TextField
from planner.views.widgets.surfaces import Divider
from planner.views.widgets.text import Label
from planner.words import N_, _, plural

Asked: TypeAlias = Prompt | LifeArea | BarrierKind
_TABLES: dict[str, Any] = {
    "prompt": Prompt,
    "life_area": LifeArea,
    "barrier_kind": BarrierKind,
}
_LEADS = {
    "prompt": N_("Asked in step 1, in this order."),
    "life_area": N_("What a hope can be about."),
    "barrier_kind": N_("What sort of thing a barrier can be."),
}


class PromptsSection(Section):
    """Reword, order, add and retire. What was said keeps the question it answered."""

    name = N_("Prompts of your service")
    icon = "pen"
    group = Group.SERVICE

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            _(
                "Ask in the words of your service. What people said before keeps the question that "
                "they answered, on screen and on paper."
            ),
        )
        theme = context.theme
        self.which = RadioRow(
            theme,
            _("What to change"),
            [
                ("prompt", _("Prompts of step 1")),
                ("life_area", _("Life areas")),
                ("barrier_kind", _("Kinds of barrier")),
            ],
        )
        self.which.set_value("prompt")
        self.which.chosen.connect(self._which_chosen)
        self._lead = Label(theme, "", token="muted")
        self.listed = EditionsList(theme)
        self.listed.change_wanted.connect(self._change)
        self._deeds = EditionDeeds(self, self.listed, self.refresh)
        self.add = Button(theme, _("Add one"), icon="plus")
        self.add.clicked.connect(self._add)
        self.inside.addWidget(self.which)
        self.inside.addWidget(Divider(theme))
        self.inside.addWidget(self._lead)
        self.inside.addWidget(self.listed)
        self.inside.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Show what is asked now."""
        which = str(self.which.value())
        editions, table = self.context.records.editions, _TABLES[which]
        self._deeds.table = table
        self._lead.set_text(_(_LEADS[which]))
        self.listed.show_lines(
            [_line(row) for row in editions.in_use(table)],
            [_line(row) for row in editions.retired(table)],
        )

    @classmethod
    def as_set(cls, context: Context) -> str:
        """Such as "8 prompts"."""
        count = len(context.records.reference.prompts())
        return plural("{count} prompt", "{count} prompts", count)

    def _which_chosen(self, _which: object) -> None:
        self.refresh()

    def _change(self, wanted: UUID) -> None:
        rows = self.context.records.editions.in_use(_TABLES[str(self.which.value())])
        self._ask(next(row for row in rows if row.id == wanted))

    def _add(self) -> None:
        self._ask(None)

    def _ask(self, row: Asked | None) -> None:
        table = _TABLES[str(self.which.value())]
        if self.context.dialogs.show(WordingDialog(self.context, table, row, self.window())):
            self.saved.emit(self.context.clock.now())
            self.changed.emit()
            self.refresh()


def _line(row: Asked) -> EditionLine:
    if isinstance(row, Prompt):
        return EditionLine(row.id, row.title, row.help, stays=not row.can_be_retired)
    return EditionLine(row.id, row.title)


class WordingDialog(PanelDialog):
    """The words of one; saving makes a new edition, and the old one stays with what was said."""

    def __init__(
        self,
        context: Context,
        table: Any,
        row: Asked | None,
        parent: QWidget,
    ) -> None:
        super().__init__(context.theme, _("Change the words") if row else _("Add one"), parent)
        theme = context.theme
        self._context, self._table, self._row = context, table, row
        self.words = TextField(theme, _("What it says"))
        self.words.set_text(row.title if row else "")
        self.help = TextField(theme, _("A line below it, if you like"))
        self.on_paper = Tick(theme, _("Starts ticked for the person’s paper"))
        self.body.addWidget(self.words)
        if table is Prompt:
            self.body.addWidget(self.help)
            self.body.addWidget(self.on_paper)
        else:
            self.help.setParent(self)
            self.help.hide()
            self.on_paper.setParent(self)
            self.on_paper.hide()
        if isinstance(row, Prompt):
            self.help.set_text(row.help)
            self.on_paper.setChecked(row.starts_on_paper)
        save = Button(theme, _("Save"), ButtonKind.PRIMARY)
        save.clicked.connect(self._save)
        leave = Button(theme, _("Leave it as it was"), ButtonKind.QUIET)
        leave.clicked.connect(self.reject)
        self.add_buttons(save, leave)

    def _save(self) -> None:
        try:
            self._keep(self._context.records.editions)
        except (InvalidInputError, PlannerError) as error:
            self.words.set_error(str(error))
            return
        self.accept()

    def _keep(self, editions: Editions) -> None:
        words, row = self.words.text(), self._row
        if isinstance(row, Prompt):
            on = self.on_paper.isChecked()
            editions.reword_prompt(row.id, words, self.help.text(), on_paper=on)
        elif row is not None:
            editions.reword_title(self._table, row.id, words)
        elif self._table is Prompt:
            editions.add_prompt(words, self.help.text(), on_paper=self.on_paper.isChecked())
        elif self._table is LifeArea:
            editions.add_life_area(words)
        else:
            editions.add_barrier_kind(words)
