"""Start visit: who is here, how, where, with whom, and what they would like from today."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.models import names
from planner.models.people import Person
from planner.models.visits import Interpreting, VisitHow
from planner.views.dialogs import PanelDialog
from planner.views.help.topics import VISIT
from planner.views.navigation import Room
from planner.views.page import Context
from planner.views.person.in_room import InRoom
from planner.views.person.where import Where
from planner.views.theme import Theme
from planner.views.visit.prepared import Prepared
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import RadioRow, Tick
from planner.views.widgets.fields import TextField, WordsField
from planner.views.widgets.marks import Initials
from planner.views.widgets.messages import Banner
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, Veil
from planner.views.widgets.text import Label
from planner.words import N_, _, day, day_of_week, time_of_day

#: From this text size on, the tick stands below the name.
_LARGE = 150
#: How a visit can be held.
HOW = {
    VisitHow.IN_PERSON: N_("In person"),
    VisitHow.PHONE: N_("Phone"),
    VisitHow.VIDEO: N_("Video"),
    VisitHow.HOME: N_("Home"),
}
_INTERPRETING = {
    Interpreting.NONE: N_("No"),
    Interpreting.IN_ROOM: N_("In the room"),
    Interpreting.BY_PHONE: N_("By phone"),
}


class _PlainPage(Veil):
    """Covers the window while a visit starts: the person may already be looking."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        self._theme = theme
        super().__init__(window)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The desk, and the program's mark."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("desk"))
        edge = self._theme.px(32)
        painter.drawPixmap(edge, edge, self._theme.picture("mark", 44))


class StartVisitDialog(PanelDialog):
    """Confirms who is here and starts the visit; then the screen is shared."""

    wanted_width = 920
    help_topic = VISIT

    def __init__(self, context: Context, person_id: UUID) -> None:
        super().__init__(context.theme, _("Start visit"), context.dialogs.window)
        self._context = context
        self._plain: _PlainPage | None = None
        self._person: Person = context.records.people.get(person_id)
        self._pathway = context.records.pathways.current(person_id)
        now = context.clock.local_now()
        told = _("{day}, {time}. Together comes on: notes, search and everyone else are hidden.")
        self.body.addWidget(
            Label(
                context.theme,
                told.format(day=day_of_week(now.date()), time=time_of_day(now)),
                "support",
                "muted",
            )
        )
        self.problem = Banner(context.theme, "attention", "")
        self.problem.hide()
        if self._pathway is None:
            self._offer_pathway()
        else:
            self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Open over a plain page."""
        parent = self.parentWidget()
        if parent is not None and self._plain is None:
            self._plain = _PlainPage(self.theme, parent.window())
        super().showEvent(event)

    def done(self, result: int) -> None:
        """Close, and show again what lay beneath."""
        super().done(result)
        if self._plain is not None:
            self._plain.hide()
            self._plain.deleteLater()
            self._plain = None

    def start(self) -> None:
        """Start the visit; anything in the way is said, and nothing typed is lost."""
        if self._pathway is None:
            return
        if not self.confirmed.isChecked():
            self._tell(_("First tick that this is who is here."))
            self.confirmed.setFocus()
            return
        how, interpreting = self.how.value(), self.interpreting.value()
        if not isinstance(how, VisitHow) or not isinstance(interpreting, Interpreting):
            raise TypeError(how, interpreting)
        try:
            self._context.records.visits.start(
                self._person.id,
                self._pathway.id,
                how,
                self.where.text() if how is VisitHow.IN_PERSON else "",
                self.in_room.names(),
                interpreting,
                self.language.text().strip(),
                self.agenda.text(),
            )
        except PlannerError as error:
            self._tell(str(error))
            return
        self.accept()
        self._context.navigator.set_together(True)
        self._context.navigator.visit_changed.emit()

    def reject(self) -> None:
        """Leave without starting; words already typed are asked about first."""
        if not self.leave() and not self._context.dialogs.ask(
            _("Leave without starting?"),
            _("What is written under “What would you like from today?” is not kept."),
            _("Leave"),
            safe=_("Stay here"),
            danger=True,
        ):
            return
        super().reject()

    def leave(self) -> bool:
        """Words for a visit that has not started have nowhere to be kept."""
        if self._pathway is None:
            return True
        prepared = self._prepared.wants if self._prepared else ""
        return self.agenda.text().strip() in ("", prepared.strip())

    def _ask(self) -> None:
        theme = self._context.theme
        self.body.addWidget(self._who())
        self.body.addLayout(self._how_and_where())
        self.in_room = InRoom(self._context, self._person)
        self.body.addWidget(self.in_room)
        self.body.addLayout(self._interpreter())
        self.agenda = WordsField(
            theme,
            _("What would you like from today?"),
            _("Or leave it empty, and ask as you go."),
            lines=2,
        )
        self._prepared = self._context.records.preparations.waiting(self._person.id)
        self.agenda.set_text(self._prepared.wants if self._prepared else "")
        self.body.addWidget(self.agenda)
        self.body.addWidget(Prepared(theme, self._prepared))
        self.body.addWidget(self.problem)
        start = Button(theme, _("Start visit"), ButtonKind.PRIMARY, "together")
        start.clicked.connect(self.start)
        not_now = Button(theme, _("Not now"))
        not_now.clicked.connect(self.reject)
        someone_else = Button(theme, _("Someone else is here"), ButtonKind.QUIET)
        someone_else.clicked.connect(self._someone_else)
        self.add_buttons(start, not_now, someone_else)
        self.confirmed.setFocus()

    def _who(self) -> Card:
        theme, person = self._context.theme, self._person
        card = Card(theme, "primary")
        called = names.whole(person.called, person.full_name)
        born = _("Birth date not known")
        if person.born_on is not None:
            age = names.age(person.born_on, self._context.clock.today())
            born = _("Born {day}, aged {age}").format(day=day(person.born_on), age=age)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(theme, called, "person"))
        words.addWidget(Label(theme, born, "support"))
        self.confirmed = Tick(theme, _("Yes, this is who is here"))
        who = QHBoxLayout()
        grow(theme, who.setSpacing, 16)
        who.addWidget(Initials(theme, names.initials(person.full_name or person.called), 56))
        who.addLayout(words, 1)
        way = QBoxLayout.Direction
        row = QBoxLayout(way.TopToBottom if theme.scale >= _LARGE else way.LeftToRight)
        row.addLayout(who, 1)
        row.addWidget(self.confirmed)
        card.body.addLayout(row)
        card.set_spaces(16, 8, 12, 8, 12)
        return card

    def _how_and_where(self) -> QHBoxLayout:
        theme = self._context.theme
        self.how = RadioRow(theme, _("How"), [(how, _(words)) for how, words in HOW.items()])
        self.how.set_value(VisitHow.IN_PERSON)
        self.how.chosen.connect(self._show_where)
        self.where = Where(self._context, self._person.id)
        return self._halves(self.how, self.where)

    def _interpreter(self) -> QHBoxLayout:
        theme = self._context.theme
        options = [(one, _(words)) for one, words in _INTERPRETING.items()]
        self.interpreting = RadioRow(theme, _("Interpreter"), options)
        self.language = TextField(
            theme, _("Language"), _("Family do not interpret questions about safety.")
        )
        needed = self._person.interpreter_needed
        self.interpreting.set_value(Interpreting.IN_ROOM if needed else Interpreting.NONE)
        self.interpreting.chosen.connect(self._show_language)
        self._show_language()
        return self._halves(self.interpreting, self.language)

    def _halves(self, *widgets: RadioRow | Where | TextField) -> QHBoxLayout:
        row = QHBoxLayout()
        grow(self._context.theme, row.setSpacing, 20)
        policy = widgets[1].sizePolicy()
        policy.setRetainSizeWhenHidden(widgets[1] is self.where)
        widgets[1].setSizePolicy(policy)
        for widget in widgets:
            row.addWidget(widget, 1 if row.count() else 2, Qt.AlignmentFlag.AlignTop)
        return row

    def _show_where(self) -> None:
        self.where.setVisible(self.how.value() is VisitHow.IN_PERSON)

    def _show_language(self) -> None:
        self.language.setVisible(self.interpreting.value() is not Interpreting.NONE)

    def _offer_pathway(self) -> None:
        theme = self._context.theme
        self.body.addWidget(
            Label(theme, _("There is no pathway open yet. Start one first, then the visit."))
        )
        open_steps = Button(theme, _("Start a pathway"), ButtonKind.PRIMARY)
        open_steps.clicked.connect(self._go_to_pathway)
        not_now = Button(theme, _("Not now"))
        not_now.clicked.connect(self.reject)
        self.add_buttons(open_steps, not_now)

    def _go_to_pathway(self) -> None:
        self.reject()
        self._context.navigator.go(Room.EMOTIONAL_SUPPORT, self._person.id)

    def _someone_else(self) -> None:
        self.reject()
        if not self.isVisible():
            self._context.navigator.go(Room.PEOPLE)

    def _tell(self, sentence: str) -> None:
        self.problem.show_sentence(sentence)
        self.problem.show()
