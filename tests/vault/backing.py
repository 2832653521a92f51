"""A small vault with somebody in it, and what a test of its backups needs."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from planner.errors import CancelledError
from planner.records.book import Records, open_records
from planner.vault import backup
from planner.vault.backup import Made, Source
from planner.vault.connection import connect, engine_over
from planner.vault.header import Header
from planner.vault.keys import LOWEST, SlotKind, make_slot
from tests.fakes import FakeClock

VAULT_ID = UUID("6e1c1f6f-4f52-4f0e-9c5a-0d7a1a2b3c4d")
#: A slot is dear to make and worth nothing here: made once, for a master key that is not real.
_SLOT = make_slot(VAULT_ID, SlotKind.RECOVERY, bytearray(32), "0" * 36, b"", LOWEST)
HEADER = Header(VAULT_ID, 3, (_SLOT,), mac=bytes(32))


def heard(_done: int, _total: int) -> None:
    """Progress that nobody cancels."""


@dataclass
class Backed:
    """A vault's database with two connections, as an open vault has them."""

    path: Path
    master: bytearray
    clock: FakeClock
    window: Any
    worker: Any
    records: Records

    @property
    def source(self) -> Source:
        return Source(self.worker, self.master, HEADER)

    def make(self, folder: Path) -> Made:
        folder.mkdir(parents=True, exist_ok=True)
        return backup.make(self.source, folder, self.clock, heard)

    def close(self) -> None:
        self.records.changes.engine.dispose()
        self.window.close()
        self.worker.close()


def backed(template: tuple[Path, bytearray], folder: Path, clock: FakeClock) -> Backed:
    """A copy of the template with one person in it."""
    source, master = template
    path = folder / "vault.db"
    shutil.copyfile(source, path)
    window, worker = connect(path, master), connect(path, master)
    records = open_records(engine_over(window), clock, VAULT_ID)
    records.people.add("Margaret", full_name="Margaret Ellis")
    return Backed(path, master, clock, window, worker, records)


class CancelledAt:
    """Progress of somebody who presses Cancel at its nth report."""

    def __init__(self, nth: int) -> None:
        self.left = nth
        self.reached: list[tuple[int, int]] = []

    def __call__(self, done: int, total: int) -> None:
        self.reached.append((done, total))
        self.left -= 1
        if self.left <= 0:
            raise CancelledError("Stopped.")
