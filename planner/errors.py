"""The failures that a planner can meet, each with a sentence they can act on."""

from __future__ import annotations

from datetime import datetime
from typing import Any


class PlannerError(Exception):
    """An expected failure.

    `str(error)` is the sentence shown: what happened, whether the words are safe, what to do.
    `details` is for the "Details" fold below it and never holds anything from a record.
    """

    def __init__(self, sentence: str, *, details: str = "") -> None:
        super().__init__(sentence)
        self.details = details


class InvalidInputError(PlannerError):
    """Something typed cannot be taken as it is. `field` names the input it belongs to."""

    def __init__(self, sentence: str, *, field: str = "", details: str = "") -> None:
        super().__init__(sentence, details=details)
        self.field = field


class StaleWriteError(PlannerError):
    """A field was changed by someone else since it was read; nothing was overwritten.

    `mine` was to be written and is not; `theirs` is there now, written by `who` (a planner's name
    or "") at `changed_at`. Both are empty where a whole row is meant.
    """

    def __init__(
        self,
        sentence: str,
        *,
        field: str = "",
        mine: Any = "",
        theirs: Any = "",
        who: str = "",
        changed_at: datetime | None = None,
    ) -> None:
        super().__init__(sentence)
        self.field = field
        self.mine = mine
        self.theirs = theirs
        self.who = who
        self.changed_at = changed_at


class NotFoundError(PlannerError):
    """What was asked for is not in the vault (any more)."""


class StorageError(PlannerError):
    """The disk or the database refused; what is on the screen is not saved yet."""


class FontsError(PlannerError):
    """A font of ours is missing or damaged, so that no paper can be made."""


class VaultError(PlannerError):
    """The vault cannot be opened, made or trusted as it is."""


class CancelledError(PlannerError):
    """The planner pressed Cancel; nothing was changed."""
