"""The few settings that live outside the vaults, because the unlock page needs them."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from planner.system.files import make_own, read_bounded, write_whole

MODES = ("system", "light", "dark", "contrast")
SMALLEST_TEXT, LARGEST_TEXT = 100, 200
#: How a folder is written that lies with the settings, wherever a stick with both is put in.
WITH_SETTINGS = "./"
_MOST_BYTES = 1_000_000


@dataclass
class Settings:
    """How the program looks on this computer, and which vault was open last."""

    #: One of `MODES`.
    theme_mode: str = "system"
    #: Text size in per cent, 100 to 200.
    text_scale: int = SMALLEST_TEXT
    #: The folder of the vault opened last, empty before the first.
    last_vault: str = ""
    #: The vaults of this computer: the folder of each, and what it is called before unlocking.
    vaults: list[dict[str, str]] = field(default_factory=list)

    #: What was last said of this computer's health after an unlock, and on which day.
    health_told: str = ""
    #: The newest version of the program that ran here; empty before the first unlock.
    newest_version: str = ""

    #: As they were read or written last: what is as it was then is left as it lies in the file.
    as_read: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def save(self, path: Path) -> None:
        """Write what changed, whole or not at all. Raises OSError.

        Another version may keep more in the file, or have it open at the same time: what this one
        does not know, or did not change, stays.
        """
        found, mine = read_object(path), self.values()
        changed = {
            name: value
            for name, value in mine.items()
            if name not in found or name not in self.as_read or value != self.as_read[name]
        }
        make_own(path.parent)
        whole = {**found, **changed}
        write_whole(path, json.dumps(whole, indent=1, sort_keys=True).encode() + b"\n")
        self.as_read = mine

    def values(self) -> dict[str, Any]:
        """What goes into the file."""
        mine = asdict(self)
        del mine["as_read"]
        return mine


def load(path: Path) -> Settings:
    """The settings at `path`; whatever is missing, damaged or out of bounds is as it came."""
    kept = Settings()
    found = read_object(path)
    for each in fields(Settings):
        if not each.init:
            continue
        value = found.get(each.name)
        if type(value) is type(getattr(kept, each.name)):
            setattr(kept, each.name, value)
    if kept.theme_mode not in MODES:
        kept.theme_mode = Settings.theme_mode
    if not _names_a_folder(kept.last_vault):
        kept.last_vault = ""
    kept.text_scale = min(max(kept.text_scale, SMALLEST_TEXT), LARGEST_TEXT)
    kept.as_read = kept.values()
    return kept


def _names_a_folder(text: str) -> bool:
    """Whether a path can be asked for at all, and is one that we could have written."""
    try:
        os.fsencode(text)
    except ValueError:
        return False
    path = Path(text)
    placed = path.is_absolute() or text.startswith(WITH_SETTINGS)
    return placed and path.name != "" and ".." not in path.parts and "\0" not in text


def read_object(path: Path) -> dict[str, Any]:
    """A JSON object from a file of ours; empty where it is missing, damaged or huge."""
    try:
        found = json.loads(read_bounded(path, _MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
