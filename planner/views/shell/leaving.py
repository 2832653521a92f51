"""A vault on its way out: a backup is made of it first, then its keys are wiped."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.system.clock import Clock
from planner.vault.open_vault import OpenVault
from planner.views.jobs import Job, Jobs, Progress
from planner.views.shell.art import Mark
from planner.views.theme import Theme
from planner.views.widgets.progress import ProgressLine
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label, PageTitle
from planner.words import _

_WHOLE = 1_000
_MADE = 600


class Leaving(QObject):
    """Makes a backup of a vault that nobody works in any more, closes it, brings a copy elsewhere.

    Whoever opens the vault meanwhile cancels the backup: it is made the next time. The copy needs
    no key, and goes on by itself.

    Emits:
        progressed(done, total): of both together.
        ended(): the vault is closed, and nothing is under way.
    """

    progressed = Signal(object, object)
    ended = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(jobs)
        self._jobs = jobs
        self._job: Job | None = None
        self._closed = False
        self._first, self._last = 0, _WHOLE

    def begin(self, vault: OpenVault, clock: Clock, planner_id: UUID | None) -> None:
        """Start; the vault belongs to this from here on."""
        self._last = _WHOLE if vault.kept.outside is None else _MADE
        self._job = self._jobs.start(
            _back_up_and_close,
            vault,
            clock,
            planner_id,
            finished=self._made,
            failed=self._failed,
            with_progress=True,
        )
        self._job.progressed.connect(self._report)

    def cancel(self) -> None:
        """Make no backup after all; `ended` follows as soon as the vault is closed."""
        if self._job is None:
            return
        self._job.cancel()
        if self._closed:
            self._jobs.abandon(self._job)
            self._end()

    def _made(self, delivery: object) -> None:
        from planner.vault.backups import Delivery

        self._closed = True
        if not isinstance(delivery, Delivery):
            self._end()
            return
        self._first, self._last = _MADE, _WHOLE
        self._job = self._jobs.start(
            delivery.run,
            finished=self._delivered,
            failed=self._failed,
            with_progress=True,
            apart=True,
        )
        self._job.progressed.connect(self._report)

    def _delivered(self, _path: Path) -> None:
        self._end()

    def _failed(self, error: Exception) -> None:
        """It is tried again at the next unlock, which says so where it fails once more."""
        self._end()
        if not isinstance(error, PlannerError):
            raise error

    def _end(self) -> None:
        self._job = None
        self.ended.emit()

    def _report(self, done: int, total: int) -> None:
        part = (self._last - self._first) * done // max(total, 1)
        self.progressed.emit(self._first + part, _WHOLE)


def _back_up_and_close(
    vault: OpenVault, clock: Clock, planner_id: UUID | None, progress: Progress
) -> object:
    """On the worker: whatever becomes of the backup, the vault is closed and its keys are gone."""
    from planner.records.backing_up import back_up

    try:
        return back_up(vault, clock, planner_id, None, progress).delivery
    finally:
        vault.close()


class ClosingPage(QWidget):
    """What shows while the program waits for the last backup.

    Emits:
        close_wanted(): close without it.
    """

    close_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.progress = ProgressLine(theme, _("Close without it"))
        self.progress.cancelled.connect(self.close_wanted)
        column = QVBoxLayout(self)
        grow(theme, column.setSpacing, 12)
        column.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Mark(theme, 40), 0, middle)
        title = PageTitle(theme, _("Making a backup before closing"))
        title.setAlignment(middle)
        column.addWidget(title)
        words = _("Everything is saved. The window closes by itself in a moment.")
        label = Label(theme, words, token="muted")
        label.setAlignment(middle)
        column.addWidget(label)
        self.progress.setFixedWidth(theme.px(520))
        column.addWidget(self.progress, 0, middle)
        column.addStretch(3)
        self.progress.begin("")
        self.progress.sentence.hide()
        self.progress.bar.setAccessibleName(_("Making a backup before closing"))
