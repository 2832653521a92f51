"""From the start of the process: the unlock page on the screen, its memory, everything imported."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic

from benchmarks.measuring import Row, in_turns
from benchmarks.vaults import BenchVault
from planner.system.folders import HOME_VARIABLE

_CHILD = Path(__file__).with_name("child.py")
_MEGABYTE = 1_000_000


def rows(vault: BenchVault, turns: int) -> list[Row]:
    """Three rows; `vault` is what the unlock page asks for.

    Modules are kept compiled between starts, as they are where the program is installed.
    """
    row = partial(_row, vault, turns)
    return [
        row("Start of the process to the unlock page painted", "unlock", "window", 0, 1.3),
        row("Memory then", "unlock", "window", 1, 1.4, "MB", 1 / _MEGABYTE),
        row("Start of the process to everything imported", "ready", "imports", 0, 1.2),
    ]


def _row(
    vault: BenchVault,
    turns: int,
    measure: str,
    ours: str,
    limit: str,
    place: int,
    goal: float,
    unit: str = "ms",
    scale: float = 1000.0,
) -> Row:
    first, second = in_turns(_started(vault, ours, place), _started(vault, limit, place), turns)
    return Row(measure, first * scale, second * scale, goal, unit)


def _started(vault: BenchVault, what: str, place: int) -> Callable[[], float]:
    """A new process each time; it prints seconds since its start, and bytes of memory."""

    def once() -> float:
        environment = {
            **os.environ,
            HOME_VARIABLE: str(vault.home),
            "PYTHONPATH": str(_CHILD.parent.parent),
            "PYTHONPYCACHEPREFIX": str(vault.home / "compiled"),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        command = [sys.executable, str(_CHILD), what, repr(monotonic())]
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True, timeout=120
        )
        return float(done.stdout.split()[place])

    return once
