"""What the data sheet says of an installation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.export import data_sheet
from planner.system.installation import installation
from planner.system.policy import NO_POLICY

TODAY = date(2026, 3, 17)


def test_it_names_nobody_who_is_signed_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    home = tmp_path / "priya.nair"
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setenv("PATHWAY_PLANNER_HOME", str(home / ".local/share/Pathway Planner"))
    made = data_sheet.snapshot(installation(), TODAY, NO_POLICY)
    assert made.vaults == str(Path("~/.local/share/Pathway Planner/vaults"))
    assert "priya" not in repr(made)
