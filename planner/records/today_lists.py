"""The lists of Today, each from one query that an index answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import case, func, or_
from sqlmodel import Session, col

from planner.models.barriers import NextStep
from planner.models.concerns import Concern, ReachAttempt, Told
from planner.models.journal import JournalLine, Why
from planner.models.names import whole
from planner.models.papers import Paper, PaperFate
from planner.models.pathways import Pathway, PathwayStatus
from planner.models.people import Person
from planner.models.this_week import AHEAD, monday_to_sunday
from planner.models.times import local
from planner.models.titles import PAPERS
from planner.models.visits import Appointment, Visit
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
from planner.words import _, day_of_week, plural, short_day

#: How long a closed concern is still recent, and a missed meeting still worth a try.
RECENT = timedelta(days=28)
_OPENED = 6


def meetings(session: Session, today: date) -> Sequence[Any]:
    """Appointments of the coming seven days, in order: person_id, called, on, at."""
    found: Sequence[Any] = session.exec(
        pick(Appointment.person_id, Person.called, Appointment.on, Appointment.at)
        .join(Person, col(Person.id) == col(Appointment.person_id))
        .where(
            col(Appointment.on).between(today, today + AHEAD),
            or_(col(Appointment.held).is_(None), col(Appointment.held).is_(True)),
            col(Appointment.removed_at).is_(None),
            col(Person.removed_at).is_(None),
            living(),
        )
        .order_by(col(Appointment.on), col(Appointment.at), as_written(Appointment))
    ).all()
    return found


def concerns(session: Session, now: datetime) -> Listing:
    """People to try to reach today, then open concerns, oldest first; never of which kind.

    Nobody tries to reach someone who has died; a concern of theirs may be about somebody else too,
    and stays until it is closed.
    """
    rows = session.exec(
        pick(
            Concern.id,
            Concern.person_id,
            Person.called,
            Person.full_name,
            Concern.opened_at,
            Concern.closed_on,
            living().label("lives"),
        )
        .join(Person, col(Person.id) == col(Concern.person_id))
        .where(
            or_(col(Concern.closed_on).is_(None), col(Concern.closed_on) > now.date() - RECENT),
            col(Concern.removed_at).is_(None),
            col(Person.removed_at).is_(None),
        )
        .order_by(col(Concern.opened_at), as_written(Concern))
    ).all()
    missed = _missed(session, {row.person_id for row in rows if row.lives}, now)
    accepted = _accepted(session, {row.id for row in rows})
    reach, still_open = [], []
    for row in rows:
        if row.person_id in missed:
            words = missed.pop(row.person_id)
            reach.append(
                Line(row.person_id, named(row), words, _("Record a try"), Tone.ATTENTION, row.id)
            )
        elif row.closed_on is None:
            words = _("Open since {day}.").format(day=day_of_week(local(row.opened_at).date()))
            if row.id in accepted:
                words = _("{opened} Accepted by {who}.").format(opened=words, who=accepted[row.id])
            still_open.append(
                Line(row.person_id, named(row), words, _("Open"), Tone.NEUTRAL, row.id)
            )
    lines = [*reach, *still_open]
    return Listing(lines[:MOST], len(lines))


def _missed(session: Session, people: set[UUID], now: datetime) -> dict[UUID, str]:
    """Of `people`, those who missed their last meeting and were not seen or reached since."""
    today = now.date()
    rows = session.exec(
        pick(Appointment.person_id, func.max(Appointment.on))
        .where(
            col(Appointment.person_id).in_(people),
            col(Appointment.on).between(today - RECENT, today),
            or_(
                col(Appointment.held).is_(False),
                col(Appointment.held).is_(None) & (Appointment.on < today),
            ),
            col(Appointment.removed_at).is_(None),
        )
        .group_by(col(Appointment.person_id))
    ).all()
    words = {}
    for person_id, missed_on in rows:
        tries = session.exec(
            pick(ReachAttempt.tried_at, ReachAttempt.reached).where(
                ReachAttempt.person_id == person_id,
                col(ReachAttempt.happened_on) >= missed_on,
                col(ReachAttempt.removed_at).is_(None),
            )
        ).all()
        if not any(reached for _at, reached in tries) and not _seen(session, person_id, missed_on):
            words[person_id] = _reach_words(missed_on, [at for at, _reached in tries], now)
    return words


def _seen(session: Session, person_id: UUID, since: date) -> bool:
    return (
        session.scalar(
            pick(Visit.id).where(
                Visit.person_id == person_id,
                col(Visit.happened_on) >= since,
                col(Visit.removed_at).is_(None),
            )
        )
        is not None
    )


def _reach_words(missed_on: date, tries: list[datetime], now: datetime) -> str:
    if missed_on == now.date():
        words = _("Try to reach them today. Missed today.")
    elif missed_on == now.date() - timedelta(days=1):
        words = _("Try to reach them today. Missed yesterday.")
    else:
        words = _("Try to reach them today. Missed {day}.").format(day=day_of_week(missed_on))
    if not tries:
        return words
    tried = plural("{count} try so far.", "{count} tries so far.", len(tries))
    latest = _("The last was {when}.").format(when=moment_words(max(tries), now))
    return f"{words} {tried} {latest}"


def _accepted(session: Session, concern_ids: set[UUID]) -> dict[UUID, str]:
    rows = session.exec(
        pick(Told.concern_id, Told.accepted_by)
        .where(
            col(Told.concern_id).in_(concern_ids),
            Told.accepted_by != "",
            col(Told.removed_at).is_(None),
        )
        .order_by(col(Told.told_at), as_written(Told))
    )
    return dict(rows.all())


def reviews(session: Session, today: date) -> Listing:
    """Active pathways whose review is overdue or due within a week."""
    wanted = (
        Pathway.status == PathwayStatus.ACTIVE,
        col(Pathway.review_on) <= today + AHEAD,
        col(Pathway.removed_at).is_(None),
        col(Person.removed_at).is_(None),
        living(),
        still_asks("reviews", Pathway.id, Pathway.review_on, today),
    )
    same = col(Person.id) == col(Pathway.person_id)
    total = session.scalar(
        pick(func.count()).select_from(Pathway).join(Person, same).where(*wanted)
    )
    rows = session.exec(
        pick(Pathway.id, Pathway.person_id, Person.called, Person.full_name, Pathway.review_on)
        .join(Person, same)
        .where(*wanted)
        .order_by(col(Pathway.review_on), as_written(Pathway))
        .limit(MOST)
    )
    lines = []
    for row in rows:
        tag, tone = due_tag(row.review_on, today)
        words = _("Set for {day}").format(day=short_day(row.review_on))
        asks = Asks("reviews", row.id, row.review_on)
        lines.append(Line(row.person_id, named(row), words, tag, tone, asks=asks))
    return Listing(lines, total)


def steps(session: Session, today: date) -> Listing:
    """Next steps from Monday to Sunday that are not done, or were done today; then those of the
    four weeks before, the latest first: what is older is for the review to ask about. A pathway
    that rests or has ended asks for none.
    """
    monday, sunday = monday_to_sunday(today)
    earlier = col(NextStep.on) < monday
    wanted = (
        col(NextStep.on).between(monday - RECENT, sunday),
        or_(col(NextStep.done_on).is_(None), col(NextStep.done_on) == today),
        col(NextStep.removed_at).is_(None),
        # most are: SQLite begins with these days' steps then, not with every pathway there is
        func.likely(Pathway.status == PathwayStatus.ACTIVE),
        col(Person.removed_at).is_(None),
        living(),
        still_asks("steps", NextStep.id, NextStep.on, today),
    )
    same = col(Person.id) == col(NextStep.person_id)
    way = col(Pathway.id) == col(NextStep.pathway_id)
    total = session.scalar(
        pick(func.count())
        .select_from(NextStep)
        .join(Person, same)
        .join(Pathway, way)
        .where(*wanted)
    )
    days = func.julianday(NextStep.on)
    rows = session.exec(
        pick(NextStep, Person.called, Person.full_name)
        .join(Person, same)
        .join(Pathway, way)
        .where(*wanted)
        .order_by(
            earlier,
            case((earlier, -days), else_=days),
            col(NextStep.at),
            col(NextStep.position),
            as_written(NextStep),
        )
        .limit(MOST)
    )
    return Listing([_step(*row, monday=monday, today=today) for row in rows], total)


def _step(step: NextStep, called: str, full_name: str, *, monday: date, today: date) -> Line:
    if step.on is None:
        raise ValueError("Only a step with a day is on Today.")
    group = _("Today") if step.on == today else day_of_week(step.on)
    with_whom = _with_whom(step)
    if step.on < monday:
        group = _("From the weeks before")
        on = day_of_week(step.on)
        with_whom = _("{with_whom}, {day}").format(with_whom=with_whom, day=on) if with_whom else on
    return Line(
        step.person_id,
        whole(called, full_name),
        with_whom,
        item_id=step.id,
        title=step.what,
        group=group,
        done=step.done_on is not None,
        asks=Asks("steps", step.id, step.on),
    )


def _with_whom(step: NextStep) -> str:
    """Who does it besides the person: "with you", "you", "with Jean"; empty where not said."""
    if step.who_else:
        return _("with {who}").format(who=step.who_else)
    if step.by_planner:
        return _("with you") if step.by_me else _("you")
    return ""


def papers(session: Session, today: date) -> Listing:
    """Prints put off until later, oldest first, with whether paper may be taken home."""
    wanted = (
        Paper.fate == PaperFate.GIVE_LATER,
        col(Paper.removed_at).is_(None),
        col(Person.removed_at).is_(None),
        living(),
        still_asks("papers", Paper.id, None, today),
    )
    same = col(Person.id) == col(Paper.person_id)
    total = session.scalar(pick(func.count()).select_from(Paper).join(Person, same).where(*wanted))
    rows = session.exec(
        pick(
            Paper.id,
            Paper.person_id,
            Paper.kind,
            Person.called,
            Person.full_name,
            Person.may_take_paper_home,
        )
        .join(Person, same)
        .where(*wanted)
        .order_by(col(Paper.made_at), as_written(Paper))
        .limit(MOST)
    )
    lines = [
        Line(
            row.person_id,
            named(row),
            _paper_words(row),
            _("Print"),
            item_id=row.id,
            asks=Asks("papers", row.id),
        )
        for row in rows
    ]
    return Listing(lines, total)


def _paper_words(row: Any) -> str:
    home = {
        True: _("Paper taken home: yes"),
        False: _("Paper taken home: no, give by hand"),
        None: _("Paper taken home: not asked yet"),
    }[row.may_take_paper_home]
    return _("{paper}. {home}").format(paper=_(PAPERS[row.kind]), home=home)


def opened(session: Session, planner_id: UUID | None, now: datetime) -> Listing:
    """The people this planner opened last, the latest first."""
    last = func.max(JournalLine.written_at).label("last")
    rows = session.exec(
        pick(JournalLine.person_id, Person.called, Person.full_name, last)
        .join(Person, col(Person.id) == col(JournalLine.person_id))
        .where(
            JournalLine.why == Why.OPENED,
            JournalLine.planner_id == planner_id,
            col(JournalLine.written_at) > now - RECENT,
            col(Person.removed_at).is_(None),
        )
        .group_by(col(JournalLine.person_id))
        .order_by(last.desc(), func.max(as_written(JournalLine)).desc())
        .limit(_OPENED)
    ).all()
    lines = [
        Line(
            row.person_id,
            named(row),
            _("Opened {when}").format(when=moment_words(row.last, now)),
        )
        for row in rows
    ]
    return Listing(lines, len(lines))
