"""What can be done with the plan as a whole: begin, agree, change, print, read what it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from planner.errors import PlannerError
from planner.models.papers import PaperKind
from planner.records.crisis_plans import Edition
from planner.views.keeping_safe.crisis_paper import print_without_pathway
from planner.views.navigation import Room
from planner.views.pages.crisis_plan.dialogs import AgreeDialog, EarlierEditionsDialog
from planner.views.putting_right.earlier_words import EarlierButton
from planner.views.putting_right.moving import MovingDialog
from planner.views.putting_right.taking_out import tell_what_left, wants_out
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.words import _

if TYPE_CHECKING:
    from planner.views.pages.crisis_plan.page import CrisisPlanPage


class Deeds(QWidget):
    """Buttons in a row; each shows only where it can be pressed."""

    def __init__(self, page: CrisisPlanPage) -> None:
        super().__init__()
        self._page = page
        self._context = page.context
        self._plans = page.context.records.crisis_plans
        self._editions: Sequence[Edition] = ()
        theme = self._context.theme
        self.agree = Button(theme, _("Agree this plan"), ButtonKind.PRIMARY, "check")
        self.change = Button(theme, _("Change this plan"), icon="pen")
        self.still_right = Button(theme, _("Still right"), icon="calendar")
        self.print = Button(theme, _("Print it"), icon="print")
        self.versions = Button(theme, _("Versions"), ButtonKind.QUIET, "clock")
        self.earlier = EarlierButton(self._context, page.entries, page.leave)
        self.drop = Button(theme, _("Leave this draft"), ButtonKind.QUIET)
        self.take_out = Button(theme, _("Take that out"), ButtonKind.QUIET)
        self.someone_else = Button(theme, _("This belongs to someone else"), ButtonKind.QUIET)
        row = FlowLayout(self)
        grow(theme, row.setSpacing, 10)
        row.setContentsMargins(0, 0, 0, 0)
        for button, deed in (
            (self.agree, self._agree),
            (self.change, self.begin),
            (self.still_right, self._still_right),
            (self.print, self._print),
            (self.versions, self._show_versions),
            (self.earlier, None),
            (self.drop, self._drop),
            (self.take_out, self._take_out),
            (self.someone_else, self._move),
        ):
            row.addWidget(button)
            if deed is not None:
                button.clicked.connect(deed)

    def show_editions(self, editions: Sequence[Edition]) -> None:
        """Show what can be done with the newest; none where there is no plan."""
        self._editions = editions
        newest = next(iter(editions), None)
        agreed = newest is not None and newest.agreed
        draft = newest is not None and not newest.agreed
        self.setVisible(newest is not None)
        for button, offered in (
            (self.agree, draft),
            (self.change, agreed),
            (self.still_right, agreed),
            (self.versions, len(editions) > 1),
            (self.drop, draft),
            (self.take_out, draft and self._said_here()),
            (self.someone_else, draft and not self._context.navigator.together),
        ):
            button.setVisible(offered)
        self.earlier.want(draft)

    def begin(self) -> None:
        """A new draft, with the words of what was agreed before."""
        visit_id = self._context.records.visits.going_on(self._person_id)
        if self._page.leave() and self._do(partial(self._plans.begin, self._person_id, visit_id)):
            self._page.focus_words()

    @property
    def _person_id(self) -> UUID:
        place = self._page.place
        if place is None or place.person_id is None:
            raise ValueError(place)
        return place.person_id

    @property
    def _newest(self) -> Edition:
        return self._editions[0]

    def _said_here(self) -> bool:
        visit_id = self._context.records.visits.going_on(self._person_id)
        return visit_id is not None and self._newest.plan.visit_id == visit_id

    def _agree(self) -> None:
        self._ask_day(partial(self._plans.agree, self._newest.plan.id), agreeing=True)

    def _still_right(self) -> None:
        self._ask_day(partial(self._plans.still_right, self._newest.plan.id), agreeing=False)

    def _ask_day(self, keep: Callable[..., object], *, agreeing: bool) -> None:
        if not self._page.leave():
            return
        dialogs = self._context.dialogs
        if dialogs.show(AgreeDialog(self._context, keep, dialogs.window, agreeing=agreeing)):
            self._page.words_saved.emit(self._context.clock.now())
            self._page.refresh()
            self._page.focus_first()

    def _print(self) -> None:
        if not self._page.leave():
            return
        if self._context.records.pathways.of_person(self._person_id):
            self._context.navigator.go(Room.PRINT, self._person_id, paper=PaperKind.CRISIS_PLAN)
        else:
            print_without_pathway(self._context, self._person_id)

    def _show_versions(self) -> None:
        dialogs = self._context.dialogs
        if self._page.leave():
            plans = self._plans.editions(self._person_id)
            dialogs.show(EarlierEditionsDialog(self._context, plans, dialogs.window))

    def _drop(self) -> None:
        if self._page.leave() and self._do(partial(self._plans.drop_draft, self._newest.plan.id)):
            self._context.navigator.toast_wanted.emit(_("The draft is put away"))
            self._page.focus_first()

    def _take_out(self) -> None:
        if not self._page.leave():
            return
        self._page.refresh()
        dialogs, plan = self._context.dialogs, self._newest.plan
        named = _("Crisis and support plan, version {number}").format(number=plan.edition)
        if not wants_out(dialogs, named):
            return
        self._context.records.changes.seal()
        try:
            papers = self._context.records.visits.take_out(plan)
        except PlannerError as error:
            self._page.save_failed.emit(error)
            return
        tell_what_left(dialogs, papers)
        self._page.words_saved.emit(self._context.clock.now())
        self._page.refresh()
        self._page.focus_first()

    def _move(self) -> None:
        if not self._page.leave():
            return
        dialogs = self._context.dialogs
        if dialogs.show(MovingDialog(self._context, self._newest.plan, dialogs.window)):
            self._page.words_saved.emit(self._context.clock.now())
            self._page.refresh()

    def _do(self, deed: Callable[..., object]) -> bool:
        """Do it and show what the records hold then; True where it was kept."""
        try:
            deed()
        except PlannerError as error:
            self._page.save_failed.emit(error)
            return False
        self._page.words_saved.emit(self._context.clock.now())
        self._page.refresh()
        return True
