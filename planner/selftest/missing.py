"""What a loader's complaint means for whoever has to mend it."""

from __future__ import annotations

from planner.system.libraries import FOR_A_DISPLAY, NEEDED
from planner.words import _


def lacking(said: str) -> str:
    """Which library of the system is missing and what brings it, where the loader names it."""
    for library, package in (NEEDED | FOR_A_DISPLAY).items():
        if library in said:
            return _(
                "The system's library {library} is missing. On Debian and Ubuntu: "
                "sudo apt install {package}"
            ).format(library=library, package=package)
    return said
