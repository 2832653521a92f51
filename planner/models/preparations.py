"""What a person wants from the next visit, prepared at home or by phone; pathway.md's agenda."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from planner.models.base import PersonRecord, reference


class Preparation(PersonRecord, table=True):
    """In their own words; `visit_id` is empty until a visit takes it up."""

    searchable: ClassVar[tuple[str, ...]] = ("questions", "wants", "how_it_has_been")

    pathway_id: UUID | None = reference("pathway.id", needed=False)
    visit_id: UUID | None = reference("visit.id", needed=False)
    questions: str = ""
    wants: str = ""
    how_it_has_been: str = ""
