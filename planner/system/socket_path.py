"""Where programs of one person find each other: the path of a local socket."""

from __future__ import annotations

import os
import stat
import sys
import tempfile

#: A path longer than this is refused by the system.
_LONGEST = 100


def socket_path(name: str) -> str:
    """What a local socket called `name` is listened and called at, alike in every program.

    Left to itself, Qt takes the folder for temporary files, which is each program's own
    (passing_files.py).
    """
    if sys.platform == "win32":
        return name  # a named pipe, which lies in no folder
    homes = [os.environ.get("XDG_RUNTIME_DIR", "")]
    if sys.platform == "linux":
        homes.append(tempfile.gettempdir())
    for home in homes:
        path = os.path.join(home, name)
        if home and os.path.isdir(home) and len(path) < _LONGEST:
            return path
    return name


def is_ours(place: str) -> bool:
    """Whether the socket there is of whoever runs this: without a folder of their own they meet in
    one where anybody may lay a socket of that name, and answer.
    """
    if sys.platform == "win32" or not os.path.isabs(place):
        return True  # only the system knows where it is
    try:
        found = os.lstat(place)
    except OSError:
        return False
    return stat.S_ISSOCK(found.st_mode) and found.st_uid == os.geteuid()
