"""The copies that lie beside a vault from before it was brought to a newer version.

They open with the same key and hold everything that was in the vault then, so they go as soon as
something better is there (docs/decisions/copies-of-older-versions.md).
"""

from __future__ import annotations

import re
from pathlib import Path

from planner.system.files import PART, sync_folder

_COPY = re.compile(r"vault(-[0-9a-f]{8})?-version-\d+\.db")
#: What SQLite may leave beside a database that was open when the computer stopped.
_BESIDE = ("", "-wal", "-shm", "-journal")


def copy_of_version(database: Path, version: int) -> Path:
    """Where the copy of `database` as it was in `version` lies."""
    return database.with_name(f"{database.stem}-version-{version}{database.suffix}")


def version_copies(folder: Path) -> list[Path]:
    """The copies in a vault's folder, the oldest version first."""
    return sorted(path for path in folder.glob("vault*.db") if _COPY.fullmatch(path.name))


def drop_version_copies(folder: Path) -> int:
    """Remove them, and what is left of one that was being made; gives how many went.

    Call it once a backup made by this version was verified, when everything is put under another
    key, and when somebody is erased. Raises OSError.
    """
    copies = version_copies(folder)
    for copy in copies:
        for name in (copy.name, copy.name + PART):
            for ending in _BESIDE:
                copy.with_name(name + ending).unlink(missing_ok=True)
    if copies:
        sync_folder(folder)
    return len(copies)
