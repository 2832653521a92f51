"""The printing service of this computer, and that no other is asked unless somebody named it.

On Linux Qt asks by libcups. Where that finds no local socket of the service it would try the
network next, at this computer's own address. What cannot be kept from it here is to ask the print
server that a queue belongs to (docs/security.md).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from planner.system.files import read_bounded

#: Names the service to libcups: a path is a local socket.
SERVER = "CUPS_SERVER"
SOCKET = "/run/cups/cups.sock"
#: Where an administrator, or the person signed in, may name another computer's service.
_SYSTEM, _OWN = Path("/etc/cups/client.conf"), Path(".cups", "client.conf")
_MOST_BYTES = 100_000


def keep_to_this_computer() -> None:
    """Have libcups ask the local socket alone, unless somebody named another service for it."""
    if sys.platform.startswith("linux") and SERVER not in os.environ and not _named():
        os.environ[SERVER] = SOCKET


def _named() -> bool:
    return names_a_server((_SYSTEM, Path(os.path.expanduser("~")) / _OWN))


def names_a_server(files: Iterable[Path]) -> bool:
    """Whether one of the settings files of libcups names a service."""
    for path in files:
        with suppress(OSError, ValueError):
            for line in read_bounded(path, _MOST_BYTES).splitlines():
                if line.strip().lower().startswith(b"servername"):
                    return True
    return False
