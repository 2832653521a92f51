"""Makes the backups of the open vault, one at a time: on the worker, then a copy elsewhere."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from planner.errors import CancelledError, PlannerError
from planner.records.backing_up import back_up
from planner.system.clock import Clock
from planner.vault.backups import Delivery, Round
from planner.vault.open_vault import OpenVault
from planner.views.jobs import Job, Jobs

#: Milliseconds after unlocking until what is still due is made: Today comes first.
SOON = 1_500
_WHOLE = 1_000
#: Where the bar stands once the backup is made and its copy begins.
_MADE = 600


class BackupDesk(QObject):
    """Makes backups while the vault is open; thrown away at lock.

    Emits:
        progressed(done, total): of the one that is being made.
        changed(): one was begun, made, brought elsewhere or given up; look again at everything.
        ended(str): it is over; a sentence where something went wrong, else empty.
    """

    progressed = Signal(object, object)
    changed = Signal()
    ended = Signal(str)

    def __init__(self, vault: OpenVault, clock: Clock, jobs: Jobs, planner_id: UUID | None) -> None:
        super().__init__(jobs)
        self.vault = vault
        self._clock = clock
        self._jobs = jobs
        self._planner_id = planner_id
        self._job: Job | None = None
        self._scale = (0, _WHOLE)
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.catch_up)
        jobs.stopping.connect(self._soon.stop)

    @property
    def running(self) -> bool:
        """Whether one is being made or brought elsewhere."""
        return self._job is not None

    @property
    def on_its_way(self) -> bool:
        """Whether one is being made, or is about to be looked for."""
        return self.running or self._soon.isActive()

    def begin(self) -> None:
        """The vault was just opened: make what the last time left, in a moment."""
        self._soon.start()

    def catch_up(self) -> None:
        """Make a backup where one is due, or bring the newest to a folder that was away."""
        if self.running:
            return
        if self.vault.backup_due():
            self.make()
            return
        delivery = self.vault.kept.to_deliver()
        if delivery is not None:
            self._deliver(delivery)
        else:
            self.changed.emit()

    def make(self, folder: Path | None = None) -> None:
        """Make one now; `folder` is a stick or another place that should get a copy."""
        if self.running:
            return
        elsewhere = folder is not None or self.vault.kept.outside is not None
        self._scale = (0, _MADE if elsewhere else _WHOLE)
        self._start(
            self._jobs.start(
                back_up,
                self.vault,
                self._clock,
                self._planner_id,
                folder,
                finished=self._made,
                failed=self._failed,
                with_progress=True,
            )
        )

    def cancel(self) -> None:
        """Give up the one that is being made: nothing of it is left."""
        if self._job is not None:
            self._job.cancel()

    def _start(self, job: Job) -> None:
        self._job = job
        job.progressed.connect(self._report)
        self.changed.emit()

    def _made(self, made: Round) -> None:
        self._job = None
        if made.delivery is not None:
            self._deliver(made.delivery)
        else:
            self._end(made.trouble)

    def _deliver(self, delivery: Delivery) -> None:
        self._scale = (_MADE, _WHOLE)
        self._start(
            self._jobs.start(
                delivery.run,
                finished=self._delivered,
                failed=self._failed,
                with_progress=True,
                apart=True,
            )
        )

    def _delivered(self, path: Path) -> None:
        self.vault.kept.delivered(path)
        self._end("")

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, PlannerError):
            self._end("")
            raise error
        self._end("" if isinstance(error, CancelledError) else str(error))

    def _end(self, trouble: str) -> None:
        self._job = None
        self.vault.kept.trouble = trouble
        self.changed.emit()
        self.ended.emit(trouble)

    def _report(self, done: int, total: int) -> None:
        first, last = self._scale
        self.progressed.emit(first + (last - first) * done // max(total, 1), _WHOLE)
