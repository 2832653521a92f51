"""python -m release: build the bundle, check it, pack it (`make package`).

Each step says what it found and how many seconds it took. It ends with 1 at the first step that
fails, and nothing is put into dist/ then.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from release import build, check, clean_root, contents, deb, pack, papers
from release.build import ROOT, Bundle

#: Where the bundle is made and kept for the benchmarks, and where the clean root is.
WORK = ROOT / "build" / "package"
CLEAN = ROOT / "build" / "clean-root"
OUTPUT = ROOT / "dist"

T = TypeVar("T")


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, check, pack; gives the exit status."""
    chosen = _parser().parse_args(arguments)
    if not sys.platform.startswith("linux"):
        sys.stderr.write("This is for Linux: docs/release.md has the steps of this system.\n")
        return 1
    try:
        bundle = _step("Freeze", lambda: build.freeze(WORK))
        bill = _step("Name what is inside", lambda: papers.put(bundle.folder, bundle.inside, WORK))
        _check(bundle, chosen)
        if not chosen.no_packages:
            _step("Pack", lambda: _pack(bundle, bill, chosen.output))
    except (OSError, contents.ContentsError) as error:
        sys.stderr.write(f"Not done: {error}\n")
        return 1
    return 0


def _check(bundle: Bundle, chosen: argparse.Namespace) -> None:
    """Each way that a bundle may be started on somebody's computer."""
    _tell("Self-test where it lies", lambda: [check.selftest(bundle.program)])
    why = "asked not to" if chosen.no_clean_root else clean_root.why_not()
    if not why:
        why = _step("Make the clean root folder", lambda: clean_root.make(CLEAN))
    if why:
        print(f"Self-test in a clean root folder: not tried ({why}).", flush=True)
    else:
        _tell("Self-test in the clean root folder", lambda: [clean_root.selftest(CLEAN, bundle)])
        _tell("There, without each library in turn", lambda: clean_root.lacking(CLEAN))
    if chosen.quick:
        return
    _tell("Two installations at once", lambda: check.side_by_side(bundle))
    why = check.no_screen()
    if why:
        print(f"A first visit, driven in its window: not tried ({why}).", flush=True)
    else:
        _tell("A first visit, driven in its window", lambda: [check.driven(bundle)])


def _pack(bundle: Bundle, bill: Path, output: Path) -> None:
    """All that is handed out, made beside and put into `output` at the end."""
    version = build.version()
    output.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".packing-", dir=output) as folder:
        beside = Path(folder)
        made = [pack.archive(bundle, version, WORK, beside)]
        if shutil.which("dpkg-deb"):
            made.append(deb.package(bundle, version, WORK, beside))
        else:
            print("  No .deb: dpkg-deb is not installed.")
        made.append(Path(shutil.copy(bill, beside)))
        made.append(pack.sums(made, beside))
        for path in made:
            path.replace(output / path.name)
            print(f"  {(output / path.name).stat().st_size / 1e6:>7.1f} MB  {path.name}")


def _tell(what: str, run: Callable[[], list[check.Told]]) -> None:
    """A step that runs the program, and what it said where it failed."""

    def tried() -> None:
        for told in run():
            if not told.well:
                raise SystemExit(f"{what} failed:\n{told.said}")

    _step(what, tried)


def _step(what: str, work: Callable[[], T]) -> T:
    began = time.monotonic()
    print(f"{what} ...", flush=True)
    done = work()
    print(f"  {time.monotonic() - began:.0f} s", flush=True)
    return done


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="release", description=__doc__)
    parser.add_argument("--output", type=Path, default=OUTPUT, help="where the packages go")
    parser.add_argument("--no-clean-root", action="store_true", help="do not make one")
    parser.add_argument("--no-packages", action="store_true", help="build and check only")
    parser.add_argument("--quick", action="store_true", help="one self-test, not all of them")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
