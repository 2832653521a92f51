"""A paper on its way out: to a printer, to a file, or to another day; and kept as it was."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from planner.errors import CancelledError, PlannerError
from planner.models.papers import Paper
from planner.models.snapshots import PrintOptions
from planner.records.papers import kind_of
from planner.views.jobs import Job, Progress
from planner.views.page import Context
from planner.views.paper import documents
from planner.views.paper.documents import Snapshot
from planner.views.paper.printing import Printers
from planner.views.paper.sheet_out import write

#: Milliseconds that a printer is given to stop, once it is asked to.
PATIENCE = 5000


@dataclass(frozen=True)
class Document:
    """What a paper is made of; `kept` is its record where it was handed over before."""

    pathway_id: UUID
    snapshot: Snapshot
    options: PrintOptions
    kept: Paper | None = None


@dataclass(frozen=True)
class _Leaving:
    """A document with its bytes, going to `printer` or to `path`."""

    document: Document
    pdf: bytes
    count: int
    printer: str = ""
    path: Path | None = None
    pages: tuple[int, ...] | None = None


def _print(printers: Printers, leaving: _Leaving, progress: Progress) -> None:
    printers.print_pdf(
        leaving.pdf,
        leaving.printer,
        title=documents.title(kind_of(leaving.document.snapshot)),
        progress=progress,
        pages=leaving.pages,
    )


class PaperOut(QObject):
    """Sends one document at a time; what left is kept whole in the records.

    Emits:
        started(str): it is on its way to that printer.
        progressed(done, total): pages sent so far.
        printed(Paper, bool): all was sent; or it was stopped (True), and some pages may come out.
        saved(Paper, Path): it lies there as a file.
        failed(PlannerError): it did not leave.
    """

    started = Signal(str)
    progressed = Signal(object, object)
    printed = Signal(object, bool)
    saved = Signal(object, object)
    failed = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self._leaving: _Leaving | None = None
        self._job: Job | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._give_up)
        context.jobs.stopping.connect(self._keep_what_prints)

    @property
    def busy(self) -> bool:
        """Whether something is on its way."""
        return self._leaving is not None

    def print(
        self,
        document: Document,
        pdf: bytes,
        count: int,
        printer: str,
        pages: Sequence[int] | None = None,
    ) -> None:
        """Send `pdf` of `count` pages to `printer`: all of it, or the pages with those indexes."""
        some = None if pages is None else tuple(pages)
        self._leaving = _Leaving(document, pdf, count, printer=printer, pages=some)
        self.started.emit(printer)
        self._job = self.context.jobs.start(
            _print,
            self.context.printers,
            self._leaving,
            finished=self._sent,
            failed=self._not_sent,
            with_progress=True,
            at_printer=True,
        )
        self._job.progressed.connect(self.progressed)

    def save(
        self, document: Document, pdf: bytes, count: int, path: Path, password: str = ""
    ) -> None:
        """Write `pdf` to `path`, behind a password where there is one."""
        self._leaving = _Leaving(document, pdf, count, path=path)
        self._job = self.context.jobs.start(
            write, path, pdf, password, finished=self._written, failed=self._not_sent
        )

    def give_later(self, document: Document, count: int) -> Paper:
        """Have it wait on Today until it is given."""
        papers = self.context.records.papers
        if document.kept is not None:
            return papers.give_later(document.kept.id)
        return papers.keep(
            document.pathway_id,
            document.snapshot,
            document.options,
            pages=count,
            visit_id=self._visit(document.pathway_id),
            give_later=True,
        )

    def cancel(self) -> None:
        """Stop sending, between two pages; a printer that hangs is waited for no longer."""
        if self._job is not None and self.busy:
            self._job.cancel()
            self._patience.start()

    def _give_up(self) -> None:
        if self._job is not None and self.busy:
            self.context.jobs.abandon(self._job)
            self._printed(stopped=True)

    def _keep_what_prints(self) -> None:
        """The vault is locked while pages come out: they are kept as sent, as far as is known."""
        leaving, self._leaving = self._leaving, None
        if leaving is not None and leaving.printer:
            with suppress(PlannerError):  # a full disk must not keep the vault from closing
                self._keep(leaving)

    def _visit(self, pathway_id: UUID) -> UUID | None:
        """The visit that goes on with this person, if one does."""
        visit = self.context.records.visits.current()
        return visit.id if visit is not None and visit.pathway_id == pathway_id else None

    def _sent(self, _nothing: object) -> None:
        self._printed(stopped=False)

    def _printed(self, *, stopped: bool) -> None:
        self._patience.stop()
        left = self._left()
        if left is not None:
            self.printed.emit(left[1], stopped)

    def _written(self, _nothing: object) -> None:
        left = self._left()
        if left is not None:
            self.saved.emit(left[1], left[0].path)

    def _left(self) -> tuple[_Leaving, Paper] | None:
        """What was leaving, and its record; None where there is none, or it could not be kept."""
        leaving, self._leaving = self._leaving, None
        if leaving is None:
            return None
        try:
            return leaving, self._keep(leaving)
        except PlannerError as error:
            self.failed.emit(error)
            return None

    def _keep(self, leaving: _Leaving) -> Paper:
        papers = self.context.records.papers
        document = leaving.document
        saved = leaving.path is not None
        if document.kept is not None:
            papers.note_sent(document.kept, saved=saved)
            return document.kept
        return papers.keep(
            document.pathway_id,
            document.snapshot,
            document.options,
            pages=leaving.count,
            visit_id=self._visit(document.pathway_id),
            printer=leaving.printer,
            saved=saved,
        )

    def _not_sent(self, error: Exception) -> None:
        if isinstance(error, CancelledError):
            self._printed(stopped=True)
            return
        self._patience.stop()
        self._leaving = None
        if not isinstance(error, PlannerError):
            raise error
        self.failed.emit(error)
