"""What is behind the lock: rail, bars and pages. It alone moves from one place to another."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.records.drafts import Unkept
from planner.views import clipboard
from planner.views.drafts_at_lock import typed_on
from planner.views.keeping_safe.dialog import KeepingSafeDialog
from planner.views.navigation import Place, Room
from planner.views.notices import Notices
from planner.views.openings import note_opening
from planner.views.page import Context, Page
from planner.views.page_stack import PageStack
from planner.views.pages.settings.health import HealthSection
from planner.views.pages.settings.page import SettingsPage
from planner.views.person.frame import PersonFrame
from planner.views.picking_up import PickingUp
from planner.views.rail import Rail
from planner.views.saving import Saving
from planner.views.search_palette import SearchPalette
from planner.views.shortcuts import Shortcuts
from planner.views.top_bar import TopBar
from planner.views.tour.tour import Tour
from planner.views.turned.turning import Turning
from planner.views.visit.start_visit import StartVisitDialog
from planner.views.widgets.accessibility import is_title, title_of
from planner.views.widgets.announce import announce
from planner.views.widgets.messages import Banner
from planner.words import _

#: Places to go back to that are kept.
_HISTORY = 50


class Workspace(QWidget):
    """The pages of one unlocked vault; thrown away whole at lock.

    Emits:
        lock_wanted(): Lock was pressed.
        cover_wanted(): the screen is to be covered.
    """

    lock_wanted = Signal()
    cover_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.history: list[Place] = []
        self.rail = Rail(context.theme)
        self.top_bar = TopBar(context.theme, context.navigator)
        self.stack = PageStack(context)
        self.frame = PersonFrame(context, self.stack)
        self.saving = Saving(self)
        self.failure, self.toast = self.saving.failure, self.saving.toast
        self.notice = Banner(context.theme, "primary", "", button=_("Continue"))
        self.notice.hide()
        self.notices = Notices(self.notice, self)
        self.picking_up = PickingUp(self)
        self.turning = Turning(self)
        self.tour = Tour(self)
        self._lay_out()
        self._connect()
        self.shortcuts = Shortcuts(self)

    @property
    def place(self) -> Place | None:
        """Where the planner is."""
        return self.history[-1] if self.history else None

    @property
    def page(self) -> Page | None:
        """The page that shows."""
        return self.stack.made(self.place.room) if self.place else None

    def go(self, place: Place) -> bool:
        """Move to `place`; False where the page that shows could not save and keeps the planner."""
        if not self._left():
            return False
        if self.place is not None and self.place.room is Room.SETTINGS is not place.room:
            # what they offer to choose from may be another by now
            self.stack.forget_people(but_busy=True)
        page = self.stack.page_of(place.room)
        try:
            with self._moment(place):
                page.show_place(place)
        except PlannerError as error:
            self.context.dialogs.tell(str(error), details=error.details)
            return False
        if place != self.place:
            self.history = [*self.history, place][-_HISTORY:]
        if place.person_id is None:
            self.context.navigator.set_together(False)
        if place.person_id is not None:
            self._note_opening(place.person_id)
        self.notices.set_alone(place.person_id is None)
        self.stack.setCurrentWidget(page)
        with self._moment(place):
            self.frame.open(place)
        self._show_around()
        page.focus_first()
        if not is_title(QApplication.focusWidget()):
            announce(page, title_of(page))
        return True

    def back(self) -> None:
        """To the place before, as it is now."""
        if len(self.history) < 2:
            self.go_to(Room.TODAY)
            return
        here = self.history.pop()
        before = self.history.pop()
        if not self.go(before):
            self.history += [before, here]

    def go_to(self, room: Room) -> None:
        """To a page that belongs to no person; with a shared screen there is none."""
        if not self.context.navigator.together:
            self.go(Place(room))

    def go_to_step(self, room: Room) -> None:
        """To another page of the person who is open."""
        person_id = self.place.person_id if self.place else None
        if person_id is not None:
            self.go(Place(room, person_id))

    def leave(self) -> bool:
        """Save everything typed; False where that failed and said so."""
        saved = self._left()
        if saved:
            self.context.records.changes.seal()
        return saved

    def unkept(self) -> list[Unkept]:
        """What is typed on the pages, and beside them, and could not be kept."""
        found = [
            each
            for page in self.stack
            if page.place is not None
            for each in typed_on(page, page.place)
        ]
        if self.place is not None:
            found += typed_on(self.frame.jot, self.place)
            if self.turning.screen is not None:
                found += typed_on(self.turning.screen, self.place)
        return found

    def open_health(self) -> None:
        """Settings, at the health of vault and computer."""
        if self.go(Place(Room.SETTINGS)) and isinstance(self.page, SettingsPage):
            self.page.open_section(HealthSection)

    def warn(self, sentence: str) -> None:
        """Something about the vault that the planner must know before going on."""
        self.context.dialogs.tell(sentence, title=_("Before you go on"))

    def forget_person(self, person_id: UUID) -> None:
        """Their record is gone: leave their pages, throw away what showed it, and go to People."""
        self.history = [place for place in self.history if place.person_id != person_id]
        self.stack.forget_people()
        clipboard.clear()
        self.go(Place(Room.PEOPLE))

    def search(self) -> None:
        """Find a person or anything said; never on a shared screen."""
        if self.context.navigator.together or not self.leave():
            return
        person_id = self.place.person_id if self.place else None
        self.context.dialogs.show(SearchPalette(self.context, person_id))

    def keep_safe(self, person_id: UUID | None = None) -> None:
        """Open Keeping safe for the person who is open."""
        wanted = person_id or (self.place.person_id if self.place else None)
        if wanted is not None and self.leave():
            self._note_opening(wanted)
            dialog = KeepingSafeDialog(self.context, wanted)
            self.context.dialogs.show(dialog)
            if dialog.wants_plan:
                self.go(Place(Room.CRISIS_PLAN, wanted))
            self.refresh()

    def print(self) -> None:
        """To what goes on paper for the person who is open."""
        self.go_to_step(Room.PRINT)

    def take_focus(self) -> None:
        """Where the keyboard belongs when it is nowhere."""
        if self.turning.screen is not None:
            self.turning.screen.focus_first()
        elif self.page is not None:
            self.page.setFocus()

    def toggle_names(self) -> None:
        """Hide names, or show them."""
        navigator = self.context.navigator
        navigator.set_names_hidden(not navigator.names_hidden)

    def _moment(self, place: Place | None) -> AbstractContextManager[object]:
        """Around all that is read for a person's page: it is of one moment, and quicker."""
        if place is None or place.person_id is None:
            return nullcontext()
        return self.context.records.changes.reading()

    def _left(self) -> bool:
        """Save the page's words and those beside it. False where that failed."""
        page = self.page is None or self.page.leave()
        turned = self.turning.leave()
        return self.frame.leave() and page and turned

    def _note_opening(self, person_id: UUID) -> None:
        failure = note_opening(self.context, person_id)
        if failure is not None:
            self.saving.failed(failure)

    def _start_visit(self, person_id: UUID) -> None:
        if self.leave() and self.context.dialogs.show(StartVisitDialog(self.context, person_id)):
            self.go(Place(Room.EMOTIONAL_SUPPORT, person_id))

    def refresh(self) -> None:
        """Read again what shows."""
        with self._moment(self.place):
            if self.page is not None:
                self.page.refresh()
            self.frame.refresh()

    def _visit_changed(self) -> None:
        self.frame.refresh()
        self._show_around()

    def _show_around(self) -> None:
        place = self.place
        together = self.context.navigator.together
        self.rail.setVisible(not together)
        if place is None:
            return
        self.rail.show_room(place.room)
        lone = place.person_id is None and place.room in (Room.TODAY, Room.PEOPLE)
        self.top_bar.setVisible(lone and not together)

    def _turned(self) -> None:
        """Nothing but the turned screen, or all of it again; no key of ours works meanwhile."""
        screen = self.turning.screen
        self.shortcuts.set_listening(screen is None)
        self.toast.hide()
        if screen is not None:
            screen.words_saved.connect(self.saving.saved)
            screen.save_failed.connect(self.saving.failed)
            self._over.addWidget(screen)
            screen.show()
        self._inside.setVisible(screen is None)

    def _new_person(self) -> None:
        self.go_to(Room.NEW_PERSON)

    def _together_changed(self, _together: bool) -> None:
        self._show_around()
        self.refresh()

    def _names_turned(self, hidden: bool) -> None:
        """A person's own pages name them anew; lists of many people hear of it themselves."""
        announce(self, _("Names hidden") if hidden else _("Names shown"))
        if self.page is not None and self.place is not None and self.place.person_id is not None:
            self.page.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        for banner in (self.notice, self.failure):
            banner.setProperty("edged", True)  # as wide as what the pages show
            column.addWidget(banner)
        column.addWidget(self.frame, 1)
        self._over = QVBoxLayout(self)
        self._over.setContentsMargins(0, 0, 0, 0)
        self._inside = QWidget()
        self._over.addWidget(self._inside)
        row = QHBoxLayout(self._inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)

    def _connect(self) -> None:
        navigator = self.context.navigator
        navigator.place_wanted.connect(self.go)
        navigator.back_wanted.connect(self.back)
        navigator.keeping_safe_wanted.connect(self.keep_safe)
        navigator.visit_wanted.connect(self._start_visit)
        navigator.turn_wanted.connect(self.turning.start)
        self.turning.turned.connect(self._turned)
        navigator.visit_changed.connect(self._visit_changed)
        navigator.toast_wanted.connect(self.saving.offer_undo)
        navigator.person_erased.connect(self.forget_person)
        navigator.together_changed.connect(self._together_changed)
        navigator.names_hidden_changed.connect(self._names_turned)
        self.rail.room_chosen.connect(self.go_to)
        self.rail.lock_wanted.connect(self.lock_wanted)
        self.top_bar.search_wanted.connect(self.search)
        self.top_bar.new_person_wanted.connect(self._new_person)
        self.frame.words_saved.connect(self.saving.saved)
        self.stack.words_saved.connect(self.saving.saved)
        self.stack.save_failed.connect(self.saving.failed)
        self.frame.save_failed.connect(self.saving.failed)
