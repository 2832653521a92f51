"""How the program was started, and whether its folders can be written to."""

from __future__ import annotations

import os
from collections import namedtuple
from pathlib import Path

import pytest

from planner.system import environment, folders
from planner.system.environment import FolderState, folder_state, sudo_refusal

Usage = namedtuple("Usage", "total used free")


def test_a_folder_that_is_not_there_yet_is_as_the_first_above_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "not" / "there"
    assert folder_state(folder) is FolderState.USABLE
    monkeypatch.setattr("shutil.disk_usage", lambda at: Usage(9, 9, 5_000_000))
    assert folder_state(folder) is FolderState.FULL
    monkeypatch.setattr(os, "access", lambda at, _how: at != tmp_path)
    assert folder_state(folder) is FolderState.CLOSED


def test_a_file_in_the_way_is_no_ground(tmp_path: Path) -> None:
    (tmp_path / "home").touch()
    assert folder_state(tmp_path / "home" / "vaults") is FolderState.CLOSED


def test_a_closed_folder_above_is_no_ground_and_no_fault(closed: Path) -> None:
    assert folder_state(closed / "vaults" / "first") is FolderState.CLOSED
    assert environment.nearest(closed / "vaults") is None


def test_under_sudo_a_folder_closed_to_root_is_somebody_elses(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "runs_as_root", lambda: True)
    monkeypatch.setattr(environment, "data_folder", lambda: closed / "share")
    assert "Start it without sudo." in sudo_refusal()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can try")
def test_under_sudo_in_somebody_elses_folders_nothing_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    monkeypatch.setenv(folders.HOME_VARIABLE, str(theirs / "share"))
    assert sudo_refusal() == ""
    os.chown(theirs, 1000, 1000)
    assert "Nothing was opened. Start it without sudo." in sudo_refusal()
    assert list(theirs.iterdir()) == []
    monkeypatch.setenv(folders.PORTABLE_VARIABLE, "1")
    monkeypatch.setattr(folders, "beside_the_program", lambda: theirs / folders.PORTABLE_FOLDER)
    assert "Start it without sudo." in sudo_refusal(), "a stick excuses nobody"


def test_root_is_known_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert not environment.this_environment().as_root
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert environment.this_environment().as_root
