"""Whether a display answers, asked as Qt will ask it: through the libraries of the system, on this
computer alone.
"""

from __future__ import annotations

import ctypes
from pathlib import Path


def x_answers(name: str) -> bool:
    """Whether the X display `name` lets this program in. One on another computer, as of ssh, is not
    asked: it counts as one that does.

    The connection stays until the process ends, and nothing is ever asked through it: a server that
    starts for its first client alone, as XWayland may, would end again before Qt comes.
    """
    if _is_elsewhere(name):
        return True
    xcb = _library("libxcb.so.1")
    if xcb is None:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(name.encode(), None))
    if not xcb.xcb_connection_has_error(connection):
        return True
    xcb.xcb_disconnect(connection)
    return False


def wayland_answers(name: str, plugin: Path) -> bool:
    """Whether there is a Wayland display `name`, and Qt's `plugin` for it, which packages lack."""
    wayland = _library("libwayland-client.so.0")
    if wayland is None or _library(str(plugin)) is None:
        return False
    wayland.wl_display_connect.restype = ctypes.c_void_p
    connection = wayland.wl_display_connect(name.encode())
    if connection:
        wayland.wl_display_disconnect(ctypes.c_void_p(connection))
    return bool(connection)


def _is_elsewhere(name: str) -> bool:
    """Whether a host is named before the number, as in `localhost:10.0`; a path is none."""
    host = name.rpartition(":")[0]
    return bool(host) and host not in ("unix", "unix/") and not host.startswith("/")


def _library(name: str) -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(name)
    except OSError:
        return None
