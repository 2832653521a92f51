"""The program speaks to no network: nothing in it could, and the kernel ends it if it tried."""

from __future__ import annotations

import ast
import json
import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planner.selftest.apart import COUNT
from planner.system import buses
from planner.system.folders import HOME_VARIABLE
from tests import no_network

PLANNER = Path(__file__).parent.parent / "planner"
#: Modules that could speak to a network, of Python and of what is installed with the program.
COULD = frozenset(
    "asyncio ftplib http httplib2 httpx imaplib nntplib poplib requests select selectors smtplib"
    " socket socketserver ssl telnetlib urllib urllib3 webbrowser websockets wsgiref xmlrpc"
    " PySide6.QtNetwork PySide6.QtWebSockets PySide6.QtWebEngineCore PySide6.QtWebEngineWidgets"
    " PySide6.QtHttpServer PySide6.QtBluetooth PySide6.QtDBus".split()
)
#: Who imports one of them all the same, what they take, and why. Sockets of this computer alone.
ALLOWED = {
    # the process before a lock and the one after it, and a second program that finds the window:
    # files in this computer's own folders, which only the person signed in may open
    "views/handover.py": {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"},
    "views/raise_window.py": {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"},
    # the desktop says that it locks or sleeps: the computer's own message bus
    "views/desktop_lock.py": {
        f"PySide6.QtDBus.{name}"
        for name in ("QDBusConnection", "QDBusMessage", "QDBusPendingCallWatcher")
    },
}
#: What imports a module by a name it is given.
_OPENERS = ("import_module", "__import__")


def imported(tree: ast.Module) -> Iterator[Any]:
    """Every name that a module imports, whole, wherever in it; and what it opens by name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{each.name}" for each in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(_OPENERS):
            yield from (each.value for each in node.args if isinstance(each, ast.Constant))


def networked(tree: ast.Module) -> set[str]:
    """Those of them that could speak to a network."""
    found = set()
    for name in imported(tree):
        parts = name.split(".")
        if any(".".join(parts[:length]) in COULD for length in range(1, len(parts) + 1)):
            found.add(name)
    return found


def test_it_finds_an_import() -> None:
    tree = ast.parse(
        "import urllib.request\ndef f():\n from PySide6.QtNetwork import QTcpSocket\n"
        " importlib.import_module('socket')\n import sockets"
    )
    assert networked(tree) == {"urllib.request", "PySide6.QtNetwork.QTcpSocket", "socket"}


def test_nothing_in_the_program_could_speak_to_a_network() -> None:
    found = {
        str(path.relative_to(PLANNER).as_posix()): networked(ast.parse(path.read_text("utf-8")))
        for path in PLANNER.rglob("*.py")
    }
    assert {name: names for name, names in found.items() if names} == ALLOWED


def test_the_filter_bites() -> None:
    done = no_network.run("families")
    _skip_without(done.returncode)
    ends = {int(line.split()[0]): int(line.split()[1]) for line in done.stdout.splitlines()}
    killed = -int(signal.SIGSYS)
    assert ends.pop(int(socket.AF_UNIX)) == 0
    assert ends == {2: killed, 10: killed, 16: killed, 17: killed}


@pytest.mark.parametrize("name", buses.NAMES[:2])  # the third needs a real screen
def test_a_bus_on_a_network_is_not_spoken_to(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "unix:path=/nowhere;tcp:host=127.0.0.1,port=9")
    done = no_network.run("buses")
    _skip_without(done.returncode)
    assert (done.returncode, done.stdout) == (0, "asked\n"), done.stderr


def test_every_module_is_imported_and_the_self_test_runs_without_a_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, temporary = tmp_path / "results.jsonl", tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    done = no_network.run("selftest", str(file), namespace=True)
    _skip_without(done.returncode)
    said = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    ends = {each["name"]: each for each in said if "state" in each}
    wrong = [each for each in ends.values() if each["state"] == "wrong"]
    assert not wrong, done.stderr
    assert done.returncode == 0, done.stderr
    assert {each["begins"] for each in said if "begins" in each} == set(ends)
    assert {"Search finds what was said", "It locks, with a backup, and closes"} <= set(ends)
    assert all(name in done.stdout for name in ends)
    assert len(ends) == COUNT
    assert "Traceback" not in done.stderr
    assert list(temporary.iterdir()) == []
    assert not Path(os.environ[HOME_VARIABLE]).exists()


def _skip_without(status: int) -> None:
    if status == no_network.CANNOT:
        pytest.skip("This kernel filters no system calls.")
