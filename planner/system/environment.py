"""On what the program stands: whose rights it runs with, whether it is carried, and whether
anything can be written where its records would go.
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from planner.system.folders import data_folder, is_portable
from planner.system.portable import left_aside
from planner.words import _

#: A vault needs a tenth of it; its papers and its first backup need the rest.
_ROOM = 20_000_000


@dataclass(frozen=True)
class Environment:
    """How it was started: carried on a stick, or with all rights of the computer."""

    portable: bool = False
    as_root: bool = False
    #: What a program that is carried keeps lies beside this one, and was not used.
    left_aside: bool = False

    @property
    def is_odd(self) -> bool:
        """Whether there is something to say of it."""
        return self.as_root or self.left_aside


class FolderState(StrEnum):
    """What the folder is like that records would go into."""

    USABLE = "usable"
    FULL = "full"
    CLOSED = "closed"


def this_environment() -> Environment:
    """That of this process."""
    return Environment(is_portable(), runs_as_root(), left_aside())


def runs_as_root() -> bool:
    """Whether this process may do everything on this computer."""
    return sys.platform != "win32" and os.geteuid() == 0


def folder_state(folder: Path) -> FolderState:
    """Whether a new vault could be made in `folder`, which need not be there yet.

    Takes as long as its disk does: run it as a job.
    """
    at = nearest(folder)
    try:
        if at is None or not at.is_dir() or not os.access(at, os.W_OK):
            return FolderState.CLOSED
        return FolderState.FULL if shutil.disk_usage(at).free < _ROOM else FolderState.USABLE
    except OSError:
        return FolderState.CLOSED


def sudo_refusal() -> str:
    """What to say where this runs with all rights in the folders of somebody else, as under sudo:
    what it wrote there would be closed to them. Empty elsewhere.
    """
    if not runs_as_root():
        return ""
    home = nearest(data_folder())
    with suppress(OSError):
        if home is not None and home.stat().st_uid == 0:
            return ""
    return _(
        "Pathway Planner was started with all rights of this computer (sudo), in the folders of "
        "somebody else. What it wrote there would be closed to them. Nothing was opened. Start it "
        "without sudo."
    )


def nearest(folder: Path) -> Path | None:
    """The folder itself, or the first above it that is there; None where nobody may look."""
    try:
        return next((each for each in (folder, *folder.parents) if each.exists()), None)
    except OSError:
        return None
