"""The wellbeing questionnaire (WEMWBS): answers copied from the licensed form, then a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import InvalidInputError
from planner.models.chart import stage_title
from planner.models.questionnaires import Declined, Questionnaire, Stage, no_answers
from planner.models.wemwbs import ITEMS, all_the_same, answered
from planner.models.wemwbs_due import Standing
from planner.records.questionnaires import HowDone
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.questionnaire.after import AfterAnswers
from planner.views.pages.questionnaire.how import AnsweredCount, HowAnswered
from planner.views.pages.questionnaire.lines import AnswerLines
from planner.views.pages.step_page import BESIDE_BAR, RING, StepPage
from planner.views.widgets.buttons import Button, ButtonKind, IconButton
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.messages import Banner
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label
from planner.words import _, day, short_day

if TYPE_CHECKING:
    from uuid import UUID

#: Below this width, in design pixels, the side goes under the lines.
_BESIDE = 980


class QuestionnairePage(StepPage):
    """Goes on with the one under way, or begins the next; or puts a finished one right.

    A place with an `item_id` names a finished one to correct.
    """

    undo_page = "questionnaire"

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Wellbeing questionnaire (WEMWBS)"), "", stacked=True)
        self._row: Questionnaire | None = None
        self._finished_id: UUID | None = None
        self._make_parts(context)
        self._lay_out(context)
        self._arrange()
        self._connect()

    def show_place(self, place: Place) -> None:
        """Open the one under way, or the finished one that `place` names."""
        self._finished_id = None
        super().show_place(place)

    def focus_first(self) -> None:
        """The first line without an answer."""
        if self.pathway is None or self._is_after():
            super().focus_first()
            return
        answers = self._row.answers if self._row else no_answers()
        self.lines.focus_item(answers.index(None) + 1 if None in answers else 1)

    def refresh(self) -> None:
        """Show again what the records hold."""
        for widget in (self.licence, self.buttons):
            widget.setVisible(self.pathway is not None)
        if self.pathway is None:
            self._arrange()
            return
        measures = self.context.records.questionnaires
        self._row = self._shown_row()
        results = measures.results(self.pathway_id)
        standing = measures.standing(self.pathway_id)
        baseline = results[0] if results and results[0].stage is Stage.BASELINE else None
        if self._row is not None and self._row.stage is Stage.BASELINE:
            baseline = None
        self._show_answers()
        self.how.show_row(self._kept_how(), baseline)
        self.sentence.set_text(self._heading(standing))
        self.licence.set_text(measures.licence())
        self._arrange()
        self.after.setVisible(self._is_after())
        self.buttons.setVisible(not self._is_after())
        self.work.setVisible(not self._is_after())
        if self._row is not None and self._is_after():
            self.after.show_row(self._row)

    def leave(self) -> bool:
        """Keep the note and the date that are being typed; False where one cannot be."""
        if self._is_after():
            return self.after.leave()
        return self.pathway is None or self.correcting or self._keep_how()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side goes under the lines where there is no room beside them."""
        super().resizeEvent(event)
        self._arrange()

    @property
    def correcting(self) -> bool:
        """Whether a finished one is being put right."""
        return self.place is not None and self.place.item_id is not None

    def _arrange(self) -> None:
        """Side by side where there is room; at large sizes what can wait scrolls with the rest."""
        beside = self.width() >= self.context.theme.px(_BESIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)
        self.keys.setVisible(beside and self.pathway is not None and not self._is_after())
        for widget in (self.licence, self.buttons):
            self._foot.removeWidget(widget)
            self._column.removeWidget(widget)
        if beside:
            self._foot.addWidget(self.licence, 1)
            self._foot.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._column.addWidget(self.buttons)
            self._column.addWidget(self.licence)

    def _is_after(self) -> bool:
        return self._finished_id is not None and self._row is not None

    def _shown_row(self) -> Questionnaire | None:
        measures = self.context.records.questionnaires
        if self.place is not None and self.place.item_id is not None:
            return measures.get(self.place.item_id)
        if self._finished_id is not None:
            row = measures.get(self._finished_id)
            if row.finished_at is not None:
                return row
            self._finished_id = None
        return measures.incomplete(self.pathway_id)

    def _kept_how(self) -> HowDone:
        row = self._row
        if row is None:
            return HowDone(self.context.clock.today())
        return HowDone(row.answered_on, row.mode, row.with_interpreter, row.language)

    def _show_answers(self) -> None:
        answers = self._row.answers if self._row else no_answers()
        given = answered(answers)
        self.lines.set_answers(answers)
        self.lines.set_clearable(not self.correcting)
        self.count.set_count(given)
        self.finish.setEnabled(given == ITEMS)
        self.someone_else.setVisible(self._row is not None and not self.context.navigator.together)
        for widget in (self.count, self.how, self.not_today, self.rather_not, self.later):
            widget.setVisible(not self.correcting)
        self.banner.show_sentence(
            _("The first answer stays in the history.")
            if self.correcting
            else _("Copy the answers from the licensed form.")
        )
        self.finish.set_text(_("Done") if self.correcting else _("Finish"))
        self.title.set_text(
            _("Put an answer right") if self.correcting else _("Wellbeing questionnaire (WEMWBS)")
        )

    def _heading(self, standing: Standing) -> str:
        if self._row is not None and (self.correcting or self._is_after()):
            stage, answered_on = stage_title(self._row.stage), day(self._row.answered_on)
            return _("{stage}, {day}").format(stage=stage, day=answered_on)
        if standing.window is None:
            return _("Baseline: the first one, asked for as early as possible.")
        return _("Follow-up. Window {first} to {last}.").format(
            first=short_day(standing.window.opens), last=short_day(standing.window.closes)
        )

    def _answer(self, item: int, value: object) -> None:
        with self.deed():
            measures = self.context.records.questionnaires
            given = value if isinstance(value, int) else None
            if self.correcting and self._row is not None and given is not None:
                self._row = measures.correct(self._row.id, item, given)
            elif not self.correcting:
                self._row = measures.answer(self.pathway_id, item, given, visit_id=self.visit_id)
                self.count.set_count(answered(self._row.answers))
                self.finish.setEnabled(answered(self._row.answers) == ITEMS)

    def _bring_into_view(self, line: QWidget) -> None:
        self.area.ensureWidgetVisible(line, 0, self.context.theme.px(60))

    def _describe(self, how: HowDone) -> None:
        try:
            self._row = self.context.records.questionnaires.describe(
                self.pathway_id, how, visit_id=self.visit_id
            )
        except InvalidInputError as error:
            self.how.refuse_day(str(error))
            return
        self.refresh()
        self.words_saved.emit(self.context.clock.now())

    def _keep_how(self) -> bool:
        """Keep when and how it was answered; a date that cannot be kept comes into view."""
        kept = self.how.leave()
        if not kept:
            self._bring_into_view(self.how.day)
        return kept

    def _finish(self) -> None:
        if self.correcting:
            self.context.navigator.go(
                Room.WELLBEING, self.pathway.person_id if self.pathway else None
            )
            return
        if not self._keep_how():
            return
        row = self._row
        if row is None or not self.finish.isEnabled() or not self._meant(row):
            return
        try:
            done = self.context.records.questionnaires.finish(row.id)
        except InvalidInputError as error:
            self.how.set_problem(str(error))
            self.how.mode.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._finished_id = done.id
        self.refresh()
        self.words_saved.emit(self.context.clock.now())
        self.after.take_focus()

    def _meant(self, row: Questionnaire) -> bool:
        """The same answer 14 times is worth a question, never a refusal."""
        if row.mode is None or not all_the_same(row.answers):
            return True
        return self.context.dialogs.ask(
            _("Is that right?"),
            _("All 14 answers are {answer}. That can be so; it can be a slip, too.").format(
                answer=row.answers[0]
            ),
            _("Yes, finish"),
            safe=_("Look again"),
        )

    def _move_away(self) -> None:
        if self._row is not None and self.move_away(self._row):
            self._finish_later()

    def _not_today(self) -> None:
        self._decline(Declined.NOT_TODAY)

    def _rather_not(self) -> None:
        self._decline(Declined.RATHER_NOT)

    def _decline(self, said: Declined) -> None:
        with self.deed():
            self.context.records.questionnaires.decline(
                self.pathway_id, said, visit_id=self.visit_id
            )
            self.context.navigator.toast_wanted.emit(
                _("Left for another visit. That is fine.")
                if said is Declined.NOT_TODAY
                else _("It won't be asked for again. That is fine.")
            )
            self._finish_later()

    def _finish_later(self) -> None:
        if self.pathway is not None:
            self.context.navigator.go(Room.WELLBEING, self.pathway.person_id)

    def _keep_safe(self) -> None:
        if self.pathway is not None:
            self.context.navigator.keeping_safe_wanted.emit(self.pathway.person_id)

    def _make_parts(self, context: Context) -> None:
        theme = context.theme
        self.lines = AnswerLines(theme, context.records.questionnaires.rules.topics)
        self.banner = Banner(theme, "primary", _("Copy the answers from the licensed form."))
        self.count = AnsweredCount(theme)
        self.how = HowAnswered(theme, context.clock)
        self.not_today = Button(theme, _("Not today"), icon="not-now")
        self.rather_not = Button(theme, _("I’d rather not"))
        self.later = Button(theme, _("Finish later"))
        self.someone_else = Button(theme, _("This belongs to someone else"), ButtonKind.QUIET)
        self.finish = Button(theme, _("Finish"), ButtonKind.PRIMARY)
        self.finish.setToolTip(_("Ctrl+Enter"))
        self.after = AfterAnswers(context)
        self.licence = Label(theme, "", "small", "muted")
        self.keys = Label(
            theme, _("1 to 5 answer, up and down move, Backspace clears"), "small", "muted"
        )

    def _lay_out(self, context: Context) -> None:
        theme = context.theme
        back = IconButton(theme, "back", _("Back to Wellbeing"))
        back.clicked.connect(self._finish_later)
        self.head.insertWidget(0, back, 0, Qt.AlignmentFlag.AlignTop)
        self.head.addWidget(self.keys, 0, Qt.AlignmentFlag.AlignVCenter)
        side = QVBoxLayout()
        grow(theme, side.setSpacing, 12)
        for widget in (self.banner, self.count, self.how):
            side.addWidget(widget)
        side.addStretch(1)
        self.work = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.work)
        self._columns.setContentsMargins(0, 0, 0, 0)
        grow(theme, self._columns.setSpacing, 20)
        self._columns.addWidget(self.lines, 5)
        self._columns.addLayout(side, 3)
        self.area.lead = self.lines
        self._column = QVBoxLayout(self.content)
        self._column.setContentsMargins(*[RING] * 4)
        self._column.addWidget(self.work)
        self._column.addWidget(self.after)
        self._column.addStretch(1)
        self.buttons = QWidget()
        flow = FlowLayout(self.buttons)
        grow(theme, flow.setSpacing, 10)
        for button in (
            self.finish,
            self.later,
            self.not_today,
            self.rather_not,
            self.someone_else,
        ):
            flow.addWidget(button)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(RING, 0, BESIDE_BAR, RING)
        self._outer.addLayout(self._foot)

    def _connect(self) -> None:
        self.lines.answered.connect(self._answer)
        self.lines.reached.connect(self._bring_into_view)
        self.how.changed.connect(self._describe)
        self.finish.clicked.connect(self._finish)
        self.later.clicked.connect(self._finish_later)
        self.someone_else.clicked.connect(self._move_away)
        self.not_today.clicked.connect(self._not_today)
        self.rather_not.clicked.connect(self._rather_not)
        self.after.saved.connect(self.words_saved)
        self.after.failed.connect(self.save_failed)
        self.after.keeping_safe_wanted.connect(self._keep_safe)
        self.after.left.connect(self._finish_later)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._finish)
