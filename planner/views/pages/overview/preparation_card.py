"""Before we meet: what someone prepared for the next visit, and the papers to give them."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal

from planner.models.pathways import Pathway
from planner.models.preparations import Preparation
from planner.views.between_visits.papers_dialog import PapersDialog
from planner.views.between_visits.preparation_dialog import ASKED, PreparationDialog
from planner.views.page import Context
from planner.views.pages.overview.cards import OverviewCard
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.text import Label
from planner.words import _


class PreparationCard(OverviewCard):
    """Their own words, whole; a visit that goes on shows what it began with.

    Emits:
        changed(): it was written, changed or removed, or a paper was made.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Before we meet"), _("Write it down"))
        self.papers = Button(context.theme, _("Papers to give"), ButtonKind.QUIET, "print")
        self.below.add(self.papers)
        self.go.clicked.connect(self._write)
        self.papers.clicked.connect(self._give)
        self._pathway: Pathway | None = None

    def refill(self, person_id: UUID, pathway: Pathway | None) -> None:
        """Show what waits for the next visit, or what the visit that goes on took up."""
        self.clear()
        self.person_id = person_id
        self._pathway = pathway
        self.setVisible(pathway is not None)
        records = self.context.records
        row = records.preparations.waiting(person_id)
        visit_id = records.visits.going_on(person_id)
        today = None
        if row is None and visit_id is not None:
            today = records.preparations.of_visit(visit_id)
        self.go.set_text(_("Change it") if row else _("Write it down"))
        if row is None and today is None:
            self.say(_("What they would like from the next visit, and their questions."), "muted")
        elif today is not None:
            self.say(_("Prepared for the visit that goes on."), "muted")
        self._show_words(row or today)

    def _show_words(self, row: Preparation | None) -> None:
        for name, (title, _help) in ASKED.items():
            text = getattr(row, name) if row else ""
            if text.strip():
                self.rows.addWidget(Label(self.context.theme, _(title), "small-bold", "muted"))
                self.rows.addWidget(Label(self.context.theme, text, "body"))

    def _write(self) -> None:
        if self.person_id is not None:
            self.context.dialogs.show(
                PreparationDialog(self.context, self.person_id, self.window())
            )
            self.changed.emit()

    def _give(self) -> None:
        if self.person_id is not None and self._pathway is not None:
            self.context.dialogs.show(
                PapersDialog(self.context, self.person_id, self._pathway.id, self.window())
            )
            self.changed.emit()
