"""Whether a folder answers."""

from __future__ import annotations

from pathlib import Path
from threading import ExceptHookArgs

import pytest

from planner.system.reach import answers


def test_one_that_is_closed_to_us_does_not_and_that_is_no_fault(
    closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[ExceptHookArgs] = []
    monkeypatch.setattr("threading.excepthook", faults.append)
    assert answers(tmp_path)
    assert answers(tmp_path / "a" / "b", below=tmp_path)
    assert not answers(closed / "a")
    assert faults == []
