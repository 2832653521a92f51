"""Deriving keys from words: what holds whatever else runs beside it."""

from __future__ import annotations

import subprocess
import sys

_TWO_AT_ONCE = """
from threading import Thread
from planner.vault import keys

failed = []

def derive():
    try:
        for _time in range(150):
            keys._stretch(b"words", bytes(16), keys.Cost(1024, 3))
    except MemoryError as error:
        failed.append(error)

both = [Thread(target=derive, daemon=True) for _each in range(2)]
for thread in both:
    thread.start()
for thread in both:
    thread.join(60)
raise SystemExit(bool(failed) or any(thread.is_alive() for thread in both))
"""


def test_two_derivations_at_once_neither_fail_nor_wait_for_each_other() -> None:
    """In a process of its own: without the lock it may hang for ever (docs/decisions/argon2.md)."""
    assert subprocess.run([sys.executable, "-c", _TWO_AT_ONCE], timeout=150).returncode == 0
