"""Writing a file so that it is whole or as it was, and reading one that may be anything."""

from __future__ import annotations

import os
import stat
import time
from contextlib import suppress
from pathlib import Path

PART = ".part"
#: Seconds between one try to replace a file and the next.
_HELD_OPEN = (0.02, 0.05, 0.1, 0.2)


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path` durably, by way of a `.part` file beside it.

    Raises OSError; the old file is untouched then and no part is left.
    """
    part = path.with_name(path.name + PART)
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _put(part, path)
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise
    sync_folder(path.parent)


def _put(part: Path, path: Path) -> None:
    """Give `part` its name, patiently where another program has the old file open for a moment.

    On Windows one that synchronises files, or looks for viruses, keeps it from being replaced.
    """
    for pause in _HELD_OPEN:
        try:
            part.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    part.replace(path)


def read_bounded(path: Path, most: int) -> bytes:
    """The content of an ordinary file of ours, which a stranger may have put there.

    Raises OSError where it cannot be read; ValueError for more than `most` bytes, and for a pipe
    or a device, which might never end.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise ValueError("no ordinary file")
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise ValueError("too large")
    return content


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` durable, where the system can (Windows does it itself)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
