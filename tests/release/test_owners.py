"""Whose the system's libraries are, where dpkg knows more than one answer, or is not there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from release import contents, owners
from release.piece import ContentsError
from tests.release import small_bundle

#: As dpkg-query writes a package of two architectures, and one removed but for its settings.
_TWINS = """\
config-files 1:1.2.11 zlib 1:1.2.11
installed 1:1.2.13 zlib 1:1.2.13
installed 1:1.2.13 zlib 1:1.2.13
"""


def test_a_package_of_two_architectures_is_one_component(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def run(command: list[str], **_how: object) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        return subprocess.CompletedProcess(command, 0, _TWINS, "")

    monkeypatch.setattr(subprocess, "run", run)

    found = owners._debian.__wrapped__("zlib1g")

    assert (found.version, found.note) == ("1:1.2.13", "Debian's source package zlib 1:1.2.13")
    assert any(word.endswith("\\n") for word in asked[0])  # a line for each


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has libraries of the system here")
def test_where_there_is_no_dpkg_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(owners, "_DPKG", "/nowhere/dpkg")
    library = ("libstrange.so.1", "/usr/lib64/libstrange.so.1", "BINARY")

    with pytest.raises(ContentsError, match=r"libstrange\.so\.1 .*dpkg is not installed"):
        contents.components(contents.read(small_bundle.inside(tmp_path, library)))
