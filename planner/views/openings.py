"""That a person's record was looked at, whichever way led there: a line in the journal."""

from __future__ import annotations

from uuid import UUID

from planner.errors import StorageError
from planner.views.page import Context
from planner.words import _


def note_opening(context: Context, person_id: UUID) -> StorageError | None:
    """Write that the record of a person shows now.

    A full disk cannot note it, and must not keep a planner from a person's plan: then this gives
    what to say.
    """
    try:
        context.records.people.opened(person_id)
    except StorageError as error:
        return StorageError(
            _(
                "Nothing new can be saved just now. What is kept already can be read. "
                "Free some space on this computer, then try again."
            ),
            details=error.details,
        )
    return None
