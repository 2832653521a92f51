"""A vault's folder: what lies in it, who holds it, and how it is made in one step."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from planner.system.files import make_own, put_in_place, sync_folder
from planner.system.lock import RunLock, run_lock
from planner.vault import header as headers
from planner.vault import migrations
from planner.vault.connection import connect
from planner.vault.header import Header
from planner.vault.open_vault import write_journal_head
from planner.vault.places import part_of, sweep
from planner.vault.refusals import VaultInUseError, from_disk, from_driver, missing


def check_folder(folder: Path) -> None:
    """Raises VaultError where the folder is missing or cannot be written to."""
    if not folder.is_dir():
        raise missing(folder.name)
    if not os.access(folder, os.W_OK):
        raise from_disk(OSError(errno.EACCES, os.strerror(errno.EACCES)))


def check_database(folder: Path, header: Header) -> None:
    """Raises VaultError where the records' file is missing or cannot be written to."""
    path = folder / header.database
    if not path.is_file():
        raise missing(path.name)
    if not os.access(path, os.W_OK):
        raise from_disk(OSError(errno.EACCES, os.strerror(errno.EACCES)))


@contextmanager
def held(folder: Path) -> Iterator[RunLock]:
    """The vault's lock, let go if the block fails and kept by whoever it is given to otherwise."""
    try:
        lock = run_lock(folder)
    except OSError as error:
        raise from_disk(error) from error
    if lock is None:
        raise VaultInUseError(folder)
    try:
        yield lock
    except BaseException:
        lock.release(clean=not lock.unclean)
        raise


def build(folder: Path, header: Header, master: bytearray) -> Header:
    """Make the vault's files aside and move them into place in one step.

    Raises VaultError, and VaultInUseError where another program is making one here.
    """
    from planner.vault.journal import Head

    part = part_of(folder)
    sweep(folder)
    try:
        make_own(part.parent)
        part.mkdir(mode=0o700)
    except FileExistsError as error:
        raise VaultInUseError from error
    except OSError as error:
        raise from_disk(error) from error
    try:
        with held(part) as lock:
            database = connect(part / header.database, master, new=True)
            try:
                migrations.create(database)
            finally:
                database.close()
            made = headers.write(part, header, master)
            write_journal_head(part / header.database, master, Head(0, ""))
            lock.release()
        if folder.is_dir():
            folder.rmdir()
        put_in_place(part, folder)
        sync_folder(folder.parent)
    except OSError as error:
        raise from_disk(error) from error
    except driver.Error as error:
        raise from_driver(error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return made
