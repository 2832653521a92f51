"""Pauses and endings of a pathway, and what was found out at its close and three months after."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from planner.models.base import PersonRecord, choice, reference


class Pause(PersonRecord, table=True):
    """The pathway rests from `from_on`; `ended_on` is empty while it does."""

    pathway_id: UUID = reference("pathway.id")
    from_on: date
    look_again_on: date | None = None
    reason: str = ""
    ended_on: date | None = None


class Ending(PersonRecord, table=True):
    """How a pathway ended: why, where it was handed to, and what the person says of it."""

    pathway_id: UUID = reference("pathway.id")
    reason: str = ""
    handed_to: str = ""
    own_words: str = ""


class OutcomeMoment(StrEnum):
    """When an outcome was asked for."""

    CLOSE = "close"
    THREE_MONTHS = "three_months"


class OutcomeKind(StrEnum):
    """What is asked (pathway.md): the first three for prevention, the next two for recovery."""

    REFERRED_TO_SECONDARY_CARE = "referred_to_secondary_care"
    GP_APPOINTMENTS_BEFORE = "gp_appointments_before"
    GP_APPOINTMENTS_AFTER = "gp_appointments_after"
    DISCHARGED_TO_PRIMARY_CARE = "discharged_to_primary_care"
    RE_PRESENTED = "re_presented"
    EMERGENCY_VISITS_BEFORE = "emergency_visits_before"
    EMERGENCY_VISITS_AFTER = "emergency_visits_after"
    ADMISSIONS_BEFORE = "admissions_before"
    ADMISSIONS_AFTER = "admissions_after"


class OutcomeSource(StrEnum):
    """Who reported it."""

    PERSON = "person"
    PRACTICE = "practice"


class Outcome(PersonRecord, table=True):
    """One answer: a count, or 1 for yes and 0 for no. Always "changed", never "caused"."""

    pathway_id: UUID = reference("pathway.id")
    moment: OutcomeMoment = choice(OutcomeMoment)
    kind: OutcomeKind = choice(OutcomeKind)
    value: int
    source: OutcomeSource = choice(OutcomeSource)
    months: int = 3
