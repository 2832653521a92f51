"""The crisis and support plan, made together, in editions: an agreed one is never changed."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from planner.models.base import PersonRecord, reference


class CrisisPlan(PersonRecord, table=True):
    """One edition in the person's own words. It is a draft until `agreed_on`."""

    __tablename__ = "crisis_plan"
    searchable: ClassVar[tuple[str, ...]] = (
        "signs",
        "helps",
        "helps_not",
        "keeps_me_going",
        "safer",
        "safe_places",
        "wants_others",
    )

    visit_id: UUID | None = reference("visit.id", needed=False)
    edition: int = 1
    signs: str = ""
    helps: str = ""
    helps_not: str = ""
    keeps_me_going: str = ""
    safer: str = ""
    safe_places: str = ""
    wants_others: str = ""
    agreed_on: date | None = None
    review_on: date | None = None


class CrisisContact(PersonRecord, table=True):
    """Somebody to ring, in one edition: someone in the person's life, or a professional."""

    __tablename__ = "crisis_contact"

    crisis_plan_id: UUID = reference("crisis_plan.id")
    professional: bool = False
    name: str
    number: str = ""
    position: int = 0
