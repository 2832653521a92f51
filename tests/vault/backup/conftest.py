"""A vault of one person, and a backup of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.errors import VaultError
from planner.vault.backup import Made, read_whole
from planner.vault.manifest import mac_key
from tests.fakes import FakeClock
from tests.vault.backing import Backed, backed, heard


@pytest.fixture
def vault(
    template_vault: tuple[Path, bytearray], tmp_path: Path, clock: FakeClock
) -> Iterator[Backed]:
    made = backed(template_vault, tmp_path, clock)
    yield made
    made.close()


@pytest.fixture
def made(vault: Backed, tmp_path: Path) -> Made:
    return vault.make(tmp_path / "backups")


def reads(path: Path, master: bytearray) -> bool:
    """Whether a file is taken for a backup of the vault, as whoever restores it looks at it."""
    try:
        return read_whole(path, heard).authentic(mac_key(master))
    except VaultError:
        return False
