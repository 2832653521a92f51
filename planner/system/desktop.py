"""What a Linux desktop calls what is asked of it over D-Bus, and whether there is a bus to ask."""

from __future__ import annotations

import os
from pathlib import Path

LOGIND = "org.freedesktop.login1"
ROOT = "/org/freedesktop/login1"
MANAGER = f"{LOGIND}.Manager"
SESSION = f"{LOGIND}.Session"
#: The session of whoever asks, or else the one on this person's screen.
OUR_SESSION = f"{ROOT}/session/auto"
PROPERTIES = "org.freedesktop.DBus.Properties"

ASK, INHIBIT, NAME_SESSION = "Get", "Inhibit", "GetSession"
SLEEPING, LOCK, CHANGED, SAVING_SCREEN = (
    "PrepareForSleep",
    "Lock",
    "PropertiesChanged",
    "ActiveChanged",
)
ID, LOCKED, IN_FRONT = "Id", "LockedHint", "Active"

#: Screen savers: service and interface in one, and the object's path.
SCREEN_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
    ("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"),
)


def has_session_bus() -> bool:
    """Whether the desktop runs one; where none is, libdbus would start one of its own."""
    ours = Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere")) / "bus"
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or ours.is_socket()


def has_system_bus() -> bool:
    """Whether the computer runs one."""
    usual = Path("/run/dbus/system_bus_socket")
    return bool(os.environ.get("DBUS_SYSTEM_BUS_ADDRESS")) or usual.is_socket()
