"""In what other forms a person needs their papers: ticks, and a box for anything else."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.errors import InvalidInputError, PlannerError
from planner.models.format_words import FORMATS
from planner.models.formats import FormatNeed, PaperFormat
from planner.models.people import Person
from planner.views.page import Context
from planner.views.pages.person_form.answers import Answers
from planner.views.typed import Typed
from planner.views.widgets.choices import Tick
from planner.views.widgets.fields import TextField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label
from planner.words import _


class Formats(QWidget):
    """Each tick is kept as it is set; without a name they wait on the screen."""

    def __init__(self, context: Context, answers: Answers) -> None:
        super().__init__()
        self._context = context
        self._answers = answers
        self._waiting: list[PaperFormat] = []
        theme = context.theme
        self.ticks = {wanted: Tick(theme, _(words)) for wanted, words in FORMATS.items()}
        self.other = TextField(theme, _("What else?"), placeholder=_("Such as: large-print photos"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(theme, _("Papers in another form too"), "body-bold"))
        ticks = FlowLayout()
        grow(theme, ticks.setSpacing, 12)
        for wanted, tick in self.ticks.items():
            tick.clicked.connect(partial(self._press, wanted, tick))
            ticks.addWidget(tick)
        column.addLayout(ticks)
        column.addWidget(self.other)
        self._typed = Typed(self.other, self._keep_other, context, self)
        self._typed.failed.connect(answers.failed)
        answers.begun.connect(self._begin)

    def show_person(self, person: Person | None) -> None:
        """Show what was asked for; nothing for somebody new."""
        self._waiting.clear()
        if person is None:
            self._typed.forget()
        self._show()

    def leave(self) -> bool:
        """Keep what is typed; False where that failed."""
        return self.other.isHidden() or self._typed.leave()

    def _show(self) -> None:
        held = {need.format: need for need in self._needs()}
        for wanted, tick in self.ticks.items():
            tick.setChecked(wanted in held or wanted in self._waiting)
        other = held.get(PaperFormat.OTHER)
        self._typed.show(other.other if other is not None else "")
        self.other.setVisible(other is not None)

    def _needs(self) -> list[FormatNeed]:
        person = self._answers.person
        return self._context.records.format_needs.of_person(person.id) if person else []

    def _press(self, wanted: PaperFormat, tick: Tick, _checked: bool = False) -> None:
        self._tick(wanted, tick.isChecked())

    def _tick(self, wanted: PaperFormat, on: bool) -> None:
        person, needs = self._answers.person, self._context.records.format_needs
        if person is None:
            self._wait(wanted, on)
            return
        try:
            if on:
                needs.ask(person.id, wanted)
            elif wanted is not PaperFormat.OTHER or self._typed.leave():
                for need in self._needs():
                    if need.format is wanted:
                        needs.take_back(need.id)
        except PlannerError as error:
            self._show()
            self._answers.failed.emit(error)
            return
        self._show()
        self._answers.kept.emit(person)

    def _wait(self, wanted: PaperFormat, on: bool) -> None:
        if on:
            self._waiting.append(wanted)
        else:
            self._waiting.remove(wanted)

    def _begin(self, _person: Person) -> None:
        """There is a name now: keep what was ticked before it."""
        waiting, self._waiting = self._waiting, []
        for wanted in waiting:
            self._tick(wanted, True)

    def _keep_other(self, text: str) -> FormatNeed:
        for need in self._needs():
            if need.format is PaperFormat.OTHER:
                kept = self._context.records.format_needs.type_other(need.id, text)
                if self._answers.person is not None:
                    self._answers.kept.emit(self._answers.person)
                return kept
        raise InvalidInputError(_("Tick “Something else” first."))
