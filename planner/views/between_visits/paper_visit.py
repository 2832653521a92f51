"""Type in a paper visit: first when it was, then what is on the forms, in their order."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.errors import InvalidInputError, PlannerError
from planner.models.aspirations import Horizon
from planner.models.base import Record
from planner.models.pathways import Pathway
from planner.models.reviews import Review
from planner.models.times import local, parse_time
from planner.models.visits import Visit, VisitHow
from planner.views.dialogs import PanelDialog
from planner.views.form_dialog import FormDialog, needed_day
from planner.views.page import Context
from planner.views.person.in_room import InRoom
from planner.views.person.where import Where
from planner.views.putting_right.earlier_fields import FIELDS
from planner.views.quick_add import QuickAdd
from planner.views.typed import Typed
from planner.views.visit.start_visit import HOW
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.fields import DateField, TextField, WordsField
from planner.views.widgets.messages import Banner
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label
from planner.words import N_, _, full_day, time_of_day

_HOPES = {
    Horizon.WEEK: N_("In a week"),
    Horizon.MONTH: N_("In a month"),
    Horizon.YEAR: N_("In a year"),
}


class PaperVisitDialog(FormDialog):
    """When and where it was; `visit` is what was recorded."""

    wanted_width = 680

    def __init__(self, context: Context, pathway: Pathway, parent: QWidget) -> None:
        super().__init__(
            context,
            _("Type in a paper visit"),
            _("Next: what was said"),
            parent,
            lead=_("The day of the visit is kept apart from today, when it is typed in."),
        )
        self._pathway = pathway
        self.visit: Visit | None = None
        theme = context.theme
        person = context.records.people.get(pathway.person_id)
        self.on = DateField(theme, _("Day of the visit"), past_only=True, clock=context.clock)
        self.at = TextField(theme, _("Began at"), _("About when."), _("Such as 10:30"))
        self.how = RadioRow(theme, _("How"), [(how, _(words)) for how, words in HOW.items()])
        self.how.set_value(VisitHow.IN_PERSON)
        self.how.chosen.connect(self._show_where)
        self.where = Where(context, person.id)
        self.in_room = InRoom(context, person)
        row = QHBoxLayout()
        grow(theme, row.setSpacing, 16)
        row.addWidget(self.on, 2)
        row.addWidget(self.at, 1)
        self._fields.update({"on": self.on, "at": self.at})
        self.body.addLayout(row)
        for part in (self.how, self.where, self.in_room):
            self.body.addWidget(part)
        self.finish()
        self.on.left.connect(self._take_planned)
        self.on.edit.setFocus()

    def deed(self) -> None:
        """Record the visit. Raises PlannerError."""
        on = needed_day(self.on, "on")
        at = parse_time(self.at.text())
        if at is None:
            raise InvalidInputError(_("About when did it begin? Such as 10:30."), field="at")
        how = self.how.value()
        if not isinstance(how, VisitHow):
            raise TypeError(how)
        self.visit = self.context.records.paper_visits.type_in(
            self._pathway.id,
            on,
            at,
            how,
            self.where.text() if how is VisitHow.IN_PERSON else "",
            self.in_room.names(),
        )

    def _take_planned(self) -> None:
        """A meeting planned for that day knows its time; what was typed stays."""
        try:
            on = self.on.value()
        except InvalidInputError:
            return
        if on is None or self.at.text().strip():
            return
        planned = self.context.records.paper_visits.planned(self._pathway.id, on)
        if planned is not None and planned.at is not None:
            self.at.set_text(time_of_day(planned.at))

    def _show_where(self) -> None:
        self.where.setVisible(self.how.value() is VisitHow.IN_PERSON)
        self.fit()


class PaperWordsDialog(PanelDialog):
    """What is on the forms of one visit, saved as it is typed."""

    wanted_width = 820

    def __init__(self, context: Context, visit: Visit, parent: QWidget) -> None:
        super().__init__(context.theme, _("What was said on paper"), parent)
        self._context = context
        self._visit = visit
        self._typed: list[Typed] = []
        self._adding: list[QuickAdd] = []
        self.fields: dict[str, WordsField] = {}
        began = local(visit.began_at)
        told = _("{day}, {time}. Type in any of it, in their words. It is marked as added later.")
        said = told.format(day=full_day(began.date()), time=time_of_day(began))
        self.body.addWidget(Label(context.theme, said, "support", "muted"))
        self._ask_wishes()
        self._ask_prompts()
        self._ask_hopes()
        self._ask_barriers()
        self._ask_review()
        self._ask_agreed()
        self.problem = Banner(context.theme, "danger", "")
        self.problem.hide()
        self.body.addWidget(self.problem)
        done = Button(context.theme, _("Done"), ButtonKind.PRIMARY)
        done.clicked.connect(self.reject)
        self.add_buttons(done)

    def reject(self) -> None:
        """Close; what was typed is kept."""
        if self.leave():
            super().reject()

    def leave(self) -> bool:
        """Save what is being typed. False where it could not be."""
        kept = [typed.leave() for typed in self._typed] + [add.leave() for add in self._adding]
        return all(kept)

    def _ask_wishes(self) -> None:
        save = partial(self._context.records.visits.write, self._visit.id, "agenda")
        self._words("agenda", _("What you would like from today"), self._visit.agenda, save)

    def _ask_prompts(self) -> None:
        records, visit = self._context.records, self._visit
        self._heading(_("Step 1, Emotional support"))
        answers = records.paper_visits.answers(visit.id)
        for prompt in records.reference.prompts():
            save = partial(records.emotional_support.answer, visit.pathway_id, visit.id, prompt.id)
            answer = answers.get(prompt.id)
            self._words(prompt.key, prompt.title, answer.text if answer else "", save)

    def _ask_hopes(self) -> None:
        records, visit = self._context.records, self._visit
        self._heading(_("Step 2, Aspirations"))
        for horizon, title in _HOPES.items():

            def add(words: str, horizon: Horizon = horizon) -> Record:
                return records.aspirations.add(visit.pathway_id, horizon, words, visit.id)

            def retype(key: UUID, words: str) -> Record:
                return records.aspirations.type_text(key, "words", words)

            self._quick(
                QuickAdd(
                    self._context.theme,
                    _(title),
                    add=add,
                    retype=retype,
                    drop=records.aspirations.remove,
                    changes=records.changes,
                )
            )

    def _ask_barriers(self) -> None:
        records, visit = self._context.records, self._visit
        self._heading(_("Step 3, Barriers"))

        def add(words: str) -> Record:
            return records.barriers.add(visit.pathway_id, words, visit.id)

        def retype(key: UUID, words: str) -> Record:
            return records.barriers.type_text(key, "words", words)

        self._quick(
            QuickAdd(
                self._context.theme,
                _("What gets in the way"),
                add=add,
                retype=retype,
                drop=records.barriers.remove,
                changes=records.changes,
                help=_("What you’ll do about it, and next steps, are typed in on step 3."),
            )
        )

    def _ask_review(self) -> None:
        reviews, visit = self._context.records.reviews, self._visit
        self._heading(_("Review"))
        review = reviews.current(visit.pathway_id, visit.id)
        for name, title in FIELDS[Review].items():

            def save(text: str, name: str = name) -> Record:
                return reviews.type_text(visit.pathway_id, name, text, visit.id)

            self._words(name, _(title), getattr(review, name) if review else "", save)

    def _ask_agreed(self) -> None:
        save = partial(self._context.records.visits.write, self._visit.id, "agreed")
        self._words("agreed", _("What we agreed"), self._visit.agreed, save)

    def _heading(self, words: str) -> None:
        self.body.addWidget(Label(self._context.theme, words, "card"))

    def _words(self, name: str, title: str, text: str, save: Callable[[str], Record]) -> None:
        field = WordsField(self._context.theme, title, lines=2)
        typed = Typed(field, save, self._context, self)
        typed.show(text)
        typed.failed.connect(self._show_failure)
        self.fields[name] = field
        self._typed.append(typed)
        self.body.addWidget(field)

    def _quick(self, add: QuickAdd) -> None:
        add.failed.connect(self._show_failure)
        self._adding.append(add)
        self.body.addWidget(add)

    def _show_failure(self, error: PlannerError) -> None:
        self.problem.show_sentence(str(error), details=error.details)
        self.problem.show()
