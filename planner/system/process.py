"""This process, closed to others: its memory is written to no file and read by no neighbour."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

#: The option of the command line that a program is started with after a lock.
AFTER_LOCK = "--after-lock"
#: The one that has it try itself; results go to the file named after it, if one is.
SELFTEST = "--selftest"
#: prctl(2): whether a core may be written, and whether others of this sign-in may look inside.
_PR_SET_DUMPABLE = 4
#: SetErrorMode: fail quietly instead of asking; no report, and so no dump, after a crash.
_FAIL_QUIETLY = 0x0001 | 0x0002 | 0x8000
#: WerSetFlags: leave the heap out of any report that is written all the same.
_NO_HEAP = 1


def keep_memory_private() -> None:
    """Switch crash dumps off for this process, where the system can; never fails.

    On Linux it also keeps debuggers of the same sign-in out.
    """
    if sys.platform == "win32":
        _on_windows()
        return
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


if sys.platform == "win32":

    def _on_windows() -> None:
        """Written from Microsoft's documentation; not yet run on Windows."""
        with suppress(OSError, AttributeError):
            ctypes.windll.kernel32.SetErrorMode(_FAIL_QUIETLY)
        with suppress(OSError, AttributeError):
            ctypes.windll.kernel32.WerSetFlags(_NO_HEAP)


def heir_command(name: str) -> list[str]:
    """What starts this program anew after a lock, packed or not, calling at the socket `name`."""
    return [*this_program(), AFTER_LOCK, name]


def this_program() -> list[str]:
    """What starts this program, packed or not."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "planner"]
