"""The libraries of the system that Qt needs and no wheel brings, by the Debian package of each.

tools/prepare.py reads this before anything is installed: the standard library alone.
"""

from __future__ import annotations

import ctypes
import re
import shutil
from collections.abc import Iterable

#: Without one of these Qt does not load at all (measured on bare Debian 12).
NEEDED = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
#: Without one of these no window opens on an X display.
FOR_A_DISPLAY = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
#: What the loader says of a library that it did not find.
_NOT_FOUND = re.compile(r"(lib[\w.+-]+\.so[\w.]*): cannot open shared object file")


def missing(names: Iterable[str]) -> list[str]:
    """Those of `names` that this computer does not have; each is loaded to find out."""
    return [name for name in names if not _loads(name)]


def named_in(error: BaseException) -> list[str]:
    """The library that `error` says could not be found, if it names one."""
    return _NOT_FOUND.findall(str(error))


def command(names: Iterable[str]) -> str:
    """The one command that brings these libraries; empty where this system's is not known.

    The second was written from the documentation of dnf, and was not run yet.
    """
    known = {**NEEDED, **FOR_A_DISPLAY}
    wanted = list(names)
    if shutil.which("apt-get") and all(name in known for name in wanted):
        packages = " ".join(known[name] for name in wanted)
        return f"sudo apt-get install --no-install-recommends {packages}"
    if shutil.which("dnf"):
        return "sudo dnf install " + " ".join(f"'{name}()(64bit)'" for name in wanted)
    return ""


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
