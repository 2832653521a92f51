"""What can be wrong with a backup or the place it should go to, as sentences to act on."""

from __future__ import annotations

import errno

from planner.errors import VaultError
from planner.system.files import FileHeldError
from planner.words import _

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CLOSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})

_SAID = {"disk is full": errno.ENOSPC, "readonly database": errno.EROFS}


class BackupError(VaultError):
    """A backup could not be made, or cannot be used; the vault itself is untouched.

    `full` says that room would help.
    """

    def __init__(self, sentence: str, *, details: str = "", full: bool = False) -> None:
        super().__init__(sentence, details=details)
        self.full = full


class NewerBackupError(BackupError):
    """The backup was made by a newer program."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This backup was made by a newer Pathway Planner. Nothing was changed. "
                "Update this program, then try again."
            )
        )


def no_backup(details: str) -> BackupError:
    """The file is none of ours, or its end is missing."""
    return BackupError(
        _(
            "This file is not a whole Pathway Planner backup. Nothing was changed. "
            "Choose another one."
        ),
        details=details,
    )


def damaged_backup(details: str) -> BackupError:
    """It is not byte for byte what was written."""
    return BackupError(
        _(
            "This backup is damaged or was changed, so it was not used. Nothing was changed. "
            "Choose another one."
        ),
        details=details,
    )


def other_vault() -> BackupError:
    """It belongs to another vault than the one that is open."""
    return BackupError(
        _(
            "This is a backup of another vault. Nothing was changed. To get it back, lock this "
            "vault and choose “Restore from a backup” on the page where you unlock."
        )
    )


def unreadable(error: OSError) -> BackupError:
    """The file or its drive could not be read."""
    return BackupError(
        _(
            "The backup could not be read. Nothing was changed. Check that its folder or stick is "
            "connected, then try again."
        ),
        details=error.strerror or type(error).__name__,
    )


def from_target(error: OSError) -> BackupError:
    """What the disk said while a backup was written."""
    said = error.strerror or type(error).__name__
    if error.errno in _FULL:
        return BackupError(
            _(
                "There is no room for the backup in that folder. Your records and earlier backups "
                "are safe. Free some space there, or choose another folder."
            ),
            details=said,
            full=True,
        )
    if isinstance(error, FileHeldError):
        return BackupError(
            _(
                "Another program, such as one that copies files to a cloud, held on to the new "
                "backup, so it does not count. Your records and earlier backups are safe. Wait a "
                "moment, then try again."
            ),
            details=said,
        )
    if error.errno in _CLOSED:
        return BackupError(
            _(
                "That folder cannot be written to, so no backup was made there. Your records and "
                "earlier backups are safe. Choose another folder."
            ),
            details=said,
        )
    return BackupError(
        _(
            "The folder for the backup could not be used, so no backup was made there. Your "
            "records and earlier backups are safe. If it is on a stick or a share, connect it, "
            "then try again."
        ),
        details=said,
    )


def from_target_driver(error: Exception) -> BackupError:
    """What the database's driver said while a backup was written.

    Where it copies pages the driver gives SQLite's sentence and no code.
    """
    said = str(error)
    for sentence, code in _SAID.items():
        if sentence in said:
            return from_target(OSError(code, said))
    return from_target(OSError(errno.EIO, said))
