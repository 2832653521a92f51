"""How often a plan is looked at again: by the person's own rhythm, the service's, or monthly."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, col, func, select

from planner.models.journal import JournalLine, Why
from planner.models.pathways import Pathway
from planner.models.planners import VaultSetting
from planner.models.reviews import next_review
from planner.models.times import local
from planner.models.visits import Visit

#: The service's rhythm in weeks; None, or never set, is monthly.
REVIEW_WEEKS = "review_weeks"
#: The page on which the next date is chosen in the course of a visit.
PAGE = "review"


def weeks_of(session: Session, pathway: Pathway) -> int | None:
    """Weeks from one review of `pathway` to the next; None for monthly."""
    if pathway.review_weeks is not None:
        return pathway.review_weeks
    row = session.exec(select(VaultSetting).where(VaultSetting.key == REVIEW_WEEKS)).first()
    return None if row is None or row.removed_at is not None else row.value


def due_after(session: Session, visit: Visit) -> date:
    """When to look at the plan again after `visit`: the day chosen in it, else by the rhythm."""
    pathway = session.get_one(Pathway, visit.pathway_id)
    chosen = _chosen_in(session, visit, pathway)
    if chosen is not None:
        return chosen
    held = session.exec(
        select(func.count())
        .select_from(Visit)
        .where(
            Visit.pathway_id == visit.pathway_id,
            Visit.began_at <= visit.began_at,
            col(Visit.removed_at).is_(None),
        )
    ).one()
    return next_review(day_of(visit), held, weeks_of(session, pathway))


def day_of(visit: Visit) -> date:
    """The local day of a visit."""
    return visit.happened_on or local(visit.began_at).date()


def _chosen_in(session: Session, visit: Visit, pathway: Pathway) -> date | None:
    """The day put on the Review page since the visit began, unless that was taken back."""
    lines = session.exec(
        select(JournalLine)
        .where(
            JournalLine.record_id == pathway.id,
            JournalLine.page == PAGE,
            JournalLine.written_at >= visit.began_at,
        )
        .order_by(col(JournalLine.written_at), col(JournalLine.sequence))
    )
    about = [line for line in lines if "review_on" in (line.after or {})]
    return pathway.review_on if about and about[-1].why is not Why.UNDONE else None
