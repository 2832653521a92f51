"""Progress: the pathway so far, each measure, the people around, parts of life then and now."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.models.papers import PaperKind
from planner.models.pathways import Pathway
from planner.models.progress import EventKind
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.progress.cards import AreasCard, CoursesCard, TimelineCard
from planner.views.pages.progress.network_card import NetworkCard
from planner.views.pages.step_page import RING, StepPage
from planner.views.pathway_words import pathway_words
from planner.views.widgets.buttons import Button
from planner.views.widgets.fields import ChoiceField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label
from planner.words import _

#: Below this width, in design pixels, the side goes under the aspirations.
_BESIDE = 940


class ProgressPage(StepPage):
    """How things have gone, drawn and in words, as the paper "My progress" has it.

    A place's `item_id` may name a pathway; finished ones can be chosen.
    """

    undo_page = "progress"

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Progress"), _("How things have gone, drawn and in words."))
        theme = context.theme
        self._as_table = False
        self._pathways: list[Pathway] = []
        self.which = ChoiceField(theme, _("Which pathway"), [])
        self.which.chosen.connect(self._choose_pathway)
        self.timeline = TimelineCard(theme)
        self.courses = CoursesCard(theme)
        self.network = NetworkCard(self)
        self.areas = AreasCard(theme)
        self.table_button = Button(theme, _("Show as a table"), icon="table")
        self.paper_button = Button(theme, _("My progress"), icon="print")
        self.paper_button.setToolTip(_("To what goes on paper"))
        self.licence = Label(theme, "", "small", "muted")
        self._lay_out()
        self._arrange()
        self.courses.step_wanted.connect(self._open_aspirations)
        self.table_button.clicked.connect(self._turn_table)
        self.paper_button.clicked.connect(self._print)

    def show_place(self, place: Place) -> None:
        """Show a person's progress; nothing is being asked yet."""
        self.network.forget()
        super().show_place(place)

    def pathway_at(self, person_id: UUID, place: Place) -> Pathway | None:
        """The one that is named, else the open one, else the latest."""
        self._pathways = self.context.records.pathways.of_person(person_id)
        named = [one for one in self._pathways if one.id == place.item_id]
        going_on = [one for one in self._pathways if one.is_open]
        return next(iter([*named, *going_on, *self._pathways]), None)

    def refresh(self) -> None:
        """Show again what the records hold."""
        self._buttons.setVisible(self.pathway is not None)
        if self.pathway is None:
            return
        together = self.context.navigator.together
        told = self.context.records.progress.of_pathway(self.pathway.id, together=together)
        self._show_which(self.pathway)
        self.timeline.show_progress(told, as_table=self._as_table, together=together)
        self.courses.show_courses(told.courses, as_table=self._as_table)
        self.network.refill(as_table=self._as_table)
        self.areas.show_areas(told.courses, as_table=self._as_table, together=together)
        scored = any(event.kind is EventKind.WELLBEING for event in told.events)
        self.licence.setVisible(scored)
        self.licence.set_text(self.context.records.questionnaires.licence())

    def leave(self) -> bool:
        """Save who is being typed."""
        return self.network.typed.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side goes under the aspirations where there is no room beside them."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Side by side where there is room; tables take the whole width."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        beside = self.width() >= self.context.theme.px(_BESIDE)
        self._columns.setDirection(across if beside and not self._as_table else down)
        self.head.removeWidget(self._buttons)
        self._scrolled.removeWidget(self._buttons)
        if beside:
            self.head.addWidget(self._buttons)
        else:
            self._scrolled.insertWidget(0, self._buttons)

    def _show_which(self, shown: Pathway) -> None:
        together = self.context.navigator.together
        self.which.set_options(
            [(one.id, pathway_words(one, together=together)) for one in self._pathways]
        )
        self.which.set_value(shown.id)
        self.which.setVisible(len(self._pathways) > 1 or not shown.is_open)

    def _choose_pathway(self, pathway_id: object) -> None:
        if not self.leave():
            self.which.set_value(self.pathway_id)
            return
        chosen = (one for one in self._pathways if one.id == pathway_id)
        self.pathway = next(chosen, self.pathway)
        self.network.forget()
        self.refresh()

    def _turn_table(self) -> None:
        self._as_table = not self._as_table
        self.table_button.set_text(_("Show as a chart") if self._as_table else _("Show as a table"))
        self.refresh()
        self._arrange()

    def _open_aspirations(self) -> None:
        if self.pathway is not None:
            self.context.navigator.go(Room.ASPIRATIONS, self.pathway.person_id)

    def _print(self) -> None:
        if self.pathway is not None:
            person_id, pathway_id = self.pathway.person_id, self.pathway.id
            self.context.navigator.go(Room.PRINT, person_id, pathway_id, PaperKind.PROGRESS)

    def _lay_out(self) -> None:
        theme = self.context.theme
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons)
        grow(theme, flow.setSpacing, 10)
        for button in (self.table_button, self.paper_button):
            flow.addWidget(button)
        self.head.addWidget(self._buttons)
        side = QVBoxLayout()
        grow(theme, side.setSpacing, 16)
        for card in (self.network, self.areas):
            side.addWidget(card)
        side.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        grow(theme, self._columns.setSpacing, 16)
        self._columns.addWidget(self.courses, 5, Qt.AlignmentFlag.AlignTop)
        self._columns.addLayout(side, 4)
        self._scrolled = QVBoxLayout(self.content)
        self._scrolled.setContentsMargins(*[RING] * 4)
        grow(theme, self._scrolled.setSpacing, 16)
        above = QHBoxLayout()
        above.addWidget(self.which, 5)
        above.addStretch(3)
        self._scrolled.addLayout(above)
        self._scrolled.addWidget(self.timeline)
        self._scrolled.addLayout(self._columns)
        self._scrolled.addWidget(self.licence)
        self._scrolled.addStretch(1)
