"""Pathways that ended three months ago: whether somebody may be asked how things are now."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import exists
from sqlmodel import Session, col

from planner.models.endings import Outcome, OutcomeMoment
from planner.models.pathways import OPEN, Pathway, PathwayStatus
from planner.models.pauses import asked_again_on, closed_between
from planner.models.people import Person
from planner.models.today_marks import TodayMark, TodayMarkKind
from planner.records.endings import ABOUT
from planner.records.living import living
from planner.records.order import as_written
from planner.records.today_lines import MOST, Asks, Line, Listing, Tone, named, pick
from planner.records.today_marks import still_asks
from planner.words import _, short_day

_ENDED = (PathwayStatus.COMPLETED, PathwayStatus.ENDED_EARLY)


def outcomes(session: Session, today: date) -> Listing:
    """Who may be asked how things are, three months after their pathway ended."""
    lines = _ended(session, today)
    return Listing(lines[:MOST], len(lines))


def _ended(session: Session, today: date) -> list[Line]:
    """Nobody who is on another pathway by now, was asked, or is not to be."""
    first, last = closed_between(today)
    asked = exists().where(
        col(Outcome.pathway_id) == col(Pathway.id),
        col(Outcome.moment) == OutcomeMoment.THREE_MONTHS,
        col(Outcome.removed_at).is_(None),
    )
    left_out = exists().where(
        col(TodayMark.about) == ABOUT,
        col(TodayMark.record_id) == col(Pathway.id),
        col(TodayMark.kind) == TodayMarkKind.SEEN,
        col(TodayMark.removed_at).is_(None),
    )
    others = Pathway.__table__.alias("others")  # type: ignore[attr-defined]
    back = exists().where(
        others.c.person_id == col(Pathway.person_id),
        others.c.status.in_(OPEN),
        others.c.removed_at.is_(None),
    )
    rows = session.exec(
        _pick(Pathway.closed_on)
        .where(
            col(Pathway.status).in_(_ENDED),
            col(Pathway.closed_on).between(first, last),
            ~asked,
            ~left_out,
            still_asks(ABOUT, Pathway.id, None, today),
            ~back,
        )
        .order_by(col(Pathway.closed_on), as_written(Pathway))
    ).all()
    return [
        Line(
            row.person_id,
            named(row),
            _("Ended {day}. Ask how things are.").format(day=short_day(row.closed_on)),
            *_since(asked_again_on(row.closed_on), today),
            item_id=row.id,
            asks=Asks(ABOUT, row.id),
        )
        for row in rows
    ]


def _pick(day: Any) -> Any:
    return (
        pick(Pathway.id, Pathway.person_id, Person.called, Person.full_name, day)
        .join(Person, col(Person.id) == col(Pathway.person_id))
        .where(col(Pathway.removed_at).is_(None), col(Person.removed_at).is_(None), living())
    )


def _since(day: date, today: date) -> tuple[str, Tone]:
    """Today, or the day since when: nothing here is overdue."""
    if day == today:
        return _("Today"), Tone.INFO
    return _("Since {day}").format(day=short_day(day)), Tone.NEUTRAL
