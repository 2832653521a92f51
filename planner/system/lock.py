"""One running copy a vault: an operating system's lock on a file, gone when its holder is gone."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from planner.system.files import straight

LOCK_FILE = "open.lock"
_IN_USE = b"open\n"
#: Windows keeps others from reading a locked byte, so the one that is locked lies beyond the text.
_LOCKED_BYTE = 1 << 20


class RunLock:
    """A held lock. `unclean` says that the last holder stopped without letting it go."""

    def __init__(self, file: BinaryIO, *, unclean: bool) -> None:
        self._file: BinaryIO | None = file
        self.unclean = unclean

    def release(self, *, clean: bool = True) -> None:
        """Let go; `clean=False` leaves the mark that says the vault wants checking."""
        if self._file is None:
            return
        file, self._file = self._file, None
        try:
            if clean:
                file.truncate(0)
        finally:
            _unlock(file)
            file.close()


def run_lock(folder: Path) -> RunLock | None:
    """The lock of the vault in `folder`, or None where someone else holds it.

    Raises OSError where the folder cannot be written to.
    """
    file = open(folder / LOCK_FILE, "a+b", buffering=0, opener=straight)  # noqa: SIM115 - held
    if not _lock(file):
        file.close()
        return None
    file.seek(0)
    unclean = file.read(len(_IN_USE)) == _IN_USE
    if not unclean:
        with suppress(OSError):  # a full disk must not keep a planner from a person's plan
            file.truncate(0)
            file.write(_IN_USE)
            os.fsync(file.fileno())
    return RunLock(file, unclean=unclean)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> bool:
        file.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: BinaryIO) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
