"""What Today asks for in the months after the first visit: crisis plans, pauses, drafts."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import Date, and_, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from planner.models.crisis_plans import CrisisPlan
from planner.models.drafts import Draft
from planner.models.endings import Pause
from planner.models.pathways import Pathway, PathwayStatus
from planner.models.people import Person
from planner.models.this_week import AHEAD
from planner.records.living import living
from planner.records.order import as_written
from planner.records.today_lines import (
    MOST,
    Asks,
    Line,
    Listing,
    Tone,
    due_tag,
    moment_words,
    named,
    pick,
)
from planner.records.today_marks import still_asks
from planner.words import _, short_day

#: How long before its day a crisis plan is due for a look.
LOOK = timedelta(days=7)


def crisis_plans(session: Session, today: date) -> Listing:
    """Plans due for a look, the newest agreed edition of each person; then drafts not agreed."""
    other = aliased(CrisisPlan)
    agreed = (
        pick(func.max(other.edition))
        .where(
            other.person_id == CrisisPlan.person_id,
            col(other.agreed_on).is_not(None),
            col(other.removed_at).is_(None),
        )
        .scalar_subquery()
    )
    due = and_(
        col(CrisisPlan.agreed_on).is_not(None),
        col(CrisisPlan.review_on) <= today + LOOK,
        col(CrisisPlan.edition) == agreed,
    )
    draft = and_(
        col(CrisisPlan.agreed_on).is_(None), col(CrisisPlan.edition) > func.coalesce(agreed, 0)
    )
    rows = session.exec(
        pick(
            CrisisPlan.id,
            CrisisPlan.person_id,
            CrisisPlan.agreed_on,
            CrisisPlan.review_on,
            Person.called,
            Person.full_name,
        )
        .join(Person, col(Person.id) == col(CrisisPlan.person_id))
        .where(
            or_(due, draft),
            col(CrisisPlan.removed_at).is_(None),
            col(Person.removed_at).is_(None),
            living(),
            still_asks("crisis_plans", CrisisPlan.id, CrisisPlan.review_on, today),
        )
        .order_by(
            col(CrisisPlan.agreed_on).is_(None), col(CrisisPlan.review_on), as_written(CrisisPlan)
        )
    ).all()
    lines = []
    for row in rows[:MOST]:
        tag, tone = _("Draft"), Tone.NEUTRAL
        words = _("Not agreed yet")
        if row.agreed_on is not None:
            tag, tone = due_tag(row.review_on, today)
            words = _("Agreed on {day}").format(day=short_day(row.agreed_on))
        asks = Asks("crisis_plans", row.id, row.review_on)
        lines.append(Line(row.person_id, named(row), words, tag, tone, asks=asks))
    return Listing(lines, len(rows))


def pauses(session: Session, today: date) -> Listing:
    """Paused pathways to look at again, overdue or within a week; the first day at the top."""
    again = func.coalesce(Pause.look_again_on, Pathway.paused_until, type_=Date)
    rows = session.exec(
        pick(Pathway.id, Pathway.person_id, Person.called, Person.full_name, again.label("again"))
        .join(Person, col(Person.id) == col(Pathway.person_id))
        .join(
            Pause,
            and_(
                col(Pause.pathway_id) == col(Pathway.id),
                col(Pause.ended_on).is_(None),
                col(Pause.removed_at).is_(None),
            ),
            isouter=True,
        )
        .where(
            Pathway.status == PathwayStatus.PAUSED,
            again <= today + AHEAD,
            col(Pathway.removed_at).is_(None),
            col(Person.removed_at).is_(None),
            living(),
            still_asks("pauses", Pathway.id, again, today),
        )
        .order_by(again, as_written(Pathway))
    ).all()
    lines = []
    for row in rows[:MOST]:
        tag, tone = due_tag(row.again, today)
        words = _("Look again on {day}").format(day=short_day(row.again))
        # nobody is late for coming back
        tone = Tone.INFO if tone is Tone.ATTENTION else tone
        tag = _("Since {day}").format(day=short_day(row.again)) if row.again < today else tag
        asks = Asks("pauses", row.id, row.again)
        lines.append(Line(row.person_id, named(row), words, tag, tone, asks=asks))
    return Listing(lines, len(rows))


def drafts(session: Session, now: datetime) -> Listing:
    """Words kept aside at a lock, the oldest first: where they were typed, never the words."""
    rows = session.exec(
        pick(
            Draft.id,
            Draft.person_id,
            Draft.where,
            Draft.written_at,
            Person.called,
            Person.full_name,
        )
        .join(Person, col(Person.id) == col(Draft.person_id), isouter=True)
        .where(col(Draft.removed_at).is_(None), col(Person.removed_at).is_(None))
        .order_by(col(Draft.written_at), as_written(Draft))
    ).all()
    lines = [
        Line(
            row.person_id,
            named(row) if row.person_id else _("Not about one person"),
            row.where,
            moment_words(row.written_at, now),
            item_id=row.id,
        )
        for row in rows[:MOST]
    ]
    return Listing(lines, len(rows))
