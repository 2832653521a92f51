"""The ways out of the print page: printer, file, another day; and what became of a paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from planner.errors import PlannerError
from planner.models.papers import Paper
from planner.records.papers import kind_of
from planner.views.page import Context
from planner.views.pages.print_page.parts import PaperDesk, PrintHead, PrintSide
from planner.views.paper import documents
from planner.views.paper.paper_out import Document, PaperOut
from planner.views.paper.save_dialog import ask_how
from planner.words import _


class WaysOut(QObject):
    """Sends the document that shows, and asks about the paper that was sent.

    Emits:
        told(): there is something to read or answer at the top of the choices.
        failed(PlannerError): what became of a paper could not be kept.
    """

    told = Signal()
    failed = Signal(object)

    def __init__(
        self, context: Context, head: PrintHead, side: PrintSide, desk: PaperDesk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.printer = ""
        self._head = head
        self._outcome = side.outcome
        self._desk = desk
        self._document: Document | None = None
        self._sent: Document | None = None
        self._last: Paper | None = None
        self._locked = False
        self._out = PaperOut(context, self)
        head.print_wanted.connect(self.print)
        head.save_wanted.connect(self.save)
        head.later_wanted.connect(self.put_off)
        self._outcome.came_out.connect(self._came_out)
        self._outcome.page_wanted.connect(self._print_page_again)
        self._outcome.later_wanted.connect(self._give_later)
        self._outcome.cancel_wanted.connect(self._out.cancel)
        desk.view.shown.connect(self._ready)
        self._out.started.connect(self._sending)
        self._out.progressed.connect(self._outcome.sent_page)
        self._out.printed.connect(self._printed)
        self._out.saved.connect(self._saved)
        self._out.failed.connect(self._not_sent)

    @property
    def busy(self) -> bool:
        """Whether a paper is on its way."""
        return self._out.busy

    @property
    def document(self) -> Document | None:
        """What shows, and would leave."""
        return self._document

    def show(self, document: Document) -> None:
        """Another document shows; it can leave once its pages are made."""
        self._document = document
        self._outcome.offer_again(document == self._sent)
        self._head.set_ready(False)

    def show_nothing(self) -> None:
        """Somebody else is shown, whose paper is not made yet: nothing can leave."""
        self._document = None
        self._head.set_ready(False)

    def forget(self) -> None:
        """Somewhere else was gone to: nothing is asked any more, unless a paper is on its way."""
        if not self._out.busy:
            self._last = None
            self._outcome.hide()

    def ask_given(self, paper: Paper) -> None:
        """A paper that waits to be given is looked at: it may be given now."""
        self._last = paper
        self._outcome.ask_given()
        self.told.emit()

    def print(self) -> None:
        """Print all of it."""
        pdf, document = self._desk.view.pdf, self._document
        if document is not None and pdf is not None and not self._out.busy:
            self._sent, self._last = document, None
            self._head.set_ready(False)
            self._out.print(document, pdf, self._desk.view.count, self.printer)

    def save(self) -> None:
        """Save it as a file, after saying what such a file is."""
        view, document = self._desk.view, self._document
        pdf = view.pdf
        if document is None or pdf is None or self._out.busy:
            return
        password = ask_how(self.context.dialogs, self.context.theme, self.context.jobs)
        if password is None:
            return
        name = documents.file_name(kind_of(document.snapshot), document.snapshot.made_on)
        path = self.context.dialogs.save_path(_("Save as PDF"), name, _("PDF document"), ".pdf")
        if path is not None:
            self._head.set_ready(False)
            self._locked = bool(password)
            self._out.save(document, pdf, view.count, path, password)

    def put_off(self) -> None:
        """Have what shows wait on Today, without printing it now."""
        if self._document is not None:
            self._keep(self._put_off)

    def _print_page_again(self) -> None:
        """The page that shows, of the paper that was just printed."""
        view, document = self._desk.view, self._document
        if document is not None and view.pdf is not None and not self._out.busy:
            self._head.set_ready(False)
            same = replace(document, kept=self._last)
            self._out.print(same, view.pdf, view.count, self.printer, [view.index])

    def _ready(self) -> None:
        """Offer to print what is made; another paper may be under way since this one was sent."""
        made = self._document is not None and self._desk.view.pdf is not None
        self._head.set_ready(made and not self._out.busy)

    def _sending(self, printer: str) -> None:
        """Say so where it can be seen: beside the paper, not behind a bigger one."""
        self._desk.bigger.setChecked(False)
        self._outcome.sending(printer)
        self.told.emit()

    def _printed(self, paper: Paper, stopped: bool) -> None:
        self._ready()
        self._last = paper
        self._outcome.ask(_("Stopped. Some pages may still come out.") if stopped else "")
        self._outcome.offer_again(self._document == self._sent)
        self.told.emit()

    def _saved(self, _paper: Paper, path: Path) -> None:
        self._ready()
        self._desk.bigger.setChecked(False)
        pattern = (
            _("Saved as {file}. It opens with the password alone.")
            if self._locked
            else _("Saved as {file}. Whoever opens the file can read it.")
        )
        self._tell(pattern.format(file=path.name))

    def _not_sent(self, error: PlannerError) -> None:
        self._ready()
        self._desk.bigger.setChecked(False)
        self._outcome.not_sent(str(error))
        self.told.emit()

    def _came_out(self) -> None:
        if self._last is not None:
            self._keep(self._give)

    def _give_later(self) -> None:
        """The paper that was asked about waits on Today; where none was kept yet, what shows."""
        self._keep(self._put_off if self._last is None else self._wait)

    def _keep(self, act: Callable[[], str]) -> None:
        """Write what became of a paper, and say it."""
        try:
            sentence = act()
        except PlannerError as error:
            self.failed.emit(error)
        else:
            self._tell(sentence)

    def _give(self) -> str:
        self.context.records.papers.came_out(self._last_id())
        return _("Given. It is kept under Earlier papers.")

    def _wait(self) -> str:
        self.context.records.papers.give_later(self._last_id())
        return _("It waits on Today until it is given.")

    def _put_off(self) -> str:
        if self._document is None:
            raise ValueError("Nothing shows.")
        self._last = self._out.give_later(self._document, self._desk.view.count)
        self._head.later.setEnabled(False)
        return _("It waits on Today until it is given.")

    def _last_id(self) -> UUID:
        if self._last is None:
            raise ValueError("No paper was asked about.")
        return self._last.id

    def _tell(self, sentence: str) -> None:
        self._head.earlier.show()
        self._outcome.tell(sentence)
        self._head.title.setFocus()
        self.told.emit()
