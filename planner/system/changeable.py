"""Whether a file of the whole computer is out of reach of whoever is signed in."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

#: Folders and links on the way to a file; more is a circle.
_MOST_STEPS = 200


def can_be_changed(path: Path) -> bool:
    """Whether whoever runs this could change what is read there, or put something in its place: in
    any folder on the way to it, and behind every link.

    All rights of a computer change anything, and Windows is not asked: what it answers here says
    nothing of its rights.
    """
    if sys.platform == "win32" or os.geteuid() == 0:
        return False
    who = os.geteuid()
    try:
        return any(_is_of(who, each) for each in _on_the_way(path))
    except OSError:  # it was read a moment ago, and is moved about
        return True


def _on_the_way(path: Path) -> Iterator[Path]:
    """Each folder and each link on the way to the file, and what it leads to. Raises OSError."""
    at, left = Path(path.absolute().anchor), list(path.absolute().parts[1:])
    yield at
    for _step in range(_MOST_STEPS):
        if not left:
            return
        part = left.pop(0)
        if part == "..":
            at = at.parent
            continue
        yield at / part
        if (at / part).is_symlink():
            target = (at / part).readlink()
            at = Path(target.anchor) if target.anchor else at
            left = [each for each in target.parts if each != target.anchor] + left
        else:
            at /= part
    raise OSError("leads in a circle")


def _is_of(who: int, path: Path) -> bool:
    """Whether they own it, and so can let themselves write it, or can write it.

    From a sticky folder they can take nothing that is not theirs; what a link says nobody can
    change who cannot change its folder.
    """
    found = path.lstat()
    if found.st_uid == who:
        return True
    if stat.S_ISLNK(found.st_mode):
        return False
    sticky = stat.S_ISDIR(found.st_mode) and found.st_mode & stat.S_ISVTX
    return not sticky and os.access(path, os.W_OK)
