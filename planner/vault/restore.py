"""Putting a vault back from a backup, into a new folder; and trying one, which leaves nothing.

What was there stays as it is until the new one is read through and takes its place in one step.
Whoever was erased since is erased again before anybody opens it.
"""

from __future__ import annotations

import secrets as random
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import sqlcipher3.dbapi2 as driver
from sqlmodel import Session

from planner.models.journal import JournalLine, Why
from planner.system import folders
from planner.system.files import make_own, put_in_place, sync_folder
from planner.vault import backup as backups_made
from planner.vault import erased, journal, manifest, migrations, replaced
from planner.vault import header as headers
from planner.vault.backup import NAME, Progress, faults_of, read_whole, share
from planner.vault.backup_refusals import BackupError, NewerBackupError, damaged_backup
from planner.vault.connection import connect, connect_copy, engine_over
from planner.vault.erasing import erase_person, free_pages
from planner.vault.folder import held
from planner.vault.keys import backup_key, database_key
from planner.vault.mark import Mark, read_mark, write_mark
from planner.vault.open_vault import write_journal_head
from planner.vault.opened_backup import Backup, Place, same_vault
from planner.vault.places import part_of
from planner.vault.refusals import from_disk, from_driver
from planner.vault.replaced import Note
from planner.vault.version_copies import drop_version_copies
from planner.words import _


@dataclass(frozen=True)
class Drill:
    """What trying a backup found: rows read, by table, and how long it took."""

    rows: dict[str, int]
    erased: int
    seconds: float


def restore(backup: Backup, place: Place, progress: Progress) -> Path:
    """Put the vault back into a new folder, which takes the place of the one before; gives it.

    The replaced folder stays, marked. Run it as a job. Raises BackupError, NewerBackupError,
    VaultError, CancelledError; nothing is changed then.
    """
    new = place.vaults / f"restored-{random.token_hex(4)}"
    olds = tuple(folder.name for folder in same_vault(place.vaults, backup.manifest.vault_id))
    with _scratch(part_of(new)) as part:
        with held(part) as lock:
            again, unsure = _rebuild(backup, place, part, share(progress, 0, 950))
            note = Note(
                at=place.clock.now().isoformat(),
                made_at=backup.manifest.made_at.isoformat(),
                by=place.by.hex if place.by else "",
                replaces=olds,
                erased=again,
                unsure=unsure,
            )
            _finish(backup, place, part, note)
            replaced.write_note(part, note)
            lock.release()
        progress(950, 1000)  # the last moment at which Cancel changes nothing
        put_in_place(part, new)
        sync_folder(place.vaults)
    replaced.settle(place.vaults)
    return new


def try_backup(backup: Backup, place: Place, progress: Progress) -> Drill:
    """All of a restore into a folder that goes again, each row read; nothing else is touched.

    Raises as `restore`.
    """
    began = time.monotonic()
    scratch = place.vaults / f"restored-{random.token_hex(4)}"
    with _scratch(part_of(scratch)) as part, held(part) as lock:
        again, _unsure = _rebuild(backup, place, part, share(progress, 0, 900))
        connection = connect(part / place.header.database, place.master)
        try:
            rows = _read_all(connection, share(progress, 900, 1000))
        finally:
            connection.close()
        lock.release()
    return Drill(rows, again, time.monotonic() - began)


@contextmanager
def _scratch(part: Path) -> Iterator[Path]:
    """A new folder that is gone afterwards unless it was renamed; what fails gets its sentence."""
    try:
        make_own(part.parent)
        part.mkdir(mode=0o700)
        yield part
    except OSError as error:
        raise from_disk(error) from error
    except driver.Error as error:
        raise from_driver(error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _rebuild(backup: Backup, place: Place, part: Path, progress: Progress) -> tuple[int, bool]:
    """The records under the keys of today, checked; how many people were erased again, and
    whether a list of them could not be trusted.
    """
    if backup.manifest.schema > migrations.NEWEST:
        raise NewerBackupError
    if read_whole(backup.path, share(progress, 0, 200)) != backup.manifest:
        raise damaged_backup("changed meanwhile")
    database = part / place.header.database
    _copy(backup, place, database, share(progress, 200, 600))

    def open_copy() -> Any:
        return connect_copy(database, database_key(place.master))

    found = faults_of(open_copy, backup.manifest, share(progress, 600, 850))
    if found:
        raise _unsound(found)
    connection = connect(database, place.master)
    try:
        migrations.migrate(connection, database, place.master)
        drop_version_copies(part)
        progress(870, 1000)
        again, unsure = _erase_again(backup, place, part, connection)
        progress(920, 1000)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.close()
    with _session(database, place) as session:
        broken = journal.faults(session, backup.manifest.vault_id)
    if broken:
        raise _unsound(broken)
    return again, unsure


def _copy(backup: Backup, place: Place, database: Path, progress: Progress) -> None:
    def report(_status: int, remaining: int, total: int) -> None:
        progress(total - remaining, total)

    source = connect_copy(backup.path, backup_key(backup.master, backup.manifest.id))
    try:
        target = connect_copy(database, database_key(place.master), new=True)
        try:
            source.backup(target, pages=backups_made.PAGES, progress=report)
        finally:
            target.close()
    finally:
        source.close()


def _erase_again(backup: Backup, place: Place, part: Path, connection: Any) -> tuple[int, bool]:
    vault_id = backup.manifest.vault_id
    keys = [erased.Key.of(master, vault_id) for master in (place.master, backup.master)]
    beside = [folders.backups_folder() / str(vault_id), backup.path.parent]
    beside += same_vault(place.vaults, vault_id)
    lists = [_listed(folder, keys) for folder in beside]
    entries = frozenset().union(*(each.entries for each in lists))
    if place.present is not None:
        entries |= erased.from_rows(place.present)
    entries |= erased.from_rows(connection)
    again = [
        who for who in erased.people_in(connection) if erased.entry_of(who, vault_id) in entries
    ]
    for person_id in again:
        connection.execute("BEGIN IMMEDIATE")
        try:
            erase_person(connection, person_id)
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
    if again:
        free_pages(connection)
    if entries:
        erased.add(part, keys[0], entries)
    for each in keys:
        each.wipe()
    return len(again), not all(each.whole for each in lists)


def _listed(folder: Path, keys: list[erased.Key]) -> erased.Listed:
    """The list in a folder, under whichever of the keys wrote it."""
    found = [erased.read(folder, each) for each in keys]
    return next((each for each in found if each.whole), found[0])


def _finish(backup: Backup, place: Place, part: Path, note: Note) -> None:
    """The line in the journal, the vault's age, the journal's head, and the key file."""
    database, vault_id = part / place.header.database, backup.manifest.vault_id
    line = JournalLine(
        origin=vault_id,
        step=uuid4(),
        written_at=place.clock.now(),
        planner_id=place.by,
        why=Why.RESTORED,
        after={"backup_made_at": note.made_at, "erased_again": note.erased},
    )
    with _session(database, place) as session:
        head = journal.seal(line, journal.head(session, vault_id), place.clock.now())
        session.add(line)
        session.commit()
    connection = connect(database, place.master)
    try:
        if place.present is not None:
            _carry_certificates(place.present, connection)
        marks = [connection] if place.present is None else [connection, place.present]
        known = [place.seen, *(read_mark(each).generation for each in marks)]
        generation = max(*known, *_generations_beside(backup))
        write_mark(connection, Mark(generation, place.header.revision))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.close()
    write_journal_head(database, place.master, head)
    headers.write(part, place.header, place.master)


@contextmanager
def _session(database: Path, place: Place) -> Iterator[Session]:
    """A session of its own: closing its engine closes the connection below it."""
    engine = engine_over(connect(database, place.master))
    try:
        with Session(engine) as session:
            yield session
    finally:
        engine.dispose()


def _carry_certificates(present: Any, connection: Any) -> None:
    """Certificates of erasure outlive a restore: what was erased is erased again."""
    found = present.execute("SELECT * FROM erasure")
    names = [each[0] for each in found.description]
    marks = ", ".join("?" * len(names))
    columns = ", ".join(f'"{name}"' for name in names)
    connection.executemany(
        f"INSERT OR IGNORE INTO erasure ({columns}) VALUES ({marks})",  # noqa: S608 - our columns
        found.fetchall(),
    )


def _read_all(connection: Any, progress: Progress) -> dict[str, int]:
    """How many rows each table gave, each of them read."""
    tables = list(backups_made.counts(connection))
    read: dict[str, int] = {}
    for number, table in enumerate(tables):
        progress(number, len(tables))
        rows = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a table's own name
        read[table] = sum(1 for _row in rows)
    return read


def _generations_beside(backup: Backup) -> list[int]:
    """Of the vault's other backups in the folder: the restored one is newer than all of them."""
    found = [backup.manifest.generation]
    with suppress(OSError):
        for path in backup.path.parent.iterdir():
            if NAME.fullmatch(path.name):
                with suppress(BackupError):
                    each = manifest.read(path)
                    if each.vault_id == backup.manifest.vault_id:
                        found.append(each.generation)
    return found


def _unsound(found: list[str]) -> BackupError:
    return BackupError(
        _(
            "What is in this backup does not read as it should, so it was not used. Nothing was "
            "changed. Choose another one."
        ),
        details="; ".join(found[:5]),
    )
