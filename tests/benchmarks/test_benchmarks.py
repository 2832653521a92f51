"""The benchmark runs from end to end, on vaults as small as can be."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.measuring import Row


def test_every_row_is_measured_and_written(tmp_path: Path) -> None:
    output = tmp_path / "latest.json"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "benchmarks", "--turns", "1", "--small", "2", "--people", "3"),
            *("--vaults", str(tmp_path), "--output", str(output)),
        ],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    rows = json.loads(output.read_text("utf-8"))["rows"]
    assert len(rows) == 14
    assert all(row["ours"] > 0 and row["limit"] > 0 for row in rows)
    assert all(row["measure"] in done.stdout for row in rows)


@pytest.mark.parametrize(
    ("ours", "shown", "met"), [(149.6, "1.5", True), (154, "1.54", False), (160, "1.6", False)]
)
def test_rounding_hides_no_missed_goal(ours: float, shown: str, met: bool) -> None:
    row = Row("Packed", ours, 100, 1.5)
    assert (row.met, shown in str(row).split()) == (met, True)
