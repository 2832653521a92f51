"""Make the environment in .venv, as locked, and see that Qt can load. Standard library only, and
the list of system libraries that the program itself goes by.

Used by the Makefile; on Windows run it directly: `py tools\\prepare.py`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from planner.system.libraries import FOR_A_DISPLAY, NEEDED  # noqa: E402 - beside this folder

VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "prepared"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SUPPORTED = ((3, 11), (3, 14))
PROBE = "from PySide6.QtWidgets import QApplication; QApplication([])"
#: What a real display needs is loaded without opening one: it may be gone while tests run.
DISPLAY_PROBE = (
    "import ctypes; from PySide6.QtCore import QLibraryInfo as Q; "
    "ctypes.CDLL(Q.path(Q.LibraryPath.PluginsPath) + '/platforms/libqxcb.so')"
)


def main() -> int:
    """Prepare; gives the exit status and says what to do where it cannot."""
    if not SUPPORTED[0] <= sys.version_info[:2] < SUPPORTED[1]:
        return _other_python()
    if not _prepared():
        made = _make()
        if made:
            return made
    if _qt_loads() and _display_loads():
        return 0
    brought = _bring_libraries()
    return 0 if _qt_loads() else brought


def _other_python() -> int:
    """Start again with a Python that is supported, if there is one."""
    if "PREPARE_AGAIN" not in os.environ:
        for minor in range(SUPPORTED[1][1] - 1, SUPPORTED[0][1] - 1, -1):
            found = shutil.which(f"python3.{minor}")
            if found:
                again = {**os.environ, "PREPARE_AGAIN": "1"}
                return subprocess.call([found, __file__], env=again)
    print("Pathway Planner needs Python 3.11, 3.12 or 3.13; this is", sys.version.split()[0])
    return 1


def _fingerprint() -> str:
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    return hashlib.sha256(LOCK.read_bytes() + version.encode()).hexdigest()


def _prepared() -> bool:
    return STAMP.is_file() and STAMP.read_text() == _fingerprint()


def _make() -> int:
    print("Making the environment in .venv (a few minutes the first time)")
    try:
        venv.create(VENV, clear=True, with_pip=True)
    except (subprocess.CalledProcessError, OSError):
        print("Python's venv module is missing. On Debian: sudo apt-get install python3-venv")
        return 1
    installed = subprocess.call(
        [
            PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
            "--require-hashes", "--only-binary=:all:", "-r", str(LOCK),
        ]
    )  # fmt: skip
    if installed == 0:
        STAMP.write_text(_fingerprint())
    return installed


def _qt_loads() -> bool:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    tried = subprocess.run([PYTHON, "-c", PROBE], env=env, capture_output=True, check=False)
    return tried.returncode == 0


def _display_loads() -> bool:
    """Whether a window could open where there is an X display; True where there is none."""
    if not sys.platform.startswith("linux") or not os.environ.get("DISPLAY"):
        return True
    tried = subprocess.run([PYTHON, "-c", DISPLAY_PROBE], capture_output=True, check=False)
    return tried.returncode == 0


def _bring_libraries() -> int:
    """Install Qt's system libraries where that is allowed, else say the one command that does."""
    if shutil.which("apt-get") is None:
        print("Qt could not load. Install its system libraries (OpenGL, EGL, xkbcommon, dbus).")
        return 1
    packages = [*NEEDED.values(), *FOR_A_DISPLAY.values()]
    command = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    root = os.name == "posix" and os.geteuid() == 0
    if root:
        print("Installing the system libraries that Qt needs")
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in ("apt-get update", command):
            subprocess.call(words.split(), stdout=subprocess.DEVNULL, env=env)
        if _qt_loads() and _display_loads():
            return 0
    print("Qt could not load. This brings what it needs:")
    print(f"  {'' if root else 'sudo '}{command}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
