"""Wellbeing: how things have moved, the next questionnaire, the person's own measures."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.models.names import short
from planner.models.papers import PaperKind
from planner.models.pathways import Pathway
from planner.models.questionnaires import Declined, Questionnaire
from planner.views.hidden_names import shown_called
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.step_page import BESIDE_BAR, RING, StepPage
from planner.views.pages.wellbeing.cards import (
    AskCard,
    MeasuresCard,
    NoteCard,
    ResultsCard,
)
from planner.views.pages.wellbeing.change import ChangeCard
from planner.views.pathway_words import pathway_words
from planner.views.putting_right.earlier_words import EarlierButton
from planner.views.widgets.buttons import Button
from planner.views.widgets.fields import ChoiceField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label
from planner.words import _

#: Below this width, in design pixels, the side goes under the chart.
_BESIDE = 940


class WellbeingPage(StepPage):
    """The chart and its sentence beside what is due; nothing here is a judgement.

    Results of finished pathways can be chosen; a place's `item_id` may name a pathway, or a result.
    """

    undo_page = "questionnaire"

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("How things have moved"), "")
        theme = context.theme
        self._as_table = False
        self._pathways: list[Pathway] = []
        self.which = ChoiceField(theme, _("Which pathway"), [])
        self.which.chosen.connect(self._choose_pathway)
        self.change = ChangeCard(theme, context.records.questionnaires.rules)
        self.ask = AskCard(theme)
        self.measures = MeasuresCard(theme)
        self.note = NoteCard(theme)
        self.results = ResultsCard(theme)
        self.table_button = Button(theme, _("Show as a table"), icon="table")
        self.paper_button = Button(theme, _("My wellbeing, then and now"), icon="print")
        self.paper_button.setToolTip(_("To what goes on paper"))
        self.progress_button = Button(theme, _("Progress"), icon="outcomes")
        self.progress_button.setToolTip(_("How things have gone, drawn and in words"))
        self.earlier = EarlierButton(context, self._entries, self.leave)
        self.licence = Label(theme, "", "small", "muted")
        self._lay_out(context)
        self._arrange()
        self.ask.start_wanted.connect(self._start)
        self.ask.declined.connect(self._decline)
        self.results.correct_wanted.connect(self._correct)
        self.results.move_wanted.connect(self._move_away)
        self.table_button.clicked.connect(self._turn_table)
        self.paper_button.clicked.connect(self._print)
        self.progress_button.clicked.connect(self._open_progress)

    def _entries(self) -> list[Questionnaire]:
        return self.context.records.questionnaires.results(self.pathway_id)

    def pathway_at(self, person_id: UUID, place: Place) -> Pathway | None:
        """The one that is named, else the open one, else the latest one with results."""
        measures = self.context.records.questionnaires
        self._pathways, named = [], None
        for pathway in self.context.records.pathways.of_person(person_id):
            results = {row.id for row in measures.results(pathway.id)}
            if pathway.is_open or results:
                self._pathways.append(pathway)
            if place.item_id == pathway.id or place.item_id in results:
                named = pathway
        if named in self._pathways:
            return named
        going_on = [pathway for pathway in self._pathways if pathway.is_open]
        return next(iter([*going_on, *self._pathways]), None)

    def refresh(self) -> None:
        """Show again what the records hold."""
        for widget in (self.licence, self._buttons):
            widget.setVisible(self.pathway is not None)
        if self.pathway is None:
            return
        records = self.context.records
        results = records.questionnaires.results(self.pathway_id)
        person = records.people.get(self.pathway.person_id)
        called = shown_called(self.context.navigator, person)
        self.sentence.set_text(
            _("The questionnaire, and {called}’s own measures.").format(called=short(called))
        )
        self._show_which(self.pathway)
        for widget in (self.change, self.table_button, self.paper_button):
            widget.setVisible(bool(results))
        self.earlier.want(bool(results))
        if results:
            self.change.show_results(results)
            self.change.show_table(self._as_table)
        died = records.retention.died_on(self.pathway.person_id) is not None
        self.ask.setVisible(self.pathway.is_open and not died)
        self.ask.show_standing(
            records.questionnaires.standing(self.pathway_id),
            records.questionnaires.incomplete(self.pathway_id),
        )
        self.results.show_results(
            results,
            [records.questionnaires.corrections(row.id) for row in results],
            together=self.context.navigator.together,
            finished=not self.pathway.is_open,
        )
        self.measures.show_hopes(records.aspirations.of_pathway(self.pathway_id))
        noted = [row for row in results if row.note.strip()]
        self.note.show_row(noted[-1] if noted else None, called)
        self.licence.set_text(records.questionnaires.licence())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side goes under the chart where there is no room beside it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Side by side where there is room; else buttons and notice scroll with the rest.

        A table takes the whole width.
        """
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        beside = self.width() >= self.context.theme.px(_BESIDE)
        self._columns.setDirection(across if beside and not self._as_table else down)
        here, there = (self._foot, self._scrolled) if beside else (self._scrolled, self._foot)
        there.removeWidget(self.licence)
        here.addWidget(self.licence)
        self.head.removeWidget(self._buttons)
        self._scrolled.removeWidget(self._buttons)
        if beside:
            self.head.addWidget(self._buttons)
        else:
            self._scrolled.insertWidget(0, self._buttons)

    def _show_which(self, shown: Pathway) -> None:
        """Offer every pathway with results, and say which one shows where it is finished."""
        together = self.context.navigator.together
        self.which.set_options(
            [(one.id, pathway_words(one, together=together)) for one in self._pathways]
        )
        self.which.set_value(shown.id)
        self.which.setVisible(len(self._pathways) > 1 or not shown.is_open)

    def _choose_pathway(self, pathway_id: object) -> None:
        chosen = (one for one in self._pathways if one.id == pathway_id)
        self.pathway = next(chosen, self.pathway)
        self.refresh()

    def _start(self) -> None:
        if self.pathway is not None:
            self.context.navigator.go(Room.QUESTIONNAIRE, self.pathway.person_id)

    def _correct(self, row: Questionnaire) -> None:
        self.context.navigator.go(Room.QUESTIONNAIRE, row.person_id, row.id)

    def _move_away(self, row: Questionnaire) -> None:
        if self.move_away(row):
            self.refresh()
            self.title.setFocus()

    def _decline(self, for_good: bool) -> None:
        said = Declined.RATHER_NOT if for_good else Declined.NOT_TODAY
        with self.deed():
            self.context.records.questionnaires.decline(
                self.pathway_id, said, visit_id=self.visit_id
            )
            self.refresh()
            self.ask.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_table(self) -> None:
        self._as_table = not self._as_table
        self.change.show_table(self._as_table)
        self._arrange()
        self.table_button.set_text(_("Show as a chart") if self._as_table else _("Show as a table"))

    def _open_progress(self) -> None:
        if self.pathway is not None:
            self.context.navigator.go(Room.PROGRESS, self.pathway.person_id, self.pathway.id)

    def _print(self) -> None:
        if self.pathway is not None:
            row = self.pathway
            self.context.navigator.go(Room.PRINT, row.person_id, row.id, PaperKind.WELLBEING)

    def _lay_out(self, context: Context) -> None:
        theme = context.theme
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons)
        grow(theme, flow.setSpacing, 10)
        for button in (self.progress_button, self.table_button, self.paper_button, self.earlier):
            flow.addWidget(button)
        self.head.addWidget(self._buttons)
        side = QVBoxLayout()
        grow(theme, side.setSpacing, 16)
        for card in (self.ask, self.measures, self.note, self.results):
            side.addWidget(card)
        side.addStretch(1)
        self._scrolled = QVBoxLayout(self.content)
        self._scrolled.setContentsMargins(*[RING] * 4)
        above = QHBoxLayout()
        above.addWidget(self.which, 5)
        above.addStretch(3)
        self._scrolled.addLayout(above)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scrolled.addLayout(self._columns)
        self._scrolled.addStretch(1)
        grow(theme, self._columns.setSpacing, 20)
        self._columns.addWidget(self.change, 5, Qt.AlignmentFlag.AlignTop)
        self._columns.addLayout(side, 3)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(RING, 0, BESIDE_BAR, RING)
        self._foot.addWidget(self.licence)
        self._outer.addLayout(self._foot)
