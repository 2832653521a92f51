"""A program that is carried on a stick, with everything of it in one folder beside it.

The folder is itself the sign: once `--portable` has made it, a double click finds it, and the
program leaves nothing on the computer that the stick is put into. What the system itself remembers
is another matter (docs/decisions/portable.md).
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from uuid import UUID

from planner.system.device_secret import KeyringUnavailableError
from planner.system.folders import (
    HOME_VARIABLE,
    PORTABLE_VARIABLE,
    beside_the_program,
    is_portable,
)
from planner.system.last_opened import LastOpened

#: What Linux says of each disk: its number, and what sort it is.
_MOUNTS = Path("/proc/self/mountinfo")
#: File systems on which nothing belongs to anybody, as sticks mostly have; NTFS is `fuseblk` too.
_WITHOUT_OWNERS = {"exfat", "fuseblk", "msdos", "ntfs", "ntfs3", "vfat"}


def settle(*, asked: bool, heir: bool = False) -> None:
    """Decide once, at the start, whether this program is carried; the processes that it starts
    inherit the answer.

    `asked` is `--portable`. A folder that is found counts only where nothing else says where
    everything lies. `heir` takes over from one that was locked: what that one decided holds. A
    variable that anybody else left lying says nothing.
    """
    if heir:
        return
    os.environ.pop(PORTABLE_VARIABLE, None)
    if asked or (_is_looked_for() and counts(beside_the_program())):
        os.environ[PORTABLE_VARIABLE] = "1"


def left_aside() -> bool:
    """Whether a folder lies beside the program that was not used, being open to somebody else."""
    try:
        return not is_portable() and _is_looked_for() and beside_the_program().is_dir()
    except OSError:
        return False


def counts(folder: Path) -> bool:
    """Whether `folder` is there, and nobody but whoever is signed in, or root, made or can fill it.

    On Windows the owner is not asked for: that of a stick may be of another computer.
    """
    try:
        itself, inside = folder.lstat(), folder.stat()
        if not stat.S_ISDIR(inside.st_mode):
            return False
        if sys.platform == "win32" or _without_owners(folder, inside.st_dev):
            return True
    except OSError:
        return False
    ours = {itself.st_uid, inside.st_uid} <= {0, os.geteuid()}
    by_group = bool(inside.st_mode & stat.S_IWGRP) and not _is_of_one(inside.st_gid)
    return ours and not by_group and not inside.st_mode & stat.S_IWOTH


def _is_of_one(group: int) -> bool:
    """Whether a group is that of whoever is signed in alone, called after them."""
    if sys.platform == "win32":
        return False
    import grp
    import pwd

    try:
        found, name = grp.getgrgid(group), pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return False
    return found.gr_name == name and set(found.gr_mem) <= {name}


def _is_looked_for() -> bool:
    return HOME_VARIABLE not in os.environ


def _without_owners(folder: Path, device: int) -> bool:
    """Whether its disk is one of those; macOS (not yet run there) takes any stick for one."""
    if sys.platform == "darwin":
        return folder.is_relative_to("/Volumes")
    if sys.platform == "win32":
        return False
    number = f"{os.major(device)}:{os.minor(device)}"
    for line in _MOUNTS.read_text("utf-8", "replace").splitlines():
        mount, _dash, disk = line.partition(" - ")
        if mount.split()[2] == number:
            return disk.split()[0] in _WITHOUT_OWNERS
    return False


class NoKeyring:
    """The keyring of a computer that is not the planner's: nothing is read there, and none kept."""

    def read(self, vault_id: UUID) -> bytes | None:
        """None: a vault that needs one opens by its recovery code, and by words alone from then."""

    def write(self, vault_id: UUID, secret: bytes) -> None:
        """Raises KeyringUnavailableError."""
        raise KeyringUnavailableError("carried on a stick", none_here=True)

    def forget(self, vault_id: UUID) -> None:
        """There is nothing to drop."""

    def last_opened(self, vault_id: UUID) -> LastOpened:
        """Not known here: only the stick's own file remembers it."""
        return LastOpened()

    def keep_last_opened(self, vault_id: UUID, last: LastOpened) -> None:
        """Nothing is kept."""
