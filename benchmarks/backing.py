"""A backup made and verified, against a bare copy of the same file that is hashed and synced."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import Row, seconds, timed_row
from benchmarks.vaults import BenchVault
from planner.system.clock import SystemClock
from planner.vault import backup

_MEGABYTE = 1024 * 1024


def row(vault: BenchVault, turns: int) -> Row:
    """Both write beside the vault, to the same disk."""
    opened = vault.open()
    source = backup.Source(opened.worker_connection, opened.slots.master, opened.slots.header)
    size = opened.database.stat().st_size
    with TemporaryDirectory(dir=vault.home) as name:
        folder = Path(name)

        def ours() -> float:
            took = seconds(lambda: backup.make(source, folder, SystemClock(), _unheard))
            _empty(folder)
            return took

        def limit() -> float:
            took = seconds(lambda: _copy(opened.database, folder / "copy"))
            _empty(folder)
            return took

        megabytes = round(size / 1_000_000)
        made = timed_row(f"Backup made and verified, {megabytes} MB", ours, limit, 6, turns)
    opened.close()
    return made


def _copy(database: Path, copy: Path) -> None:
    with database.open("rb") as source, copy.open("wb") as target:
        shutil.copyfileobj(source, target, _MEGABYTE)
        target.flush()
        os.fsync(target.fileno())
    with copy.open("rb") as written:
        hashlib.file_digest(written, "sha256").hexdigest()


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def _unheard(_done: int, _total: int) -> None:
    """Progress that nobody looks at."""
