"""Making one backup: a file that gets its name only once it was read back and found whole.

The database is copied page by page under a key of the backup's own, from one moment's snapshot, so
that the window writes on meanwhile. Nothing here knows where backups belong: see `backups`.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

import sqlcipher3.dbapi2 as driver

from planner.system.clock import Clock
from planner.system.files import PART, open_ordinary, put_in_place, sync_folder
from planner.vault import integrity, manifest
from planner.vault.backup_refusals import (
    BackupError,
    damaged_backup,
    from_target,
    from_target_driver,
    unreadable,
)
from planner.vault.connection import connect_copy
from planner.vault.header import Header
from planner.vault.keys import backup_key, wipe
from planner.vault.manifest import Manifest, mac_key
from planner.vault.mark import read_mark
from planner.vault.migrations import version_of
from planner.words import _

#: Takes how much is done of how much; raises CancelledError where it should end.
Progress = Callable[[int, int], None]
SUFFIX = ".backup"
_BEGINNING = "Pathway Planner "
NAME = re.compile(
    re.escape(_BEGINNING) + r"\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d [0-9a-f]{8}" + re.escape(SUFFIX)
)
_WHOLE_BAR = 1000
#: Pages copied between two looks at Cancel: a megabyte.
PAGES = 256
_AT_ONCE = 1024 * 1024
#: Steps of SQLite's machine between two looks at Cancel while it checks.
_STEPS = 200_000
_LINKS = (
    "SELECT count(*) FROM (SELECT sequence, previous_hash,"
    " lag(sequence, 1, 0) OVER chain AS number, lag(hash, 1, '') OVER chain AS link"
    " FROM journal_line WHERE origin = ? AND sequence IS NOT NULL"
    " WINDOW chain AS (ORDER BY sequence))"
    " WHERE sequence <> number + 1 OR previous_hash <> link"
)


@dataclass(frozen=True)
class Source:
    """What a backup is made of: a connection to the open vault, its key, its key file."""

    connection: Any
    master: bytearray = field(repr=False)
    header: Header


@dataclass(frozen=True)
class Made:
    """A backup that was read back and found whole."""

    path: Path
    manifest: Manifest


def make(source: Source, folder: Path, clock: Clock, progress: Progress) -> Made:
    """Make a verified backup of an open vault in `folder`, which must be there.

    Run it as a job, on the thread that the connection belongs to. Breaking it off leaves nothing.
    Raises BackupError, CancelledError.
    """
    backup_id = secrets.token_hex(16)
    path = folder / file_name(clock.local_now(), backup_id)
    part = part_of(path, source.header.id)
    try:
        draft = _copy(source, part, backup_id, clock, share(progress, 0, 550))
        with ThreadPoolExecutor(1, "hash") as beside:
            hashed = beside.submit(_synced_hash, part, draft.size)
            _verify_copy(source, part, draft, share(progress, 550, 900))
        whole = replace(draft, sha256=hashed.result())
        key = mac_key(source.master)
        made = whole.sealed(key)
        wipe(key)
        with part.open("ab") as file:
            file.write(made.trailer())
        _sync(part)
        if read_whole(part, share(progress, 900, _WHOLE_BAR)) != made:
            raise damaged_backup("read back otherwise")
        _give_name(part, path)
    except OSError as error:
        raise from_target(error) from error
    except driver.Error as error:
        raise from_target_driver(error) from error
    finally:
        sweep_parts_of(part)
    return Made(path, made)


def deliver(made: Path, folder: Path, vault_id: UUID, progress: Progress) -> Path:
    """Copy a finished backup into another folder, and read it back there; needs no key.

    Raises BackupError, CancelledError; nothing of it is left in the folder then.
    """
    path = folder / made.name
    part = part_of(path, vault_id)
    try:
        whole = made.stat().st_size
        copying = share(progress, 0, 600)
        with made.open("rb") as source, part.open("xb") as target:
            written = 0
            while chunk := source.read(_AT_ONCE):
                copying(written, whole)
                written += target.write(chunk)
        _sync(part)
        if read_whole(part, share(progress, 600, _WHOLE_BAR)) != manifest.read(made):
            raise damaged_backup("read back otherwise")
        _give_name(part, path)
    except OSError as error:
        raise from_target(error) from error
    finally:
        sweep_parts_of(part)
    return path


def read_whole(path: Path, progress: Progress) -> Manifest:
    """The manifest of a backup all of whose bytes are as they were written; authentic or not.

    Raises BackupError, CancelledError.
    """
    try:
        with open_ordinary(path) as file:
            found = manifest.read_from(file)
            file.seek(0)
            if _hashed(file, found.size, progress) != found.sha256:
                raise damaged_backup("sha256")
    except OSError as error:
        raise unreadable(error) from error
    return found


def file_name(at: datetime, backup_id: str) -> str:
    """What a backup is called: when it was made, never of whom or what."""
    return f"{_BEGINNING}{at:%Y-%m-%d %H.%M.%S} {backup_id[:8]}{SUFFIX}"


def part_of(path: Path, vault_id: UUID) -> Path:
    """Where a backup is written before it gets its name; says whose it is, for sweeping."""
    return path.with_name(f"{path.name}.{vault_id.hex[:8]}{PART}")


def sweep(folder: Path, vault_id: UUID) -> None:
    """Remove what a broken-off backup of this vault left in `folder`."""
    with suppress(OSError):
        for part in folder.glob(f"*{SUFFIX}.{vault_id.hex[:8]}{PART}"):
            sweep_parts_of(part)


def sweep_parts_of(part: Path) -> None:
    """Remove a part, and what SQLite may have put beside it."""
    with suppress(OSError):
        for left in part.parent.glob(f"{part.name}*"):
            left.unlink()


def share(progress: Progress, first: int, last: int) -> Progress:
    """The stretch of the whole bar from `first` to `last`, in thousandths, as a bar of its own."""

    def report(done: int, total: int) -> None:
        progress(first + (last - first) * done // max(total, 1), _WHOLE_BAR)

    return report


def counts(connection: Any) -> dict[str, int]:
    """How many rows each table holds; the search index is counted by its entries."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'search_index*'"
        " AND name NOT GLOB 'sqlite_*' ORDER BY name"
    ).fetchall()
    return {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608 - a table's own name
        for (name,) in names
    }


def head_of(connection: Any, origin: UUID) -> tuple[int, str]:
    """Number and hash of the journal's last sealed line; nothing yet is number 0."""
    newest = connection.execute(
        "SELECT sequence, hash FROM journal_line WHERE origin = ? AND sequence IS NOT NULL"
        " ORDER BY sequence DESC LIMIT 1",
        (origin.hex,),
    ).fetchone()
    return (newest[0], newest[1]) if newest else (0, "")


def faults_of(open_copy: Callable[[], Any], expected: Manifest, progress: Progress) -> list[str]:
    """What is wrong with a copy of the database: its pages, its rows, how its journal hangs
    together.

    Both checks of pages read all of it, side by side on two connections. Raises CancelledError.
    """
    copy, second = open_copy(), open_copy()
    try:
        with ThreadPoolExecutor(1, "check") as beside:
            pages = beside.submit(integrity.page_faults, second)
            found = _cancellable(copy, progress) or pages.result()
        progress(99, 100)  # where Cancel broke the check off, this says so
        if not found and counts(copy) != expected.rows:
            found = ["row counts"]
        if not found and head_of(copy, expected.vault_id) != (expected.sequence, expected.hash):
            found = ["journal's head"]
        if not found and copy.execute(_LINKS, (expected.vault_id.hex,)).fetchone()[0]:
            found = ["journal's chain"]
    finally:
        copy.close()
        second.close()
    return found


def _cancellable(copy: Any, progress: Progress) -> list[str]:
    looks = count(1)

    def look() -> None:
        progress(min(next(looks), 99), 100)

    copy.set_progress_handler(look, _STEPS)
    try:
        return integrity.structure_faults(copy)
    finally:
        copy.set_progress_handler(None, 0)


def _copy(source: Source, part: Path, backup_id: str, clock: Clock, progress: Progress) -> Manifest:
    """Write the copy; gives what is known of it before it is hashed."""
    connection = source.connection
    target = connect_copy(part, backup_key(source.master, backup_id), new=True)

    def report(_status: int, remaining: int, total: int) -> None:
        progress(total - remaining, total)

    try:
        connection.execute("BEGIN")
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            connection.backup(target, pages=PAGES, progress=report)
            rows = counts(connection)
            sequence, link = head_of(connection, source.header.id)
        finally:
            connection.execute("ROLLBACK")
        target.execute("PRAGMA journal_mode = delete").fetchall()
    finally:
        target.close()
    return Manifest(
        id=backup_id,
        made_at=clock.now().replace(microsecond=0),
        header=source.header,
        schema=version_of(connection),
        generation=read_mark(connection).generation,
        size=part.stat().st_size,
        sha256="",
        rows=rows,
        sequence=sequence,
        hash=link,
    )


def _verify_copy(source: Source, part: Path, expected: Manifest, progress: Progress) -> None:
    def open_copy() -> Any:
        return connect_copy(part, backup_key(source.master, expected.id))

    found = faults_of(open_copy, expected, progress)
    if found:
        raise BackupError(
            _(
                "The new backup did not read as it should, so it does not count. Earlier backups "
                "are untouched. Look at the health check in Settings, or ask for help."
            ),
            details="; ".join(found[:5]),
        )


def _hashed(file: BinaryIO, size: int, progress: Progress) -> str:
    sha256, left = hashlib.sha256(), size
    while left:
        progress(size - left, size)
        chunk = file.read(min(left, _AT_ONCE))
        if not chunk:
            raise damaged_backup("shorter than it says")
        sha256.update(chunk)
        left -= len(chunk)
    return sha256.hexdigest()


def _synced_hash(path: Path, size: int) -> str:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
        return _hashed(file, size, _unheard)


def _unheard(_done: int, _total: int) -> None:
    """Progress of what runs beside something that is heard."""


def _sync(path: Path) -> None:
    """Bring a file to the disk, and have it read from there next time, where the system can."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
        if sys.platform == "linux":
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _give_name(part: Path, path: Path) -> None:
    put_in_place(part, path)
    try:
        sync_folder(path.parent)
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise
