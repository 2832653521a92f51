"""Printers are asked for at this computer's own service, unless somebody named another one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from planner.system import printing_service
from planner.system.printing_service import SERVER, SOCKET, keep_to_this_computer, names_a_server


@pytest.fixture(autouse=True)
def _nothing_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(SERVER, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(printing_service, "_SYSTEM", tmp_path / "client.conf")


def test_the_local_socket_alone_is_asked() -> None:
    keep_to_this_computer()
    assert os.environ[SERVER] == SOCKET


def test_what_an_administrator_named_stays(tmp_path: Path) -> None:
    (tmp_path / "client.conf").write_text("# ours\n  ServerName print.example\n", encoding="utf-8")
    keep_to_this_computer()
    assert SERVER not in os.environ


def test_what_the_environment_names_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SERVER, "print.example")
    keep_to_this_computer()
    assert os.environ[SERVER] == "print.example"


def test_files_that_name_none_or_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"# ServerName print.example\nUser \xff\n")
    (tmp_path / "folder").mkdir()
    assert not names_a_server(tmp_path / name for name in ("one", "folder", "none"))
