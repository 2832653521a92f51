"""The parts of the Windows installer, as far as they can be held here: not run on Windows yet."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from planner import __version__
from planner.system import installer_mutex, requirements
from release import audit
from release.windows import version_data

SCRIPT = Path(version_data.__file__).with_name("pathway-planner.iss").read_text("utf-8")


@pytest.fixture
def versioninfo(monkeypatch: pytest.MonkeyPatch) -> Any:
    """PyInstaller's own reader of version data, without the parts that only Windows has."""
    compat = importlib.import_module("PyInstaller.compat")
    monkeypatch.setitem(sys.modules, "pefile", ModuleType("pefile"))
    monkeypatch.setattr(compat, "win32api", None, raising=False)
    return importlib.import_module("PyInstaller.utils.win32.versioninfo")


def setup() -> dict[str, str]:
    """The lines of [Setup]."""
    part = SCRIPT.split("[Setup]", 1)[1].split("\n[", 1)[0]
    return dict(re.findall(r"^(\w+)=(.*)$", part, re.MULTILINE))


def test_pyinstaller_reads_the_version_data_and_finds_the_version(
    versioninfo: Any, tmp_path: Path
) -> None:
    assert f"'{__version__}'" in version_data.text(__version__)
    read = versioninfo.load_version_info_from_text_file(version_data.written("3.2.1", tmp_path))
    assert read.ffi.fileVersionMS == (3 << 16) | 2
    assert read.ffi.productVersionLS == 1 << 16
    assert read.ffi.fileFlags == 0
    strings = {kid.name: kid.val for kid in read.kids[0].kids[0].kids}
    assert strings["ProductVersion"] == strings["FileVersion"] == "3.2.1"
    assert read.kids[0].kids[0].name == "080904B0"
    assert read.kids[1].kids[0].kids == [0x0809, 0x04B0]


def test_a_version_before_a_release_is_marked_as_one(versioninfo: Any, tmp_path: Path) -> None:
    read = versioninfo.load_version_info_from_text_file(version_data.written("1.2.3rc4", tmp_path))
    assert read.ffi.fileFlags == 0x2


@pytest.mark.parametrize("wrong", ["", "1.2", "1.2.3.4", "1.2.70000", "1.2.3'); import os; ('"])
def test_what_is_no_version_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="not a version"):
        version_data.text(wrong)


def test_the_installer_asks_for_no_rights_and_restarts_nothing() -> None:
    lines = setup()
    assert lines["PrivilegesRequired"] == "lowest"
    assert lines["DefaultDirName"] == r"{userpf}\Pathway Planner"
    assert lines["AppVersion"] == "{#Version}"
    assert {lines[name] for name in ("AlwaysRestart", "RestartIfNeededByRun")} == {"no"}
    assert lines["RestartApplications"] == lines["UninstallRestartComputer"] == "no"
    assert re.fullmatch(r"\{\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", lines["AppId"])
    # 10.0.17763 is the build of Windows 10 (1809)
    assert (lines["MinVersion"], requirements.WINDOWS) == ("10.0.17763", "10 (1809)")


def test_it_waits_for_a_program_that_is_open() -> None:
    assert setup()["AppMutex"] == installer_mutex.MUTEX
    installer_mutex.say_open()  # does nothing here, and never fails


def test_it_deletes_no_folder_that_holds_records() -> None:
    assert "[UninstallDelete]" not in SCRIPT
    deleted = re.findall(r'^Type: \w+; Name: "([^"]+)"', SCRIPT, re.MULTILINE)
    assert deleted == [r"{app}\_internal", r"{app}\licences"]
    assert r"{localappdata}\Pathway Planner" in SCRIPT
    assert "DelTree" not in SCRIPT


def test_it_says_that_vaults_stay() -> None:
    messages = SCRIPT.split("[Messages]", 1)[1].split("\n[", 1)[0]
    assert messages.count("vaults and backups") == 2
    assert "Vaults, backups, settings and logs stay in" in SCRIPT


def test_it_looks_for_room_enough() -> None:
    needed = re.search(r"NeededBytes = (\d+);", SCRIPT)
    assert needed is not None
    assert int(needed[1]) >= 2 * requirements.PROGRAM_BYTES


def test_it_takes_no_bundle_without_licences() -> None:
    asked = 'FileExists(AddBackslash(Bundle) + "licences\\LICENCES.txt")'
    assert f"{audit.FOLDER}\\{audit.LIST}" in asked
    refused = SCRIPT.split(f"#if !{asked}", 1)[1].split("#endif", 1)[0]
    assert refused.strip().startswith("#error")
    assert "release.papers" in refused


def test_the_installer_itself_has_the_version_of_the_program() -> None:
    of_the_program = "GetVersionNumbersString(AddBackslash(Bundle) + Program)"
    assert setup()["VersionInfoVersion"] == f"{{#{of_the_program}}}"


def test_every_section_is_closed_and_every_begin_has_its_end() -> None:
    code = re.sub(r"//.*", "", SCRIPT.split("[Code]", 1)[1])
    code = re.sub(r"'[^']*'", "", code)
    assert len(re.findall(r"\bbegin\b", code)) == len(re.findall(r"\bend\b", code))
    assert SCRIPT.count("#if") == SCRIPT.count("#endif")
    assert "NOT YET RUN ON WINDOWS" in SCRIPT
    assert SCRIPT.isascii(), (
        "without a mark at its head it would be read in the computer's own code"
    )
