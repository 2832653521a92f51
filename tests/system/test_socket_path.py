"""Programs of one person meet at the same socket, whatever folder each has for passing files."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest

from planner.system.passing_files import kept_in_memory
from planner.system.socket_path import socket_path


def test_their_own_folder_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory(prefix="run-") as runtime:
        monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
        assert socket_path("planner") == str(Path(runtime) / "planner")
        deep = Path(runtime) / ("x" * 100)
        deep.mkdir()
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))  # no system takes a path as long as that
        assert not socket_path("planner").startswith(str(deep))


@pytest.mark.skipif(sys.platform != "linux", reason="Elsewhere Qt's own folder is everybody's.")
def test_without_it_two_programs_still_meet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", tempfile.gettempdir())  # and put back
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    one = socket_path("planner")
    with kept_in_memory():
        assert socket_path("planner") == one == str(Path(tempfile.gettempdir()) / "planner")
