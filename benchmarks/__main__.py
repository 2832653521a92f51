"""python -m benchmarks: prints the table of docs/measures.md for this computer."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks import backing, packed, papers, rooms, saving, stalls, start
from benchmarks.measuring import TURNS, Row
from benchmarks.program import Program, program_over
from benchmarks.vaults import BenchVault, vault_of
from planner.run import make_application

#: People in the two vaults, and in the larger one with --large.
SMALL, LARGE, LARGEST = 1_000, 10_000, 100_000
LATEST = Path(__file__).with_name("latest.json")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, write."""
    chosen = _parser().parse_args(arguments)
    application = make_application()
    with ExitStack() as stack:
        folder = chosen.vaults or Path(stack.enter_context(TemporaryDirectory(prefix="bench-")))
        print(f"Filling vaults of {chosen.small:,} and {chosen.large:,} people.", flush=True)
        small, large = vault_of(folder, chosen.small), vault_of(folder, chosen.large)
        print(f"{'measure':<58} {'ours':>8} {'limit':>8} {'':<3} {'ratio':>6} {'goal':>5}")
        found, openings = measure(small, large, chosen.turns, chosen.only)
        if chosen.pack:
            found += packed.rows(small, chosen.turns)
        else:
            print("The packed program: not measured; make bench does, or --pack.")
    write(found, openings, chosen.output)
    del application
    return 0


def measure(
    small: BenchVault, large: BenchVault, turns: int, only: str = ""
) -> tuple[list[Row], dict[str, float]]:
    """Every row, printed as it is found; `only` names one part of them."""
    found: list[Row] = []
    openings: dict[str, float] = {}

    def tell(rows: Sequence[Row]) -> None:
        for row in rows:
            print(row, flush=True)
        found.extend(rows)

    if only in ("", "start"):
        tell(start.rows(small, turns))
    if only in ("", "backup"):
        tell([backing.row(small, turns)])
    with program_over(large, turns) as program:
        if only in ("", "today"):
            tell([rooms.today(program)])
        program.unlock()
        if only in ("", "stalls"):
            openings = stalls.openings(program)
            tell([stalls.row(openings)])
        for name, one in _PARTS.items():
            if only in ("", name):
                tell([one(program)])
        if only in ("", "growth"):
            with program_over(small, turns) as other:
                other.unlock()
                tell(rooms.growth(other, program))
    return found, openings


def write(found: Sequence[Row], openings: dict[str, float], output: Path) -> None:
    """Keep the figures as JSON."""
    kept = {"rows": [row.to_json() for row in found], "openings": openings}
    output.write_text(json.dumps(kept, indent=2) + "\n", "utf-8")


_PARTS: dict[str, Callable[[Program], Row]] = {
    "person": rooms.person,
    "search": rooms.search,
    "save": saving.row,
    "pdf": papers.pdf,
    "preview": papers.preview,
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--small", type=int, default=SMALL, help="people in the smaller vault")
    parser.add_argument("--people", dest="large", type=int, default=LARGE, help="and the larger")
    parser.add_argument(
        "--large", dest="large", action="store_const", const=LARGEST, help=f"{LARGEST:,} people"
    )
    parser.add_argument("--vaults", type=Path, help="keep the filled vaults here for next time")
    parser.add_argument(
        "--only", default="", choices=["start", "backup", "today", "stalls", *_PARTS, "growth"]
    )
    parser.add_argument("--pack", action="store_true", help="measure the packed program too")
    parser.add_argument("--turns", type=int, default=TURNS, help="turns that count")
    parser.add_argument("--output", type=Path, default=LATEST, help="where the figures go as JSON")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
