"""The times and marks of a subject access request (UK GDPR articles 12 and 15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from planner.models.lawful import About
from planner.models.spans import months_after
from planner.words import N_

#: Months to answer in, and in all where the request is complex and the person was told why.
MONTHS, MONTHS_AT_MOST = 1, 3
#: A health professional's opinion counts for so many months (schedule 3, paragraph 6).
OPINION_MONTHS = 6
#: Who may give the opinion: the health professionals of section 204 of the Data Protection Act
#: 2018 that a surgery meets. The appropriate one is who cares, or last cared, for the person.
PROFESSIONS = {
    "doctor": N_("Doctor, such as their GP"),
    "nurse": N_("Nurse or midwife"),
    "psychologist": N_("Practitioner psychologist"),
    "therapist": N_("Occupational therapist, or another HCPC registered profession"),
    "pharmacist": N_("Pharmacist or pharmacy technician"),
    "other": N_("Another health professional that the Act names"),
}


def due_on(received_on: date) -> date:
    """The day by which the copy must be given: the same day of the next month, or its last."""
    return months_after(received_on, MONTHS)


def latest(received_on: date) -> date:
    """The last day that an extension can reach: two months more."""
    return months_after(received_on, MONTHS_AT_MOST)


def opinion_holds(checked_on: date, today: date) -> bool:
    """Whether an opinion of that day may still be relied on."""
    return checked_on <= today < months_after(checked_on, OPINION_MONTHS)


@dataclass(frozen=True)
class Mark:
    """What is decided about one entry: given, or left out (`withheld`) with a reason."""

    table: str
    record_id: UUID
    about: About
    withheld: bool
    why: str = ""

    def to_json(self) -> dict[str, Any]:
        """As a request's row keeps it."""
        return {
            "table": self.table,
            "id": str(self.record_id),
            "about": str(self.about),
            "withheld": self.withheld,
            "why": self.why,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Mark:
        """What `to_json` gave."""
        return cls(
            data["table"], UUID(data["id"]), About(data["about"]), data["withheld"], data["why"]
        )
