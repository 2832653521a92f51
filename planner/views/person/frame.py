"""What lies around a person's pages: the bar, the steps, and the plan growing at the side."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from planner.models.names import short
from planner.models.pathways import Pathway
from planner.models.visits import Visit
from planner.views.hidden_names import shown_called
from planner.views.navigation import Place, Room
from planner.views.page import Context, Page
from planner.views.page_head import SavedMark
from planner.views.paper.plan_panel import PlanPanel
from planner.views.person.bar import PersonBar
from planner.views.person.stepper import Stepper
from planner.views.visit.end_visit import EndVisitDialog
from planner.views.visit.jot import JotPanel
from planner.views.widgets.messages import Banner
from planner.views.widgets.surfaces import Divider
from planner.words import _

#: Under this width, in design pixels, the plan is behind a button and not at the side of step 1;
#: steps 2 and 3 need more of it for themselves.
_ROOMY = 1280
_ROOMIER = 1700
#: Under this one, the bar and the steps say less, and Jot takes the place of the page.
_SMALL = 900
#: Pages with a head of their own in place of the steps, and of the bar too.
_NO_STEPS = (Room.QUESTIONNAIRE, Room.PRINT)
_NO_BAR = (Room.PRINT,)
_STEPS = (Room.EMOTIONAL_SUPPORT, Room.ASPIRATIONS, Room.BARRIERS)


class PersonFrame(QWidget):
    """Bar, steps and side panel around `stack`, which holds the pages.

    Emits:
        words_saved(datetime): what was typed beside the page is durable; aware UTC.
        save_failed(PlannerError): it is not; the words are still on the screen.
    """

    words_saved = Signal(object)
    save_failed = Signal(object)

    def __init__(self, context: Context, stack: QStackedWidget) -> None:
        super().__init__()
        self._context = context
        self._stack = stack
        self._place: Place | None = None
        self._visit: Visit | None = None
        self._pathway: Pathway | None = None
        self._plan_asked_for = self._on_paper = False
        self._before_jot: QWidget | None = None
        self.bar = PersonBar(context)
        self.bar.end_wanted.connect(self.end_visit)
        self.bar.jot_wanted.connect(self.toggle_jot)
        self.stepper = Stepper(context)
        self.stepper.panel_wanted.connect(self._turn_plan)
        self.waiting_visit = Banner(context.theme, "primary", "")
        self.waiting_visit.pressed.connect(self._deal_with_visit)
        self.panel = PlanPanel(context)
        self.jot = JotPanel(context)
        self.jot.close_wanted.connect(self.toggle_jot)
        self.jot.saved.connect(self.words_saved)
        self.jot.failed.connect(self.save_failed)
        self.jot.sorted_out.connect(self._sorted_out)
        self.jot.moved.connect(self._visit_moved)
        self.jot.hide()
        self._line = Divider(context.theme)
        self._lay_out()
        context.navigator.names_hidden_changed.connect(self.refresh)
        context.navigator.end_visit_wanted.connect(self.end_visit)
        context.theme.changed.connect(self._show_around)
        self._show_around()

    def areas(self) -> list[QWidget]:
        """What F6 goes round, in reading order."""
        return [self.bar, self.stepper, self._stack, self.panel, self.jot]

    def open(self, place: Place) -> None:
        """Show what belongs around `place`; nothing where it belongs to no person."""
        if self._place is None or place.person_id != self._place.person_id:
            self._close_jot()
        self._place = place
        self._plan_asked_for = False
        self.refresh()

    def refresh(self) -> None:
        """Read again who it is, which visit goes on, and how the steps stand."""
        place, records = self._place, self._context.records
        self._visit = self._pathway = None
        current = records.visits.current()
        if place is not None and place.person_id is not None:
            person_id = place.person_id
            self._pathway = records.pathways.current(person_id)
            self._on_paper = bool(records.pathways.of_person(person_id))
            other = current is not None and current.person_id != person_id
            self._visit = None if other else current
            self.bar.show_person(
                records.people.get(person_id),
                self._pathway,
                self._visit,
                records.meetings.coming(person_id),
                other_visit=other,
                on_paper=self._on_paper,
            )
            self._show_steps()
        if self._visit is None:
            self._close_jot()
        self._show_waiting(current)
        self._show_around()
        self.panel.show_pathway(self._pathway.id if self._pathway else None)

    def show_saved(self, moment: datetime) -> None:
        """Say that everything is kept; the plan and the steps follow."""
        mark = self._saved_mark()
        if mark is not None:
            mark.show_moment(moment)
            self.bar.hide_saved()
        else:
            self.bar.show_saved(moment)
        self._show_steps()
        self.panel.refresh()

    def _saved_mark(self) -> SavedMark | None:
        """Where the page says itself since when all is saved, if it does."""
        page = self._stack.currentWidget()
        return page.saved if isinstance(page, Page) else None

    def leave(self) -> bool:
        """Save what is being typed beside the page. False where it failed."""
        return self.jot.leave()

    def toggle_jot(self) -> None:
        """Open the page to catch words on, or close it; only in a visit."""
        if self._visit is None:
            return
        if self.jot.isVisible():
            if not self.jot.leave():
                return
            self.jot.hide()
            self._show_around()
            self._give_focus_back()
        else:
            self._before_jot = QApplication.focusWidget()
            self.jot.show_visit(self._visit)
            self.jot.show()
            self.jot.words.edit.setFocus()
        self._show_around()

    def end_visit(self) -> None:
        """Ask for the next date and the review, then end the visit."""
        page = self._stack.currentWidget()
        if self._visit is None or (isinstance(page, Page) and not page.leave()):
            return
        if not self.jot.leave():
            return
        dialog = EndVisitDialog(self._context, self._visit)
        if not self._context.dialogs.show(dialog):
            return
        person_id = self._visit.person_id
        room = Room.PRINT if dialog.wants_print else Room.OVERVIEW
        self._context.navigator.set_together(False)
        self._context.navigator.visit_changed.emit()
        self._context.navigator.go(room, person_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether there is room for the plan at the side."""
        super().resizeEvent(event)
        self._show_around()

    def _show_steps(self) -> None:
        if self._place is None:
            return
        states = self._context.records.step_states
        standings = states.of_pathway(self._pathway.id) if self._pathway else {}
        self.stepper.show_steps(
            self._place.person_id,
            standings,
            self._place.room,
            together=self._context.navigator.together,
            on_paper=self._on_paper,
        )

    def _show_waiting(self, current: Visit | None) -> None:
        """A visit left open by a crash, or open with someone else, offers itself."""
        person_id = self._place.person_id if self._place else None
        visits, together = self._context.records.visits, self._context.navigator.together
        self.waiting_visit.hide()
        self._space_above()
        if current is None or together:
            return
        if current.id == visits.left_open_id and current.person_id == person_id:
            self.waiting_visit.show_sentence(
                _("This visit is still open. Everything written in it is kept."),
                _("Go on with it"),
            )
            self._offer_visit()
        elif current.person_id != person_id:
            other = self._context.records.people.get(current.person_id)
            name = short(shown_called(self._context.navigator, other))
            self.waiting_visit.show_sentence(
                _("A visit with {name} is still open.").format(name=name),
                _("Go back to it"),
            )
            self._offer_visit()

    def _offer_visit(self) -> None:
        self.waiting_visit.show()
        self._space_above()

    def _space_above(self) -> None:
        """Room around the visit that offers itself, if one does."""
        px, offered = self._context.theme.px, not self.waiting_visit.isHidden()
        edges = (px(32), px(12), px(32), px(4)) if offered else (0, 0, 0, 0)
        self._above.setContentsMargins(*edges)

    def _deal_with_visit(self) -> None:
        current = self._context.records.visits.current()
        if current is None:
            self.refresh()
            return
        here = self._place.person_id if self._place else None
        if current.person_id != here:
            self._context.navigator.go(Room.EMOTIONAL_SUPPORT, current.person_id)
            return
        self._context.records.visits.go_on()
        self._context.navigator.set_together(True)
        self.refresh()

    def _turn_plan(self) -> None:
        self._plan_asked_for = not self._plan_asked_for
        self._show_around()

    def _sorted_out(self) -> None:
        page = self._stack.currentWidget()
        if isinstance(page, Page):
            page.refresh()
        self.words_saved.emit(self._context.clock.now())

    def _visit_moved(self) -> None:
        """The visit is someone else's now: the banner above leads to them."""
        self._sorted_out()
        self._context.navigator.visit_changed.emit()

    def _give_focus_back(self) -> None:
        """Back to the words that were being typed when Jot was opened."""
        before, page = self._before_jot, self._stack.currentWidget()
        self._before_jot = None
        if before is not None and isValid(before) and self._stack.isAncestorOf(before):
            before.setFocus()
        elif isinstance(page, Page):
            page.focus_first()

    def _close_jot(self) -> None:
        if self.jot.leave():
            self.jot.hide()

    def _show_around(self) -> None:
        """Show what there is to show, and room for."""
        self._space_above()
        has_person = self._place is not None and self._place.person_id is not None
        room = self._place.room if self._place is not None and has_person else None
        self.bar.setVisible(has_person and room not in _NO_BAR)
        self._line.setVisible(has_person and room not in _NO_BAR)
        self.stepper.setVisible(has_person and room not in _NO_STEPS)
        wanted = room in _STEPS and self._pathway is not None
        enough = _ROOMY if room is Room.EMOTIONAL_SUPPORT else _ROOMIER
        roomy = self.window().width() >= self._context.theme.px(enough)
        jotting = not self.jot.isHidden()
        instead = wanted and not roomy and self._plan_asked_for and not jotting
        small = self.window().width() < self._context.theme.px(_SMALL)
        self.bar.set_says_saved(self._saved_mark() is None)
        self.bar.set_compact(small)
        self.stepper.set_compact(small)
        self.stepper.offer_plan(wanted and not roomy, instead)
        self._show_panel((wanted and roomy and not jotting) or instead)
        across = QSizePolicy.Policy.Expanding if instead else QSizePolicy.Policy.Fixed
        self.panel.setSizePolicy(across, QSizePolicy.Policy.Expanding)
        self.jot.fill(small)
        self._stack.setVisible(not instead and not (small and jotting))
        px = self._context.theme.px
        beside = self.panel.isVisibleTo(self)
        self._desk.setContentsMargins(
            px(24) if instead else 0, px(16), px(24) if beside else 0, px(16)
        )

    def _show_panel(self, shown: bool) -> None:
        """Show the plan or put it away; the keyboard goes from it to the button that opens it."""
        focused = self.panel.focusWidget()
        had_focus = focused is not None and focused.hasFocus()
        self.panel.setVisible(shown)
        if had_focus and not shown:
            plan = self.stepper.plan if self.stepper.plan.isVisible() else self.stepper.more
            plan.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._middle = QHBoxLayout()
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self._desk = QHBoxLayout()
        self._desk.addWidget(self.panel)
        self._middle.addWidget(self._stack, 1)
        self._middle.addLayout(self._desk)
        self._middle.addWidget(self.jot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._above = QHBoxLayout()
        self._above.addWidget(self.waiting_visit)
        column.addLayout(self._above)
        for part in (self.bar, self.stepper, self._line):
            column.addWidget(part)
        column.addLayout(self._middle, 1)
