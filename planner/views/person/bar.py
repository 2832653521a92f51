"""The bar over a person's pages: who it is, and in a visit the few things a visit needs."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.models import names
from planner.models.pathways import Pathway
from planner.models.people import Person
from planner.models.times import local
from planner.models.visits import Appointment, Visit
from planner.views.hidden_names import shown_name
from planner.views.navigation import Room
from planner.views.page import Context
from planner.views.pathway_words import KINDS
from planner.views.widgets.buttons import Button, ButtonKind, Chip, IconButton
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.flush import ARROW, Beyond
from planner.views.widgets.marks import Initials
from planner.views.widgets.pills import Pill, PillWords, pill_size
from planner.views.widgets.spoken import SpokenSaved
from planner.views.widgets.text import ElidedLabel
from planner.words import _, day_of_week, time_of_day

#: What the actions below the name have, in design pixels, to say all of their words.
_ROOMY = 1280
#: The least width of a long name, in design pixels.
_NAME = 180
#: A time as long as any.
_LATE = time(20, 8)


class PersonBar(QWidget):
    """Name, what matters about it now, and what can be done.

    Emits:
        end_wanted(): End visit was pressed.
        jot_wanted(): Jot was pressed.
    """

    end_wanted = Signal()
    jot_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._person_id: UUID | None = None
        self._compact = self._in_visit = False
        self._says_saved = True
        self._kind_shows = self._on_paper = self._can_turn = False
        theme = context.theme
        self.back = IconButton(theme, "back", _("Back"))
        self.back.clicked.connect(context.navigator.back)
        self._initials = Initials(theme, "")
        self.name = ElidedLabel(theme, "", "person")
        self._kind = Pill(theme, "", "outline")
        self.together = Chip(theme, _("Together"), "together", checkable=True)
        self.together.setToolTip(
            _("While you look together, notes, search and everyone else are hidden.")
        )
        self.together.clicked.connect(context.navigator.set_together)
        self.saved = Pill(theme, "", "success", "check")
        self._spoken = SpokenSaved(self.saved)
        self.saved.hide()
        self._detail = ElidedLabel(theme, "", "support", "muted")
        # it takes what room there is: its length must not send buttons below each other
        self._detail.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.end = Button(theme, _("End visit"), ButtonKind.QUIET, "end-visit")
        self.end.clicked.connect(self.end_wanted)
        self.jot = Button(theme, _("Jot"), ButtonKind.SECONDARY, "jot")
        self.jot.setToolTip(_("Ctrl+J"))
        self.jot.clicked.connect(self.jot_wanted)
        self.keeping_safe = Button(theme, _("Keeping safe"), ButtonKind.SECONDARY, "keeping-safe")
        self.keeping_safe.setToolTip(_("Ctrl+Shift+C"))
        self.keeping_safe.clicked.connect(self._keep_safe)
        self.print = Button(theme, _("Print plan"), ButtonKind.SECONDARY, "print")
        self.print.clicked.connect(self._print)
        self.turn = Button(theme, _("Turn the screen"), ButtonKind.SECONDARY, "turn-screen")
        self.turn.setToolTip(_("Ctrl+Shift+T"))
        self.turn.clicked.connect(context.navigator.turn_wanted)
        self.start = Button(theme, _("Start visit"), ButtonKind.PRIMARY, "together")
        self.start.clicked.connect(self._start)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._lay_out()
        theme.changed.connect(self.restyle)
        self.restyle()

    def show_person(
        self,
        person: Person,
        pathway: Pathway | None,
        visit: Visit | None,
        coming: Appointment | None,
        *,
        other_visit: bool,
        on_paper: bool,
    ) -> None:
        """Show a person; `visit` is the one going on with them, `coming` their next meeting.

        While `other_visit` goes on with someone else, none can be started here. `on_paper`: there
        is a plan to print, of this pathway or one before.
        """
        if person.id != self._person_id:
            self.saved.hide()
        self._person_id = person.id
        in_visit, together = visit is not None, self._context.navigator.together
        self._in_visit = in_visit
        self.name.set_text(shown_name(self._context.navigator, person))
        self._initials.set_text(names.initials(person.full_name or person.called))
        self.back.setVisible(not together)
        self._show_back()
        self._kind_shows = pathway is not None and not in_visit and not together
        self._can_turn = pathway is not None
        self._on_paper = on_paper
        if pathway is not None:
            words, icon = KINDS[pathway.kind]
            self._kind.set_words(_(words), "outline", icon)
            self._keep_whole(self._kind)
        self.together.setVisible(in_visit)
        self.together.setChecked(together)
        died = self._context.records.retention.died_on(person.id) is not None
        self._detail.set_pieces(
            [self._visit_words(visit)]
            if visit
            else self._person_words(person, None if died else coming)
        )
        self.set_compact(self._compact)
        for button in (self.end, self.jot):
            button.setVisible(in_visit)
        self.start.setVisible(not in_visit and not other_visit and not died)

    def show_saved(self, moment: datetime) -> None:
        """Say quietly that everything is kept, and since when."""
        words = _saved_at(local(moment).time())
        self.saved.set_words(words.text, words.kind, words.icon)
        self._keep_whole(self.saved)
        self.saved.show()
        self._show_kind()
        self._spoken.say(self.saved.text())

    def hide_saved(self) -> None:
        """Say it no more: the page does."""
        self.saved.hide()
        self._show_kind()

    def set_says_saved(self, says: bool) -> None:
        """Whether the page below leaves it to this to say since when all is saved."""
        self._says_saved = says

    def set_compact(self, compact: bool) -> None:
        """In a small window: the actions below the name, and less said about it.

        Print plan and Turn the screen are behind the stepper's More then: one row of actions.
        """
        self._compact = compact
        self.print.setVisible(self._on_paper and not compact)
        self.turn.setVisible(self._can_turn and not compact)
        self._detail.setVisible(not compact and bool(self._detail.text()))
        self._stack(not self._fits_beside())
        self._show_kind()
        edge = self._context.theme.px(32)
        top = self._context.theme.px(8 if compact else 14)
        self._row.setContentsMargins(edge, top, edge, self._context.theme.px(8))

    def _fits_beside(self) -> bool:
        """Leave out what must be for the actions to stand beside the name, where they can."""
        if not self._compact:
            for shorter, initials in ((False, True), (True, True), (True, False)):
                self._say(shorter=shorter, initials=initials)
                if not self._is_crowded(max(self._pills(), default=0)):
                    return True
        roomy = self.window().width() >= self._context.theme.px(_ROOMY)
        self._say(shorter=not roomy, initials=not self._compact)
        return False

    def _say(self, *, shorter: bool, initials: bool) -> None:
        self._initials.setVisible(initials)
        self.print.setText(_("Print") if shorter else _("Print plan"))
        self.print.setAccessibleName(_("Print plan"))
        self.turn.setText(_("Turn") if shorter else _("Turn the screen"))
        self.turn.setAccessibleName(_("Turn the screen"))

    def _stack(self, stacked: bool) -> None:
        """The actions below the name, or beside it."""
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if stacked else way.LeftToRight)
        if stacked:
            self._first.insertWidget(1, self.together)
        else:
            self._row.insertWidget(1, self.together, 0, Qt.AlignmentFlag.AlignTop)
        wide = QSizePolicy.Policy.Ignored if stacked else QSizePolicy.Policy.Preferred
        self.name.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        least = min(self.name.sizeHint().width(), self._context.theme.px(_NAME))
        self.name.setMinimumWidth(0 if stacked else least)
        self._first.setStretchFactor(self.name, 100 if stacked else 0)

    def _is_crowded(self, *pills: int) -> bool:
        """Whether name, `pills` so wide and the actions have too little room on one line."""
        px, parent = self._context.theme.px, self.parentWidget()
        beside: tuple[QWidget, ...] = (self.back, self._initials, self.together)
        widths = [*(_width(each) for each in beside if not each.isHidden()), *pills]
        widths += [min(self.name.sizeHint().width(), px(_NAME)), self._actions.sizeHint().width()]
        needed = sum(width + px(12) for width in widths) + px(64)
        return parent is not None and needed > parent.width()

    def _pills(self) -> list[int]:
        """How wide what may stand after the name is; that all is saved is not said yet."""
        widths = [self._kind.sizeHint().width()] if self._kind_shows else []
        if self._says_saved:
            widths.append(pill_size(self._context.theme, _saved_at(_LATE)).width())
        return widths

    def _show_kind(self) -> None:
        """Where there is room for one of the two, that all is saved takes the place of the kind."""
        stacked = self._row.direction() is QBoxLayout.Direction.TopToBottom
        both = stacked or not self._is_crowded(*self._pills())
        shows = self._kind_shows and not self._compact and (both or self.saved.isHidden())
        self._kind.setVisible(shows)

    def restyle(self) -> None:
        """Take spaces from the theme again."""
        px = self._context.theme.px
        self._row.setSpacing(px(12))
        self._who.setSpacing(px(12))
        self._show_back()
        self._actions.setSpacing(px(8))
        self._first.setSpacing(px(12))
        for pill in (self.saved, self._kind):
            self._keep_whole(pill)
        self.set_compact(self._compact)

    def _keep_whole(self, pill: Pill) -> None:
        """Let the name give way, not this."""
        pill.setMinimumWidth(pill.sizeHint().width())

    def _show_back(self) -> None:
        """Its arrow begins where the page below begins."""
        aside = 0 if self.back.isHidden() else self._context.theme.px(ARROW)
        self._who.set_beyond(aside, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lies on white."""
        QPainter(self).fillRect(self.rect(), self._context.theme.color("surface"))

    def _lay_out(self) -> None:
        self._first = QHBoxLayout()
        self._first.setContentsMargins(0, 0, 0, 0)
        for widget in (self.name, self._kind, self.saved):
            self._first.addWidget(widget)
        self._first.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(self._first)
        words.addWidget(self._detail)
        self._actions = FlowLayout()
        buttons = (self.end, self.jot, self.keeping_safe, self.print, self.turn, self.start)
        for button in buttons:
            self._actions.addWidget(button)
        self._who = Beyond()
        self._who.addWidget(self.back)
        self._who.addWidget(self._initials)
        self._who.addLayout(words, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addLayout(self._who, 1)
        self._row.addLayout(self._actions)

    def _visit_words(self, visit: Visit) -> str:
        began = local(visit.began_at)
        since = time_of_day(began)
        if began.date() != self._context.clock.today():
            since = _("{day}, {time}").format(day=day_of_week(began.date()), time=since)
        if visit.place:
            return _("Visit since {time}, {place}").format(time=since, place=visit.place)
        return _("Visit since {time}").format(time=since)

    def _person_words(self, person: Person, coming: Appointment | None) -> list[str]:
        today = self._context.clock.today()
        told = []
        hidden = self._context.navigator.covers_details
        if person.born_on is not None and not hidden:
            told.append(_("Aged {age}").format(age=names.age(person.born_on, today)))
        if person.detail and not hidden:
            told.append(person.detail)
        if coming is not None:
            told.append(_coming_words(coming, today))
        return told

    def _keep_safe(self) -> None:
        self._context.navigator.keeping_safe_wanted.emit(self._person_id)

    def _print(self) -> None:
        self._context.navigator.go(Room.PRINT, self._person_id)

    def _start(self) -> None:
        self._context.navigator.visit_wanted.emit(self._person_id)


def _width(widget: QWidget) -> int:
    """What it asks for; what is drawn has a size and no hint."""
    return max(widget.sizeHint().width(), widget.minimumWidth())


def _saved_at(moment: time) -> PillWords:
    return PillWords(_("Saved, {time}").format(time=time_of_day(moment)), "success", "check")


def _coming_words(coming: Appointment, today: date) -> str:
    on = _("today") if coming.on == today else day_of_week(coming.on)
    if coming.at is None:
        return _("Next visit {day}").format(day=on)
    return _("Next visit {day}, {time}").format(day=on, time=time_of_day(coming.at))
