"""One paper for between visits on its way out: kept as it left, whatever is chosen meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from planner.errors import PlannerError
from planner.models.snapshots import PrintOptions
from planner.records.papers import Snapshot, kind_of
from planner.views.page import Context
from planner.views.paper import documents, pdf_pages
from planner.views.paper.printing import Printers
from planner.views.paper.sheet_out import SheetOut
from planner.words import _


class PaperToGive(QObject):
    """Belongs to the window, not to the dialog, which may be closed before the printer answers.

    Emits:
        left(str): it left and is kept; what to say of it.
    """

    left = Signal(str)

    def __init__(
        self,
        context: Context,
        person_id: UUID,
        pathway_id: UUID,
        snapshot: Snapshot,
        options: PrintOptions,
    ) -> None:
        window = context.dialogs.window
        super().__init__(window)
        self._context = context
        self._person_id = person_id
        self._pathway_id = pathway_id
        self._snapshot = snapshot
        self._options = options
        self._pages = 0
        title = documents.title(kind_of(snapshot))
        self._out = SheetOut(context, self._printers, self._make, title, window)
        self._out.sent.connect(self._sent)
        self._out.written.connect(self._written)
        self._out.ended.connect(self._end)
        context.jobs.stopping.connect(self._keep_what_prints)

    def send(self, way: Callable[[SheetOut], None]) -> None:
        """Let it leave: `way` is to print it, or to save it."""
        way(self._out)

    def _make(self) -> bytes:
        """Called beside the window; touches no records."""
        pdf = documents.make(self._snapshot, self._options)
        self._pages = pdf_pages.page_count(pdf)
        return pdf

    def _printers(self) -> Printers:
        return self._context.printers

    def _sent(self, printer: str) -> None:
        self._tell(_("Sent to {printer}.").format(printer=printer), printer=printer)

    def _written(self) -> None:
        self._tell(_("Saved. Remove the file once it was handed over."), saved=True)

    def _tell(self, sentence: str, *, printer: str = "", saved: bool = False) -> None:
        try:
            self._keep(printer=printer, saved=saved)
        except PlannerError as error:
            self._context.dialogs.tell(str(error), details=error.details)
        else:
            self.left.emit(sentence)

    def _keep(self, *, printer: str = "", saved: bool = False) -> None:
        records = self._context.records
        records.papers.keep(
            self._pathway_id,
            self._snapshot,
            self._options,
            pages=self._pages,
            visit_id=records.visits.going_on(self._person_id),
            printer=printer,
            saved=saved,
        )

    def _keep_what_prints(self) -> None:
        """The vault is locked while it prints: it is kept as sent, as far as is known."""
        if self._out.printer:
            with suppress(PlannerError):  # a full disk must not keep the vault from closing
                self._keep(printer=self._out.printer)
        self._end()

    def _end(self) -> None:
        self._out.deleteLater()
        self.deleteLater()
