"""Printing and saving a sheet before the vault is open: made in a job, from memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from planner.errors import PlannerError
from planner.views.dialogs import PanelDialog
from planner.views.shell.context import ShellContext
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import ChoiceField
from planner.words import _


class PrinterDialog(PanelDialog):
    """Which printer."""

    def __init__(self, theme: Theme, names: list[str], default: str, parent: QWidget) -> None:
        super().__init__(theme, _("Print it"), parent)
        self.printer = ChoiceField(theme, _("Printer"), [(name, name) for name in names])
        if default in names:
            self.printer.set_value(default)
        self.body.addWidget(self.printer)
        send = Button(theme, _("Print"), ButtonKind.PRIMARY, icon="print")
        send.clicked.connect(self.accept)
        leave = Button(theme, _("Not now"), ButtonKind.QUIET)
        leave.clicked.connect(self.reject)
        self.add_buttons(send, leave)


class PaperOut(QObject):
    """Prints or saves one sheet that `make` gives as PDF bytes; `title` holds no name."""

    def __init__(
        self, context: ShellContext, make: Callable[[], bytes], title: str, window: QWidget
    ) -> None:
        super().__init__(window)
        self._context = context
        self._make = make
        self._title = title
        self._window = window

    def print(self) -> None:
        """Ask which printer, then print."""
        names = self._context.printers().names()
        if not names:
            self._context.dialogs.tell(
                _("This computer has no printer set up. Save the sheet as a PDF instead.")
            )
            return
        asked = PrinterDialog(
            self._context.theme, names, self._context.printers().default_name(), self._window
        )
        if self._context.dialogs.show(asked):
            self._context.jobs.start(
                self._print, str(asked.printer.value()), failed=self._failed, with_progress=True
            )

    def save(self) -> None:
        """Ask where, then write the PDF."""
        path = self._context.dialogs.save_path(
            self._title, _("{title}.pdf").format(title=self._title), _("PDF document"), "pdf"
        )
        if path is not None:
            self._context.jobs.start(self._write, path, failed=self._failed)

    def _print(self, printer: str, progress: Callable[[int, int], None]) -> None:
        self._context.printers().print_pdf(
            self._make(), printer, title=self._title, progress=progress
        )

    def _write(self, path: Path) -> None:
        try:
            path.write_bytes(self._make())
        except OSError as error:
            raise PlannerError(
                _("The sheet could not be saved there. Choose another folder."),
                details=type(error).__name__,
            ) from error

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, PlannerError):
            raise error
        self._context.dialogs.tell(str(error), details=error.details)
