"""Keeping safe: a concern, who was told, and attempts to reach the person.

No score and no grading of a person (NHS England, Staying safe from suicide, 2025).
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index, text

from planner.models.base import PersonRecord, choice, listed, moment, reference


class ConcernKind(StrEnum):
    """What a concern is about; never shown on Today."""

    SUICIDE_OR_SELF_HARM = "suicide_or_self_harm"
    ABUSE_OR_NEGLECT = "abuse_or_neglect"
    A_CHILD = "a_child"
    DOMESTIC_ABUSE = "domestic_abuse"
    HARM_TO_OTHERS = "harm_to_others"
    URGENT_PHYSICAL_HEALTH = "urgent_physical_health"
    OTHER = "other"


class WhoActs(StrEnum):
    """Who must act now: asked first."""

    EMERGENCY = "999"
    CRISIS_TEAM = "crisis_team"
    DUTY_GP = "duty_gp"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    SOMEONE_ELSE = "someone_else"


class Concern(PersonRecord, table=True):
    """Open until closed with a name, a date and an outcome. Saving it tells nobody."""

    __table_args__ = (
        Index("ix_concern_open", "opened_at", sqlite_where=text("closed_on IS NULL")),
        Index("ix_concern_closed_on", "closed_on"),
    )
    searchable: ClassVar[tuple[str, ...]] = ("words", "wishes", "outcome")

    visit_id: UUID | None = reference("visit.id", needed=False)
    opened_at: datetime = moment(needed=True)
    who_acts: WhoActs = choice(WhoActs)
    who_acts_name: str = ""
    kinds: list[str] = listed()
    words: str = ""
    wishes: str = ""
    person_knows: bool | None = None
    person_agrees: bool | None = None
    shared_anyway_because: str = ""
    went_next: str = ""
    closed_on: date | None = None
    closed_by: str = ""
    outcome: str = ""


class Told(PersonRecord, table=True):
    """Someone was told of a concern: who, how, when, and who accepted it."""

    concern_id: UUID = reference("concern.id")
    who: str
    how: str = ""
    told_at: datetime = moment(needed=True)
    accepted_by: str = ""


class ReachAttempt(PersonRecord, table=True):
    """A try to reach the person after a missed meeting while a concern is open or recent."""

    __tablename__ = "reach_attempt"

    tried_at: datetime = moment(needed=True)
    how: str = ""
    reached: bool = False
    note: str = ""
