"""Folders: local, and all in one place when asked."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from planner.system import folders


def test_one_variable_moves_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(folders.HOME_VARIABLE, str(tmp_path))
    places = [
        folders.vaults_folder(),
        folders.settings_file(),
        folders.memory_file(),
        folders.log_folder(),
    ]
    assert all(place.parent == tmp_path for place in places)
    assert len(set(places)) == 4
    assert list(tmp_path.iterdir()) == []


def test_otherwise_they_are_local_and_never_roaming(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(folders.HOME_VARIABLE)
    data = Path(platformdirs.user_data_dir("Pathway Planner", appauthor=False, roaming=False))
    assert folders.vaults_folder() == data / "vaults"
    assert folders.settings_file().parent == data
