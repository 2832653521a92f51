"""Printing and saving one sheet that no record is kept of, before unlocking or after it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.errors import PlannerError
from planner.system.files import write_paper
from planner.views.dialogs import Dialogs, PanelDialog
from planner.views.jobs import Jobs, Progress
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import ChoiceField
from planner.views.widgets.messages import Banner
from planner.words import _

if TYPE_CHECKING:
    from planner.views.paper.printing import Printers


class Around(Protocol):
    """What a sheet needs of the context of a page, or of the shell."""

    @property
    def theme(self) -> Theme:
        """How it looks."""

    @property
    def dialogs(self) -> Dialogs:
        """What asks and tells."""

    @property
    def jobs(self) -> Jobs:
        """What works beside the window."""


def look_round(printers: Printers) -> tuple[list[str], str]:
    """The printers that can be chosen and the computer's own choice; call from a job."""
    return printers.names(), printers.default_name()


def write(path: Path, content: bytes, password: str = "") -> None:
    """Write a file, a PDF behind a password where there is one; call from a job.

    Raises PlannerError where that folder does not take it: no part of it is left there then, and
    what had that name before is as it was.
    """
    if password:
        from planner.export import locked

        content = locked.lock(content, password)
    try:
        write_paper(path, content)
    except OSError as error:
        raise PlannerError(
            _("It could not be saved there. Nothing is lost: choose another folder."),
            details=type(error).__name__,
        ) from error


class PrinterDialog(PanelDialog):
    """Which printer."""

    def __init__(
        self, theme: Theme, names: list[str], default: str, parent: QWidget, note: str = ""
    ) -> None:
        super().__init__(theme, _("Print it"), parent)
        self.printer = ChoiceField(theme, _("Printer"), [(name, name) for name in names])
        if default in names:
            self.printer.set_value(default)
        self.body.addWidget(self.printer)
        self.note = Banner(theme, "attention", note)
        self.body.addWidget(self.note)
        self.note.setVisible(bool(note))
        send = Button(theme, _("Print"), ButtonKind.PRIMARY, icon="print")
        send.clicked.connect(self.accept)
        leave = Button(theme, _("Not now"), ButtonKind.QUIET)
        leave.clicked.connect(self.reject)
        self.add_buttons(send, leave)


class SheetOut(QObject):
    """Prints or saves one sheet that `make` gives as PDF bytes in a job; `title` holds no name.

    `note` is what has to be known before it prints.

    Emits:
        sent(str): the whole sheet went to that printer.
        written(): it was saved as a file.
        ended(): it is no longer on its way; before either, or alone where it did not leave.
    """

    sent = Signal(str)
    written = Signal()
    ended = Signal()

    def __init__(
        self,
        around: Around,
        printers: Callable[[], Printers],
        make: Callable[[], bytes],
        title: str,
        window: QWidget,
        note: str = "",
    ) -> None:
        super().__init__(window)
        self._around = around
        self._printers = printers
        self._make = make
        self._title = title
        self._window = window
        self._note = note
        #: The printer that it is on its way to; empty where it is not.
        self.printer = ""

    def print(self) -> None:
        """Ask which printer, then print."""
        self._around.jobs.start(
            self._look_round, finished=self._choose, failed=self._failed, at_printer=True
        )

    def save(self, password: str = "") -> None:
        """Ask where, then write the PDF, behind a password where there is one."""
        path = self._around.dialogs.save_path(
            self._title, _("{title}.pdf").format(title=self._title), _("PDF document"), "pdf"
        )
        if path is None:
            self.ended.emit()
        else:
            self._around.jobs.start(
                self._write, path, password, finished=self._tell_written, failed=self._failed
            )

    def _choose(self, found: tuple[list[str], str]) -> None:
        names, default = found
        if not names:
            self._around.dialogs.tell(
                _("This computer has no printer set up, and files may not be saved from here.")
                if self._around.dialogs.no_files
                else _("This computer has no printer set up. Save the sheet as a PDF instead.")
            )
            self.ended.emit()
            return
        asked = PrinterDialog(self._around.theme, names, default, self._window, self._note)
        if not self._around.dialogs.show(asked):
            self.ended.emit()
        else:
            self.printer = str(asked.printer.value())
            self._around.jobs.start(
                self._send,
                self.printer,
                finished=self._tell_sent,
                failed=self._failed,
                with_progress=True,
                at_printer=True,
            )

    def _look_round(self) -> tuple[list[str], str]:
        return look_round(self._printers())

    def _tell_sent(self, printer: str) -> None:
        self.printer = ""
        self.ended.emit()
        self.sent.emit(printer)

    def _tell_written(self, _nothing: object) -> None:
        self.ended.emit()
        self.written.emit()

    def _send(self, printer: str, progress: Progress) -> str:
        self._printers().print_pdf(self._make(), printer, title=self._title, progress=progress)
        return printer

    def _write(self, path: Path, password: str) -> None:
        write(path, self._make(), password)

    def _failed(self, error: Exception) -> None:
        self.printer = ""
        self.ended.emit()
        if not isinstance(error, PlannerError):
            raise error
        self._around.dialogs.tell(str(error), details=error.details)
