"""What was different at the close, or three months after, as the person or the practice says."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.errors import InvalidInputError
from planner.models.endings import Outcome, OutcomeKind, OutcomeMoment, OutcomeSource
from planner.models.outcomes import MONTHS, SOURCES, Question, asked_of
from planner.models.pathways import Pathway
from planner.records.endings import Said
from planner.views.form_dialog import FormDialog
from planner.views.page import Context
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.fields import TextField
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _, plural


class _Asked(Card):
    """One question: yes, no or not known; or how many before and after; and who says so."""

    def __init__(self, theme: Theme, question: Question) -> None:
        super().__init__(theme)
        self.question = question
        title = _(question.title)
        self.answer: RadioRow | None = None
        self.counts: dict[OutcomeKind, TextField] = {}
        self.source = RadioRow(theme, _("Who says so"), [(k, _(w)) for k, w in SOURCES.items()])
        self.source.set_value(OutcomeSource.PERSON)
        for button in self.source.buttons():
            button.setAccessibleDescription(_("{what}: who says so").format(what=title))
        if question.before is None:
            options = [(None, _("Not known")), (1, _("Yes")), (0, _("No"))]
            self.answer = RadioRow(theme, title, options)
            self.answer.set_value(None)
            self.body.addWidget(self.answer)
        else:
            self.body.addWidget(Label(theme, title, "body-bold"))
            row = QHBoxLayout()
            grow(theme, row.setSpacing, 16)
            for kind, words in ((question.before, _("Before")), (question.kind, _("After"))):
                field = TextField(theme, words)
                field.edit.setAccessibleName(f"{title}: {words}")
                self.counts[kind] = field
                row.addWidget(field)
            self.body.addLayout(row)
        self.body.addWidget(self.source)

    def show_rows(self, held: dict[OutcomeKind, Outcome]) -> None:
        """Show what is kept already."""
        for kind in (self.question.kind, self.question.before):
            row = held.get(kind) if kind else None
            if row is None:
                continue
            self.source.set_value(row.source)
            if kind in self.counts:
                self.counts[kind].set_text(str(row.value))
            elif self.answer is not None:
                self.answer.set_value(row.value)

    def said(self, months: int) -> dict[OutcomeKind, Said | None]:
        """The answers; None for what is not known. Raises InvalidInputError that names it."""
        chosen = self.source.value()
        source = chosen if isinstance(chosen, OutcomeSource) else OutcomeSource.PERSON
        if self.answer is not None:
            value = self.answer.value()
            known = Said(value, source, months) if isinstance(value, int) else None
            return {self.question.kind: known}
        return {
            kind: Said(_number(kind, field.text()), source, months)
            if field.text().strip()
            else None
            for kind, field in self.counts.items()
        }


class OutcomesDialog(FormDialog):
    """Everything in it is optional; leaving a box empty means that it is not known."""

    wanted_width = 640

    def __init__(
        self, context: Context, pathway: Pathway, moment: OutcomeMoment, parent: QWidget
    ) -> None:
        at_close = moment is OutcomeMoment.CLOSE
        super().__init__(
            context,
            _("How it went, at the end") if at_close else _("Three months after"),
            _("Keep this"),
            parent,
            lead=_(
                "All of it can be left out. It says what changed, never what caused it. "
                "An empty box means not known."
            ),
        )
        self._pathway = pathway
        self._moment = moment
        rows = context.records.endings.outcomes(pathway.id, moment)
        held = {row.kind: row for row in rows}
        self.months = RadioRow(
            context.theme,
            _("Numbers are over"),
            [(each, plural("{count} month", "{count} months", each)) for each in MONTHS],
        )
        self.months.set_value(next((row.months for row in rows), MONTHS[0]))
        self.add("months", self.months)
        self.asked = [_Asked(context.theme, each) for each in asked_of(pathway.kind)]
        for each in self.asked:
            self.body.addWidget(each)
            for kind, field in each.counts.items():
                self._fields[kind] = field
            each.show_rows(held)
        self.finish()
        self.not_asked = Button(context.theme, _("Not asked for"), ButtonKind.QUIET)
        self.not_asked.clicked.connect(self._leave_out)
        if not at_close and not rows:
            self.add_buttons(self.not_asked)
        else:
            self.not_asked.hide()

    def deed(self) -> None:
        """Keep what is said."""
        months = self.months.value()
        said: dict[OutcomeKind, Said | None] = {}
        for each in self.asked:
            said |= each.said(months if isinstance(months, int) else MONTHS[0])
        self.context.records.endings.report(self._pathway.id, self._moment, said)

    def _leave_out(self) -> None:
        """Today does not offer it any more."""
        self.context.records.endings.ask_no_more(self._pathway.id)
        self.accept()


def _number(kind: OutcomeKind, text: str) -> int:
    try:
        return int(text.strip())
    except ValueError as error:
        raise InvalidInputError(
            _("Put a number here, such as 3, or leave it empty."), field=kind
        ) from error
