"""The message buses that the environment names: those of this computer alone are spoken to.

Qt and the keyring call at whatever address a variable gives them, and D-Bus knows addresses on a
network (tcp), and such that start another program which goes there (unixexec).
"""

from __future__ import annotations

import os

#: Of the desktop, of the computer, and of screen readers.
NAMES = ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS")
#: Local sockets, and what says that there is no bus.
_LOCAL = ("unix:", "launchd:", "disabled:")


def keep_to_this_computer() -> list[str]:
    """Forget every other address, and give the names of the variables that held one.

    Call it before Qt or the keyring start. The buses in their usual places are still found.
    """
    elsewhere = [name for name in NAMES if not _is_local(os.environ.get(name, ""))]
    for name in elsewhere:
        del os.environ[name]
    return elsewhere


def _is_local(addresses: str) -> bool:
    """Whether all of them are: the next is tried where one does not answer."""
    return all(each.startswith(_LOCAL) for each in addresses.split(";") if each.strip())
