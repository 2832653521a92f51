"""Today: concerns first, then what is due, planned and waiting, from everyone's records."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from planner.records.today import Overview
from planner.views.navigation import Room
from planner.views.page import Context, Page
from planner.views.pages.today.backup_line import BackupLine
from planner.views.pages.today.keeping import KeepingBanner
from planner.views.pages.today.lists import TodayLists
from planner.views.pages.today.meetings_words import meetings_words
from planner.views.pages.today.sheets import TodaySheets
from planner.views.pages.today.whats_new import WhatsNewNote
from planner.views.tour.offer import TourOffer
from planner.views.widgets.flush import Beyond, flush_by
from planner.views.widgets.messages import Banner, EmptyState
from planner.views.widgets.text import Label, PageTitle
from planner.words import _, day_of_week


class TodayPage(Page):
    """The first page after unlocking. It ticks next steps and puts lines aside; else it reads."""

    undo_page = "today"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.overview = Overview()
        self._make_parts(context)
        self._lay_out(context)
        self._connect(context)

    def focus_first(self) -> None:
        """The page's title."""
        self.title.setFocus()

    def refresh(self) -> None:
        """Read everything again; the keyboard stays on its line."""
        here = self.cards.here()
        self.overview = self.context.records.today.overview()
        self._show()
        if here is not None:
            card, place = here
            if not card.focus_line(place):
                self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        overview, hidden = self.overview, self.context.navigator.names_hidden
        now = self.context.clock.local_now()
        self.title.set_text(_greeting(now.hour, self._planner_name()))
        self.sentence.set_text(
            f"{day_of_week(now.date())}. {meetings_words(overview.meetings, hidden)}"
        )
        self.cards.show_overview(overview, hidden)
        self.keeping.look()
        notice = self.context.records.questionnaires.licence_notice()
        self.licence.show_sentence(notice or "", _("Settings"))
        self.licence.setVisible(notice is not None)
        self.backup_line.refresh()
        self._show_backup_notice()
        room = self.licence.isHidden() and self.backup_notice.isHidden()
        self.whats_new.refresh(room=room)
        self.tour.refresh(room=room and self.whats_new.isHidden())
        some = self.cards.has_any(overview)
        self.nothing.setVisible(not some)
        self.cards.setVisible(some)
        self.sheets.show_overview(overview, some=some)

    def _show_backup_notice(self) -> None:
        """At most one banner on a screen: the line below says it too."""
        sentence = self.backup_line.reminder()
        self.backup_notice.show_sentence(sentence, _("Back up now"))
        self.backup_notice.setVisible(bool(sentence) and self.licence.isHidden())
        self.cards.set_margin_above(self.context.theme.px(14) * (not self.backup_notice.isHidden()))

    def _planner_name(self) -> str:
        planner = self.context.records.settings.planner()
        return planner.name if planner else ""

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
        self.cards = TodayLists(context)
        self.sheets = TodaySheets(context)
        self.keeping = KeepingBanner(context)
        self.whats_new = WhatsNewNote(context)
        self.tour = TourOffer(context)
        self.licence = Banner(theme, "attention", "", _("Settings"))
        self.backup_notice = Banner(theme, "attention", "", _("Back up now"))
        self.backup_line = BackupLine(context)
        self.nothing = EmptyState(theme, _("Nothing due this week."), _("New person"), icon="plus")

    def _lay_out(self, context: Context) -> None:
        theme = context.theme
        inside = QWidget()
        self.lay_scrolled(inside)
        self._inside = QVBoxLayout(inside)
        self._inside.addWidget(self.title)
        self._inside.addWidget(self.sentence)
        self._inside.addSpacing(theme.px(12))
        self._inside.addWidget(self.licence)
        self._inside.addWidget(self.backup_notice)
        self._inside.addWidget(self.keeping)
        self._inside.addWidget(self.whats_new)
        self._inside.addWidget(self.tour)
        self._inside.addWidget(self.cards, 1)
        self._inside.addWidget(self.nothing, 1)
        self._ends = Beyond(), Beyond()
        for row, end in zip(self._ends, (self.sheets, self.backup_line), strict=True):
            row.addWidget(end)
            self._inside.addLayout(row)
        theme.changed.connect(self._space)
        self._space()

    def _connect(self, context: Context) -> None:
        self.cards.changed.connect(self.refresh)
        self.cards.saved.connect(self.words_saved)
        self.cards.failed.connect(self.save_failed)
        self.nothing.pressed.connect(self._new_person)
        self.licence.pressed.connect(self._settings)
        self.tour.failed.connect(self.save_failed)
        self.backup_notice.pressed.connect(self.backup_line.back_up)
        self.backup_line.changed.connect(self._show_backup_notice)
        context.navigator.names_hidden_changed.connect(self._names_hidden)

    def _space(self) -> None:
        px = self.context.theme.px
        edge: QLayout = self._inside
        edge.setContentsMargins(px(32), px(16), px(32), px(14))
        self._inside.setSpacing(px(2))
        edge_of_buttons = flush_by(self.context.theme)
        self._ends[0].set_beyond(edge_of_buttons, 0)
        self._ends[1].set_beyond(0, edge_of_buttons)


def _greeting(hour: int, name: str) -> str:
    if hour < 12:
        hello = _("Good morning, {name}") if name else _("Good morning")
    elif hour < 18:
        hello = _("Good afternoon, {name}") if name else _("Good afternoon")
    else:
        hello = _("Good evening, {name}") if name else _("Good evening")
    return hello.format(name=name)
