"""What `make torture` tries at full size, tried in little: the same code, smaller counts."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from torture.__main__ import ROWS
from torture.counting import SHORT


@pytest.mark.parametrize("name", ROWS)
def test_nothing_is_lost_let_in_or_let_out(name: str, tmp_path: Path) -> None:
    rows = ROWS[name](Random(f"1 {name}"), SHORT, tmp_path)
    if not any(row.tried for row in rows):
        pytest.skip(rows[0].notes[0])
    assert [f"{row.what}: {bad}" for row in rows for bad in row.bad] == []
    assert all(row.tried > 0 for row in rows)
