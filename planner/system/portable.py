"""A program that is carried on a stick, with everything of it in one folder beside it.

The folder is itself the sign: once `--portable` has made it, a double click finds it, and the
program leaves nothing on the computer that the stick is put into. What the system itself remembers
is another matter (docs/decisions/portable.md).
"""

from __future__ import annotations

import os
from uuid import UUID

from planner.system.device_secret import KeyringUnavailableError
from planner.system.folders import HOME_VARIABLE, PORTABLE_VARIABLE, beside_the_program
from planner.system.last_opened import LastOpened


def settle(*, asked: bool) -> None:
    """Decide once, at the start, whether this program is carried; the processes that it starts
    inherit the answer.

    `asked` is `--portable`. A folder that is found counts only where nothing else says where
    everything lies.
    """
    if asked or (HOME_VARIABLE not in os.environ and beside_the_program().is_dir()):
        os.environ[PORTABLE_VARIABLE] = "1"


class NoKeyring:
    """The keyring of a computer that is not the planner's: nothing is read there, and none kept."""

    def read(self, vault_id: UUID) -> bytes | None:
        """None: a vault that needs one opens by its recovery code, and by words alone from then."""

    def write(self, vault_id: UUID, secret: bytes) -> None:
        """Raises KeyringUnavailableError."""
        raise KeyringUnavailableError("carried on a stick", none_here=True)

    def forget(self, vault_id: UUID) -> None:
        """There is nothing to drop."""

    def last_opened(self, vault_id: UUID) -> LastOpened:
        """Not known here: only the stick's own file remembers it."""
        return LastOpened()

    def keep_last_opened(self, vault_id: UUID, last: LastOpened) -> None:
        """Nothing is kept."""
