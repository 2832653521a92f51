"""New person: one answer is enough, everything else can come later, or never."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.models.people import Person
from planner.views.hidden_names import shown_called
from planner.views.navigation import Place, Room
from planner.views.page import Context, Page
from planner.views.page_head import SavedMark
from planner.views.pages.person_form.form import PersonForm
from planner.views.pages.person_form.twice import SamePerson
from planner.views.start_pathway import StartPathwayDialog
from planner.views.widgets.buttons import Button, ButtonKind, IconButton
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.flush import ARROW, Beyond
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import ScrollArea
from planner.views.widgets.text import Label, PageTitle
from planner.words import _

#: Narrower than this in design pixels, there is no room for words beside the buttons.
_ROOMY = 900


class NewPersonPage(Page):
    """Kept from the moment there is a name; a pathway can be started next."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self.title = PageTitle(theme, _("New person"))
        self.back = IconButton(theme, "back", _("Back"))
        self.saved: SavedMark = SavedMark(theme)
        self.form = PersonForm(context)
        self.same = SamePerson(context)
        self.start = Button(theme, _("Start a pathway"), ButtonKind.PRIMARY)
        self.later = Button(theme, _("Done, start a pathway later"))
        self.not_now = Button(theme, _("Not now"), ButtonKind.QUIET)
        self._lay_out()
        answers = self.form.answers
        answers.kept.connect(self._kept)
        answers.failed.connect(self.save_failed)
        self.same.open_wanted.connect(self._open_other)
        self.back.clicked.connect(self._leave_page)
        self.start.clicked.connect(self._start)
        self.later.clicked.connect(self._done)
        self.not_now.clicked.connect(self._drop)

    def show_place(self, place: Place) -> None:
        """Empty, for somebody new."""
        self.form.show_person(None)
        self.same.clear()
        self.saved.hide()
        super().show_place(place)

    def leave(self) -> bool:
        """Keep what is typed. With answers but no name, the name is asked for."""
        answers = self.form.answers
        if answers.person is None and not answers.waiting:
            return True
        if self.form.leave():
            return True
        if answers.person is None:
            self._ask_for_name()
        return False

    def focus_first(self) -> None:
        """The one answer that is needed."""
        self.form.name.called.setFocus()

    def _kept(self, person: Person) -> None:
        moment = self.context.clock.now()
        self.saved.show_moment(moment)
        self.words_saved.emit(moment)
        self.same.look(person)

    def _ready(self) -> Person | None:
        """The person, once everything on the screen is kept and nobody seems to be here twice."""
        if not self.form.leave() or self.form.answers.person is None:
            if self.form.answers.person is None:
                self._ask_for_name()
            return None
        if self.same.found:
            self.same.setFocus()
            self._scroll.ensureWidgetVisible(self.same)
            return None
        return self.form.answers.person

    def _start(self) -> None:
        person = self._ready()
        if person is not None:
            self.context.dialogs.show(StartPathwayDialog(self.context, person.id, self))
            self.context.navigator.go(Room.OVERVIEW, person.id)

    def _done(self) -> None:
        person = self._ready()
        if person is not None:
            self.context.navigator.go(Room.OVERVIEW, person.id)

    def _leave_page(self) -> None:
        if self.leave():
            self.context.navigator.back()

    def _drop(self) -> None:
        """Not now: somebody begun by mistake is left off the list, if that is what is wanted."""
        person = self.form.answers.person
        if person is not None:
            leave_off = self.context.dialogs.ask(
                _("Leave “{name}” off your list?").format(
                    name=shown_called(self.context.navigator, person)
                ),
                _("What was typed here is taken off the list. Nothing else changes."),
                _("Leave it off"),
                safe=_("Keep it"),
            )
            if not leave_off or not self._remove(person):
                return
        self.form.show_person(None)
        self.context.navigator.back()

    def _open_other(self, other: Person) -> None:
        """Somebody was here already: what was begun twice goes, and they open."""
        person = self.form.answers.person
        if person is not None and not self._remove(person):
            return
        self.form.show_person(None)
        self.context.navigator.go(Room.OVERVIEW, other.id)

    def _remove(self, person: Person) -> bool:
        try:
            self.context.records.people.remove(person.id)
        except PlannerError as error:
            self.save_failed.emit(error)
            return False
        return True

    def _ask_for_name(self) -> None:
        called = self.form.name.called
        called.set_error(_("Type a name to call this person by. A first name is enough."))
        called.setFocus()
        self._scroll.ensureWidgetVisible(called)

    def _lay_out(self) -> None:
        theme = self.context.theme
        head = self._head = Beyond()
        sentence = _("One answer is enough. Everything else can come later, or never.")
        head.addWidget(self.back)
        head.addWidget(self.title)
        head.addWidget(Label(theme, sentence, "support", "muted"), 1)
        head.addWidget(self.saved, 0, Qt.AlignmentFlag.AlignVCenter)
        inside = QWidget()
        self._scroll = ScrollArea(theme, inside, self)
        self._scroll.lie_in_margin()
        self._column = QVBoxLayout(inside)
        self._column.addLayout(head)
        self._column.addWidget(self.same)
        self._column.addWidget(self.form)
        self._column.addStretch(1)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        grow(theme, flow.setSpacing, 12)
        for button in (self.not_now, self.later, self.start):
            flow.addWidget(button)
        next_words = _("A pathway is started next: prevention or recovery, and who it came from.")
        self._below = QHBoxLayout()
        self._next = Label(theme, next_words, "small", "muted")
        self._below.addWidget(self._next, 1)
        self._below.addWidget(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        outer.addLayout(self._below)
        theme.changed.connect(self._space)
        self._space()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons need the room first."""
        super().resizeEvent(event)
        self._next.setVisible(self.width() >= self.context.theme.px(_ROOMY))

    def _space(self) -> None:
        px = self.context.theme.px
        self._column.setContentsMargins(px(32), px(22), px(32), px(12))
        self._column.setSpacing(px(16))
        self._head.set_beyond(px(ARROW), 0)
        self._below.setContentsMargins(px(32), px(12), px(32), px(16))
