"""A program carried on a stick: everything beside it, and nothing in the computer."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import pytest
from PySide6.QtCore import QProcessEnvironment

from planner import __main__ as program
from planner.system import environment, folders, portable
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


@pytest.mark.parametrize(
    ("mode", "strange"), [(0o757, False), (0o755, True)], ids=["open to others", "of a stranger"]
)
def test_a_folder_that_somebody_else_can_fill_is_left_aside_unless_asked_for(
    stick: Path, monkeypatch: pytest.MonkeyPatch, mode: int, strange: bool
) -> None:
    folder = stick / folders.PORTABLE_FOLDER
    folder.mkdir()
    folder.chmod(mode)
    if strange:
        monkeypatch.setattr(os, "geteuid", lambda: 4242)
        _owned_by(folder, 4343, monkeypatch)
    portable.settle(asked=False)
    assert not folders.is_portable()
    assert environment.this_environment().left_aside
    portable.settle(asked=True)
    assert folders.is_portable()
    assert not environment.this_environment().left_aside


@pytest.mark.skipif(sys.platform == "win32", reason="the owner is not asked for there")
@pytest.mark.parametrize(("group", "counted"), [("priya", True), ("staff", False)])
def test_a_folder_that_a_group_can_fill_counts_only_where_that_is_one_person(
    stick: Path, monkeypatch: pytest.MonkeyPatch, group: str, counted: bool
) -> None:
    folder = stick / folders.PORTABLE_FOLDER
    folder.mkdir()
    folder.chmod(0o775)
    monkeypatch.setattr("grp.getgrgid", lambda _gid: SimpleNamespace(gr_name=group, gr_mem=[]))
    monkeypatch.setattr("pwd.getpwuid", lambda _uid: SimpleNamespace(pw_name="priya"))
    assert portable.counts(folder) is counted


def _owned_by(folder: Path, uid: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """`folder` belongs to another account."""
    real = os.lstat(folder)
    told = os.stat_result([*real[:4], uid, *real[5:10]])
    monkeypatch.setattr(Path, "lstat", lambda each: told if each == folder else os.lstat(each))


def test_a_link_of_a_stranger_to_what_is_ours_is_left_aside(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ours").mkdir()
    link = stick / folders.PORTABLE_FOLDER
    link.symlink_to(tmp_path / "ours")
    portable.settle(asked=False)
    assert folders.is_portable()
    _owned_by(link, 4343, monkeypatch)
    portable.settle(asked=False)
    assert not folders.is_portable()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems say it otherwise")
@pytest.mark.parametrize(("kind", "counted"), [("vfat", True), ("ext4", False)])
def test_on_a_disk_without_owners_everybodys_folder_counts(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, counted: bool
) -> None:
    folder = stick / folders.PORTABLE_FOLDER
    folder.mkdir()
    folder.chmod(0o777)
    device = folder.stat().st_dev
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "21 1 0:999 / /proc rw - proc proc rw\n"
        f"36 35 {os.major(device)}:{os.minor(device)} / /media/a rw shared:1 - {kind} /dev/sdb1 r\n"
    )
    monkeypatch.setattr(portable, "_MOUNTS", mounts)
    assert portable.counts(folder) is counted


def test_a_variable_that_somebody_left_lying_makes_nothing_portable(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(folders.PORTABLE_VARIABLE, "1")
    portable.settle(asked=False)
    assert not folders.is_portable()


@pytest.mark.parametrize("carried", [True, False])
def test_the_process_that_takes_over_after_a_lock_is_what_the_one_before_was(
    stick: Path, monkeypatch: pytest.MonkeyPatch, carried: bool
) -> None:
    """`handover` starts it with the environment of this one."""
    portable.settle(asked=carried)
    inherited = QProcessEnvironment.systemEnvironment()
    assert bool(inherited.value(folders.PORTABLE_VARIABLE)) is carried
    (stick / folders.PORTABLE_FOLDER).mkdir()
    seen: list[bool] = []
    monkeypatch.setattr(sys, "argv", ["pathway-planner", "--after-lock", "socket"])
    monkeypatch.setattr(program, "sudo_refusal", lambda: "")
    monkeypatch.setattr(program, "has_display", lambda: True)
    monkeypatch.setattr(program, "_open_window", lambda _: seen.append(folders.is_portable()))
    program.main()
    assert seen == [carried]


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
