"""The trail of one person on paper or as a file: gathered beside the window, then sent."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject

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
    """Prints the trail of one person once, or saves it as a PDF; either is a line in the trail.

    It belongs to the window, not to the dialog, which may be closed before the printer answers.
    """

    def __init__(self, context: Context, person_id: UUID) -> None:
        super().__init__(context.dialogs.window)
        self._context = context
        self._person_id = person_id
        self._saves = False
        self._out: SheetOut | None = None
        context.jobs.stopping.connect(self._note_what_prints)

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
        else:
            self.deleteLater()

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
        title, make = _("Who has seen this record"), partial(_pdf, sheet)
        window = self._context.dialogs.window
        self._out = out = SheetOut(self._context, self._printers, make, title, window)
        out.sent.connect(self._sent)
        out.written.connect(self._written)
        out.ended.connect(self._end)
        if self._saves:
            out.save()
        else:
            out.print()

    def _printers(self) -> Printers:
        return self._context.printers

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

    def _note_what_prints(self) -> None:
        """The vault is locked while it prints: it is noted as sent, as far as is known."""
        if self._out is not None and self._out.printer:
            with suppress(PlannerError):  # a full disk must not keep the vault from closing
                self._context.records.audit.note_sent(self._person_id, saved=False)
        self._end()

    def _end(self) -> None:
        """The window would keep it, and the trail in it, for as long as it is open."""
        if self._out is not None:
            self._out.deleteLater()
        self.deleteLater()

    def _failed(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, PlannerError):
            raise error
        self._context.dialogs.tell(str(error), details=error.details)


def _pdf(sheet: AuditSheet) -> bytes:
    from planner.export import audit_pdf

    return audit_pdf.make(sheet)


def _sheet(audit: Audit, person_id: UUID, blank: AuditSheet) -> AuditSheet:

    places = audit.places(Asked(person_id=person_id))
    lines = tuple(audit.lines(places[:MOST]))
    return replace(blank, lines=lines, left_off=max(len(places) - MOST, 0))
