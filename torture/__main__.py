"""python -m torture: tries the program as hard as it can, and prints what came of it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from secrets import randbelow
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from torture import (
    backup_files,
    canaries,
    databases,
    desktops,
    full_disks,
    hostile,
    key_files,
    keyrings,
    kills,
)
from torture.computers import at_home
from torture.counting import FULL, HEAD, SHORT, Row, Size

#: Each gives the lines of one kind of bad day.
ROWS: Mapping[str, Callable[[Random, Size, Path], list[Row]]] = {
    "kills": kills.rows,
    "key-files": key_files.rows,
    "databases": databases.rows,
    "backups": backup_files.rows,
    "full-disks": full_disks.rows,
    "hostile-files": hostile.rows,
    "canaries": canaries.rows,
    "keyrings": keyrings.rows,
    "desktop": desktops.rows,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Try, print, and say by the exit status whether anything was lost, let in or let out."""
    chosen = _parser().parse_args(arguments)
    seed = randbelow(10**9) if chosen.seed is None else chosen.seed
    size = SHORT if chosen.quick else FULL
    print(HEAD, flush=True)
    bad = 0
    for name, rows in ROWS.items():
        if chosen.only in ("", name):
            bad += tried(name, rows, seed, size)
    again = f"python -m torture --seed {seed}" + " --quick" * chosen.quick
    print(f"seed {seed}: the same again by {again}")
    return 1 if bad else 0


def tried(name: str, rows: Callable[[Random, Size, Path], list[Row]], seed: int, size: Size) -> int:
    """Print the lines of one kind; gives how much was lost, let in or let out."""
    with TemporaryDirectory(prefix="torture-") as scratch, at_home(Path(scratch)):
        found = rows(Random(f"{seed} {name}"), size, Path(scratch))
    for row in found:
        print(row, flush=True)
    return sum(len(row.bad) for row in found)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="torture", description=__doc__)
    parser.add_argument("--seed", type=int, help="repeat what was printed with this seed")
    parser.add_argument("--only", default="", choices=list(ROWS), help="one kind of bad day alone")
    parser.add_argument("--quick", action="store_true", help="as few of each as the tests try")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
