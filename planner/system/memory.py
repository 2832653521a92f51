"""What this computer remembers outside the vaults: of each one its wrong tries and how often it
was opened, and of itself how fast it is.

It guards against a vault put back as it was some time ago, and slows guessing at the keyboard;
someone who can change this file gains only what they could do to a copy of the vault anyway.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from planner.system.files import make_own, write_whole
from planner.system.last_opened import LastOpened
from planner.system.settings import read_object


@dataclass
class Remembered:
    """One vault's entry. Unknown or damaged values read as zero."""

    #: How often the vault had been opened when it was opened here last.
    generation: int = 0
    #: Wrong passphrases since the last right one.
    failures: int = 0
    #: The monotonic clock at the last of them, in seconds.
    failed_at: float = 0.0
    #: The day of that last opening, as ISO writes it; empty where it is not known.
    opened_on: str = ""

    def last_opened(self) -> LastOpened:
        """When it was opened here last."""
        return LastOpened.from_text(f"{self.generation} {self.opened_on}")

    def note_opened(self, last: LastOpened) -> None:
        """Put a later opening in its place."""
        self.generation = last.generation
        self.opened_on = last.on.isoformat() if last.on else ""


#: Where the file says how fast this computer is; the other entries are vaults' ids.
_SPEED = "argon2id_seconds"


class Memory:
    """The entries of all vaults, in one file, and here what a full disk did not take."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._unwritten: dict[str, dict[str, Any]] = {}

    def of(self, vault_id: UUID) -> Remembered:
        """What is remembered of a vault; nothing, for one not seen before."""
        entry = self._entry(str(vault_id))
        return Remembered(
            generation=int(_number(entry.get("generation"))),
            failures=int(_number(entry.get("failures"))),
            failed_at=_number(entry.get("failed_at")),
            opened_on=str(entry.get("opened_on", "")),
        )

    def keep(self, vault_id: UUID, entry: Remembered) -> None:
        """Write what is to be remembered; what another version keeps stays. Raises OSError."""
        key = str(vault_id)
        self._unwritten[key] = {**self._entry(key), **asdict(entry)}
        self._put(key, self._unwritten[key])
        self._unwritten.pop(key, None)

    def speed(self) -> float:
        """Seconds that the least costly try at a passphrase takes here; 0 before it is measured."""
        return _number(read_object(self._path).get(_SPEED))

    def keep_speed(self, seconds: float) -> None:
        """Write how fast this computer is. Raises OSError."""
        self._put(_SPEED, seconds)

    def _entry(self, key: str) -> dict[str, Any]:
        found = self._unwritten.get(key, read_object(self._path).get(key))
        return found if isinstance(found, dict) else {}

    def _put(self, key: str, value: object) -> None:
        everything = {**read_object(self._path), key: value}
        make_own(self._path.parent)
        write_whole(self._path, json.dumps(everything, indent=1, sort_keys=True).encode() + b"\n")


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0.0
    return float(value) if 0 <= value < 2**53 else 0.0
