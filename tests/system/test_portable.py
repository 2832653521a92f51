"""A program carried on a stick: everything beside it, and nothing in the computer."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QProcessEnvironment

from planner.system import folders, portable
from planner.system.device_secret import KeyringUnavailableError
from planner.system.installation import installation
from planner.system.portable import NoKeyring


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A packed program on a stick, in a folder of its own; gives the stick."""
    program = tmp_path / "Stick Ω 健康" / "pathway-planner" / "pathway-planner"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.delenv(folders.HOME_VARIABLE)
    return program.parent.parent


def test_asked_for_it_keeps_everything_in_one_folder_beside_the_program(stick: Path) -> None:
    portable.settle(asked=True)
    here = installation()
    together = stick / "Pathway Planner data"
    places = [here.vaults, here.backups, here.settings, here.log, folders.memory_file()]
    assert {place.parent for place in places} == {together}
    assert here.program.parent == stick, "a newer program is put in the place of the older one"
    assert not here.policy.is_relative_to(stick)
    assert not together.exists(), "nothing is made by asking"


def test_once_the_folder_is_there_a_double_click_finds_it(stick: Path) -> None:
    portable.settle(asked=False)
    assert not folders.is_portable()
    (stick / folders.PORTABLE_FOLDER).mkdir()
    portable.settle(asked=False)
    assert folders.is_portable()
    assert folders.vaults_folder().is_relative_to(stick)


def test_it_is_not_looked_for_where_another_place_is_named(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stick / folders.PORTABLE_FOLDER).mkdir()
    monkeypatch.setenv(folders.HOME_VARIABLE, str(tmp_path / "demo"))
    portable.settle(asked=False)
    assert folders.vaults_folder() == tmp_path / "demo" / "vaults"


def test_the_process_that_takes_over_after_a_lock_is_carried_too(stick: Path) -> None:
    """`handover` starts it with the environment of this one."""
    portable.settle(asked=True)
    inherited = QProcessEnvironment.systemEnvironment()
    assert inherited.value(folders.PORTABLE_VARIABLE) == os.environ[folders.PORTABLE_VARIABLE]
    assert inherited.value(folders.PORTABLE_VARIABLE)


def test_on_a_mac_it_lies_beside_the_whole_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "Pathway Planner.app" / "Contents" / "MacOS"
    monkeypatch.setattr(folders, "program_folder", lambda: inside)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert folders.beside_the_program() == tmp_path / folders.PORTABLE_FOLDER


def test_a_strange_computers_keyring_gets_nothing_and_is_not_read() -> None:
    secrets, vault_id = NoKeyring(), uuid4()
    assert secrets.read(vault_id) is None
    with pytest.raises(KeyringUnavailableError):
        secrets.write(vault_id, b"x" * 32)
    secrets.forget(vault_id)
    assert secrets.last_opened(vault_id).generation == 0
