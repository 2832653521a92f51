"""A desktop of its own, nobody's: a screen that is not there, a session, and its bus."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: Where Debian, Fedora and Arch keep it.
_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi-bus-launcher")
_SECONDS = 15.0
#: Names a packed program, to be driven instead of the one from source (release/check.py).
PACKED = "PACKED_PROGRAM"
#: No services of this computer: no keyring of whoever runs the tests.
_SESSION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


def launcher() -> str | None:
    """What starts the accessibility bus here."""
    return next((path for path in _LAUNCHERS if Path(path).exists()), None)


def missing() -> str:
    """What is not installed here, of all that a desktop needs; empty where nothing is."""
    if not sys.platform.startswith("linux"):
        return "AT-SPI is Linux's"
    lacks = [name for name in ("Xvfb", "dbus-daemon") if shutil.which(name) is None]
    if launcher() is None:
        lacks.append("at-spi-bus-launcher")
    return f"not installed here: {', '.join(lacks)}" if lacks else ""


@contextmanager
def desktop(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of a desktop that ends with the block; all it keeps is in `folder`."""
    places = {"HOME": folder / "home", "XDG_RUNTIME_DIR": folder / "run"}
    for place in places.values():
        place.mkdir(parents=True, mode=0o700)
    passed = {name: os.environ[name] for name in ("PATH", "LANG", "TZ") if name in os.environ}
    environment = passed | {name: str(place) for name, place in places.items()}
    socket = folder / "run" / "session"
    (folder / "session.conf").write_text(_SESSION.format(socket=socket))
    with ExitStack() as ends:
        session = ["dbus-daemon", "--nofork", f"--config-file={folder / 'session.conf'}"]
        ends.enter_context(running(session, environment))
        wait_for(socket.exists, "the session bus")
        environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={socket}"
        environment["DISPLAY"] = ends.enter_context(screen(environment))
        bus = str(launcher())
        ends.enter_context(running([bus, "--launch-immediately"], environment))
        yield environment


@contextmanager
def screen(environment: dict[str, str]) -> Iterator[str]:
    """A screen of 1280 by 800, by the name that Xvfb chose for it."""
    reads, writes = os.pipe()
    command = ["Xvfb", "-displayfd", str(writes), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with running(command, environment, passes=writes):
        os.close(writes)
        with os.fdopen(reads) as number:
            yield f":{number.readline().strip()}"


@contextmanager
def program(environment: dict[str, str], folder: Path) -> Iterator[None]:
    """The program on that desktop, with its own folder; whatever took its place ends with it."""
    more = {
        "PATHWAY_PLANNER_HOME": str(folder),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONPATH": str(ROOT),
    }
    packed = os.environ.get(PACKED)
    command = [packed] if packed else [sys.executable, "-m", "planner"]
    with running(command, environment | more):
        yield


@contextmanager
def running(
    command: list[str], environment: dict[str, str], *, passes: int | None = None
) -> Iterator[None]:
    """A command in a process group of its own, which ends with the block."""
    child = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=() if passes is None else (passes,),
    )
    try:
        yield
    finally:
        _end(child)


def _end(child: subprocess.Popen[bytes]) -> None:
    for signal in (15, 9):
        try:
            os.killpg(child.pid, signal)
        except ProcessLookupError:
            break
        try:
            child.wait(timeout=3)
        except subprocess.TimeoutExpired:
            continue
        break
    child.wait()


def wait_for(ready: Callable[[], object], what: str) -> None:
    """Raises TimeoutError where it never is."""
    deadline = time.monotonic() + _SECONDS
    while not ready():
        if time.monotonic() > deadline:
            raise TimeoutError(what)
        time.sleep(0.02)
