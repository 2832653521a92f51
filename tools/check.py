"""What `make test` runs: formatting, rules, layers, types and all tests. Standard library only.

    python tools/check.py              everything
    python tools/check.py --quick      the tests alone, without the journeys

Types are checked while the tests run, those of the program for Windows and macOS as well. The
tests' vaults lie in memory where there is room: waiting for a disk is what they would do most.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent
#: Over in a second or two each, so they are first.
QUICK = (("ruff", "format", "--check", "."), ("ruff", "check", "."), ("lint-imports",))
TYPES = (
    ("mypy",),
    *(
        ("mypy", "--platform", system, "--cache-dir", f".mypy_cache/{system}", "planner")
        for system in ("win32", "darwin")
    ),
)
TESTS = ("-m", "pytest", "-n", "4", "--dist", "worksteal", "-q")
#: Compiles all tests once, so that the workers do not each do it; what is wrong they will say.
GATHER = (sys.executable, "-m", "pytest", "--collect-only", "-q")
#: A file system in memory, and what must be free there: tests leave little at a time.
MEMORY = Path("/dev/shm")
ROOM = 2 * 1024**3


def main(wanted: Sequence[str]) -> int:
    """Check; gives the exit status, 0 where all is well."""
    if "--quick" in wanted:
        return _tests("--ignore", "tests/journeys")
    for command in QUICK:
        failed = subprocess.call([str(TOOLS / command[0]), *command[1:]], cwd=ROOT)
        if failed:
            return failed
    with ThreadPoolExecutor(1) as beside:
        types = beside.submit(_types)
        subprocess.run(GATHER, cwd=ROOT, env=_around(), stdout=subprocess.DEVNULL, check=False)
        tests = _tests()
        wrong, said = types.result()
        print(said, end="", flush=True)
    return tests or wrong


def _types() -> tuple[int, str]:
    """Check the types as each system sees them, one after the other; and what was said."""
    wrong, said = 0, ""
    for command in TYPES:
        done = subprocess.run(
            [str(TOOLS / command[0]), *command[1:]],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        wrong = wrong or done.returncode
        said += done.stdout.decode(errors="replace")
    return wrong, said


def _tests(*more: str) -> int:
    with _place() as place:
        return subprocess.call([sys.executable, *TESTS, *more], cwd=ROOT, env=_around() | place)


def _around() -> dict[str, str]:
    """The environment of tests: without a display, and what is compiled is kept."""
    around = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    around.pop("PYTHONDONTWRITEBYTECODE", None)
    return around


@contextmanager
def _place() -> Iterator[dict[str, str]]:
    """Where temporary files go: a folder in memory, gone at the end, or as the system has it."""
    allowed = MEMORY.is_dir() and os.access(MEMORY, os.W_OK)
    if allowed and shutil.disk_usage(MEMORY).free >= ROOM:
        with TemporaryDirectory(dir=MEMORY, prefix="pathway-planner-") as folder:
            yield {"TMPDIR": folder}
    else:
        yield {}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
