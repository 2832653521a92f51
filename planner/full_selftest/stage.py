"""The program in a window that nobody sees: it opens, unlocks, shows a person, prints, locks.

Offscreen always, so that nothing flashes up and a display that is broken ends nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QSize,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFontDatabase
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from planner.app import Planner
from planner.full_selftest.ink import colours, ink
from planner.parts import Parts
from planner.run import make_application
from planner.selftest.checks import NotRightError
from planner.selftest.trial import PASSPHRASE, Trial, need, nobody_waits
from planner.system.policy import NO_POLICY
from planner.system.resources import resource
from planner.vault.keys import LOWEST
from planner.views.dialogs import Dialogs, PanelDialog
from planner.views.icons import draw_svg
from planner.views.navigation import Place, Room
from planner.views.paper.printing import Printers, send
from planner.views.screen_fonts import FAMILIES
from planner.views.shell.unlock import UnlockPage
from planner.words import _, plural

#: Milliseconds that a page may take to appear.
_PATIENCE = 30_000
#: Fewer colours than this on a page of ours, and it was not painted.
_COLOURS = 60


class NoPrinters(Printers):
    """A computer without any: the self-test asks none of its own."""

    def names(self) -> list[str]:
        """None."""
        return []

    def default_name(self) -> str:
        """None."""
        return ""


class Unattended(Dialogs):
    """Nobody is there to answer: each dialog is dismissed at once, so that none is waited for."""

    def show(self, dialog: PanelDialog) -> bool:
        """Dismiss it."""
        dialog.deleteLater()
        return False


@dataclass
class Stage:
    """The program in its window; `faults` are what went wrong where nobody was looking."""

    trial: Trial
    application: QApplication | None = None
    planner: Planner | None = None
    faults: list[str] = field(default_factory=list)

    def open(self) -> str:
        """Start the program over the vault that was made."""
        vault_folder = need(self.trial.vault_folder)
        self.trial.close()
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        qInstallMessageHandler(_unheard)
        sys.excepthook = self._fault
        self.application = make_application()
        parts = Parts(
            self.trial.clock,
            self.trial.keyring,
            NoPrinters,
            Unattended,
            cost=LOWEST,
            policy=NO_POLICY,  # its backups stay in its own folder
        )
        self.planner = Planner(self.application, parts)
        self.planner.start()
        self.until(self._locked, _("The unlock page did not appear."))
        if self.planner.door.folder != vault_folder:
            raise NotRightError(_("It found another vault than the one that was made."))
        return self.painted()

    def letters(self) -> str:
        """Our own, whatever this computer has."""
        planner = need(self.planner)
        known = set(QFontDatabase.families())
        missing = [family for family in FAMILIES if family not in known]
        if planner.theme.letters_missing or missing:
            raise NotRightError(
                _("The program’s own letters are missing: {names}").format(names=", ".join(missing))
            )
        for family in FAMILIES:
            if not ink("a1عক健☐", family):
                raise NotRightError(_("{name} draws nothing.").format(name=family))
        return plural("{count} family", "{count} families", len(FAMILIES))

    def drawings(self) -> str:
        """Every icon and drawing gives some ink."""
        need(self.planner)
        drawn = sorted(resource("icons").glob("*.svg"))
        blank = [
            path.stem
            for path in drawn
            if colours(draw_svg(path.read_text("utf-8"), QSize(24, 24), 1.0).toImage()) < 2
        ]
        if blank or not drawn:
            raise NotRightError(_("Blank: {names}").format(names=", ".join(blank)))
        return plural("{count} drawing", "{count} drawings", len(drawn))

    def unlock(self) -> str:
        """Type the passphrase, as a planner does."""
        planner = need(self.planner)
        for page in planner.window.findChildren(UnlockPage):
            page.passphrase.set_text(PASSPHRASE)
            page.unlock()
        self.until(lambda: self._at(Room.TODAY), _("Today did not appear."))
        return self.painted()

    def person(self) -> str:
        """Steps 1 to 3 and Wellbeing of the person of the visit."""
        self._open_workspace()
        person_id = need(self.trial.person_id)
        rooms = (Room.EMOTIONAL_SUPPORT, Room.ASPIRATIONS, Room.BARRIERS, Room.WELLBEING)
        for room in rooms:
            self._open_workspace().go(Place(room, person_id))
            self.painted()
        return plural("{count} page", "{count} pages", len(rooms))

    def preview(self) -> str:
        """The plan on the print page, made beside the window and drawn in it."""
        from planner.views.pages.print_page import PrintPage

        workspace = self._open_workspace()
        workspace.go(Place(Room.PRINT, need(self.trial.person_id)))
        page = workspace.page
        if not isinstance(page, PrintPage):
            raise NotRightError(_("The print page did not appear."))
        self.until(lambda: page.view.pdf, _("The plan did not appear on the print page."))
        return self.painted()

    def print_out(self) -> str:
        """The plan through Qt's printing, as for a printer, into a file that goes at once."""
        need(self.application)
        paper = need(self.trial.papers.get("plan"))
        path = need(self.trial.folder) / "printed.pdf"
        device = QPrinter(QPrinter.PrinterMode.HighResolution)
        device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        device.setOutputFileName(str(path))
        try:
            send(paper, device, progress=nobody_waits, pages=[0])
            if not path.is_file() or path.stat().st_size < 1000:
                raise NotRightError(_("Nothing came out."))
        finally:
            path.unlink(missing_ok=True)
        return ""

    def lock(self) -> str:
        """Lock, with the backup that is due, and close."""
        planner = need(self.planner)
        self._open_workspace()
        planner.lock()
        self.until(self._locked, _("The unlock page did not appear."))
        self.until(lambda: planner.door.leaving is None, _("The backup did not end."))
        self.end()
        return self._no_faults()

    def end(self) -> None:
        """Close the window, whatever shows."""
        planner, self.planner = self.planner, None
        if planner is not None:
            with suppress(Exception):
                planner.close()
            planner.window.deleteLater()
            planner.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QCoreApplication.processEvents()

    def until(self, ready: Callable[[], object], otherwise: str) -> None:
        """Let the program work until `ready()`. Raises NotRightError with `otherwise`."""
        deadline = QDeadlineTimer(_PATIENCE)
        while not ready():
            if deadline.hasExpired() or self.faults:
                raise NotRightError(otherwise, details="; ".join(self._found_faults()))
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def painted(self) -> str:
        """What shows now is not blank, and nothing went wrong on the way."""
        window = need(self.planner).window
        QCoreApplication.processEvents()
        if colours(window.grab().toImage()) < _COLOURS:
            raise NotRightError(_("The page is blank, or black."))
        return self._no_faults()

    def _no_faults(self) -> str:
        found = self._found_faults()
        if found:
            raise NotRightError(found[0])
        return ""

    def _found_faults(self) -> list[str]:
        """Each is told once: what comes after it is tried for itself."""
        found, self.faults = self.faults, []
        return found

    def _locked(self) -> bool:
        pages: list[QWidget] = list(need(self.planner).window.findChildren(UnlockPage))
        return any(page.isVisible() for page in pages)

    def _at(self, room: Room) -> bool:
        workspace = need(self.planner).workspace
        return bool(workspace and workspace.place and workspace.place.room is room)

    def _open_workspace(self) -> Any:
        return need(need(self.planner).workspace)

    def _fault(
        self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        """An exception that Qt swallowed."""
        self.faults.append(f"{kind.__name__}: {error}")


def _unheard(_kind: QtMsgType, _context: QMessageLogContext, _words: str) -> None:
    """Qt's remarks, such as that there are no fonts on this computer, are not for the results."""
