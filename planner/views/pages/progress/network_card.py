"""How strong the people around someone feel: asked on a day, and drawn over time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from planner.models.course_chart import course_chart
from planner.models.course_words import course_sentence, network_run, network_sheet
from planner.models.networks import SocialNetwork
from planner.models.progress import Said
from planner.views.pages.progress.shown import Shown
from planner.views.pages.step_page import StepPage, fill_menu
from planner.views.putting_right.earlier_words import WORDS, show_earlier
from planner.views.typed import Typed
from planner.views.widgets.buttons import Button, ButtonKind, IconButton
from planner.views.widgets.choices import NumberScale
from planner.views.widgets.fields import WordsField
from planner.views.widgets.surfaces import Card, clear_layout
from planner.views.widgets.text import Label
from planner.words import _, day


class NetworkCard(Card):
    """The chart of the days it was asked; while it is asked again, earlier answers do not show."""

    def __init__(self, page: StepPage) -> None:
        theme = page.context.theme
        super().__init__(theme)
        self._page = page
        self._records = page.context.records.networks
        self._rows: list[SocialNetwork] = []
        self._asking = self._as_table = False
        self.shown: Shown | None = None
        self.title = _("The people around me")
        self.more = IconButton(theme, "more", _("More for the people around me"))
        self.menu = QMenu(self.more)
        self.more.clicked.connect(self._offer_more)
        self.scale = NumberScale(theme, _("How strong does it feel today?"))
        self.ends = Label(theme, _("0 is nobody, 10 is plenty."), "support", "muted")
        self.kept = Label(theme, "", "support")
        self.who = WordsField(theme, _("Who is in it"), lines=2)
        self.said = Label(theme, "", "support")
        self.ask = Button(theme, _("How strong does it feel today?"))
        self.not_now = Button(theme, _("Not now"), ButtonKind.QUIET, "not-now")
        self.typed = Typed(self.who, self._type_who, page.context, self)
        self.typed.saved.connect(page.words_saved)
        self.typed.failed.connect(page.save_failed)
        self.scale.chosen.connect(self._answer)
        self.ask.clicked.connect(self._ask)
        self.not_now.clicked.connect(self._stop)
        self._lay_out()

    def refill(self, *, as_table: bool) -> None:
        """Read the answers again; the card is not there on a finished pathway without any."""
        self._as_table = as_table
        self._rows = self._records.of_pathway(self._page.pathway_id)
        self._show()

    def forget(self) -> None:
        """Somebody else shows, or they are shown anew: nothing is being asked."""
        self._asking = False
        self.kept.set_text("")

    def _show(self) -> None:
        pathway = self._page.pathway
        is_open = pathway is not None and pathway.is_open
        self.setVisible(is_open or bool(self._rows))
        asking = self._asking and is_open
        for widget in (self.scale, self.not_now):
            widget.setVisible(asking)
        self.ask.setVisible(is_open and not asking)
        self.ends.setVisible(asking or not self._rows)
        self.more.setVisible(bool(self._rows) and not asking)
        latest = self._rows[-1] if self._rows else None
        todays = latest if latest and latest.happened_on == self._today() else None
        self.kept.setVisible(bool(self.kept.text()) and not asking and todays is not None)
        self.who.setVisible(is_open and not asking and todays is not None)
        if todays is not None:
            self.typed.show(todays.who)
        self._show_said(None if asking else latest, shows=todays is None or not is_open)
        self._draw(asking)
        if latest is not None:
            self._fill_menu(latest)

    def _show_said(self, latest: SocialNetwork | None, *, shows: bool) -> None:
        """Who was in it at the latest, where that is not in the box."""
        words = latest.who.strip() if latest is not None else ""
        self.said.setVisible(shows and bool(words))
        if words:
            self.said.set_text(_("Who is in it: “{words}”").format(words=words))

    def _draw(self, asking: bool) -> None:
        clear_layout(self._chart)
        self.shown = None
        if asking or not self._rows:
            return
        run = network_run(said_of(self._rows))
        since = run.answers[0].on
        self.shown = Shown(
            self.theme,
            self.title,
            partial(course_chart, run, since),
            partial(network_sheet, run),
            course_sentence(run),
            (180, 200, 0),
        )
        self._chart.addWidget(self.shown)
        self.shown.show_table(self._as_table)

    def _ask(self) -> None:
        if self.typed.leave():
            self._asking = True
            self.scale.set_value(None)
            self._show()
            self.scale.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop(self) -> None:
        self._asking = False
        self._show()
        self.ask.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, value: object) -> None:
        if not isinstance(value, int):
            return
        with self._page.deed():
            row = self._records.answer(self._page.pathway_id, value, visit_id=self._page.visit_id)
            self._asking = False
            before = [each for each in self._rows if each.id != row.id]
            self.kept.set_text(_kept_words(before[-1] if before else None))
            self._page.refresh()
            self.who.setFocus(Qt.FocusReason.OtherFocusReason)
            self._page.area.ensureWidgetVisible(self.who)

    def _type_who(self, text: str) -> SocialNetwork:
        return self._records.type_who(self._rows[-1].id, text)

    def _fill_menu(self, row: SocialNetwork) -> None:
        together = self._page.context.navigator.together
        deeds = [(_("Take the latest answer away"), partial(self._remove, row))]
        if self._page.said_here(row):
            deeds.append((_("Take that out"), partial(self._take_out, row)))
        if not together:
            earlier = partial(show_earlier, self._page.context, self._rows)
            deeds.append((_(WORDS), earlier))
            deeds.append((_("This belongs to someone else"), partial(self._move, row)))
        fill_menu(self.menu, [*deeds])

    def _offer_more(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _remove(self, row: SocialNetwork) -> None:
        if not self.typed.leave():
            return
        with self._page.deed():
            self._records.remove(row.id)
            self.kept.set_text("")
            self._page.refresh()
            self._page.context.navigator.toast_wanted.emit(_("Answer taken away"))

    def _take_out(self, row: SocialNetwork) -> None:
        if self.typed.leave() and self._page.take_out(row, row.who or self.title):
            self._page.refresh()

    def _move(self, row: SocialNetwork) -> None:
        if self._page.move_away(row):
            self._page.refresh()

    def _today(self) -> object:
        return self._page.context.clock.today()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(self.theme, self.title, "card"), 1)
        head.addWidget(self.more)
        self._chart = QVBoxLayout()
        self.body.addLayout(head)
        self.body.addLayout(self._chart)
        for widget in (self.said, self.scale, self.ends, self.kept, self.who):
            self.body.addWidget(widget)
        below = QHBoxLayout()
        below.addWidget(self.ask)
        below.addWidget(self.not_now)
        below.addStretch(1)
        self.body.addLayout(below)


def said_of(rows: Sequence[SocialNetwork]) -> list[Said]:
    """Entries as a course's answers."""
    return [
        Said(row.happened_on, float(row.strength), words=row.who)
        for row in rows
        if row.happened_on is not None
    ]


def _kept_words(before: SocialNetwork | None) -> str:
    if before is None or before.happened_on is None:
        return _("Kept. This is the first answer.")
    return _("Kept. On {day} it was: {number} out of 10.").format(
        day=day(before.happened_on), number=before.strength
    )
