"""Whether a folder answers: one on a share that is gone may keep us waiting for minutes."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event, Thread

_SECONDS = 5.0


def answers(folder: Path, seconds: float = _SECONDS) -> bool:
    """Whether `folder` is there, can be written to, and says so within so many seconds."""
    found = Event()

    def ask() -> None:
        if folder.is_dir() and os.access(folder, os.W_OK):
            found.set()

    asking = Thread(target=ask, name="reach", daemon=True)
    asking.start()
    asking.join(seconds)
    return found.is_set()
