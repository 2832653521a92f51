"""A throw-away home on this computer, with a keyring and a printer of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from PySide6.QtPrintSupport import QPrinter

from planner.system.folders import HOME_VARIABLE
from planner.system.last_opened import LastOpened
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


@dataclass
class KeysInMemory:
    """Stands in for the computer's keyring; gone when the demo ends."""

    _kept: dict[UUID, bytes] = field(default_factory=dict)
    _opened: dict[UUID, LastOpened] = field(default_factory=dict)

    def read(self, vault_id: UUID) -> bytes | None:
        """The secret, or None where there is none."""
        return self._kept.get(vault_id)

    def write(self, vault_id: UUID, secret: bytes) -> None:
        """Keep a secret."""
        self._kept[vault_id] = secret

    def forget(self, vault_id: UUID) -> None:
        """Drop a secret, if there is one."""
        self._kept.pop(vault_id, None)

    def last_opened(self, vault_id: UUID) -> LastOpened:
        """When a vault was opened last."""
        return self._opened.get(vault_id, LastOpened())

    def keep_last_opened(self, vault_id: UUID, last: LastOpened) -> None:
        """Keep that."""
        self._opened[vault_id] = last


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
