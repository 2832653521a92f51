"""Folders that are held for as long as their maker runs: what one that was killed left can be told
from what is in use, and goes.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from planner.system.lock import LOCK_FILE, RunLock, run_lock

#: Another program that sweeps may take a folder in the moment before it is held.
_TRIES = 5


class HeldFolder:
    """A new folder that only this person can read, and that no sweep takes."""

    def __init__(self, path: Path, held: RunLock) -> None:
        self.path = path
        self._held = held

    def let_go(self) -> None:
        """From now on a sweep may take it."""
        self._held.release(clean=False)

    def remove(self) -> None:
        """Take it away with all that is in it, as far as that goes.

        It stays held meanwhile, so that nobody comes to hold what is about to go; on Windows not,
        which removes nothing that is locked.
        """
        if sys.platform == "win32":
            self.let_go()
        shutil.rmtree(self.path, ignore_errors=True)
        self.let_go()


def hold_new(place: Path, prefix: str) -> HeldFolder:
    """A new folder in `place`, its name beginning with `prefix`. Raises OSError."""
    for _try in range(_TRIES):
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=place))
        try:
            held = run_lock(folder)
        except FileNotFoundError:
            continue
        except OSError:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        if held is not None and (folder / LOCK_FILE).exists():
            return HeldFolder(folder, held)
        if held is not None:
            held.release(clean=False)
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


def sweep(place: Path, prefix: str) -> bool:
    """Remove such folders of this person that nobody holds; gives whether one had to stay.

    One that holds another which is in use stays with it: its maker alone is gone.
    """
    stays = False
    for folder in place.glob(f"{prefix}*"):
        with suppress(OSError):
            if not _is_ours(folder):
                continue
            held = run_lock(folder)
            if held is None:
                stays = True
            elif sweep(folder, prefix):
                stays = True
                held.release(clean=False)
            else:
                HeldFolder(folder, held).remove()
    return stays


def _is_ours(folder: Path) -> bool:
    """Only what this person made: others may put anything into a folder for everybody."""
    found = os.lstat(folder)
    return stat.S_ISDIR(found.st_mode) and (sys.platform == "win32" or found.st_uid == os.geteuid())
