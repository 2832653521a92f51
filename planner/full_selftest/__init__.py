"""The self-test from its first check to its last: `--selftest`.

What needs no window comes from planner/selftest, what the window does from window_checks.py. That
is imported once Qt is known to load, so that a library that is missing is named instead.
"""

from planner.full_selftest.running import check_installation

__all__ = ["check_installation"]
