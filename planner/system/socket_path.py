"""Where programs of one person find each other: the path of a local socket."""

from __future__ import annotations

import os
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
