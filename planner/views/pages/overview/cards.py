"""The cards of a person's overview. Each shows one thing, and offers what is missing quietly."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from planner.models import names
from planner.models.aspirations import AspirationStatus
from planner.models.questionnaires import Stage
from planner.models.times import local
from planner.models.titles import HORIZONS
from planner.models.visits import Visit
from planner.models.wemwbs import total
from planner.views.covered import Covered
from planner.views.navigation import Room
from planner.views.page import Context
from planner.views.pages.overview import words
from planner.views.pages.person_form.form import PRIVACY_HOW
from planner.views.putting_right.earlier_words import WORDS, show_earlier
from planner.views.widgets.buttons import Button, ButtonKind, IconButton
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.flush import FlushRow
from planner.views.widgets.pills import Pill
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, Divider, clear_layout
from planner.views.widgets.text import ElidedLabel, Label
from planner.words import _, day, day_of_week, plural, short_day, time_of_day

#: How many aspirations, next steps and visits show before "and more".
_MOST = 6
_VISITS = 4
#: At most so many lines of what somebody wrote, in a row of a card.
_LINES = 2


class OverviewCard(Card):
    """A title, rows made anew on each `refill`, and at most one button that goes somewhere."""

    def __init__(
        self, context: Context, title: str, button: str = "", kind: str = "surface"
    ) -> None:
        super().__init__(context.theme, kind)
        self.context = context
        self.person_id: UUID | None = None
        self.title = Label(context.theme, title, "card")
        self.rows = QVBoxLayout()
        self.go = Button(context.theme, button, ButtonKind.QUIET)
        self.below = FlushRow(context.theme, self.go)
        self.body.addWidget(self.title)
        self.body.addLayout(self.rows)
        self.body.addLayout(self.below)
        self.go.setVisible(bool(button))
        grow(context.theme, self.rows.setSpacing, 8)

    def lead_on(self) -> None:
        """Its button opens a page: an arrow says so."""
        self.go.set_icon("next")
        self.go.set_icon_last()

    def clear(self) -> None:
        """Take the rows out."""
        clear_layout(self.rows)

    def say(self, text: str, token: str = "ink") -> Label:
        """A line of words."""
        label = Label(self.context.theme, text, "support", token)
        self.rows.addWidget(label)
        return label

    def row(self, title: str, below: str, pill: tuple[str, str, str] | None) -> None:
        """A bold line, a quieter one, and a pill at the right."""
        theme = self.context.theme
        line, lines = QHBoxLayout(), QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(ClampedLabel(theme, title, "body-bold", lines=_LINES))
        if below:
            lines.addWidget(ClampedLabel(theme, below, "support", "muted", _LINES))
        line.addLayout(lines, 1)
        if pill is not None:
            line.addWidget(Pill(theme, *pill))
        if self.rows.count():
            self.rows.addWidget(Divider(theme))
        self.rows.addLayout(line)


class ConcernCard(OverviewCard):
    """An open concern, without its kind. Never on a shared screen."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Open concern"), _("Follow up"), "control")
        self.go.clicked.connect(self._open)

    def refill(self, person_id: UUID) -> None:
        """Show itself where one is open and nobody else looks."""
        self.clear()
        self.person_id = person_id
        files = self.context.records.concerns.open_ones(person_id)
        self.setVisible(bool(files) and not self.context.navigator.together)
        for file in files:
            since = local(file.concern.opened_at).date()
            accepted = [told.accepted_by for told in file.told if told.accepted_by.strip()]
            said = _("Since {day}.").format(day=day_of_week(since))
            if accepted:
                said = _("{since} Accepted by {who}.").format(since=said, who=accepted[-1])
            self.say(_("{said} How it ended is not recorded yet.").format(said=said))

    def _open(self) -> None:
        self.context.navigator.keeping_safe_wanted.emit(self.person_id)


class NotesCard(OverviewCard):
    """How many working notes there are. Never on a shared screen."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Working notes"), _("Open notes"))
        self.lead_on()
        self.go.clicked.connect(self._open)

    def refill(self, person_id: UUID, called: str) -> None:
        """Show the count."""
        self.clear()
        self.person_id = person_id
        self.setVisible(not self.context.navigator.together)
        self.say(_("Never on the plan. {name} can ask to see them.").format(name=called), "muted")
        count = self.context.records.notes.count(person_id)
        self.go.set_text(
            plural("Open {count} note", "Open {count} notes", count) if count else _("Write a note")
        )

    def _open(self) -> None:
        self.context.navigator.go(Room.NOTES, self.person_id)


class HopesCard(OverviewCard):
    """Aspirations at a glance, in the person's words."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Aspirations at a glance"), _("Open step 2"))
        self.lead_on()
        self.go.clicked.connect(self._open)

    def refill(self, person_id: UUID, pathway_id: UUID | None) -> None:
        """Show the first few of each horizon."""
        self.clear()
        self.person_id = person_id
        self.setVisible(pathway_id is not None)
        if pathway_id is None:
            return
        hopes = [
            hope
            for hope in self.context.records.aspirations.of_pathway(pathway_id)
            if hope.aspiration.status is not AspirationStatus.SET_ASIDE
        ]
        for horizon, title in HORIZONS.items():
            here = [hope.aspiration.words for hope in hopes if hope.aspiration.horizon is horizon]
            if here:
                self.rows.addWidget(Label(self.context.theme, _(title), "small-bold", "step2"))
            for said in here[:_MOST]:
                self.rows.addWidget(ClampedLabel(self.context.theme, said, lines=_LINES))
            if len(here) > _MOST:
                more = plural("and {count} more", "and {count} more", len(here) - _MOST)
                self.say(more, "muted")
        if not hopes:
            self.say(_("None written yet."), "muted")

    def _open(self) -> None:
        self.context.navigator.go(Room.ASPIRATIONS, self.person_id)


class WemwbsCard(OverviewCard):
    """The first and the latest total, and when the next is due."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("WEMWBS"), _("Open wellbeing"))
        self.lead_on()
        self.go.clicked.connect(self._open)

    def refill(self, person_id: UUID, pathway_id: UUID | None, *, finished: bool) -> None:
        """Show the results of a pathway; a `finished` one asks for nothing more."""
        self.clear()
        self.person_id = person_id
        self.setVisible(pathway_id is not None)
        if pathway_id is None:
            return
        results = self.context.records.questionnaires.results(pathway_id)
        for result in [results[0], results[-1]] if len(results) > 1 else results:
            stage = _("Baseline") if result.stage is Stage.BASELINE else _("Latest")
            said = _("{total} out of 70").format(total=total(result.answers))
            self.row(said, f"{stage}, {day(result.answered_on)}", None)
        if not finished and self.context.records.retention.died_on(person_id) is None:
            self.say(self.context.records.questionnaires.standing(pathway_id).sentence, "muted")

    def _open(self) -> None:
        self.context.navigator.go(Room.WELLBEING, self.person_id)


class GoodToKnowCard(OverviewCard):
    """How to reach safely, what helps to talk, privacy, sharing, people, papers."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Good to know"), _("Open details"))
        self.lead_on()
        self.go.clicked.connect(self._open)
        inside = QWidget()
        self.rows = QVBoxLayout(inside)
        self.rows.setContentsMargins(0, 0, 0, 0)
        grow(context.theme, self.rows.setSpacing, 8)
        what = _("birth date, safe ways, people and papers")
        self.covered = Covered(context, what, inside)
        self.body.insertWidget(1, self.covered)

    def refill(self, person_id: UUID) -> None:
        """Show what is kept about a person."""
        self.clear()
        self.person_id = person_id
        people = self.context.records.people
        person = people.get(person_id)
        if person.born_on is not None:
            years = names.age(person.born_on, self.context.clock.today())
            born = _("Born {day}, aged {age}.").format(day=day(person.born_on), age=years)
            self._line("calendar", born)
        how = _(PRIVACY_HOW[person.privacy_how]) if person.privacy_how in PRIVACY_HOW else ""
        asked = person.safe_ways_asked_on is not None
        needs = self.context.records.format_needs.of_person(person_id)
        self._line("phone" if asked else "alert", words.ways_words(person))
        self._line("text-size", words.needs_words(person, needs))
        if person.needs_review_on is not None:
            told = _("Look at these again on {day}.").format(day=day(person.needs_review_on))
            self._line("calendar", told)
        given = person.privacy_given_on is not None
        self._line(
            "check" if given else "not-yet",
            words.privacy_words(person, how if person.privacy_how else ""),
        )
        self._line("send", words.sharing_words(people.consents(person_id)))
        for contact in people.contacts(person_id):
            self._line("user", words.contact_words(contact))
        papers = self.context.records.papers.of_person(person_id)
        if papers:
            last = short_day(local(papers[0].made_at).date())
            count = plural("{count} paper", "{count} papers", len(papers))
            self._line("print", _("{count}, the last on {day}.").format(count=count, day=last))

    def _line(self, icon: str, text: str) -> None:
        theme = self.context.theme
        sign = QLabel()
        sign.setPixmap(theme.pixmap(icon, "muted", 22))
        line = QHBoxLayout()
        grow(theme, line.setSpacing, 12)
        line.addWidget(sign)
        line.addWidget(Label(theme, text, "support"), 1)
        self.rows.addLayout(line)

    def _open(self) -> None:
        self.context.navigator.go(Room.DETAILS, self.person_id)


class VisitsCard(OverviewCard):
    """The last visits; one that was written with the wrong person open can be moved.

    Emits:
        move_wanted(Visit): it belongs to someone else.
        paper_wanted(): one that was held on paper is to be typed in.
        words_wanted(Visit): more of what was said on paper is to be typed in.
    """

    move_wanted = Signal(object)
    paper_wanted = Signal()
    words_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Visits"), _("Type in a paper visit"))
        self.go.clicked.connect(self.paper_wanted)

    def refill(self, visits: Sequence[Visit], *, going_on: bool = True) -> None:
        """Show the last few; with a pathway `going_on` one can be typed in."""
        self.clear()
        self.setVisible((bool(visits) or going_on) and not self.context.navigator.together)
        self.go.setVisible(going_on)
        if not visits:
            self.say(_("None yet. One held on paper can be typed in."), "muted")
        for visit in visits[:_VISITS]:
            began = local(visit.began_at)
            when = _("{day}, {time}").format(day=day_of_week(began.date()), time=time_of_day(began))
            line = QHBoxLayout()
            lines = QVBoxLayout()
            lines.setSpacing(0)
            lines.addWidget(ElidedLabel(self.context.theme, when, "body-bold"))
            place = visit.place or _("Going on now") if visit.ended_at is None else visit.place
            if visit.typed_in_later and visit.recorded_at is not None:
                typed = short_day(local(visit.recorded_at).date())
                place = ". ".join(filter(None, (place, _("Typed in on {day}").format(day=typed))))
            if place:
                lines.addWidget(ElidedLabel(self.context.theme, place, "support", "muted"))
            line.addLayout(lines, 1)
            line.addWidget(self._more(visit, when))
            self.rows.addLayout(line)

    def _more(self, visit: Visit, when: str) -> QWidget:
        name = _("More for the visit of {when}").format(when=when)
        more = IconButton(self.context.theme, "more", name)
        menu = QMenu(more)
        action = menu.addAction(_("This belongs to someone else"))
        action.triggered.connect(partial(self._move, visit))
        if visit.typed_in_later:
            words = menu.addAction(_("Type in more of it"))
            words.triggered.connect(partial(self._type_in, visit))
        earlier = menu.addAction(_(WORDS))
        earlier.triggered.connect(partial(self._show_earlier, visit))
        more.setMenu(menu)
        return more

    def _show_earlier(self, visit: Visit, _checked: bool = False) -> None:
        show_earlier(self.context, [visit])

    def _type_in(self, visit: Visit, _checked: bool = False) -> None:
        self.words_wanted.emit(visit)

    def _move(self, visit: Visit, _checked: bool = False) -> None:
        self.move_wanted.emit(visit)
