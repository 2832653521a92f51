"""Whose plan is still to be given in another form: Easy Read, audio, braille, BSL."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, or_
from sqlmodel import Session, col

from planner.models.format_words import format_words
from planner.models.formats import FormatNeed
from planner.models.papers import Paper, PaperFate, PaperKind
from planner.models.people import Person
from planner.records.living import living
from planner.records.order import as_written
from planner.records.today_lines import MOST, Asks, Line, Listing, named, pick
from planner.records.today_marks import still_asks
from planner.words import _, short_day


def formats(session: Session, today: date) -> Listing:
    """Needs that wait since a plan left on paper: never given so far, or not this newest plan."""
    newest = (
        pick(
            Paper.person_id,
            func.max(Paper.made_at).label("made_at"),
            func.max(Paper.happened_on).label("made_on"),
        )
        .where(
            Paper.kind == PaperKind.PLAN,
            col(Paper.fate) != PaperFate.GIVE_LATER,
            col(Paper.removed_at).is_(None),
        )
        .group_by(col(Paper.person_id))
        .subquery()
    )
    made_on = newest.c.made_on
    rows = session.exec(
        pick(
            FormatNeed.id,
            FormatNeed.person_id,
            FormatNeed.format,
            FormatNeed.other,
            Person.called,
            Person.full_name,
            made_on.label("made_on"),
        )
        .join(Person, col(Person.id) == col(FormatNeed.person_id))
        .join(newest, newest.c.person_id == col(FormatNeed.person_id))
        .where(
            or_(
                col(FormatNeed.given_at).is_(None),
                newest.c.made_at > FormatNeed.given_at,
            ),
            col(FormatNeed.removed_at).is_(None),
            col(Person.removed_at).is_(None),
            living(),
            still_asks("formats", FormatNeed.id, made_on, today),
        )
        .order_by(made_on, col(FormatNeed.asked_on), as_written(FormatNeed))
    ).all()
    lines = [
        Line(
            row.person_id,
            named(row),
            _("Needs the plan of {day} {how}.").format(
                day=short_day(row.made_on), how=format_words(row.format, row.other)
            ),
            item_id=row.id,
            asks=Asks("formats", row.id, row.made_on),
        )
        for row in rows[:MOST]
    ]
    return Listing(lines, len(rows))
