"""Making, finding and opening vaults. One folder each: key file, database, journal head, lock.

These are plain functions, safe on any thread; those that derive keys take about half a second.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import sqlcipher3.dbapi2 as driver

from planner.errors import VaultError
from planner.system import folders
from planner.system.clock import Clock
from planner.system.device_secret import DeviceSecrets, KeyringUnavailableError, new_secret
from planner.system.files import PART, sync_folder
from planner.system.lock import RunLock, run_lock
from planner.system.memory import Memory
from planner.vault import header as headers
from planner.vault import migrations, recovery_code
from planner.vault.connection import connect
from planner.vault.header import HEADER_FILE, Header
from planner.vault.keys import Cost, SlotKind, calibrate, make_slot, new_master, open_slot, wipe
from planner.vault.open_vault import (
    DATABASE_FILE,
    Opening,
    OpenVault,
    unwrap,
    write_journal_head,
)
from planner.vault.passphrase import check_new, seconds_of
from planner.vault.refusals import (
    DeviceSecretLostError,
    NewerVaultError,
    TryLaterError,
    VaultInUseError,
    WrongPassphraseError,
    damaged,
    from_disk,
    from_driver,
    missing,
)
from planner.vault.throttle import Throttle
from planner.words import _

__all__ = [
    "DeviceSecretLostError",
    "NewerVaultError",
    "OpenVault",
    "TryLaterError",
    "VaultInUseError",
    "WrongPassphraseError",
    "create",
    "inspect",
    "open_with_passphrase",
    "open_with_recovery",
    "sweep",
    "vault_exists",
]


def vault_exists(folder: Path) -> bool:
    """Whether a vault, or any part of one, lies here: nothing new may be made over it."""
    return any((folder / name).exists() for name in (HEADER_FILE, DATABASE_FILE))


def inspect(folder: Path) -> Header:
    """What can be known without a key.

    Raises VaultError, with what to do: missing, damaged, newer, or a folder that is read-only.
    """
    if not folder.is_dir():
        raise missing(folder.name)
    found = headers.read(folder)
    if not (folder / DATABASE_FILE).is_file():
        raise missing(DATABASE_FILE)
    if not os.access(folder, os.W_OK) or not os.access(folder / DATABASE_FILE, os.W_OK):
        raise from_disk(OSError(errno.EACCES, os.strerror(errno.EACCES)))
    return found


def create(
    folder: Path,
    passphrase: str,
    code: str,
    *,
    secrets: DeviceSecrets | None,
    clock: Clock,
    cost: Cost | None = None,
    memory: Memory | None = None,
) -> OpenVault:
    """Make a new vault and open it; `code` is the recovery code that was shown and printed.

    Built in a `.part` folder beside and renamed, so that breaking off leaves nothing. Without
    `secrets` (no keyring) it opens by a long passphrase alone. `cost` is measured unless given.
    Raises VaultError, KeyringUnavailableError, InvalidInputError.
    """
    if vault_exists(folder):
        raise VaultError(_("There is a vault here already. Nothing was changed. Open that one."))
    check_new(passphrase, passphrase_only=secrets is None)
    tidy_code = recovery_code.check(code)
    vault_id, master = uuid4(), new_master()
    device = b"" if secrets is None else new_secret()
    if secrets is not None:
        secrets.write(vault_id, device)
    try:
        kind = SlotKind.PASSPHRASE_ONLY if secrets is None else SlotKind.PASSPHRASE_DEVICE
        ways = ((kind, passphrase, device), (SlotKind.RECOVERY, tidy_code, b""))
        slots = tuple(
            make_slot(vault_id, way, master, words, part, cost or calibrate(seconds_of(way)))
            for way, words, part in ways
        )
        made = _build(folder, Header(vault_id, 1, slots), master)
        with _held(folder) as lock:
            return _opened(_opening(folder, made, lock, secrets, clock, memory), master)
    except BaseException:
        wipe(master)
        if secrets is not None and not vault_exists(folder):
            with suppress(KeyringUnavailableError):
                secrets.forget(vault_id)
        raise


def open_with_passphrase(
    folder: Path,
    passphrase: str,
    *,
    secrets: DeviceSecrets | None,
    clock: Clock,
    memory: Memory | None = None,
) -> OpenVault:
    """Open a vault the everyday way.

    Raises WrongPassphraseError, TryLaterError, DeviceSecretLostError (ask for the recovery code),
    KeyringUnavailableError, VaultInUseError, NewerVaultError, or VaultError for what is damaged.
    """
    header = inspect(folder)
    with _held(folder) as lock:
        opening = _opening(folder, header, lock, secrets, clock, memory)
        return _opened(opening, unwrap(opening, header, passphrase))


def open_with_recovery(
    folder: Path,
    code: str,
    new_passphrase: str | None,
    *,
    secrets: DeviceSecrets | None,
    clock: Clock,
    memory: Memory | None = None,
) -> OpenVault:
    """Open a vault by its recovery code, and give it a new passphrase and device secret.

    Without `new_passphrase` the slots stay as they are. Raises InvalidInputError for a mistyped
    code or a passphrase that will not do, else as `open_with_passphrase`.
    """
    header = inspect(folder)
    tidy_code = recovery_code.check(code)
    if new_passphrase is not None:
        check_new(new_passphrase, passphrase_only=secrets is None)
    with _held(folder) as lock:
        slot = header.slot(SlotKind.RECOVERY)
        master = open_slot(header.id, slot, tidy_code, b"") if slot else None
        if master is None:
            raise WrongPassphraseError(
                _(
                    "That recovery code is not this vault's. It may be an older one. "
                    "Look for the newest sheet."
                )
            )
        opening = _opening(folder, header, lock, secrets, clock, memory)
        opened = _opened(opening, master)
        try:
            if new_passphrase is not None:
                opened.set_passphrase(new_passphrase)
            opening.throttle.succeeded()
        except BaseException:
            opened.close()
            raise
        return opened


def sweep(folder: Path) -> None:
    """Remove what an interrupted set-up or write left; call it before anything else.

    Parts that another running copy is at work on are left alone.
    """
    with suppress(OSError):
        if folder.is_dir() and (lock := run_lock(folder)):
            for part in folder.glob("*" + PART):
                part.unlink()
            lock.release(clean=not lock.unclean)
    with suppress(OSError):
        part = _part_of(folder)
        if part.is_dir() and (lock := run_lock(part)):
            lock.release()
            shutil.rmtree(part)


def _part_of(folder: Path) -> Path:
    return folder.with_name(folder.name + PART)


def _build(folder: Path, header: Header, master: bytearray) -> Header:
    """Make the vault's files aside and move them into place in one step."""
    from planner.vault.journal import Head

    part = _part_of(folder)
    sweep(folder)
    try:
        part.mkdir(parents=True, mode=0o700)
        with _held(part) as lock:
            database = connect(part / DATABASE_FILE, master, new=True)
            try:
                migrations.create(database)
            finally:
                database.close()
            made = headers.write(part, header, master)
            write_journal_head(part, master, Head(0, ""))
            lock.release()
        if folder.is_dir():
            folder.rmdir()
        part.rename(folder)
        sync_folder(folder.parent)
    except OSError as error:
        raise from_disk(error) from error
    except driver.Error as error:
        raise from_driver(error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return made


@contextmanager
def _held(folder: Path) -> Iterator[RunLock]:
    """The vault's lock, let go if the block fails and kept by whoever it is given to otherwise."""
    try:
        lock = run_lock(folder)
    except OSError as error:
        raise from_disk(error) from error
    if lock is None:
        raise VaultInUseError
    try:
        yield lock
    except BaseException:
        lock.release(clean=not lock.unclean)
        raise


def _opening(
    folder: Path,
    header: Header,
    lock: RunLock,
    secrets: DeviceSecrets | None,
    clock: Clock,
    memory: Memory | None,
) -> Opening:
    remembered = memory or Memory(folders.memory_file())
    throttle = Throttle(remembered, header.id, clock)
    return Opening(folder, header, lock, secrets, remembered, throttle)


def _opened(opening: Opening, master: bytearray) -> OpenVault:
    """Open the database behind an unwrapped key, after checking who wrote the header."""
    try:
        if not opening.header.authentic(master):
            raise damaged("not written by a holder of the key")
        opened = OpenVault(opening, master)
    except VaultError:
        wipe(master)
        raise
    _remember(opened, opening.memory)
    return opened


def _remember(opened: OpenVault, memory: Memory) -> None:
    entry = memory.of(opened.id)
    try:
        entry.generation = opened.notice_age(entry.generation)
        memory.keep(opened.id, entry)
    except OSError:
        return  # remembering is a safeguard; a full disk must not keep a planner out
    except driver.Error as error:
        opened.close()
        raise from_driver(error) from error
