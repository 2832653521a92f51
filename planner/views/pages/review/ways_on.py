"""Where the answers of a review lead: to a barrier, a next step, or the goals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from planner.models.barriers import Barrier, NextStep
from planner.models.reviews import Review
from planner.records.barriers import Chain
from planner.views.navigation import Room
from planner.views.pages.review.question_card import QuestionCard
from planner.views.pages.step_page import StepPage, fill_menu
from planner.words import _


class WaysOn(QObject):
    """What was made of the words already is looked at, and not made twice."""

    def __init__(self, page: StepPage, questions: Mapping[str, QuestionCard]) -> None:
        super().__init__(page)
        self._page = page
        self._records = page.context.records
        self._barriers, self._ready = questions["barriers"], questions["ready"]
        self._review: Review | None = None
        self.menu = QMenu(page)
        self._barriers.way_on_wanted.connect(self._make_barrier)
        self._ready.way_on_wanted.connect(self._add_step)
        questions["goals"].way_on_wanted.connect(self._look_at_goals)

    def show_review(self, review: Review | None) -> None:
        """Offer what can be done with its words."""
        self._review = review
        chains = self._chains() if review is not None else []
        self._barriers.way_on.set_text(
            _("Look at this barrier") if self._barrier(chains) else _("Make this a barrier")
        )
        self._ready.way_on.set_text(
            _("Look at this next step") if self._step(chains) else _("Add a next step")
        )

    def _chains(self) -> list[Chain]:
        return self._records.barriers.of_pathway(self._page.pathway_id)

    def _barrier(self, chains: list[Chain]) -> Barrier | None:
        """The barrier that has these words, if there is one."""
        words = self._review.barriers_words if self._review else ""
        found = (each.barrier for each in chains if each.barrier.words == words)
        return next(found, None) if words.strip() else None

    def _step(self, chains: list[Chain]) -> NextStep | None:
        words = self._review.ready_words if self._review else ""
        found = (step for each in chains for step in each.steps if step.what == words)
        return next(found, None) if words.strip() else None

    def _make_barrier(self) -> None:
        """The person's words become a barrier as they stand; without any, they are asked for."""
        if not self._page.leave():
            return
        made, row = self._barrier(self._chains()), self._review
        if made is not None:
            self._go(Room.BARRIERS, made)
        elif row is None or not row.barriers_words.strip():
            self._barriers.words.edit.setFocus()
        else:
            self._make(
                partial(self._records.reviews.make_barrier, row.id, self._page.visit_id),
                _("It is a barrier in step 3 now."),
            )

    def _add_step(self) -> None:
        """The words become a next step of a barrier; without words or barrier, on to step 3."""
        if not self._page.leave():
            return
        chains, row = self._chains(), self._review
        made = self._step(chains)
        if made is not None or row is None or not row.ready_words.strip() or not chains:
            self._go(Room.BARRIERS, made)
        elif len(chains) == 1:
            self._make_step(row, chains[0].barrier)
        else:
            offers: list[tuple[str, Callable[[], object]] | None] = [
                (
                    _("Towards: {words}").format(words=each.barrier.words[:80]),
                    partial(self._make_step, row, each.barrier),
                )
                for each in chains
            ]
            fill_menu(self.menu, offers)
            button = self._ready.way_on
            self.menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _make_step(self, row: Review, barrier: Barrier) -> None:
        visit_id = self._page.visit_id
        self._make(
            partial(self._records.reviews.make_step, row.id, barrier.id, visit_id),
            _("It is a next step in step 3 now."),
        )

    def _make(self, deed: Callable[[], object], told: str) -> None:
        with self._page.deed():
            deed()
            self._page.context.navigator.toast_wanted.emit(told)
        self._page.refresh()

    def _look_at_goals(self) -> None:
        self._go(Room.ASPIRATIONS, None)

    def _go(self, room: Room, item: Barrier | NextStep | None) -> None:
        place = self._page.place
        if place is not None:
            self._page.context.navigator.go(room, place.person_id, item.id if item else None)
