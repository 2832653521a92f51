"""What is due with a person, and what became of visits that were planned."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal

from planner.errors import PlannerError
from planner.models.pathways import Pathway, PathwayStatus
from planner.models.questionnaires import Stage
from planner.models.visits import Appointment
from planner.models.wemwbs_due import Asked
from planner.views.page import Context
from planner.views.pages.overview import words
from planner.views.pages.overview.cards import OverviewCard
from planner.views.visit.plan_visit import PlanVisitDialog
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.words import _, day_of_week, time_of_day

#: How many questions about visits gone by, and how many next steps, show at once.
_QUESTIONS = 2
_STEPS = 6


class NextDueCard(OverviewCard):
    """The next visit, WEMWBS, the review, and next steps that have a day.

    Emits:
        changed(): a visit was planned or changed, or it was said what became of one.
        failed(PlannerError): that could not be kept.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Next due"), _("Plan a visit"))
        self.go.clicked.connect(self._plan)
        self._pathway: Pathway | None = None
        self.answers: list[Button] = []

    def refill(self, person_id: UUID, pathway: Pathway | None) -> None:
        """Show what is due with a person; `pathway` is the open one."""
        self.clear()
        self.answers = []
        self._pathway = pathway
        died = self.context.records.retention.died_on(person_id) is not None
        self.go.setVisible(pathway is not None and not died)
        if died:
            self.say(_("Nothing is asked for any more."), "muted")
            return
        self._show_visits(person_id)
        if pathway is not None and pathway.status is PathwayStatus.PAUSED:
            self._show_pause(pathway)
        elif pathway is not None:
            self._show_wemwbs(pathway)
            self._show_review(pathway)
            self._show_steps(pathway)
        if not self.rows.count():
            self.say(_("Nothing is due."), "muted")

    def _show_visits(self, person_id: UUID) -> None:
        meetings = self.context.records.meetings
        if not self.context.navigator.together:
            for meeting in meetings.unsaid(person_id)[:_QUESTIONS]:
                self._ask(meeting)
        coming = meetings.coming(person_id)
        self.go.set_text(_("Change the next visit") if coming else _("Plan a visit"))
        if coming is None:
            return
        on = day_of_week(coming.on)
        if coming.at:
            on = _("{day}, {time}").format(day=on, time=time_of_day(coming.at))
        self.row(_("Next visit"), on, words.due_words(coming.on, self.context.clock.today()))

    def _ask(self, meeting: Appointment) -> None:
        """Ask whether a visit took place; a missed one is no mark against anyone."""
        asked = _("Did the visit on {day} take place?").format(day=day_of_week(meeting.on))
        self.say(asked)
        row = FlowLayout()
        grow(self.theme, row.setSpacing, 8)
        for held, said in ((True, _("It did")), (False, _("It did not"))):
            button = Button(self.theme, said, ButtonKind.SECONDARY)
            button.setAccessibleDescription(asked)
            button.clicked.connect(partial(self._answer, meeting.id, held))
            row.addWidget(button)
            self.answers.append(button)
        self.rows.addLayout(row)

    def _answer(self, meeting_id: UUID, held: bool) -> None:
        try:
            self.context.records.meetings.say_held(meeting_id, held)
        except PlannerError as error:
            self.failed.emit(error)
            return
        self.go.setFocus()
        self.changed.emit()

    def _plan(self) -> None:
        if self._pathway is None:
            return
        if self.context.dialogs.show(PlanVisitDialog(self.context, self._pathway, self)):
            self.changed.emit()

    def _show_wemwbs(self, pathway: Pathway) -> None:
        standing = self.context.records.questionnaires.standing(pathway.id)
        if standing.asked is Asked.NO_MORE:
            return
        follow_up = standing.stage is Stage.FOLLOW_UP
        stage = _("WEMWBS follow-up") if follow_up else _("WEMWBS baseline")
        self.row(stage, standing.sentence, None)

    def _show_pause(self, pathway: Pathway) -> None:
        """Only when to look again: nothing else is due while it rests."""
        if pathway.paused_until is not None:
            today, on = self.context.clock.today(), pathway.paused_until
            pill = words.due_words(max(on, today), today)
            self.row(_("Look again"), day_of_week(on), pill)

    def _show_review(self, pathway: Pathway) -> None:
        if pathway.review_on is not None:
            pill = words.due_words(pathway.review_on, self.context.clock.today())
            self.row(_("Review"), day_of_week(pathway.review_on), pill)

    def _show_steps(self, pathway: Pathway) -> None:
        chains = self.context.records.barriers.of_pathway(pathway.id)
        steps = [step for chain in chains for step in chain.steps if step.done_on is None]
        for step in [one for one in steps if one.on][:_STEPS]:
            if step.on is not None:
                pill = words.due_words(step.on, self.context.clock.today())
                self.row(step.what, step.place, pill)
