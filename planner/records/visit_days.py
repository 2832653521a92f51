"""On which day something was said: today, or the day of a visit that was typed in later."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlmodel import Session

from planner.models.visits import Visit
from planner.records.changes import Changes


def typed_in_later(session: Session, visit_id: UUID | None) -> Visit | None:
    """The visit, where it was over before it was recorded."""
    visit = session.get(Visit, visit_id) if visit_id is not None else None
    return visit if visit is not None and visit.typed_in_later else None


def said_on(changes: Changes, session: Session, visit_id: UUID | None) -> date:
    """The day of a visit typed in from paper; else today."""
    visit = typed_in_later(session, visit_id)
    return (visit.happened_on if visit else None) or changes.clock.today()
