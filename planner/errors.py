"""The failures that a planner can meet, each with a sentence they can act on."""


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
    """The row was changed by someone else since it was read; nothing was overwritten."""


class NotFoundError(PlannerError):
    """What was asked for is not in the vault (any more)."""


class StorageError(PlannerError):
    """The disk or the database refused; what is on the screen is not saved yet."""


class VaultError(PlannerError):
    """The vault cannot be opened, made or trusted as it is."""


class CancelledError(PlannerError):
    """The planner pressed Cancel; nothing was changed."""
