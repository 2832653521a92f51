"""What this computer remembers of each vault."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from planner.system.memory import Memory, Remembered


def test_each_vault_has_its_own_entry(tmp_path: Path) -> None:
    memory, one, other = Memory(tmp_path / "new" / "vaults.json"), uuid4(), uuid4()
    memory.keep(one, Remembered(generation=4, failures=2, failed_at=17.5))
    memory.keep(other, Remembered(generation=9))
    assert memory.of(one) == Remembered(4, 2, 17.5)
    assert memory.of(other) == Remembered(9)
    assert memory.of(uuid4()) == Remembered()


@pytest.mark.parametrize(
    "entry", ["7", "[]", '{"generation": "x", "failures": -3, "failed_at": true}', "null"]
)
def test_a_damaged_entry_reads_as_new(tmp_path: Path, entry: str) -> None:
    vault_id, path = uuid4(), tmp_path / "vaults.json"
    path.write_text(f'{{"{vault_id}": {entry}}}')
    assert Memory(path).of(vault_id) == Remembered()
