"""A process that the kernel ends at once where it asks for any socket but a local one.

`python -m tests.no_network <what>`, where <what> is a function of this module. The filter cannot
be taken off again, so it is put on in a child. Without seccomp the child ends with `CANNOT`.
"""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import socket
import struct
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from uuid import UUID

ROOT = Path(__file__).parents[1]
#: The exit status that says there is no such filter on this computer.
CANNOT = 77
#: By machine: what the kernel calls it, and the numbers of socket(2) and io_uring_setup(2), which
#: could open sockets too.
_MACHINES = {"x86_64": (0xC000003E, 41, 425), "aarch64": (0xC00000B7, 198, 425)}
_KILL, _ALLOW = 0x8000_0000, 0x7FFF_0000
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_X32 = 0x4000_0000
_NUMBER, _MACHINE, _FIRST_ARGUMENT = 0, 4, 16
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]


def forbid_network() -> None:
    """From here on, in this process and all it starts. Raises OSError where that cannot be."""
    if sys.platform != "linux" or platform.machine() not in _MACHINES:
        raise OSError("no seccomp here")
    machine, open_socket, io_uring = _MACHINES[platform.machine()]
    lines = [
        (_LOAD, 0, 0, _MACHINE),
        (_EQUAL, 1, 0, machine),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 4, 0, _X32),
        (_EQUAL, 3, 0, io_uring),
        (_EQUAL, 0, 3, open_socket),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_EQUAL, 1, 0, int(socket.AF_UNIX)),
        (_RETURN, 0, 0, _KILL),
        (_RETURN, 0, 0, _ALLOW),
    ]
    packed = b"".join(struct.pack("HBBI", *line) for line in lines)
    held = ctypes.create_string_buffer(packed)
    program = _Program(len(lines), ctypes.cast(held, ctypes.c_void_p))
    libc = ctypes.CDLL(None, use_errno=True)
    for call in (
        (_NO_NEW_PRIVILEGES, 1, 0, 0, 0),
        (_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0),
    ):
        if libc.prctl(*call) != 0:
            raise OSError(ctypes.get_errno(), "prctl")


def run(what: str, *arguments: str, namespace: bool = False) -> subprocess.CompletedProcess[str]:
    """Run `what` in a child under the filter; in a `namespace` without interfaces too, where that
    is allowed.
    """
    apart = ["unshare", "--net"] if namespace and _may_unshare() else []
    return subprocess.run(
        [*apart, sys.executable, "-m", "tests.no_network", what, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=240,
    )


def _may_unshare() -> bool:
    if shutil.which("unshare") is None:
        return False
    return subprocess.run(["unshare", "--net", "true"], capture_output=True).returncode == 0


def families() -> int:
    """Print what becomes of a process that asks for each kind of socket."""
    for family in (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK, 17):
        child = os.fork()
        if child == 0:
            socket.socket(family, socket.SOCK_DGRAM).close()
            os._exit(0)
        print(int(family), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    return 0


def selftest(file: str) -> int:
    """Import every module of the program, then have it try itself."""
    import importlib
    import pkgutil

    import planner

    for module in pkgutil.walk_packages(planner.__path__, "planner."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from planner.__main__ import main

    sys.argv[1:] = ["--selftest", file]
    return main()


def buses() -> int:
    """Ask for each bus that the environment names: the desktop's, the computer's, the keyring's."""
    from PySide6.QtDBus import QDBusConnection
    from PySide6.QtWidgets import QWidget

    from planner.run import make_application
    from planner.system.device_secret import KeyringUnavailableError, SystemKeyring
    from planner.views.desktop_lock import LinuxDesktop

    application = make_application()
    window = QWidget()
    window.show()
    LinuxDesktop(application).start(window)
    QDBusConnection.sessionBus()
    QDBusConnection.systemBus()
    with suppress(KeyringUnavailableError):
        SystemKeyring().read(UUID(int=0))
    application.processEvents()
    print("asked")
    return 0


def demo(folder: str) -> int:
    """Play the whole demo."""
    from demo.play import play
    from planner.run import make_application

    play(make_application(), Path(folder))
    return 0


def main(arguments: Sequence[str]) -> int:
    """Put the filter on, then do what was asked."""
    try:
        forbid_network()
    except OSError as error:
        print(error, file=sys.stderr)
        return CANNOT
    what: dict[str, Callable[..., int]] = {
        "families": families,
        "selftest": selftest,
        "demo": demo,
        "buses": buses,
    }
    return what[arguments[0]](*arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
