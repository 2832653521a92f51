"""Whether a folder answers: one on a share that is gone may keep us waiting for minutes."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event, Thread

_SECONDS = 5.0


def answers(folder: Path, seconds: float = _SECONDS, *, below: Path | None = None) -> bool:
    """Whether `folder` is there, can be written to, and says so within so many seconds.

    With a folder that it lies `below`, that has to be there, and the rest of the way can be made.
    """
    found = Event()

    def ask() -> None:
        there = folder
        while below is not None and there != below and not os.path.isdir(there):
            there = there.parent
        if os.path.isdir(there) and os.access(there, os.W_OK):
            found.set()

    asking = Thread(target=ask, name="reach", daemon=True)
    asking.start()
    asking.join(seconds)
    return found.is_set()
