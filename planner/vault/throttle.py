"""Growing delays on wrong passphrases: three are free, no wait is longer than five minutes.

Time is measured on the monotonic clock, so that turning back the one on the wall gains nothing.
The count outlives the program; after a restart of the computer the wait begins anew.
"""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from planner.system.clock import Clock
from planner.system.memory import Memory
from planner.vault.refusals import TryLaterError

FREE = 3
_FIRST_WAIT = 5.0
LONGEST_WAIT = 300.0


class Throttle:
    """Counts wrong passphrases of one vault."""

    def __init__(self, memory: Memory, vault_id: UUID, clock: Clock) -> None:
        self._memory = memory
        self._vault_id = vault_id
        self._clock = clock
        #: Those that had been made in vain when one succeeded; broken-off ones are among them.
        self.in_vain = 0

    def admit(self) -> None:
        """Count a try, before it is made, so that breaking it off does not make it free.

        Raises TryLaterError while a wait is running; that try is not counted.
        """
        entry = self._memory.of(self._vault_id)
        now = self._clock.monotonic()
        since = now - entry.failed_at
        wait = wait_after(entry.failures)
        if since < 0:  # the computer was started anew: its clock began again at nothing
            since = 0.0
            self._keep(entry.failures, now)
        if since < wait:
            raise TryLaterError(wait - since)
        self._keep(entry.failures + 1, now)

    def succeeded(self, *, counted: bool = True) -> None:
        """Forget the wrong tries; `counted` says that this one was admitted here."""
        self.in_vain = max(self._memory.of(self._vault_id).failures - counted, 0)
        self._keep(0, 0.0)

    def _keep(self, failures: int, failed_at: float) -> None:
        entry = self._memory.of(self._vault_id)
        entry.failures, entry.failed_at = failures, failed_at
        with suppress(OSError):  # a full disk must not keep a planner from a person's plan
            self._memory.keep(self._vault_id, entry)


def wait_after(failures: int) -> float:
    """Seconds to wait after so many wrong tries in a row."""
    if failures < FREE:
        return 0.0
    return min(_FIRST_WAIT * 2.0 ** min(failures - FREE, 10), LONGEST_WAIT)
