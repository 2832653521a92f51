"""A vault while it is open: its engines, its keys in memory, and what is done at closing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import sqlcipher3.dbapi2 as driver

from planner.errors import VaultError
from planner.system.last_opened import LastOpened
from planner.vault import integrity, migrations
from planner.vault.age import Age
from planner.vault.backups import BackupFile, Backups, LastBackup
from planner.vault.connection import READ_ONLY, connect, engine_over
from planner.vault.header import Header
from planner.vault.keys import derive, wipe
from planner.vault.mark import Mark, read_mark, write_mark
from planner.vault.opening import Opening
from planner.vault.places import DATABASE_FILE as DATABASE_FILE
from planner.vault.places import head_file
from planner.vault.refusals import from_driver
from planner.vault.search_table import search_faults
from planner.vault.slots import Slots

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from planner.system.device_secret import DeviceSecrets
    from planner.vault.journal import Head
    from planner.vault.rekey import NewKeys, Progress
    from planner.vault.trail import TrailCheck


class OpenVault:
    """The records of one vault, unlocked. Close it: until then no other copy can open it.

    `window_engine` belongs to the window's thread, `worker_engine` to the one background worker;
    each has a single connection. Methods that derive keys take about half a second.
    """

    def __init__(self, opening: Opening, master: bytearray) -> None:
        self.folder = opening.folder
        #: Whether it is an older vault, or holds a part of one: known once `notice_age` was called.
        self.age = Age()
        #: The program or computer stopped without closing it last time: `check` it.
        self.closed_badly = opening.lock.unclean
        #: The ways into it, and what whoever opened it may do to them.
        self.slots = Slots(opening, master)
        self._opening = opening
        self._master = master
        self._known_head: Head | None = None
        self._connections: list[Any] = []
        path = self.database
        try:
            self._connections.append(connect(path, master))
            migrations.migrate(self._connections[0], path, master)
            self._connections.append(connect(path, master))
            #: Its backups: where they lie, whether another is due, and the making of one.
            self.kept = Backups(self.folder, master, self._current_header, *self._connections)
        except VaultError:
            self._drop_connections()
            raise
        except driver.Error as error:  # a damaged page among those that are read now
            self._drop_connections()
            raise from_driver(error) from error
        self.window_engine: Engine = engine_over(self._connections[0])
        self.worker_engine: Engine = engine_over(self._connections[1])

    @property
    def id(self) -> UUID:
        """The vault's id, the origin of its journal."""
        return self._header.id

    @property
    def _header(self) -> Header:
        return self.slots.header

    @property
    def database(self) -> Path:
        """The file of the records, which its key file names."""
        return self.folder / self._header.database

    @property
    def passphrase_only(self) -> bool:
        """Whether it opens by passphrase alone, with no secret kept in this computer."""
        return self._header.passphrase_only

    def change_passphrase(self, old: str, new: str) -> None:
        """As `Slots.change_passphrase`."""
        self.slots.change_passphrase(old, new)

    def use_recovery_code(self, code: str) -> None:
        """As `Slots.use_recovery_code`."""
        self.slots.use_recovery_code(code)

    def rekey(self, keys: NewKeys, in_copy: Callable[[Engine], None], progress: Progress) -> None:
        """Give the vault new keys throughout; close it afterwards, and `sweep` its folder.

        As `planner.vault.rekey.rekey`, which it runs over the worker's connection: run it as a job.
        """
        from planner.vault.rekey import rekey

        alone = rekey(self._opening, self.slots, self._connections[1], keys, in_copy, progress)
        self._connections.append(alone)

    @property
    def secrets(self) -> DeviceSecrets | None:
        """The keyring that holds this computer's part of the key."""
        return self._opening.secrets

    def check(self, progress: Progress = integrity.unheard) -> list[str]:
        """What is wrong with the pages, the journal's chain, the rows held against it, or the
        search; empty where nothing is.

        Reads the whole vault by the worker's connection: run it as a job. `progress(done, total)`
        may raise to end it, within moments.
        """
        from sqlalchemy.exc import SQLAlchemyError
        from sqlmodel import Session

        from planner.vault import agreement, journal

        found = integrity.faults(self._connections[1], progress)
        if found:
            return found
        reading = self.worker_engine.execution_options(**{READ_ONLY: True})
        try:
            with Session(reading) as session:
                chain = integrity.part_of(progress, integrity.PAGES, integrity.LINES)
                found = journal.faults(session, self.id, self._known_head, chain)
                progress(integrity.LINES, integrity.WHOLE)
                found += agreement.faults(session.connection())
            progress(integrity.ROWS, integrity.WHOLE)
            return found + search_faults(self._connections[1])
        except (SQLAlchemyError, driver.Error, ValueError, LookupError, TypeError) as error:
            return [f"not readable: {type(error).__name__}"]  # a damaged row may raise any of them

    @property
    def worker_connection(self) -> Any:
        """The worker's own connection, for what needs the driver rather than the engine."""
        return self._connections[1]

    def last_backup(self) -> LastBackup | None:
        """The newest verified backup; quick, in the window's thread."""
        return self.kept.last()

    def backup_due(self) -> bool:
        """Whether something was recorded that no verified backup has; quick, as `last_backup`."""
        try:
            return not self.slots.retired and self.kept.due()
        except driver.Error:
            return False  # a disk that fails must keep nobody in: a backup would fail as well

    def backups(self) -> list[BackupFile]:
        """All backups that can be reached, the newest first. Reads folders: run it as a job."""
        return self.kept.files()

    def note_erased(self, person_id: UUID) -> None:
        """As `Backups.note_erased`: once a record is gone, so that no backup brings it back."""
        self.kept.note_erased(person_id)

    def notice_age(self, seen: LastOpened) -> int | None:
        """Compare the vault with what is known outside it; gives its generation from now on.

        `seen` is what this computer knows of its last opening. None where a full disk keeps the
        vault from counting this one. Called once, at opening.
        """
        window = self._connections[0]
        mark = read_mark(window)
        self.age = Age(
            missed=max(seen.generation - mark.generation, 0),
            last_on=seen.on,
            older_keys=mark.revision > self._header.revision,
            **self._end_of_journal(),
        )
        generation = max(mark.generation, seen.generation) + 1
        try:
            write_mark(window, Mark(generation, self._header.revision))
        except driver.OperationalError:
            return None
        return generation

    @property
    def generation_warning(self) -> str | None:
        """What to tell the planner where an older vault, or a part of one, was put back."""
        return self.age.warning()

    def check_trail(self, progress: Progress | None = None) -> TrailCheck:
        """Read every line of the journal by the worker's connection: run it as a job."""
        from planner.vault.trail import check_trail

        return check_trail(
            self.worker_engine, self.id, self._known_head, self.age.head_lost, progress
        )

    def close(self) -> None:
        """Write the journal's head, fold the write-ahead log in, wipe the key, let others open it.

        Never fails: what could not be tidied is tidied, or noticed, at the next opening.
        """
        if not self._master:
            return
        from sqlalchemy.exc import SQLAlchemyError

        tidy = False
        try:
            if not self.slots.retired:
                self._write_down()
            tidy = not self.slots.untidy
        except (driver.Error, SQLAlchemyError, OSError):
            tidy = False
        finally:
            self.worker_engine.dispose()
            self.window_engine.dispose()
            self._drop_connections()
            self.kept.close()
            wipe(self._master)
            self._master.clear()
            with suppress(OSError):
                self._opening.lock.release(clean=tidy)

    def _write_down(self) -> None:
        self._write_head()
        window = self._connections[0]
        mark = read_mark(window)
        write_mark(window, Mark(mark.generation, self._header.revision))
        self._connections[1].close()
        window.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _current_header(self) -> Header:
        return self._header

    def _end_of_journal(self) -> dict[str, Any]:
        """How the journal ends, against its head as it was written at the last lock."""
        from planner.vault import journal

        key = derive(self._master, "journal head")
        known = journal.read_head(self.folder / head_file(self._header.database), key)
        wipe(key)
        self._known_head = known
        if known is None:
            return {"head_lost": True}
        if known.sequence == 0:
            return {}
        asked = "SELECT hash, max(sequence) FROM journal_line WHERE origin = ? AND sequence <= ?"
        found, last = self._connections[0].execute(asked, (self.id.hex, known.sequence)).fetchone()
        missing = known.sequence - (last or 0)
        return {"lines_missing": missing, "lines_differ": not missing and found != known.hash}

    def _write_head(self) -> None:
        from sqlmodel import Session

        from planner.vault import journal

        reading = self.window_engine.execution_options(**{READ_ONLY: True})
        with Session(reading) as session:
            head = journal.head(session, self.id)
        write_journal_head(self.database, self._master, head)

    def _drop_connections(self) -> None:
        for connection in self._connections:
            with suppress(driver.Error):
                connection.close()


def write_journal_head(database: Path, master: bytearray, head: Head) -> None:
    """Write the journal's head beside the database under its own key. Raises OSError."""
    from planner.vault import journal

    key = derive(master, "journal head")
    try:
        journal.write_head(database.with_name(head_file(database.name)), key, head)
    finally:
        wipe(key)
