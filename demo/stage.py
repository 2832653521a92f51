"""A throw-away home on this computer, with a printer of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtPrintSupport import QPrinter

from planner.system.folders import HOME_VARIABLE
from planner.views.paper.printing import Printers, send


@dataclass
class PaperTray(Printers):
    """A printer whose pages land in `file`."""

    file: Path
    name: str = "Room 3 printer"

    def names(self) -> list[str]:
        """The one printer."""
        return [self.name]

    def default_name(self) -> str:
        """The one printer."""
        return self.name

    def print_pdf(
        self,
        pdf: bytes,
        printer: str,
        *,
        title: str,
        progress: Callable[[int, int], None],
        pages: Sequence[int] | None = None,
    ) -> None:
        """Draw pages as for a printer; see `Printers`."""
        device = QPrinter(QPrinter.PrinterMode.HighResolution)
        device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        device.setOutputFileName(str(self.file))
        device.setDocName(title)
        send(pdf, device, progress=progress, pages=pages)


@contextmanager
def throw_away_home() -> Iterator[Path]:
    """Keep the program's folders in a temporary one, removed at the end."""
    before = os.environ.get(HOME_VARIABLE)
    with TemporaryDirectory(prefix="pathway-planner-demo-") as folder:
        os.environ[HOME_VARIABLE] = folder
        try:
            yield Path(folder)
        finally:
            if before is None:
                del os.environ[HOME_VARIABLE]
            else:
                os.environ[HOME_VARIABLE] = before
