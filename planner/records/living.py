"""Whom nothing is asked of any more: everyone whose death was noted."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import exists
from sqlmodel import Session, col, select

from planner.models.lawful import Retention
from planner.models.people import Person


def living() -> Any:
    """Where a query goes over `Person`: those whose death was not noted."""
    return ~exists().where(
        col(Retention.person_id) == col(Person.id),
        col(Retention.died_on).is_not(None),
        col(Retention.removed_at).is_(None),
    )


def died_on(session: Session, person_id: UUID) -> date | None:
    """The day a person died, where it was noted."""
    row = session.exec(
        select(Retention).where(
            Retention.person_id == person_id, col(Retention.removed_at).is_(None)
        )
    ).first()
    return row.died_on if row else None
