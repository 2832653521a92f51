"""The nursery as seen from outside: orders in, what children said out, and the kills."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer
from typing import Any

_ROOT = Path(__file__).parents[1]
#: Seconds after which a child that says nothing more is taken for stuck.
_STUCK = 120.0

Said = dict[str, Any]


class Nursery:
    """Brings up children, one at a time."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def live(
        self, order: Mapping[str, Any], *, kill_after: float | None = None, since: str = "born"
    ) -> Iterator[Said]:
        """What a child of this order says, until it is gone.

        It is killed `kill_after` seconds after it said `since`.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        child, timers = 0, [_started(Timer(_STUCK, self._process.kill))]
        try:
            for line in self._process.stdout:
                said: Said = json.loads(line)
                child = said.get("born", child)
                timers[0].cancel()
                timers[0] = _started(Timer(_STUCK, self._process.kill))
                if kill_after is not None and since in said and len(timers) == 1:
                    timers.append(_started(Timer(kill_after, _kill, [child])))
                yield said
                if "gone" in said:
                    return
            yield {"crash": "the nursery is gone: a child was stuck"}
        finally:
            for timer in timers:
                timer.cancel()


def _started(timer: Timer) -> Timer:
    timer.start()
    return timer


@contextmanager
def nursery() -> Iterator[Nursery]:
    """A nursery, closed at the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "torture.nursery"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=_ROOT,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        yield Nursery(process)
    finally:
        assert process.stdin is not None
        assert process.stdout is not None
        with suppress(BrokenPipeError):
            process.stdin.close()
        process.stdout.close()
        process.wait()


def _kill(child: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
