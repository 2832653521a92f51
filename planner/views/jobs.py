"""Work that would hold up the window, run beside it: one job at a time, on its own connection.

Printers are waited for elsewhere: one that hangs holds up neither the rest nor the lock.

A job is a plain function. It may take `progress(done, total)`, which raises CancelledError once
the planner pressed Cancel. What it gives reaches the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event, Thread
from threading import enumerate as threads
from typing import Any

from PySide6.QtCore import QObject, Signal

from planner.errors import CancelledError
from planner.words import _

Progress = Callable[[int, int], None]
#: What threads are called that wait for a printer.
_PRINTER = "printer"


class Job(QObject):
    """One piece of work under way; keep it for as long as its answer is wanted.

    Emits:
        progressed(done, total): from time to time, in the window's thread.
        finished(result): it gave a result.
        failed(exception): it raised, CancelledError among others.
    """

    progressed = Signal(object, object)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None, *, at_printer: bool = False) -> None:
        super().__init__(parent)
        self.at_printer = at_printer
        self._cancelled = Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next progress report."""
        self._cancelled.set()

    def progress(self, done: int, total: int) -> None:
        """Given to the work; raises CancelledError after `cancel`."""
        if self._cancelled.is_set():
            raise CancelledError(_("Stopped. Nothing was changed."))
        self.progressed.emit(done, total)


def wait_for_printers(seconds: float) -> None:
    """Let what was sent to a printer leave before the program ends; one that hangs is left."""
    for thread in threads():
        if thread.name == _PRINTER:
            thread.join(seconds)


@dataclass(frozen=True)
class _Outcome:
    """What a job ended with, on its way to the window's thread."""

    job: Job
    result: Any = None
    error: Exception | None = None


class Jobs(QObject):
    """The single worker; `stop` waits for the job under way and takes no more.

    Emits:
        stopping(): the records are about to close; whoever waits for a job writes what it knows.
    """

    stopping = Signal()
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="worker")
        self._running: set[Job] = set()
        self._ended.connect(self._deliver)

    def start(
        self,
        work: Callable[..., Any],
        *args: object,
        finished: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        with_progress: bool = False,
        at_printer: bool = False,
        apart: bool = False,
    ) -> Job:
        """Run `work(*args)` beside the window, with `progress` as a last argument if asked.

        `finished` and `failed` are bound methods of a QObject that lives in the window's thread.
        Work that waits for a printer says `at_printer`, work that waits for a stick or a share
        `apart`: neither touches records, and the lock waits for neither.
        """
        job = Job(self, at_printer=at_printer or apart)
        if finished is not None:
            job.finished.connect(finished)
        if failed is not None:
            job.failed.connect(failed)
        self._running.add(job)
        given = (*args, job.progress) if with_progress else args
        if job.at_printer:
            name = _PRINTER if at_printer else "apart"
            Thread(target=self._run, args=(job, work, given), name=name, daemon=True).start()
        else:
            self._executor.submit(self._run, job, work, given)
        return job

    def abandon(self, job: Job) -> None:
        """Cancel a job and wait for it no longer: what it gives reaches nobody."""
        job.cancel()
        self._running.discard(job)

    def stop(self) -> None:
        """Cancel what runs, wait for it, and take no more.

        What is on its way to a printer goes on by itself: locking must not tear a print in half.
        """
        self.stopping.emit()
        for job in self._running:
            if not job.at_printer:
                job.cancel()
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._running.clear()

    def _run(self, job: Job, work: Callable[..., Any], given: tuple[object, ...]) -> None:
        try:
            outcome = _Outcome(job, result=work(*given))
        except Exception as error:  # noqa: BLE001 - carried to the window, which shows or raises it
            outcome = _Outcome(job, error=error)
        self._ended.emit(outcome)

    def _deliver(self, outcome: _Outcome) -> None:
        job = outcome.job
        if job not in self._running:
            return
        self._running.discard(job)
        if outcome.error is None:
            job.finished.emit(outcome.result)
        elif job.receivers("2failed(PyObject)"):
            job.failed.emit(outcome.error)
        else:
            job.deleteLater()
            raise outcome.error
        job.deleteLater()
