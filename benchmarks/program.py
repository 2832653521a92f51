"""The real program over one vault, as far as each measure needs it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from benchmarks.painting import until_painted
from benchmarks.vaults import BenchVault
from demo.clock import StoryClock
from planner.app import Planner
from planner.parts import Parts
from planner.records.book import Records
from planner.selftest.trial import KeysInMemory
from planner.vault.keys import LOWEST
from planner.vault.open_vault import OpenVault
from planner.views.garbage import GarbageCollector
from planner.views.shell.unlock import UnlockPage
from planner.views.workspace import Workspace


@dataclass
class Program:
    """The program on one computer, at its unlock page."""

    planner: Planner
    vault: BenchVault
    turns: int

    def unlock(self) -> float:
        """Seconds from the opened vault to Today on the screen; opening it does not count."""
        opened = self.vault.open()
        page = self.planner.window.findChildren(UnlockPage)[-1]
        return until_painted(self.planner.window, lambda: self._enter(page, opened))

    def lock(self) -> None:
        """Back to the unlock page."""
        with self.vault.at_home():
            self.planner.lock()
            wait_for_backup(self.planner)

    @property
    def workspace(self) -> Workspace:
        """What is behind the lock; it must be open."""
        assert self.planner.workspace is not None
        return self.planner.workspace

    @property
    def records(self) -> Records:
        """The records of the open vault."""
        return self.workspace.context.records

    def _enter(self, page: UnlockPage, opened: OpenVault) -> None:
        with self.vault.at_home():
            page.unlocked.emit(opened)


def wait_for_backup(planner: Planner) -> None:
    """Until the vault that was left is closed."""
    QApplication.processEvents()
    while planner.door.leaving is not None:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


@contextmanager
def program_over(vault: BenchVault, turns: int) -> Iterator[Program]:
    """The program, started over `vault` and closed at the end."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    with vault.at_home():
        planner = Planner(
            application, Parts(clock=StoryClock(), secrets=KeysInMemory(), cost=LOWEST)
        )
        planner.start()
    collector = GarbageCollector(planner)
    collector.start()
    planner.window.resize(1280, 800)
    QApplication.processEvents()
    program = Program(planner, vault, turns)
    try:
        yield program
    finally:
        with vault.at_home():
            planner.close()
            wait_for_backup(planner)
        planner.window.deleteLater()
        planner.deleteLater()
        QApplication.processEvents()
