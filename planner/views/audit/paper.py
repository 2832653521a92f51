"""The trail of one person on paper or as a file: gathered beside the window, then sent."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from planner.errors import PlannerError
from planner.models.audit import AuditSheet
from planner.records.audit import Asked, Audit
from planner.views.page import Context
from planner.views.paper.printing import Printers
from planner.views.paper.sheet_out import SheetOut
from planner.words import _

#: More lines than anybody reads on paper: about fifty pages.
MOST = 1500


class TrailPaper(QObject):
    """Prints the trail of one person, or saves it as a PDF; either is a line in the trail."""

    def __init__(self, context: Context, person_id: UUID, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._person_id = person_id
        self._window = window
        self._saves = False
        self._sheet: AuditSheet | None = None

    def print(self) -> None:
        """Ask which printer, then print."""
        self._gather(saves=False)

    def save(self) -> None:
        """Say what such a file is, ask where, then write it."""
        if self._context.dialogs.may_save() and self._context.dialogs.ask(
            _("Save it as a file?"),
            _(
                "Anyone who can open the file can read it. Save it where only the right people "
                "look, and remove it once it was handed over."
            ),
            _("Save it"),
            safe=_("Not now"),
        ):
            self._gather(saves=True)

    def _gather(self, *, saves: bool) -> None:
        context = self._context
        self._saves = saves
        audit = context.records.audit
        if context.vault is not None:
            audit = audit.over(context.vault.worker_engine)
        planner = context.records.settings.planner()
        made_by = planner.name if planner else ""
        person = context.records.people.get(self._person_id)
        blank = AuditSheet(
            person.called, person.full_name, context.clock.today(), made_by, lines=()
        )
        work = partial(_sheet, audit, self._person_id, blank)
        context.jobs.start(work, finished=self._send, failed=self._failed)

    def _send(self, sheet: AuditSheet) -> None:
        self._sheet = sheet
        out = SheetOut(
            self._context, self._printers, self._make, _("Who has seen this record"), self._window
        )
        out.sent.connect(self._sent)
        out.written.connect(self._written)
        if self._saves:
            out.save()
        else:
            out.print()

    def _printers(self) -> Printers:
        return self._context.printers

    def _make(self) -> bytes:
        """Called beside the window; touches no records."""
        from planner.export import audit_pdf

        if self._sheet is None:
            raise ValueError(self._sheet)
        return audit_pdf.make(self._sheet)

    def _sent(self, printer: str) -> None:
        self._note(saved=False)
        self._context.dialogs.tell(_("Sent to {printer}.").format(printer=printer))

    def _written(self) -> None:
        self._note(saved=True)
        self._context.dialogs.tell(_("Saved. Remove the file once it was handed over."))

    def _note(self, *, saved: bool) -> None:
        try:
            self._context.records.audit.note_sent(self._person_id, saved=saved)
        except PlannerError as error:
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, PlannerError):
            raise error
        self._context.dialogs.tell(str(error), details=error.details)


def _sheet(audit: Audit, person_id: UUID, blank: AuditSheet) -> AuditSheet:

    places = audit.places(Asked(person_id=person_id))
    lines = tuple(audit.lines(places[:MOST]))
    return replace(blank, lines=lines, left_off=max(len(places) - MOST, 0))
