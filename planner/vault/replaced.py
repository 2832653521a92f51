"""A vault that was put back from a backup, and the one whose place it took.

The restored one is built aside and gets its folder in one step. It says there what it replaces; a
mark in the replaced folder follows, at the latest at the next start. Neither names anybody.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from planner.system.files import PART, write_whole
from planner.system.lock import run_lock
from planner.system.settings import read_object
from planner.vault.places import REPLACED_FILE, vault_exists

#: Lies in a folder that was made from a backup.
RESTORED_FILE = "restored.json"


@dataclass(frozen=True)
class Note:
    """What a restored vault's folder says: when, from a backup of when, in place of which folder.

    `by` is the id of the planner who did it, empty where nobody had unlocked. `erased` counts the
    records that were erased once more, `said` whether the planner was told.
    """

    at: str
    made_at: str
    by: str = ""
    replaces: tuple[str, ...] = ()
    erased: int = 0
    unsure: bool = False
    said: bool = False

    @property
    def backup_made_at(self) -> datetime:
        """When the backup was made."""
        return datetime.fromisoformat(self.made_at)


def write_note(folder: Path, note: Note) -> None:
    """Say it in the folder. Raises OSError."""
    write_whole(folder / RESTORED_FILE, json.dumps(asdict(note), sort_keys=True).encode() + b"\n")


def read_note(folder: Path) -> Note | None:
    """What the folder says; None for a vault that was never restored."""
    found = read_object(folder / RESTORED_FILE)
    try:
        note = Note(
            at=datetime.fromisoformat(found["at"]).isoformat(),
            made_at=datetime.fromisoformat(found["made_at"]).isoformat(),
            by=str(found.get("by", "")),
            replaces=tuple(str(name) for name in found.get("replaces", ())),
            erased=int(found.get("erased", 0)),
            unsure=found.get("unsure") is True,
            said=found.get("said") is True,
        )
    except (KeyError, TypeError, ValueError):
        return None
    return note


def say(folder: Path) -> Note | None:
    """What to tell the planner of a restored vault; once."""
    note = read_note(folder)
    if note is None or note.said:
        return None
    with suppress(OSError):  # then it is said once more
        write_note(folder, replace(note, said=True))
    return note


def settle(vaults: Path) -> None:
    """Mark the folders that restored vaults took the place of, where a stop came in between."""
    with suppress(OSError):
        for folder in _folders(vaults):
            note = read_note(folder)
            for name in note.replaces if note else ():
                old = vaults / name
                if name == old.name and vault_exists(old) and not is_replaced(old):
                    mark(old, folder, note)


def mark(old: Path, new: Path, note: Note | None) -> None:
    """Let a replaced folder say so. Raises OSError."""
    fields = {"at": note.at if note else "", "by": note.by if note else "", "new": new.name}
    write_whole(old / REPLACED_FILE, json.dumps(fields, sort_keys=True).encode() + b"\n")


def is_replaced(folder: Path) -> bool:
    """Whether another vault took this one's place; not known of a folder that is closed to us."""
    return os.path.exists(folder / REPLACED_FILE)


def current(folder: Path) -> Path:
    """The folder that counts in place of `folder`, itself where nothing replaced it."""
    seen: set[Path] = set()
    while folder not in seen and is_replaced(folder):
        seen.add(folder)
        name = str(read_object(folder / REPLACED_FILE).get("new", ""))
        following = folder.parent / name
        if not name or following.parent != folder.parent or not vault_exists(following):
            break
        folder = following
    return folder


def replaced_by(folder: Path) -> list[Path]:
    """The folders whose place the vault in `folder` took and that are still there."""
    note = read_note(folder)
    olds = [folder.parent / name for name in note.replaces] if note else []
    return [old for old in olds if old.parent == folder.parent and is_replaced(old)]


def remove(old: Path) -> None:
    """Remove a replaced vault for good; only one that says it is replaced. Raises OSError."""
    if is_replaced(old) and old.is_dir():
        shutil.rmtree(old)


def sweep(vaults: Path) -> None:
    """Remove what a broken-off restore left; parts that a running copy is at work on stay."""
    with suppress(OSError):
        for part in vaults.glob(f"restored-*{PART}"):
            if part.is_dir() and (lock := run_lock(part)):
                lock.release()
                shutil.rmtree(part)


def _folders(vaults: Path) -> Iterator[Path]:
    if vaults.is_dir():
        found = sorted(each for each in vaults.iterdir() if each.is_dir())
        yield from (each for each in found if each.suffix != PART)
