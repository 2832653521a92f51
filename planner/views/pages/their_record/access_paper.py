"""A copy of everything held on paper, for where nothing may be saved as a file."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from planner.errors import PlannerError
from planner.records.book import Records
from planner.views.background import beside
from planner.views.page import Context
from planner.views.paper.printing import Printers
from planner.views.paper.sheet_out import SheetOut
from planner.words import _


class AccessPaper(QObject):
    """Makes one copy beside the window, asks which printer, and notes that it was printed.

    Emits:
        printed(str): all of it went to that printer.
        failed(PlannerError): it could not be made, or that it was printed could not be noted.
    """

    printed = Signal(str)
    failed = Signal(object)

    def __init__(self, context: Context, request_id: UUID, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._request_id = request_id
        self._out: SheetOut | None = None
        self._making = False
        context.jobs.stopping.connect(self._note_what_prints)

    @property
    def busy(self) -> bool:
        """Whether it is made, asked about, or on its way."""
        return self._making or self._out is not None

    def print(self) -> None:
        """Print it; everything that the request needs is there."""
        self._making = True
        beside(self._context, _made, self._request_id, finished=self._send, failed=self._failed)

    def _send(self, pdf: bytes) -> None:
        self._making = False
        self._out = SheetOut(
            self._context,
            self._printers,
            partial(bytes, pdf),
            _("Copy of a record"),
            self._context.dialogs.window,
        )
        self._out.sent.connect(self._sent)
        self._out.ended.connect(self._end)
        self._out.print()

    def _printers(self) -> Printers:
        return self._context.printers

    def _sent(self, printer: str) -> None:
        try:
            self._context.records.access.note_printed(self._request_id)
        except PlannerError as error:
            self.failed.emit(error)
        self.printed.emit(printer)

    def _end(self) -> None:
        """The window would keep it, and a whole record in it, for as long as it is open."""
        if self._out is not None:
            self._out.deleteLater()
            self._out = None

    def _note_what_prints(self) -> None:
        """The vault is locked while it prints: it is noted as sent, as far as is known."""
        if self._out is not None and self._out.printer:
            with suppress(PlannerError):  # a full disk must not keep the vault from closing
                self._context.records.access.note_printed(self._request_id)
        self._end()

    def _failed(self, error: Exception) -> None:
        self._making = False
        if not isinstance(error, PlannerError):
            raise error
        self.failed.emit(error)


def _made(records: Records, request_id: UUID) -> bytes:
    from planner.export import access_pdf

    return access_pdf.make(records.access.copy(request_id))
