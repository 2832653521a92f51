"""What this computer remembers of each vault, outside it: wrong tries, and how often it opened.

It guards against a vault put back as it was some time ago, and slows guessing at the keyboard;
someone who can change this file gains only what they could do to a copy of the vault anyway.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import UUID

from planner.system.files import write_whole
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


class Memory:
    """The entries of all vaults, in one file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def of(self, vault_id: UUID) -> Remembered:
        """What is remembered of a vault; nothing, for one not seen before."""
        found = read_object(self._path).get(str(vault_id))
        entry = found if isinstance(found, dict) else {}
        return Remembered(
            generation=int(_number(entry.get("generation"))),
            failures=int(_number(entry.get("failures"))),
            failed_at=_number(entry.get("failed_at")),
        )

    def keep(self, vault_id: UUID, entry: Remembered) -> None:
        """Write what is to be remembered. Raises OSError."""
        everything = {**read_object(self._path), str(vault_id): asdict(entry)}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self._path, json.dumps(everything, indent=1, sort_keys=True).encode() + b"\n")


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0.0
    return float(value) if 0 <= value < 2**53 else 0.0
