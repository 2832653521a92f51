"""Files that libraries make in passing: on Linux in memory, and in a folder of our own.

A paper on its way to a printer is one. Qt has libcups make it where TMPDIR says (cupsTempFd), with
every page readable in it; the printing service takes it, and it is removed. On a disk it could be
read long after that, or for good where the program is killed meanwhile.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from planner.system.held_folders import HeldFolder, hold_new, sweep

#: What such folders are called, one for each program that runs.
PREFIX = "pathway-planner-passing-"
#: Read by libcups and by Qt each time that they make a file.
PLACE = "TMPDIR"
#: What TMPDIR was, until this process changed it.
_before: dict[str, str | None] = {}
_SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - the folder in it is made anew, for one person
_MOUNTS = Path("/proc/self/mountinfo")
_IN_MEMORY = frozenset(("tmpfs", "ramfs"))


@contextmanager
def kept_in_memory() -> Iterator[None]:
    """Have them made in memory, where only this person can read; what is there goes at the end, and
    what a program that was killed left there goes now.

    Where a system has no folder in memory, and elsewhere than on Linux, they lie where the system
    has them. TMPDIR stays as it is after the end: a page that still waits for a printer then must
    find no other place.
    """
    places = _places() if sys.platform == "linux" else []
    for place in places:
        sweep(place, PREFIX)
    made = next((found for place in places if (found := _make(place))), None)
    if made is None:
        yield
        return
    with suppress(OSError):  # Python's own, such as a self-test, stay where there is room
        tempfile.gettempdir()
    _before.setdefault(PLACE, os.environ.get(PLACE))
    os.environ[PLACE] = str(made.path)
    try:
        yield
    finally:
        made.remove()


def as_it_was(variables: Mapping[str, str]) -> dict[str, str]:
    """Environment variables for a process that outlives this one, and this one's folder."""
    before = _before.get(PLACE, variables.get(PLACE))
    others = {name: value for name, value in variables.items() if name != PLACE}
    return others if before is None else {**others, PLACE: before}


def _places() -> list[Path]:
    """Folders in memory: this person's own first, then the one for everybody."""
    own = Path(os.environ.get("XDG_RUNTIME_DIR") or "/nowhere")
    return [each for each in (own, _SHARED_MEMORY) if _lies_in_memory(each)]


def _lies_in_memory(folder: Path) -> bool:
    """Whether the kernel says so: a variable can name any folder."""
    if sys.platform == "win32":
        return False
    try:
        device = folder.stat().st_dev
        mounts = _MOUNTS.read_text(errors="replace").splitlines()
    except OSError:
        return False
    wanted = f"{os.major(device)}:{os.minor(device)}"
    return any(
        line.split()[2:3] == [wanted] and line.partition(" - ")[2].split()[0] in _IN_MEMORY
        for line in mounts
        if " - " in line
    )


def _make(place: Path) -> HeldFolder | None:
    with suppress(OSError):
        return hold_new(place, PREFIX)
    return None
