"""The self-test in a process of its own, for Settings: what is open here is never touched by it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from planner.selftest.checks import Outcome, State
from planner.selftest.telling import LINES
from planner.selftest.trial import new_folder
from planner.system.folders import PORTABLE_VARIABLE
from planner.system.process import SELFTEST, this_program
from planner.words import _

#: Takes how many checks are done of how many; raises CancelledError where it should end.
Progress = Callable[[int, int], None]
#: How many checks there are, for a bar that fills; a test holds it against what runs.
COUNT = 39
#: Seconds between looks at what has been written.
_LOOK = 0.1
#: Where a system is told to put temporary files: the folder goes with ours, however it ends.
_TEMPORARY = ("TMPDIR", "TEMP", "TMP")
_NO_WINDOW = 0x0800_0000


def try_installation(progress: Progress, command: list[str] | None = None) -> list[Outcome]:
    """How each check ended, those of a process that broke off included. Run it as a job.

    Raises OSError where it cannot be started, and CancelledError.
    """
    folder = new_folder()
    try:
        results = folder.path / f"results{LINES}"
        process = _start([*(command or this_program()), SELFTEST, str(results)], folder.path)
        try:
            while True:
                try:
                    process.wait(_LOOK)
                    break
                except subprocess.TimeoutExpired:
                    progress(min(len(_read(results)[0]), COUNT), COUNT)
        except BaseException:
            process.kill()
            process.wait()
            raise
        return _outcomes(results, process.returncode)
    finally:
        folder.remove()


def _start(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, **dict.fromkeys(_TEMPORARY, str(folder))}
    environment.pop(PORTABLE_VARIABLE, None)  # nothing of what lies on the stick is for it
    environment["PYINSTALLER_RESET_ENVIRONMENT"] = "1"  # a packed program begins anew
    return subprocess.Popen(  # noqa: S603 - this program itself
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
    )


def _outcomes(results: Path, status: int) -> list[Outcome]:
    """What was written, and what a process that broke off was at."""
    ended, begun = _read(results)
    if begun:
        found = _("The program ended while it tried this ({status}).").format(status=status)
        return [*ended, Outcome(begun, State.WRONG, 0, found)]
    if not ended:
        found = _("The program could not try itself ({status}).").format(status=status)
        return [Outcome(_("Start of the check"), State.WRONG, 0, found)]
    return ended


def _read(results: Path) -> tuple[list[Outcome], str]:
    """The checks that ended, and the name of the one under way."""
    ended: list[Outcome] = []
    begun = ""
    lines = results.read_text("utf-8").splitlines() if results.exists() else []
    for line in lines:
        try:
            said = json.loads(line)
        except ValueError:
            continue  # the last one is being written
        if "begins" in said:
            begun = said["begins"]
        elif "state" in said:
            ended.append(Outcome(**{**said, "state": State(said["state"])}))
            begun = ""
    return ended, begun
