"""What someone wants from the next visit: typed by phone or from their sheet, any time before."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from planner.errors import PlannerError
from planner.models.preparations import Preparation
from planner.views.dialogs import PanelDialog
from planner.views.page import Context
from planner.views.putting_right.earlier_words import EarlierButton
from planner.views.typed import Typed
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import WordsField
from planner.views.widgets.messages import Banner
from planner.views.widgets.text import Label
from planner.words import N_, _

#: What is asked, in the order of the sheet, each with its help.
ASKED = {
    "questions": (N_("My questions"), N_("Things I want to ask.")),
    "wants": (N_("What I’d like from today"), N_("What would make the time worth it.")),
    "how_it_has_been": (
        N_("How things have been"),
        N_("Since we last met: the easier bits and the harder bits."),
    ),
}


class PreparationDialog(PanelDialog):
    """Three boxes in their own words, saved as they are typed, for the next visit."""

    wanted_width = 680

    def __init__(self, context: Context, person_id: UUID, parent: QWidget) -> None:
        super().__init__(context.theme, _("Before we meet"), parent)
        self._context = context
        self._person_id = person_id
        theme, records = context.theme, context.records
        said = _("In their own words. The next visit begins with it.")
        self.body.addWidget(Label(theme, said, "support", "muted"))
        row = records.preparations.waiting(person_id)
        self.fields: dict[str, WordsField] = {}
        self._typed: list[Typed] = []
        for name, (title, help_text) in ASKED.items():
            field = WordsField(theme, _(title), _(help_text), lines=2)
            save = partial(records.preparations.write, person_id, name)
            typed = Typed(field, save, context, self)
            typed.show(getattr(row, name) if row else "")
            typed.failed.connect(self._show_failure)
            typed.saved.connect(self._show_saved)
            self.fields[name] = field
            self._typed.append(typed)
            self.body.addWidget(field)
        self.earlier = EarlierButton(context, self._rows, self.leave)
        self.body.addWidget(self.earlier)
        self.earlier.want(row is not None)
        self.problem = Banner(theme, "danger", "")
        self.problem.hide()
        self.body.addWidget(self.problem)
        done = Button(theme, _("Done"), ButtonKind.PRIMARY)
        done.clicked.connect(self.reject)
        self.remove_button = Button(theme, _("Remove it"), ButtonKind.QUIET)
        self.remove_button.clicked.connect(self._remove)
        self.add_buttons(done, self.remove_button)
        self.remove_button.setVisible(row is not None)
        self.fields["questions"].edit.setFocus()

    def reject(self) -> None:
        """Close; what was typed is kept."""
        if self.leave():
            super().reject()

    def leave(self) -> bool:
        """Save what is being typed. False where it could not be."""
        kept = [typed.leave() for typed in self._typed]
        return all(kept)

    def _rows(self) -> list[Preparation]:
        row = self._context.records.preparations.waiting(self._person_id)
        return [row] if row else []

    def _remove(self) -> None:
        if not self.leave():
            return
        try:
            for row in self._rows():
                self._context.records.preparations.remove(row.id)
        except PlannerError as error:
            self._show_failure(error)
            return
        self.accept()

    def _show_saved(self, _moment: object) -> None:
        self.problem.hide()
        self.remove_button.show()

    def _show_failure(self, error: PlannerError) -> None:
        self.problem.show_sentence(str(error), details=error.details)
        self.problem.show()
        self.fit()
