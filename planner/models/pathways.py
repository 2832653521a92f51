"""A pathway: one journey of one person."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index

from planner.models.base import PersonRecord, choice, reference


class PathwayKind(StrEnum):
    """Prevention: at risk of needing secondary care. Recovery: in it, and could be out of it."""

    PREVENTION = "prevention"
    RECOVERY = "recovery"


class PathwayStatus(StrEnum):
    """Where the pathway stands. Completed, ended early and transferred are finished."""

    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETED = "completed"
    ENDED_EARLY = "ended_early"
    TRANSFERRED = "transferred"


#: A pathway that goes on; a person has one of these at a time.
OPEN = (PathwayStatus.ACTIVE, PathwayStatus.PAUSED)


class ReferralSource(StrEnum):
    """Who suggested the pathway."""

    GP = "gp"
    SELF = "self"
    ADVICE_AND_GUIDANCE = "advice_and_guidance"
    SECONDARY_CARE = "secondary_care"
    FAMILY_OR_CARER = "family_or_carer"
    OTHER = "other"


class Pathway(PersonRecord, table=True):
    """A person may have several pathways, one open at a time.

    The three `..._talked_on` dates mark a step as talked through; steps are never locked.
    """

    __table_args__ = (Index("ix_pathway_status", "status", "review_on"),)

    kind: PathwayKind = choice(PathwayKind)
    status: PathwayStatus = choice(PathwayStatus, PathwayStatus.ACTIVE)
    referral_source: ReferralSource | None = choice(ReferralSource, needed=False)
    referred_by: str = ""
    surgery_id: UUID | None = reference("surgery.id", needed=False, index=False)
    referred_on: date | None = None
    started_on: date
    paused_until: date | None = None
    closed_on: date | None = None
    review_on: date | None = None
    emotional_support_talked_on: date | None = None
    aspirations_talked_on: date | None = None
    barriers_talked_on: date | None = None
    #: Weeks from one review to the next; None for the service's own rhythm.
    review_weeks: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether it goes on: active or paused."""
        return self.status in OPEN
