"""The overview of a person: who it is, how far the pathway has come, and what is next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.models.pathways import Pathway
from planner.models.visits import Visit
from planner.views.between_visits.paper_visit import PaperVisitDialog, PaperWordsDialog
from planner.views.hidden_names import shown_called
from planner.views.navigation import Room
from planner.views.page import Context, Page
from planner.views.pages.overview import words
from planner.views.pages.overview.cards import (
    ConcernCard,
    GoodToKnowCard,
    HopesCard,
    NotesCard,
    VisitsCard,
    WemwbsCard,
)
from planner.views.pages.overview.due_card import NextDueCard
from planner.views.pages.overview.pathway_line import PathwayLine
from planner.views.pages.overview.preparation_card import PreparationCard
from planner.views.pages.overview.record_card import RecordCard
from planner.views.pathway_states.deeds import PathwayDeeds
from planner.views.pathway_states.earlier_pathway import EarlierPathwayDialog
from planner.views.pathway_words import pathway_words, state_words, status_words
from planner.views.putting_right.moving import MovingDialog
from planner.views.start_pathway import StartPathwayDialog
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.flow import least_across
from planner.views.widgets.flush import FlushRow
from planner.views.widgets.line_button import Ending, LineButton
from planner.views.widgets.pills import PillWords
from planner.views.widgets.surfaces import Card, clear_layout
from planner.views.widgets.text import Label, PageTitle
from planner.words import _

#: Narrower than this, in design pixels, the three columns become one.
_THREE_COLUMNS = 900
#: The share of the middle column, where there is something in it.
_BETWEEN = 5


class OverviewPage(Page):
    """Reads; what is missing offers itself quietly."""

    undo_page = "details"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.pathway = _PathwayCard(context)
        self.pathway.start.clicked.connect(self._start_pathway)
        self.pathway.deeds.changed.connect(self._pathway_changed)
        self.pathway.deeds.failed.connect(self.save_failed)
        self.due = NextDueCard(context)
        self.due.changed.connect(self._visit_planned)
        self.due.failed.connect(self.save_failed)
        self.preparation = PreparationCard(context)
        self.preparation.changed.connect(self._changed)
        self.concern = ConcernCard(context)
        self.notes = NotesCard(context)
        self.record = RecordCard(context)
        self.visits = VisitsCard(context)
        self.visits.move_wanted.connect(self._move_visit)
        self.visits.paper_wanted.connect(self._type_in_visit)
        self.visits.words_wanted.connect(self._type_in_words)
        self.hopes = HopesCard(context)
        self.wemwbs = WemwbsCard(context)
        self.good_to_know = GoodToKnowCard(context)
        self._lay_out()
        context.navigator.together_changed.connect(self._together_changed)

    def refresh(self) -> None:
        """Read everything again."""
        if self.place is None or self.place.person_id is None:
            return
        records, person_id = self.context.records, self.place.person_id
        person = records.people.get(person_id)
        pathways = records.pathways.of_person(person_id)
        current = next((one for one in pathways if one.is_open), None)
        shown = current or (pathways[0] if pathways else None)
        shown_id = shown.id if shown else None
        self.pathway.refill(shown, finished=current is None)
        self.pathway.show_earlier([one for one in pathways if one is not shown])
        self.due.refill(person_id, current)
        self.preparation.refill(person_id, current)
        self.concern.refill(person_id)
        self.notes.refill(person_id, shown_called(self.context.navigator, person))
        self.record.refill(person_id)
        visits = records.visits.of_person(person_id)
        self.visits.refill(visits, going_on=current is not None)
        self.hopes.refill(person_id, shown_id)
        self.wemwbs.refill(person_id, shown_id, finished=current is None)
        self.good_to_know.refill(person_id)
        middle = (self.hopes, self.preparation, self.visits)
        between = not all(card.isHidden() for card in middle)
        self._columns.setStretch(1, _BETWEEN if between else 0)
        self._space()

    def focus_first(self) -> None:
        """What the page begins with: the bar above it says who it is."""
        self.pathway.title.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns where there is room."""
        super().resizeEvent(event)
        self._space()

    def _start_pathway(self) -> None:
        if self.place is None or self.place.person_id is None:
            return
        dialog = StartPathwayDialog(self.context, self.place.person_id, self)
        if self.context.dialogs.show(dialog):
            self.words_saved.emit(self.context.clock.now())
            self.context.navigator.go(Room.OVERVIEW, self.place.person_id)

    def _pathway_changed(self) -> None:
        self.words_saved.emit(self.context.clock.now())
        self.refresh()
        self.pathway.title.setFocus()

    def _visit_planned(self) -> None:
        self.words_saved.emit(self.context.clock.now())
        self.context.navigator.visit_changed.emit()
        self.refresh()

    def _type_in_visit(self) -> None:
        """First when it was, then what was said: the second closes with what is kept."""
        if self.place is None or self.place.person_id is None:
            return
        pathway = self.context.records.pathways.current(self.place.person_id)
        if pathway is None:
            return
        dialog = PaperVisitDialog(self.context, pathway, self.window())
        if self.context.dialogs.show(dialog) and dialog.visit is not None:
            self.context.navigator.visit_changed.emit()
            self._type_in_words(dialog.visit)

    def _type_in_words(self, visit: Visit) -> None:
        self.context.dialogs.show(PaperWordsDialog(self.context, visit, self.window()))
        self._changed()

    def _changed(self) -> None:
        self.words_saved.emit(self.context.clock.now())
        self.refresh()

    def _move_visit(self, visit: Visit) -> None:
        dialog = MovingDialog(self.context, visit, self)
        if self.context.dialogs.show(dialog) and self.place is not None:
            self.context.navigator.visit_changed.emit()
            self.refresh()

    def _together_changed(self, _together: bool) -> None:
        self.refresh()

    def _lay_out(self) -> None:
        theme = self.context.theme
        inside = QWidget()
        self.lay_scrolled(inside)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides: list[QVBoxLayout] = []
        for cards, share in (
            ((self.due, self.concern, self.notes), 4),
            ((self.hopes, self.preparation, self.visits), _BETWEEN),
            ((self.wemwbs, self.good_to_know, self.record), 4),
        ):
            side = QVBoxLayout()
            for card in cards:
                side.addWidget(card)
            side.addStretch(1)
            self._sides.append(side)
            self._columns.addLayout(side, share)
        self._inner = QVBoxLayout(inside)
        self._inner.addWidget(self.pathway)
        self._inner.addLayout(self._columns)
        self._inner.addStretch(1)
        theme.changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        px = self.context.theme.px
        room = self.width() - 2 * px(32)
        roomy = self.width() >= px(_THREE_COLUMNS) and least_across(self._columns) <= room
        way = QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)
        for layout in (self._columns, self._inner, *self._sides):
            layout.setSpacing(px(16))
        self._inner.setContentsMargins(px(32), px(16), px(32), px(16))


class _PathwayCard(Card):
    """The pathway so far as a line; or that there is none yet, and a button to start."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context
        self.title = PageTitle(context.theme, _("The pathway so far"))
        self.title.set_style("card")
        self._story = Label(context.theme, "", "support", "muted")
        self.line = PathwayLine(context.theme)
        self.start = Button(context.theme, _("Start a pathway"), ButtonKind.PRIMARY)
        self.progress = Button(context.theme, _("See the progress"), ButtonKind.QUIET, "outcomes")
        self.progress.clicked.connect(self._open_progress)
        self._shown: Pathway | None = None
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.title)
        head.addWidget(self._story)
        self.body.addLayout(head)
        self.body.addWidget(self.line)
        begin = QHBoxLayout()
        begin.addWidget(self.start)
        begin.addStretch(1)
        self.body.addLayout(begin)
        self.deeds = PathwayDeeds(context)
        self.deeds.begin_with(self.progress)
        flush = FlushRow(context.theme)
        flush.addWidget(self.deeds)
        self.body.addLayout(flush)
        self._earlier = QVBoxLayout()
        self.body.addLayout(self._earlier)

    def refill(self, pathway: Pathway | None, *, finished: bool) -> None:
        """Show a pathway; `finished` offers another one, unless the person has died."""
        died = (
            pathway is not None
            and self._context.records.retention.died_on(pathway.person_id) is not None
        )
        self.start.setVisible(finished and not died)
        self.deeds.show_pathway(pathway, open_one=not finished, died=died)
        self._shown = pathway
        self.progress.setVisible(pathway is not None)
        if pathway is None:
            self.line.hide()
            self.title.set_text(_("No pathway yet"))
            self._story.set_text(_("The steps, WEMWBS and the plan begin with a pathway."))
            return
        story = self._context.records.stories.of_pathway(pathway.id)
        self.title.set_text(_("The pathway so far"))
        together = self._context.navigator.together
        told = state_words(self._context.records, pathway, together=together)
        told.append(words.story_words(pathway, story, together=together))
        self._story.set_text("\n".join(part for part in told if part))
        self.line.setVisible(story.moments[0].on != story.moments[-1].on)
        self.line.show_story(story)

    def show_earlier(self, pathways: Sequence[Pathway]) -> None:
        """The other pathways; one with results leads to them. Not on a shared screen."""
        clear_layout(self._earlier)
        if self._context.navigator.together:
            return
        for pathway in pathways:
            said = pathway_words(pathway, together=False)
            results = self._context.records.questionnaires.results(pathway.id)
            if results:
                ending = PillWords(_("Results"), icon="next")
                status = status_words(pathway)
                row = LineButton(self.theme, said, status, ending, Ending.WORD)
                row.clicked.connect(partial(self._open_results, pathway))
                self._earlier.addWidget(row)
            else:
                self._earlier.addWidget(Label(self.theme, said, "support", "muted"))
            then = Button(self.theme, _("What was said then"), ButtonKind.QUIET)
            then.setAccessibleName(_("What was said then: {pathway}").format(pathway=said))
            then.clicked.connect(partial(self._show_words, pathway))
            self._earlier.addWidget(then, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_words(self, pathway: Pathway, _checked: bool = False) -> None:
        dialog = EarlierPathwayDialog(self._context, pathway, self.window())
        self._context.dialogs.show(dialog)

    def _open_progress(self) -> None:
        if self._shown is not None:
            self._context.navigator.go(Room.PROGRESS, self._shown.person_id, self._shown.id)

    def _open_results(self, pathway: Pathway) -> None:
        self._context.navigator.go(Room.WELLBEING, pathway.person_id, pathway.id)
