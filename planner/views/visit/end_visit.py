"""End visit: what was agreed, the next date, the review, and the plan to take home."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from planner.errors import InvalidInputError, PlannerError
from planner.models.pathways import Pathway
from planner.models.times import local, parse_time
from planner.models.visits import Visit
from planner.records.meetings import Meeting
from planner.records.step_states import Step, StepState
from planner.views.dialogs import PanelDialog
from planner.views.help.topics import VISIT
from planner.views.page import Context
from planner.views.putting_right.earlier_words import EarlierButton
from planner.views.typed import Typed
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import Tick
from planner.views.widgets.fields import DateField, TextField, WordsField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.messages import Banner
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label
from planner.words import N_, _, day_of_week, time_of_day

_STEPS = {
    Step.EMOTIONAL_SUPPORT: N_("Emotional support"),
    Step.ASPIRATIONS: N_("Aspirations"),
    Step.BARRIERS: N_("Barriers"),
}


class EndVisitDialog(PanelDialog):
    """Ends `visit` once a button says so; `wants_print` tells whether to go to the print."""

    wanted_width = 640
    help_topic = VISIT

    def __init__(self, context: Context, visit: Visit) -> None:
        super().__init__(context.theme, _("End visit"), context.dialogs.window)
        self._context = context
        self._visit = visit
        self._pathway: Pathway = context.records.pathways.get(visit.pathway_id)
        self.wants_print = False
        theme = context.theme
        began = local(visit.began_at)
        self.body.addWidget(
            Label(
                theme,
                _("{day}, since {time}. All that was written is kept.").format(
                    day=day_of_week(began.date()), time=time_of_day(began)
                ),
                "support",
                "muted",
            )
        )
        self.agreed = WordsField(theme, _("What we agreed"), lines=2)
        self._agreed = Typed(
            self.agreed,
            partial(context.records.visits.write, visit.id, "agreed"),
            context,
            self,
        )
        self._agreed.show(context.records.visits.get(visit.id).agreed)
        self._agreed.failed.connect(self._show_failure)
        self.earlier = EarlierButton(context, self._entries, self.leave)
        self.body.addWidget(self.agreed)
        self.body.addWidget(self.earlier)
        self._add_steps()
        self._add_dates()
        self.problem = Banner(theme, "danger", "")
        self.problem.hide()
        self.body.addWidget(self.problem)
        self._add_ways_on()
        self.agreed.edit.setFocus()

    def end(self) -> None:
        """End the visit and go back to the person."""
        self._end(wants_print=False)

    def end_and_print(self) -> None:
        """End the visit and go to what goes on paper."""
        self._end(wants_print=True)

    def _add_steps(self) -> None:
        theme = self._context.theme
        standings = self._context.records.step_states.of_pathway(self._pathway.id)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(theme, _("Talked through, for now"), "body-bold"))
        row = FlowLayout()
        grow(theme, row.setSpacing, 16)
        self.steps: dict[Step, Tick] = {}
        for step, words in _STEPS.items():
            tick = Tick(theme, _(words))
            tick.setChecked(standings[step].state is StepState.TALKED_THROUGH)
            self.steps[step] = tick
            row.addWidget(tick)
        column.addLayout(row)
        self.body.addLayout(column)

    def _add_dates(self) -> None:
        theme, clock = self._context.theme, self._context.clock
        coming = self._context.records.meetings.coming(self._visit.person_id)
        self.next_on = DateField(theme, _("Next visit"), clock=clock)
        self.next_at = TextField(theme, _("At"), placeholder=_("Such as 10:30"))
        self.next_on.set_help(_("Leave it empty if that is not known yet."))
        if coming is not None:
            self.next_on.set_help(
                _("One is planned already: {day}. A day here adds another.").format(
                    day=day_of_week(coming.on)
                )
            )
        self.review_on = DateField(
            theme,
            _("Review"),
            _("As often as you look at the plan together. Change it if another day is better."),
            clock=clock,
        )
        self.review_on.set_value(self._context.records.visits.suggested_review(self._visit.id))
        row = QHBoxLayout()
        grow(theme, row.setSpacing, 16)
        row.addWidget(self.next_on, 2)
        row.addWidget(self.next_at, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.review_on)

    def _add_ways_on(self) -> None:
        theme = self._context.theme
        self.print_button = Button(theme, _("End and print the plan"), ButtonKind.PRIMARY, "print")
        self.print_button.clicked.connect(self.end_and_print)
        self.end_button = Button(theme, _("End visit"), ButtonKind.SECONDARY)
        self.end_button.clicked.connect(self.end)
        stay = Button(theme, _("Not yet"), ButtonKind.QUIET)
        stay.clicked.connect(self.reject)
        self.add_buttons(self.print_button, self.end_button, stay)

    def _entries(self) -> list[Visit]:
        return [self._visit]

    def reject(self) -> None:
        """Go on with the visit; what was typed is kept."""
        if self.leave():
            super().reject()

    def leave(self) -> bool:
        """Save what was agreed. False where it could not be."""
        return self._agreed.leave()

    def _meeting(self) -> Meeting | None:
        """The next meeting as typed. Raises InvalidInputError, shown at its field."""
        on = self.next_on.value()
        try:
            at = parse_time(self.next_at.text())
        except InvalidInputError as error:
            self.next_at.set_error(str(error))
            raise
        self.next_at.set_error(None)
        if on is None and at is not None:
            sentence = _("Say which day, too.")
            self.next_on.set_error(sentence)
            raise InvalidInputError(sentence, field="next_on")
        return Meeting(on, at, self._visit.how, self._visit.place) if on else None

    def _end(self, *, wants_print: bool) -> None:
        if not self._agreed.leave():
            return
        records = self._context.records
        try:
            meeting, review_on = self._meeting(), self.review_on.value()
            chosen = {step for step, tick in self.steps.items() if tick.isChecked()}
            records.visits.end(self._visit.id, meeting, review_on)
            records.step_states.mark_talked_through(self._pathway.id, chosen)
        except InvalidInputError as error:
            for name, field in (("next_on", self.next_on), ("review_on", self.review_on)):
                if error.field == name:
                    field.set_error(str(error))
            return
        except PlannerError as error:
            self._show_failure(error)
            return
        self.wants_print = wants_print
        self.accept()

    def _show_failure(self, error: PlannerError) -> None:
        self.problem.show_sentence(str(error), details=error.details)
        self.problem.show()
