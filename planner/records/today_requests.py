"""Whose request for a copy of their record waits for an answer."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func
from sqlmodel import Session, col

from planner.models.lawful import AccessRequest
from planner.models.people import Person
from planner.records.order import as_written
from planner.records.today_lines import MOST, Line, Listing, Tone, named, pick
from planner.words import _, plural, short_day


def requests(session: Session, today: date) -> Listing:
    """Requests for a copy of a record that are not answered yet, the one due first at the top."""
    due = func.coalesce(AccessRequest.extended_to, AccessRequest.due_on)
    rows = session.exec(
        pick(AccessRequest.person_id, Person.called, Person.full_name, due.label("due"))
        .join(Person, col(Person.id) == col(AccessRequest.person_id))
        .where(
            col(AccessRequest.closed_on).is_(None),
            col(AccessRequest.removed_at).is_(None),
            col(Person.removed_at).is_(None),
        )
        .order_by(due, as_written(AccessRequest))
    ).all()
    lines = []
    for row in rows[:MOST]:
        words = _("Access request due {day}.").format(day=short_day(row.due))
        late = plural("{count} day overdue", "{count} days overdue", (today - row.due).days)
        tone = Tone.ATTENTION if row.due < today else Tone.NEUTRAL
        tag = late if row.due < today else _("Open")
        lines.append(Line(row.person_id, named(row), words, tag, tone))
    return Listing(lines, len(rows))
