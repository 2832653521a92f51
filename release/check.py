"""Is the bundle whole? Its own self-test is run where it lies, twice at once, and by hand.

The program is asked for nothing but `--selftest`: exit 0 where all is well, a line a check.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from release.build import NAME, ROOT, Bundle

#: Seconds that a self-test has. A bundle that lacks something may hang instead of failing.
LIMIT = 240.0
#: A folder name as people give them: spaces, and letters that are not Latin.
AWKWARD = "Surgery programs 健康 Łódź"


@dataclass(frozen=True)
class Told:
    """How a self-test ended, and what it printed."""

    well: bool
    said: str
    seconds: float


def selftest(program: Path, limit: float = LIMIT) -> Told:
    """Run the self-test of `program` with a home of its own, and no screen."""
    with TemporaryDirectory(prefix="home ") as home:
        return run([str(program), "--selftest"], bare(Path(home)), limit)


def bare(home: Path) -> dict[str, str]:
    """An environment with nothing of whoever builds: no screen, no session, no settings."""
    return {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TMPDIR": "/tmp"}


def run(command: Sequence[str], environment: Mapping[str, str], limit: float = LIMIT) -> Told:
    """Run a command that ends within `limit` seconds, or is ended with all that it started."""
    began = time.monotonic()
    child = subprocess.Popen(
        list(command),
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        said, _nothing = child.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        said = _ended(child) + f"\nNot done after {limit:.0f} seconds, and ended."
    except BaseException:  # Ctrl+C does not reach a session of its own
        _ended(child)
        raise
    return Told(child.returncode == 0, said, time.monotonic() - began)


def _ended(child: subprocess.Popen[str]) -> str:
    """What a command said until it was ended here, with all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    return child.communicate()[0]


def side_by_side(bundle: Bundle) -> list[Told]:
    """Two installations in two folders, their self-tests at the same time."""
    with TemporaryDirectory(prefix="two ") as folder:
        programs = []
        for name in ("0.1 old", "0.2 new"):
            copied = Path(folder, name)
            shutil.copytree(bundle.folder, copied, symlinks=True)
            programs.append(copied / NAME)
        homes = [Path(folder, "home one"), Path(folder, "home two")]
        return _at_once(programs, homes)


def _at_once(programs: Sequence[Path], homes: Sequence[Path]) -> list[Told]:
    from concurrent.futures import ThreadPoolExecutor

    for home in homes:
        home.mkdir()

    def one(program: Path, home: Path) -> Told:
        return run([str(program), "--selftest"], bare(home))

    with ThreadPoolExecutor(len(programs)) as pool:
        return list(pool.map(one, programs, homes))


def no_screen() -> str:
    """Why no window can be driven here; empty where one can."""
    from tests.bus.desktop import missing

    return missing()


def driven(bundle: Bundle) -> Told:
    """A first visit in the real window of the bundle, on a screen that is not there.

    First start, a visit, a questionnaire, lock and unlock: tests/bus plays it through the
    accessibility bus, as it does with the program from source.
    """
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/bus"]
    environment = {**os.environ, "PACKED_PROGRAM": str(bundle.program), "PYTHONPATH": str(ROOT)}
    return run(command, environment)
