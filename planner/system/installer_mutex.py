"""That the program is open, said to the installer, which neither upgrades nor removes it then."""

from __future__ import annotations

import sys

#: The name that release/windows/pathway-planner.iss looks for (AppMutex).
MUTEX = "PathwayPlannerIsOpen"


def say_open() -> None:
    """From now until this process ends; never fails. Windows alone has an installer that asks."""
    if sys.platform == "win32":
        _hold()


if sys.platform == "win32":
    import ctypes
    from contextlib import suppress

    def _hold() -> None:
        """Written from Microsoft's documentation of CreateMutexW; not yet run on Windows.

        The handle is never closed: the system does that when the process is gone.
        """
        with suppress(OSError, AttributeError):
            ctypes.windll.kernel32.CreateMutexW(None, False, MUTEX)
