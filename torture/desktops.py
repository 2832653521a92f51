"""The desktop's real keyring, where there is one to be had; see torture/gnome.py."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random

from torture.counting import Row, Size, counted
from torture.gnome import missing

_ROOT = Path(__file__).parents[1]
_XDG = ("DATA", "CONFIG", "CACHE", "STATE")


def rows(_chance: Random, _size: Size, scratch: Path) -> list[Row]:
    """One line: a vault whose secret a real Secret Service keeps, unlocked, locked and lost."""
    with counted("GNOME Keyring itself: unlocked, killed, locked, lost") as row:
        lacking = missing()
        if lacking:
            row.notes.append(f"not tried: {' and '.join(lacking)} not installed here")
            return [row]
        for line in _told(scratch).splitlines():
            said = json.loads(line)
            row.tried += 1
            if said["wrong"]:
                row.bad.append(f"{said['what']}: {said['wrong']}")
    return [row]


def _told(scratch: Path) -> str:
    home = {f"XDG_{name}_HOME": str(scratch / name.lower()) for name in _XDG}
    home |= {"HOME": str(scratch / "home"), "XDG_RUNTIME_DIR": str(scratch / "run")}
    for folder in home.values():
        Path(folder).mkdir(mode=0o700)
    said = subprocess.run(
        [
            *("dbus-run-session", "--", sys.executable, "-W", "ignore"),
            *("-m", "torture.gnome", str(scratch)),
        ],
        env={**os.environ, **home},
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if said.returncode != 0:
        raise RuntimeError(said.stderr[-2_000:])
    return said.stdout
