"""A vault while it is open: its engines, its keys in memory, and what is done at closing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import sqlcipher3.dbapi2 as driver

from planner.errors import VaultError
from planner.system.device_secret import DeviceSecrets, new_secret
from planner.system.lock import RunLock
from planner.system.memory import Memory
from planner.vault import header as headers
from planner.vault import integrity, migrations, recovery_code
from planner.vault.connection import READ_ONLY, connect, engine_over
from planner.vault.header import Header
from planner.vault.keys import SlotKind, calibrate, derive, make_slot, open_slot, wipe
from planner.vault.mark import Mark, read_mark, write_mark
from planner.vault.passphrase import check_new, seconds_of
from planner.vault.places import DATABASE_FILE as DATABASE_FILE
from planner.vault.refusals import DeviceSecretLostError, WrongPassphraseError
from planner.vault.search_table import search_faults
from planner.vault.throttle import Throttle
from planner.words import _

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from planner.vault.journal import Head


@dataclass(frozen=True)
class Opening:
    """What a vault is opened with."""

    folder: Path
    header: Header
    lock: RunLock
    secrets: DeviceSecrets | None
    memory: Memory
    throttle: Throttle


class OpenVault:
    """The records of one vault, unlocked. Close it: until then no other copy can open it.

    `window_engine` belongs to the window's thread, `worker_engine` to the one background worker;
    each has a single connection. Methods that derive keys take about half a second.
    """

    def __init__(self, opening: Opening, master: bytearray) -> None:
        self.folder = opening.folder
        #: What to tell the planner where an older database or key file was put back.
        self.generation_warning: str | None = None
        #: The program or computer stopped without closing it last time: `check` it.
        self.closed_badly = opening.lock.unclean
        self._opening = opening
        self._header = opening.header
        self._master = master
        self._known_head: Head | None = None
        self._connections: list[Any] = []
        path = self.database
        try:
            self._connections.append(connect(path, master))
            migrations.migrate(self._connections[0], path, master)
            self._connections.append(connect(path, master))
        except VaultError:
            self._drop_connections()
            raise
        self.window_engine: Engine = engine_over(self._connections[0])
        self.worker_engine: Engine = engine_over(self._connections[1])

    @property
    def id(self) -> UUID:
        """The vault's id, the origin of its journal."""
        return self._header.id

    @property
    def database(self) -> Path:
        """The file of the records, which its key file names."""
        return self.folder / self._header.database

    @property
    def passphrase_only(self) -> bool:
        """Whether it opens by passphrase alone, with no secret kept in this computer."""
        return self._header.passphrase_only

    def change_passphrase(self, old: str, new: str) -> None:
        """Let `new` open the vault instead of `old`; the records are not rewritten.

        Raises WrongPassphraseError, TryLaterError, DeviceSecretLostError, InvalidInputError.
        """
        check_new(new, passphrase_only=self.passphrase_only)
        wipe(unwrap(self._opening, self._header, old))
        device = device_secret_of(self._opening, self._header)
        kind = SlotKind.PASSPHRASE_ONLY if self.passphrase_only else SlotKind.PASSPHRASE_DEVICE
        self._put_slot(kind, new, device)

    def set_passphrase(self, new: str) -> None:
        """Give a vault opened by its recovery code a passphrase, and this computer a new secret.

        Without a keyring it opens by the passphrase alone from now on.
        Raises InvalidInputError, KeyringUnavailableError.
        """
        secrets = self._opening.secrets
        check_new(new, passphrase_only=secrets is None)
        if secrets is None:
            self._put_slot(SlotKind.PASSPHRASE_ONLY, new, b"")
            return
        device = new_secret()
        secrets.write(self.id, device)
        self._put_slot(SlotKind.PASSPHRASE_DEVICE, new, device)

    def use_recovery_code(self, code: str) -> None:
        """Let `code` open the vault from now on; the one before opens only older backups.

        Show the code and have it typed back first: from here on the old sheet is no use.
        Raises InvalidInputError for what is no whole code.
        """
        self._put_slot(SlotKind.RECOVERY, recovery_code.check(code), b"")

    def check(self) -> list[str]:
        """What is wrong with the pages, the journal's chain, the rows held against it, or the
        search; empty where nothing is.

        Reads the whole vault by the worker's connection: run it as a job.
        """
        from sqlalchemy.exc import SQLAlchemyError
        from sqlmodel import Session

        from planner.vault import agreement, journal

        found = integrity.faults(self._connections[1])
        if found:
            return found
        reading = self.worker_engine.execution_options(**{READ_ONLY: True})
        try:
            with Session(reading) as session:
                found = journal.faults(session, self.id, self._known_head)
                found += agreement.faults(session.connection())
            return found + search_faults(self._connections[1])
        except (SQLAlchemyError, driver.Error, ValueError, LookupError, TypeError) as error:
            return [f"not readable: {type(error).__name__}"]  # a damaged row may raise any of them

    def notice_age(self, remembered: int) -> int:
        """Compare the vault with what is known outside it; gives its generation from now on.

        `remembered` is the generation that this computer saw last. Called once, at opening.
        """
        window = self._connections[0]
        mark = read_mark(window)
        older = remembered > mark.generation or mark.revision > self._header.revision
        if older or self._journal_was_cut():
            self.generation_warning = _(
                "This vault is older than the one last used, or a part of it was put back. "
                "Something recorded since may be missing. Look for a newer copy before you go on."
            )
        generation = max(mark.generation, remembered)
        try:
            write_mark(window, Mark(generation + 1, self._header.revision))
        except driver.OperationalError:  # a full disk must not keep a planner out
            return generation
        return generation + 1

    def close(self) -> None:
        """Write the journal's head, fold the write-ahead log in, wipe the key, let others open it.

        Never fails: what could not be tidied is tidied, or noticed, at the next opening.
        """
        if not self._master:
            return
        from sqlalchemy.exc import SQLAlchemyError

        tidy = False
        try:
            self._write_head()
            window = self._connections[0]
            mark = read_mark(window)
            write_mark(window, Mark(mark.generation, self._header.revision))
            self._connections[1].close()
            window.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            tidy = True
        except (driver.Error, SQLAlchemyError, OSError):
            tidy = False
        finally:
            self.worker_engine.dispose()
            self.window_engine.dispose()
            self._drop_connections()
            wipe(self._master)
            self._master.clear()
            with suppress(OSError):
                self._opening.lock.release(clean=tidy)

    def _put_slot(self, kind: SlotKind, words: str, device: bytes) -> None:
        cost = calibrate(seconds_of(kind))
        slot = make_slot(self.id, kind, self._master, words, device, cost)
        self._header = headers.write(self.folder, self._header.with_slot(slot), self._master)

    def _journal_was_cut(self) -> bool:
        from planner.vault import journal

        key = derive(self._master, "journal head")
        self._known_head = journal.read_head(self.folder, key)
        wipe(key)
        if self._known_head is None:
            return True
        if self._known_head.sequence == 0:
            return False
        row = self._connections[0].execute(
            "SELECT hash FROM journal_line WHERE origin = ? AND sequence = ?",
            (self.id.hex, self._known_head.sequence),
        )
        return bool(row.fetchone() != (self._known_head.hash,))

    def _write_head(self) -> None:
        from sqlmodel import Session

        from planner.vault import journal

        reading = self.window_engine.execution_options(**{READ_ONLY: True})
        with Session(reading) as session:
            head = journal.head(session, self.id)
        write_journal_head(self.folder, self._master, head)

    def _drop_connections(self) -> None:
        for connection in self._connections:
            with suppress(driver.Error):
                connection.close()


def write_journal_head(folder: Path, master: bytearray, head: Head) -> None:
    """Write the journal's head beside the database under its own key. Raises OSError."""
    from planner.vault import journal

    key = derive(master, "journal head")
    try:
        journal.write_head(folder, key, head)
    finally:
        wipe(key)


def device_secret_of(opening: Opening, header: Header) -> bytes:
    """What this computer adds to the passphrase; nothing for a vault of passphrase alone.

    Raises DeviceSecretLostError, KeyringUnavailableError.
    """
    if header.passphrase_only:
        return b""
    secret = opening.secrets.read(header.id) if opening.secrets is not None else None
    if secret is None:
        raise DeviceSecretLostError(
            _(
                "This computer no longer has its part of the key. Your records are safe. "
                "Open the vault with your recovery code."
            )
        )
    return secret


def unwrap(opening: Opening, header: Header, passphrase: str) -> bytearray:
    """The master key behind `passphrase`; counts the try.

    Raises WrongPassphraseError, TryLaterError, DeviceSecretLostError, KeyringUnavailableError.
    """
    slot = header.passphrase_slot()
    device = device_secret_of(opening, header)
    opening.throttle.admit()
    master = open_slot(header.id, slot, passphrase, device) if slot else None
    if master is None:
        raise WrongPassphraseError(
            _("That passphrase did not open the vault. Check capital letters, then try again.")
        )
    opening.throttle.succeeded()
    return master
