"""Work beside the window that waits, so that a test can look or press Cancel in time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

from planner.views.jobs import Jobs
from tests.patient import PATIENCE


@contextmanager
def held(jobs: Jobs) -> Iterator[None]:
    """No job that is started from here on begins before the block ends: there is one worker."""
    may_go_on = Event()
    jobs._executor.submit(may_go_on.wait, PATIENCE / 1_000)
    try:
        yield
    finally:
        may_go_on.set()
