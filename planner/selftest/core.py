"""All checks that need no window, in their order."""

from __future__ import annotations

from planner.selftest import (
    backup_checks,
    late_libraries,
    own_data,
    paper_checks,
    vault_checks,
)
from planner.selftest.checks import Check
from planner.selftest.trial import Trial
from planner.words import N_

_ROOM = N_(
    "Give the folder for temporary files room to write in, or set TMPDIR (on Windows TEMP) to "
    "another one."
)
FIRST = [
    Check(N_("A folder to try everything in"), Trial.settle, _ROOM),
    *own_data.CHECKS,
    *late_libraries.CHECKS,
    *vault_checks.CHECKS,
    *paper_checks.CHECKS,
    *backup_checks.CHECKS,
]
#: What comes once the window was tried too.
LAST = [
    backup_checks.NOTHING_PLAIN,
    Check(N_("The folder is removed again"), Trial.tidy, N_("Remove it by hand.")),
]
