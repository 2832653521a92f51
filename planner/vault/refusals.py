"""Why a vault did not open: one kind for each thing a planner does next."""

from __future__ import annotations

import errno
import math
from pathlib import Path

from planner.errors import VaultError
from planner.system.files import FileHeldError
from planner.system.folders import is_portable
from planner.words import _, plural

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CLOSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
#: Windows: another program has the file, or a part of it, to itself.
_HELD = frozenset({32, 33})


class WrongPassphraseError(VaultError):
    """The passphrase (or the code) did not open it; the same answer whatever the cause."""


class DeviceSecretLostError(VaultError):
    """This computer no longer holds its part of the key: ask for the recovery code."""


class TryLaterError(VaultError):
    """Too many wrong passphrases; `seconds` are left to wait."""

    def __init__(self, seconds: float) -> None:
        whole = max(1, math.ceil(seconds))
        super().__init__(
            plural(
                "Please wait {count} second before you try again. Your records are safe.",
                "Please wait {count} seconds before you try again. Your records are safe.",
                whole,
            )
        )
        self.seconds = seconds


class NewerVaultError(VaultError):
    """The vault was written by a newer program; it was not touched."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This vault was made by a newer Pathway Planner. Nothing was changed. "
                "Update this program, then open it again."
            )
        )


class VaultInUseError(VaultError):
    """Another running copy of the program has the vault in `folder` open."""

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__(
            _(
                "This vault is open in another window on this computer. "
                "Use that window, or close it and try again."
            )
        )
        self.folder = folder


def damaged(details: str) -> VaultError:
    """The header cannot be trusted as it is."""
    return VaultError(
        _(
            "This vault's key file is damaged or was changed, so it was not opened. Your records "
            "were not touched. Use your recovery code: it opens a spare copy of that file."
        ),
        details=details,
    )


def missing(what: str) -> VaultError:
    """A file that the vault cannot do without is not there."""
    if is_portable():
        return VaultError(
            _(
                "A part of this vault is not where it was. Nothing was changed. Plug the stick in "
                "again, then close the program and start it from the stick. If it stays so, put "
                "the vault back from a backup."
            ),
            details=what,
        )
    return VaultError(
        _(
            "A part of this vault is not where it was. Nothing was changed. Check that its folder "
            "or drive is connected, use your recovery code, or put the folder back from a backup."
        ),
        details=what,
    )


def unreadable_records(details: str) -> VaultError:
    """The database is not what the key belongs to, or is damaged at its root."""
    return VaultError(
        _(
            "The records file of this vault is damaged or is not its own. Nothing was changed. "
            "Put back the vault folder from a backup, or ask for help."
        ),
        details=details,
    )


def from_disk(error: OSError) -> VaultError:
    """What the disk said, as a sentence to act on."""
    if is_portable() and not isinstance(error, FileHeldError):
        return VaultError(_from_stick(error), details=error.strerror or type(error).__name__)
    if error.errno in _FULL:
        sentence = _(
            "This computer's disk is full, so the vault could not be written. Nothing already "
            "saved was lost. Free some space, then try again."
        )
    elif isinstance(error, FileHeldError) or getattr(error, "winerror", None) in _HELD:
        sentence = _(
            "Another program, such as one that copies files to a cloud, is using a file of this "
            "vault. Nothing already saved was lost. Wait a moment, then try again."
        )
    elif error.errno in _CLOSED:
        sentence = _(
            "The vault's folder cannot be written to, so changes could not be saved. Nothing was "
            "lost. Ask whoever looks after this computer to let you change that folder."
        )
    else:
        sentence = _(
            "The vault's folder could not be used. Nothing already saved was lost. Check that its "
            "drive is connected and has space, then try again."
        )
    return VaultError(sentence, details=error.strerror or type(error).__name__)


def _from_stick(error: OSError) -> str:
    """The same of a stick that the program is carried on."""
    if error.errno in _FULL:
        return _(
            "The stick is full, so the vault could not be written. Nothing already saved was "
            "lost. Free some space on it, then try again."
        )
    if error.errno in _CLOSED:
        return _(
            "The stick cannot be written to, so changes could not be saved. Nothing was lost. "
            "Move its write-protect switch if it has one, or ask whoever looks after this computer."
        )
    return _(
        "The stick could not be used. Nothing already saved was lost. Plug it in again, then close "
        "the program and start it from the stick."
    )


def from_driver(error: Exception) -> VaultError:
    """What the database's driver said while a vault was made or opened."""
    import sqlcipher3.dbapi2 as driver  # the unlock page knows the kinds without the driver

    said = str(error)
    # a failed Connection.backup has SQLite's words and no code
    by_words = {
        "database or disk is full": driver.SQLITE_FULL,
        "attempt to write a readonly database": driver.SQLITE_READONLY,
        "disk I/O error": driver.SQLITE_IOERR,
        "unable to open database file": driver.SQLITE_CANTOPEN,
        "database is locked": driver.SQLITE_BUSY,
    }
    match getattr(error, "sqlite_errorcode", by_words.get(said)):
        case driver.SQLITE_FULL:
            return from_disk(OSError(errno.ENOSPC, said))
        case driver.SQLITE_READONLY:
            return from_disk(OSError(errno.EACCES, said))
        case driver.SQLITE_IOERR | driver.SQLITE_CANTOPEN:
            return from_disk(OSError(errno.EIO, said))
        case driver.SQLITE_BUSY | driver.SQLITE_LOCKED:
            return VaultInUseError()
    return unreadable_records(said)
