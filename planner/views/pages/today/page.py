"""Today: concerns first, then what is due, planned and waiting, from everyone's records."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.models.names import initials
from planner.records.today import Meeting, Overview
from planner.records.today_lines import Line, Tone
from planner.views.keeping_safe.reaching import ReachDialog
from planner.views.navigation import Room
from planner.views.page import Context, Page
from planner.views.pages.today.backup_line import BackupLine
from planner.views.pages.today.cards import (
    DeedCard,
    StepsCard,
    TodayCard,
    no_words,
    papers_words,
    steps_words,
)
from planner.views.pages.today.keeping import KeepingBanner
from planner.views.widgets.line_button import LineButton
from planner.views.widgets.messages import Banner, EmptyState
from planner.views.widgets.pills import PillWords
from planner.views.widgets.text import Label, PageTitle
from planner.words import _, day_of_week, listing, plural, time_of_day

#: Design pixels from which cards stand in three columns, and in two.
_THREE, _TWO = 1000, 640
#: People booked today who are named in the line below the title.
_NAMED = 6


class TodayPage(Page):
    """The first page after unlocking. It only reads, but for the ticks of next steps."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.overview = Overview()
        self._places: tuple[int, ...] = ()
        self._make_parts(context)
        self._lay_out(context)
        self._connect(context)

    def focus_first(self) -> None:
        """The page's title."""
        self.title.setFocus()

    def refresh(self) -> None:
        """Read everything again; the keyboard stays on its line."""
        here = self._focused_row()
        self.overview = self.context.records.today.overview()
        self._show()
        if here is not None:
            card, row = here
            rows = card.buttons()
            if rows:
                rows[min(row, len(rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _show(self) -> None:
        overview, hidden = self.overview, self.context.navigator.names_hidden
        now = self.context.clock.local_now()
        self.title.set_text(_greeting(now.hour, self._planner_name()))
        self.sentence.set_text(
            f"{day_of_week(now.date())}. {_meetings_words(overview.meetings, hidden)}"
        )
        lists = {
            self.concerns: overview.concerns,
            self.wemwbs: overview.wemwbs,
            self.reviews: overview.reviews,
            self.pathways: overview.pathways,
            self.steps: overview.steps,
            self.papers: overview.papers,
            self.requests: overview.requests,
            self.opened: overview.opened,
        }
        for card, lines in lists.items():
            card.show_listing(lines, hidden)
        self.concerns.setVisible(bool(overview.concerns.total))
        self.requests.setVisible(bool(overview.requests.total))
        self.pathways.setVisible(bool(overview.pathways.total))
        self.keeping.look()
        notice = self.context.records.questionnaires.licence_notice()
        self.licence.show_sentence(notice or "", _("Settings"))
        self.licence.setVisible(notice is not None)
        self.backup_line.refresh()
        self._show_backup_notice()
        bare = not any(lines.total for lines in lists.values())
        self.nothing.setVisible(bare)
        self.cards.setVisible(not bare)

    def _show_backup_notice(self) -> None:
        """At most one banner on a screen: the line below says it too."""
        sentence = self.backup_line.reminder()
        self.backup_notice.show_sentence(sentence, _("Back up now"))
        self.backup_notice.setVisible(bool(sentence) and self.licence.isHidden())
        below_banner = self.context.theme.px(14) * (not self.backup_notice.isHidden())
        self._below.setContentsMargins(0, below_banner, 0, 0)

    def _planner_name(self) -> str:
        planner = self.context.records.settings.planner()
        return planner.name if planner else ""

    def _focused_row(self) -> tuple[TodayCard, int] | None:
        focused = QApplication.focusWidget()
        for card in (
            self.concerns,
            self.requests,
            self.pathways,
            self.wemwbs,
            self.reviews,
            self.papers,
            self.opened,
        ):
            rows = card.buttons()
            if isinstance(focused, LineButton) and focused in rows:
                return card, rows.index(focused)
        return None

    def _arrange(self) -> None:
        """Put the cards into one, two or three columns."""
        px = self.context.theme.px
        cards = (self.wemwbs, self.reviews, self.steps, self.papers, self.opened)
        if self.width() >= px(_THREE):
            places = (0, 1, 2, 0, 1)
        elif self.width() >= px(_TWO):
            places = (0, 1, 1, 0, 0)
        else:
            places = (0, 0, 0, 0, 0)
        if places == self._places:
            return
        self._places = places
        for card, place in zip(cards, places, strict=True):
            # removeWidget, not takeAt: an item that outlives its place keeps a stale height.
            for column in self._columns:
                column.removeWidget(card)
            self._columns[place].insertWidget(self._columns[place].count() - 1, card)
        for place in range(len(self._columns)):
            self._across.setStretch(place, 1 if place in places else 0)

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

    def _open_concern(self, line: Line) -> None:
        """To the concern, or to the note of another try to reach someone who missed a meeting."""
        if line.tone is Tone.ATTENTION and line.person_id is not None:
            self.context.dialogs.show(ReachDialog(self.context, line.person_id))
            self.refresh()
        else:
            self.context.navigator.keeping_safe_wanted.emit(line.person_id)

    def _tick(self, step_id: UUID, done: bool) -> None:
        try:
            self.context.records.barriers.mark_done(step_id, done)
        except PlannerError as error:
            self.refresh()
            self.save_failed.emit(error)
            return
        self.words_saved.emit(self.context.clock.now())

    def _names_hidden(self, _hidden: bool) -> None:
        self._show()

    def _settings(self) -> None:
        self.context.navigator.go(Room.SETTINGS)

    def _new_person(self) -> None:
        self.context.navigator.go(Room.NEW_PERSON)

    def _make_parts(self, context: Context) -> None:
        theme = context.theme
        self.title = PageTitle(theme, "")
        self.sentence = Label(theme, "", "body", "muted")
        self.concerns = DeedCard(theme, "keeping-safe", _("Follow up a concern"), "", _concern_deed)
        self.concerns.set_kind("control")
        self.requests = DeedCard(theme, "note", _("Copies of records asked for"), "", _request_deed)
        self.keeping = KeepingBanner(context)
        self.wemwbs = TodayCard(theme, "outcomes", _("WEMWBS due"), _("Nothing due this week."))
        self.reviews = TodayCard(theme, "calendar", _("Reviews due"), _("Nothing due this week."))
        self.pathways = TodayCard(theme, "clock", _("Pathways to look at again"), "")
        self.steps = StepsCard(
            theme,
            "step2-aspirations",
            _("Next steps this week"),
            _("Nothing planned this week."),
            steps_words,
        )
        self.papers = DeedCard(
            theme,
            "print",
            _("Prints to give later"),
            _("Nothing waits for a printer."),
            _print_deed,
            papers_words,
        )
        self.opened = DeedCard(
            theme,
            "clock",
            _("Recently opened"),
            _("Nobody was opened lately."),
            _open_deed,
            no_words,
        )
        self.licence = Banner(theme, "attention", "", _("Settings"))
        self.backup_notice = Banner(theme, "attention", "", _("Back up now"))
        self.backup_line = BackupLine(context)
        self.nothing = EmptyState(theme, _("Nothing due this week."), _("New person"), icon="plus")

    def _lay_out(self, context: Context) -> None:
        theme = context.theme
        self.cards = QWidget()
        self._below = below = QVBoxLayout(self.cards)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(theme.px(20))
        below.addWidget(self.concerns)
        below.addWidget(self.requests)
        below.addWidget(self.pathways)
        self._across = QHBoxLayout()
        self._across.setSpacing(theme.px(20))
        self._columns: list[QVBoxLayout] = [QVBoxLayout() for _place in range(3)]
        for column in self._columns:
            column.setSpacing(theme.px(20))
            column.addStretch(1)
            self._across.addLayout(column)
        below.addLayout(self._across)
        below.addStretch(1)
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.addWidget(self.title)
        self._inside.addWidget(self.sentence)
        self._inside.addSpacing(theme.px(12))
        self._inside.addWidget(self.licence)
        self._inside.addWidget(self.backup_notice)
        self._inside.addWidget(self.keeping)
        self._inside.addWidget(self.cards, 1)
        self._inside.addWidget(self.nothing, 1)
        self._inside.addWidget(self.backup_line)
        self.lay_scrolled(inside)
        theme.changed.connect(self._space)
        self._space()

    def _connect(self, context: Context) -> None:
        self.concerns.opened.connect(self._open_concern)
        self.requests.opened.connect(self._open_record)
        self.wemwbs.opened.connect(self._open_wellbeing)
        self.reviews.opened.connect(self._open_person)
        self.pathways.opened.connect(self._open_person)
        self.steps.opened.connect(self._open_steps)
        self.steps.ticked.connect(self._tick)
        self.papers.opened.connect(self._open_paper)
        self.opened.opened.connect(self._open_person)
        self.nothing.pressed.connect(self._new_person)
        self.licence.pressed.connect(self._settings)
        self.backup_notice.pressed.connect(self.backup_line.back_up)
        self.backup_line.changed.connect(self._show_backup_notice)
        context.navigator.names_hidden_changed.connect(self._names_hidden)

    def _space(self) -> None:
        px = self.context.theme.px
        edge: QLayout = self._inside
        edge.setContentsMargins(px(32), px(16), px(32), px(14))
        self._inside.setSpacing(px(2))


def _greeting(hour: int, name: str) -> str:
    if hour < 12:
        hello = _("Good morning, {name}") if name else _("Good morning")
    elif hour < 18:
        hello = _("Good afternoon, {name}") if name else _("Good afternoon")
    else:
        hello = _("Good evening, {name}") if name else _("Good evening")
    return hello.format(name=name)


def _meetings_words(meetings: list[Meeting], hidden: bool) -> str:
    """Who is booked today, by what they are called."""
    if not meetings:
        return _("Nobody is booked today.")
    people = []
    for meeting in meetings[:_NAMED]:
        name = initials(meeting.called) if hidden else meeting.called
        words = _("{name} at {time}") if meeting.at else _("{name}")
        at = time_of_day(meeting.at) if meeting.at else ""
        people.append(words.format(name=name, time=at))
    if len(meetings) > _NAMED:
        people.append(plural("{count} more", "{count} more", len(meetings) - _NAMED))
    start = plural("{count} person today", "{count} people today", len(meetings))
    return f"{start}: {listing(people)}."


def _concern_deed(line: Line) -> PillWords:
    return PillWords(line.tag, icon="phone" if line.tone is Tone.ATTENTION else "go")


def _request_deed(line: Line) -> PillWords:
    return PillWords(line.tag, icon="alert" if line.tone is Tone.ATTENTION else "go")


def _print_deed(line: Line) -> PillWords:
    return PillWords(line.tag, icon="print")


def _open_deed(_line: Line) -> PillWords:
    return PillWords("", icon="next")
