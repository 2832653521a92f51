"""Words that could not be kept as an answer when the vault was locked."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from planner.models.base import Record, moment, reference


class Draft(Record, table=True):
    """What was typed in one field: kept aside at lock, given back after it, then emptied.

    `room` is the page it was typed on (a member of views' `Room`), `where` the page or dialog and
    the field, in words.
    """

    person_id: UUID | None = reference("person.id", needed=False)
    room: str = ""
    where: str = ""
    text: str = ""
    written_at: datetime = moment(needed=True)
