"""Writing a file so that it is whole or as it was, and reading one that may be anything."""

from __future__ import annotations

import errno
import os
import stat
import time
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

PART = ".part"
#: For whoever is signed in alone, whatever the umask says.
_OWN = 0o700
_AT_ONCE = 1024 * 1024
#: Seconds waited between tries to rename: what copies or scans files lets go within moments.
_WAITS = (0.02, 0.04, 0.08, 0.16)
#: What file systems say that know no way to make a rename durable, such as those of some shares.
_NO_WAY = frozenset({errno.EINVAL, errno.EBADF, errno.ENOTSUP, errno.ENOSYS})


class FileHeldError(PermissionError):
    """Another program held the file open for longer than we wait; nothing was renamed."""


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path` durably, by way of a `.part` file beside it.

    Raises OSError; the old file is untouched then and no part is left. What a kill left in the
    part's place, or somebody laid there, is removed, never opened: a link may lead to a file of
    this person's, and a pipe waits for ever.
    """
    part = path.with_name(path.name + PART)
    with suppress(FileNotFoundError):
        part.unlink()
    _write(part, path, content)
    sync_folder(path.parent)


def write_paper(path: Path, content: bytes) -> None:
    """As `write_whole`, into a folder of anybody's choice, where a `.part` may be a download.

    Once the file has its name it is saved, also where nothing more can be asked of its folder.
    """
    _write(path.with_name(f"{path.name}.{token_hex(4)}{PART}"), path, content)
    with suppress(OSError):
        sync_folder(path.parent)


def _write(part: Path, path: Path, content: bytes) -> None:
    """Through a part that is made here and now; one that is there already is somebody else's."""
    file = open(part, "xb", opener=straight)  # noqa: SIM115 - closed before it is renamed
    try:
        with file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(part, path)
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise


def straight(path: str, flags: int) -> int:
    """An opener for `open` that follows no link in the place of the file. Raises OSError."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o666)


def open_ordinary(path: Path) -> BinaryIO:
    """A file that anybody may have put there, to be read.

    Raises OSError, also for a pipe or a device, which might keep us waiting for ever.
    """
    file = open(path, "rb", opener=_at_once)  # noqa: SIM115 - given away
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(errno.EINVAL, "no ordinary file")
    return file


def _at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def make_own(folder: Path) -> None:
    """Make a folder, and what is missing on the way to it, each closed to other people.

    What is there already stays as it is. Raises OSError.
    """
    missing: list[Path] = []
    for each in (folder, *folder.parents):
        if os.path.lexists(each):
            break
        missing.append(each)
    for each in reversed(missing):
        each.mkdir(mode=_OWN, exist_ok=True)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))


def destroy(path: Path) -> None:
    """Overwrite a file once, then remove it; nothing where it is not there. Raises OSError.

    Of a link only the link goes: it may lead to a file that is somebody's. A solid-state disk
    writes elsewhere than it was told to: there the old pages stay until the disk itself clears them
    (docs/decisions/re-keying.md).
    """
    if path.is_symlink():
        path.unlink()
        return
    try:
        with path.open("r+b") as file:
            left = path.stat().st_size
            while left > 0:
                left -= file.write(bytes(min(left, _AT_ONCE)))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return


def put_in_place(source: Path, target: Path) -> None:
    """Rename `source`, in place of `target` if that is a file; tried again for a third of a second.

    Windows refuses while a synchroniser or a virus scanner holds one of the two open.
    Raises FileHeldError, and any other OSError at once.
    """
    for wait in (*_WAITS, None):
        try:
            os.replace(source, target)
        except PermissionError as error:
            if wait is None:
                raise FileHeldError(errno.EACCES, error.strerror or "") from error
            time.sleep(wait)
        else:
            return


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
    """Make renames in `folder` durable, where the system can (Windows does it itself).

    Raises OSError for a disk that fails, not for one that has no such thing.
    """
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_WAY:
            raise
    finally:
        os.close(handle)
