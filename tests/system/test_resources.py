"""The program's data is found from a checkout and a frozen program alike (wheel: test_wheel)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from planner import resource_root
from planner.system.resources import resource


def test_a_checkout_has_them_at_its_root() -> None:
    assert resource("icons/heart.svg").read_text().lstrip().startswith("<svg")
    assert resource_root().parent == Path(__file__).parents[2]


def test_what_is_not_there_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="no-such"):
        resource("icons/no-such.svg")


def test_a_frozen_program_has_them_beside_its_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource_root() == tmp_path / "resources"
