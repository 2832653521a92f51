"""Every list of Today in its card, and where the lines of each lead."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import InvalidInputError, PlannerError
from planner.models.today_marks import TodayMarkKind
from planner.records.today import Overview
from planner.records.today_lines import Line, Listing, Tone
from planner.views.drafts_dialog import DraftsDialog
from planner.views.keeping_safe.reaching import ReachDialog
from planner.views.navigation import Room
from planner.views.page import Context
from planner.views.pages.today.cards import (
    DeedCard,
    TodayCard,
    drafts_words,
    no_words,
    papers_words,
    steps_words,
)
from planner.views.pages.today.formats_card import FormatsCard
from planner.views.pages.today.steps_card import StepsCard
from planner.views.widgets.pills import PillWords
from planner.views.widgets.spaces import grow
from planner.words import _

#: Design pixels from which cards stand in three columns, and in two.
_THREE, _TWO = 1060, 640


class TodayLists(QWidget):
    """The cards in one, two or three columns; some show only while they have lines.

    Emits:
        changed(): a line was put aside or dealt with.
        saved(datetime): a change is durable.
        failed(PlannerError): it is not.
    """

    changed = Signal()
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._places: tuple[int, ...] = ()
        self._make_cards(context)
        self._lay_out()
        self._connect()

    def show_overview(self, overview: Overview, hidden: bool) -> None:
        """Show every list; initials only while names are `hidden`."""
        for card, lines in self._listings(overview).items():
            card.show_listing(lines, hidden)
            if card in self._only_with_lines:
                card.setVisible(bool(lines.total))

    def has_any(self, overview: Overview) -> bool:
        """Whether any list has a line."""
        return any(lines.total for lines in self._listings(overview).values())

    def here(self) -> tuple[TodayCard, int] | None:
        """The card and the line that the keyboard is on."""
        for card in self._all:
            place = card.here()
            if place is not None:
                return card, place
        return None

    def set_margin_above(self, pixels: int) -> None:
        """Leave room below a banner."""
        self._below.setContentsMargins(0, pixels, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _listings(self, overview: Overview) -> dict[TodayCard, Listing]:
        return {
            self.concerns: overview.concerns,
            self.requests: overview.requests,
            self.wemwbs: overview.wemwbs,
            self.reviews: overview.reviews,
            self.steps: overview.steps,
            self.crisis_plans: overview.crisis_plans,
            self.pauses: overview.pauses,
            self.outcomes: overview.outcomes,
            self.drafts: overview.drafts,
            self.papers: overview.papers,
            self.formats: overview.formats,
            self.opened: overview.opened,
        }

    def _make_cards(self, context: Context) -> None:
        theme = context.theme
        nothing_due = _("Nothing due this week.")
        self.concerns = DeedCard(theme, "keeping-safe", _("Follow up a concern"), "", _concern_deed)
        self.concerns.set_kind("control")
        self.requests = DeedCard(theme, "note", _("Copies of records asked for"), "", _request_deed)
        self.wemwbs = TodayCard(theme, "outcomes", _("WEMWBS due"), nothing_due)
        self.reviews = TodayCard(theme, "calendar", _("Reviews due"), nothing_due)
        self.steps = StepsCard(
            theme,
            "step2-aspirations",
            _("Next steps this week"),
            _("Nothing planned this week."),
            steps_words,
        )
        self.crisis_plans = TodayCard(theme, "heart", _("Crisis plans to look at"), "")
        self.pauses = TodayCard(theme, "not-now", _("Pauses to look at again"), "")
        self.outcomes = TodayCard(theme, "clock", _("Three months after a pathway"), "")
        self.drafts = TodayCard(theme, "pen", _("Drafts not finished"), "", drafts_words)
        self.papers = DeedCard(
            theme,
            "print",
            _("Prints to give later"),
            _("Nothing waits for a printer."),
            _print_deed,
            papers_words,
        )
        self.formats = FormatsCard(theme, "on-paper", _("Plans needed in another form"), "")
        self.opened = DeedCard(
            theme,
            "clock",
            _("Recently opened"),
            _("Nobody was opened lately."),
            _open_deed,
            no_words,
        )
        self._in_columns: tuple[TodayCard, ...] = (
            self.wemwbs,
            self.reviews,
            self.steps,
            self.crisis_plans,
            self.pauses,
            self.outcomes,
            self.drafts,
            self.formats,
            self.papers,
            self.opened,
        )
        self._all = (self.concerns, self.requests, *self._in_columns)
        self._only_with_lines = {
            self.concerns,
            self.requests,
            self.crisis_plans,
            self.pauses,
            self.outcomes,
            self.drafts,
            self.formats,
        }

    def _lay_out(self) -> None:
        theme = self.context.theme
        self._below = below = QVBoxLayout(self)
        below.setContentsMargins(0, 0, 0, 0)
        grow(theme, below.setSpacing, 20)
        below.addWidget(self.concerns)
        below.addWidget(self.requests)
        self._across = QHBoxLayout()
        grow(theme, self._across.setSpacing, 20)
        self._columns: list[QVBoxLayout] = [QVBoxLayout() for _place in range(3)]
        for column in self._columns:
            grow(theme, column.setSpacing, 20)
            column.addStretch(1)
            self._across.addLayout(column)
        below.addLayout(self._across)
        below.addStretch(1)
        # before anything is laid out: columns too wide for large letters would widen the page
        theme.changed.connect(self._arrange)

    def _arrange(self) -> None:
        """Put the cards into one, two or three columns."""
        px = self.context.theme.px
        if self.width() >= px(_THREE):
            places: tuple[int, ...] = (0, 1, 2, 0, 1, 1, 0, 0, 0, 1)
        elif self.width() >= px(_TWO):
            places = (0, 1, 1, 0, 1, 1, 0, 0, 0, 0)
        else:
            places = (0,) * len(self._in_columns)
        if places == self._places:
            return
        self._places = places
        for card, place in zip(self._in_columns, places, strict=True):
            # removeWidget, not takeAt: an item that outlives its place keeps a stale height.
            for column in self._columns:
                column.removeWidget(card)
            self._columns[place].insertWidget(self._columns[place].count() - 1, card)
        for place in range(len(self._columns)):
            self._across.setStretch(place, 1 if place in places else 0)

    def _connect(self) -> None:
        self.concerns.opened.connect(self._open_concern)
        self.requests.opened.connect(self._open_record)
        self.wemwbs.opened.connect(self._open_wellbeing)
        self.reviews.opened.connect(self._open_person)
        self.steps.opened.connect(self._open_steps)
        self.steps.ticked.connect(self._tick)
        self.crisis_plans.opened.connect(self._open_crisis_plan)
        self.pauses.opened.connect(self._open_person)
        self.outcomes.opened.connect(self._open_person)
        self.drafts.opened.connect(self._open_draft)
        self.papers.opened.connect(self._open_paper)
        self.formats.opened.connect(self._open_person)
        self.formats.given.connect(self._give)
        self.opened.opened.connect(self._open_person)
        for card in self._all:
            card.put_aside.connect(self._put_aside)

    def _put_aside(self, line: Line, kind: TodayMarkKind) -> None:
        marks, navigator = self.context.records.today_marks, self.context.navigator
        try:
            row = marks.seen(line) if kind is TodayMarkKind.SEEN else marks.not_today(line)
        except InvalidInputError as error:
            self.context.dialogs.tell(str(error))
            return
        except PlannerError as error:
            self.failed.emit(error)
            return
        self.saved.emit(row.changed_at)
        self.changed.emit()
        if kind is TodayMarkKind.SEEN:
            navigator.toast_wanted.emit(_("Seen. It comes back when it asks for something new."))
        else:
            navigator.toast_wanted.emit(_("Not today. It is back tomorrow."))

    def _tick(self, step_id: UUID, done: bool) -> None:
        try:
            self.context.records.barriers.mark_done(step_id, done)
        except PlannerError as error:
            self.changed.emit()
            self.failed.emit(error)
            return
        self.saved.emit(self.context.clock.now())

    def _give(self, line: Line) -> None:
        """The plan was given in the form it was needed in."""
        if line.item_id is None:
            return
        try:
            row = self.context.records.format_needs.given(line.item_id)
        except PlannerError as error:
            self.failed.emit(error)
            return
        self.saved.emit(row.changed_at)
        self.changed.emit()
        self.context.navigator.toast_wanted.emit(_("Given. It comes back with the next plan."))

    def _open_wellbeing(self, line: Line) -> None:
        self.context.navigator.go(Room.WELLBEING, line.person_id)

    def _open_person(self, line: Line) -> None:
        self.context.navigator.go(Room.OVERVIEW, line.person_id)

    def _open_steps(self, line: Line) -> None:
        self.context.navigator.go(Room.BARRIERS, line.person_id, line.item_id)

    def _open_paper(self, line: Line) -> None:
        self.context.navigator.go(Room.PRINT, line.person_id, line.item_id)

    def _open_record(self, line: Line) -> None:
        self.context.navigator.go(Room.THEIR_RECORD, line.person_id)

    def _open_crisis_plan(self, line: Line) -> None:
        self.context.navigator.go(Room.CRISIS_PLAN, line.person_id)

    def _open_draft(self, line: Line) -> None:
        waiting = self.context.records.drafts.waiting()
        chosen = [draft for draft in waiting if draft.id == line.item_id]
        if chosen:
            self.context.dialogs.show(DraftsDialog(self.context, chosen, self.window()))
        self.changed.emit()

    def _open_concern(self, line: Line) -> None:
        """To the concern, or to the note of another try to reach someone who missed a meeting."""
        if line.tone is Tone.ATTENTION and line.person_id is not None:
            self.context.dialogs.show(ReachDialog(self.context, line.person_id))
            self.changed.emit()
        else:
            self.context.navigator.keeping_safe_wanted.emit(line.person_id)


def _concern_deed(line: Line) -> PillWords:
    return PillWords(line.tag, icon="phone" if line.tone is Tone.ATTENTION else "go")


def _request_deed(line: Line) -> PillWords:
    return PillWords(line.tag, icon="alert" if line.tone is Tone.ATTENTION else "go")


def _print_deed(line: Line) -> PillWords:
    return PillWords(line.tag, icon="print")


def _open_deed(_line: Line) -> PillWords:
    return PillWords("", icon="next")
