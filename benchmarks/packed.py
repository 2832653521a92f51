"""The packed program against a packed empty window with pypdfium2: how large, how soon there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from benchmarks.measuring import Row, in_turns
from benchmarks.vaults import BenchVault
from planner.system.folders import HOME_VARIABLE
from release import build

_SPEC = Path(__file__).with_name("packed.spec")
_TO = build.ROOT / "build" / "packed"
#: What both are made from: they are made anew where one of these is newer.
_MADE_FROM = ("planner", "resources", "release", "benchmarks", "build.spec", "requirements.lock")
_MEGABYTE = 1_000_000


def rows(vault: BenchVault, turns: int) -> list[Row]:
    """Two rows, or none where nothing could be packed, which is said."""
    if not sys.platform.startswith("linux"):
        print("Packed program: not measured here, only on Linux.")
        return []
    folder = _TO / "dist"
    if not _fresh(folder):
        print("Packing the program and an empty window (two minutes).", flush=True)
        try:
            build.freeze(_TO, _SPEC, "measured")
        except SystemExit as failed:
            print(f"Packed program: not measured. {failed}")
            return []
    ours, limit = folder / "measured", folder / "empty"
    sizes = [build.size(each) / _MEGABYTE for each in (ours, limit)]
    first, second = in_turns(
        _started(vault, ours / "measured", "unlock"),
        _started(vault, limit / "empty", "window"),
        turns,
    )
    found = [
        Row("Packed program, unpacked size", sizes[0], sizes[1], 1.5, "MB"),
        Row("Packed: start to the unlock page painted", first * 1000, second * 1000, 1.3),
    ]
    for row in found:
        print(row, flush=True)
    return found


def _fresh(folder: Path) -> bool:
    """Whether both are there, and newer than all that they are made from."""
    made = [folder / name / name for name in ("measured", "empty")]
    if not all(path.is_file() for path in made):
        return False
    oldest = min(path.stat().st_mtime for path in made)
    files = [path for name in _MADE_FROM for path in _files(build.ROOT / name)]
    return all(path.stat().st_mtime < oldest for path in files)


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return [each for each in path.rglob("*") if each.suffix in {".py", ".svg", ".json", ".spec"}]


def _started(vault: BenchVault, program: Path, what: str) -> Callable[[], float]:
    """A new process each time; it prints the seconds since its start."""

    def once() -> float:
        environment = {**os.environ, HOME_VARIABLE: str(vault.home)}
        command = [str(program), what, repr(monotonic())]
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True, timeout=120
        )
        return float(done.stdout.split()[0])

    return once
