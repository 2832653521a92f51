"""Canaries typed into every field of the program: after locking, none lies anywhere in the open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from planner.system.folders import HOME_VARIABLE
from torture.counting import Row, Size, counted
from torture.searching import Wanted, changed_since, files_below, found_in_files

_ROOT = Path(__file__).parents[1]
_HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
_XDG = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
#: A screen as surgeries have: on Qt's own, of 800 by 800, columns are tabs and lists are choices.
_SCREEN = f"offscreen:configfile={_ROOT / 'tests' / 'screen.json'}"
_TEMPORARY = ("TMPDIR", "TEMP", "TMP")


def rows(chance: Random, size: Size, scratch: Path) -> list[Row]:
    """One line: words and secrets typed in one day, and what was found of them, twice."""
    with counted("words typed into the whole program, looked for in every file") as row:
        began = time.time() - 1  # file systems keep coarser times than the clock's
        seed = str(chance.getrandbits(32))
        with _day(scratch, seed, size) as day:
            said = _said(day)
            wanted = Wanted([*said["typed"], *said["secrets"]])
            row.tried = len(said["typed"]) + len(said["secrets"])
            _look(row, "after locking", wanted, _paths(size, scratch, began))
            day.communicate("close\n", timeout=60)
        _look(row, "after closing", wanted, _paths(size, scratch, began))
        if day.returncode != 0:
            row.bad.append(f"the program ended with {day.returncode}")
    return [row]


@contextmanager
def _day(scratch: Path, seed: str, size: Size) -> Iterator[subprocess.Popen[str]]:
    """The program in a window on a throw-away computer; in the full run it has the real /tmp."""
    here = {name: str(scratch / "home" / name.lower()) for name in (*_HOMES, *_XDG)}
    here["HOME"] = str(scratch / "home")
    if not size.everywhere:
        here |= {name: str(scratch / "temporary") for name in _TEMPORARY}
    for folder in here.values():
        Path(folder).mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if name != HOME_VARIABLE}
    with subprocess.Popen(
        [sys.executable, "-m", "torture.visit", seed, "whole" if size.everywhere else "short"],
        env={**kept, **here, "QT_QPA_PLATFORM": _SCREEN, "PYTHONPATH": str(_ROOT)},
        cwd=scratch,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as day:
        try:
            yield day
        finally:
            day.kill()


def _said(day: subprocess.Popen[str]) -> Mapping[str, Any]:
    assert day.stdout is not None
    line = day.stdout.readline()
    if not line:
        _out, errors = day.communicate()
        raise RuntimeError(f"the day broke off: {errors.strip().splitlines()[-1:]}")
    said: Mapping[str, Any] = json.loads(line)
    return said


def _paths(size: Size, scratch: Path, began: float) -> Iterable[Path]:
    return changed_since(began) if size.everywhere else files_below(scratch)


def _look(row: Row, when: str, wanted: Wanted, paths: Iterable[Path]) -> None:
    files = list(paths)
    held = sum(path.stat().st_size for path in files if path.exists())
    row.notes.append(f"{when}: {len(files):,} files, {held / 1e6:,.0f} MB searched")
    for found in found_in_files(files, wanted).values():
        row.bad.append(f"{when}: a word or a secret in {found[:3]}")
