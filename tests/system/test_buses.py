"""Which addresses of message buses are kept; tests/test_no_network.py tries it by the kernel."""

from __future__ import annotations

import os

import pytest

from planner.system.buses import NAMES, keep_to_this_computer

LOCAL = (
    "",
    "unix:path=/run/user/1000/bus",
    "unix:abstract=/tmp/bus,guid=1;unix:path=/run/bus;",
    "launchd:env=DBUS_LAUNCHD_SESSION_BUS_SOCKET",
    "disabled:",
)
ELSEWHERE = (
    "tcp:host=192.0.2.1,port=9",
    "nonce-tcp:host=192.0.2.1,port=9,noncefile=/nonce",
    "unix:path=/run/bus;tcp:host=192.0.2.1,port=9",
    "unixexec:path=ssh,argv1=elsewhere",
    " tcp:host=192.0.2.1",
    "nonsense",
)


@pytest.mark.parametrize("address", LOCAL)
@pytest.mark.parametrize("name", NAMES)
def test_one_of_this_computer_stays(
    name: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _only(monkeypatch, name, address)
    assert keep_to_this_computer() == []
    assert os.environ[name] == address


@pytest.mark.parametrize("address", ELSEWHERE)
@pytest.mark.parametrize("name", NAMES)
def test_any_other_is_forgotten_and_named(
    name: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _only(monkeypatch, name, address)
    assert keep_to_this_computer() == [name]
    assert name not in os.environ
    assert keep_to_this_computer() == []


def _only(monkeypatch: pytest.MonkeyPatch, name: str, address: str) -> None:
    for each in NAMES:
        monkeypatch.delenv(each, raising=False)
    monkeypatch.setenv(name, address)
