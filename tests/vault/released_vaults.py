"""The small vaults of released versions that lie here, and what opens them."""

from __future__ import annotations

import shutil
from functools import lru_cache
from pathlib import Path

from planner.vault import header as headers
from planner.vault import recovery_code
from planner.vault.keys import SlotKind, open_slot
from planner.vault.places import DATABASE_FILE

RELEASED = Path(__file__).parent / "released"
#: The printed codes of these vaults of invented people.
CODES = {"version-1": "3KZG-DM8Y-CY52-Y4Z3-4ZP8-CDSV-99VW-D6ED-F9CJ"}


@lru_cache
def master_of(version: str) -> bytes:
    """The master key of a released vault, by its recovery code."""
    header = headers.read(RELEASED / version)
    slot = header.slot(SlotKind.RECOVERY)
    assert slot is not None
    master = open_slot(header.id, slot, recovery_code.check(CODES[version]), b"")
    assert master is not None
    return bytes(master)


def put_released(version: str, folder: Path) -> tuple[Path, bytearray]:
    """A copy of a released vault at `folder`; gives its database and its master key."""
    shutil.copytree(RELEASED / version, folder)
    return folder / DATABASE_FILE, bytearray(master_of(version))
