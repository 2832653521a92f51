"""Whose WEMWBS is due: the database leaves out whoever cannot be due, the rules decide the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, case, exists, func, or_, text
from sqlmodel import Session, col

from planner.models.chart import stage_title
from planner.models.pathways import Pathway, PathwayStatus
from planner.models.people import Person
from planner.models.questionnaires import Asking, Questionnaire, Stage
from planner.models.visits import Visit
from planner.models.wemwbs import Rules, Timing, Window, answered
from planner.models.wemwbs_due import Asked, Declining, Standing, standing
from planner.records.today_lines import MOST, Line, Listing, Tone, due_tag, named, pick
from planner.words import _, short_day, time_of_day, weekday


@dataclass(frozen=True)
class _Due:
    """A pathway that may be due, with where it stands."""

    row: Any
    standing: Standing
    given: int
    meeting: Any


def due(session: Session, today: date, rules: Rules, meetings: Sequence[Any]) -> Listing:
    """Overdue, begun and due ones, then baselines; "not today" shows when they come this week."""
    next_meeting = {row.person_id: row for row in reversed(meetings)}
    begun = _begun(session)
    declined = _declined(session)
    found = []
    for row in _candidates(session, today, rules):
        follow_ups = [
            date.fromisoformat(each) for each in (row.follow_ups or "").split(",") if each
        ]
        declining = declined.get(row.id)
        if declining and row.finished_at and declining[0] < row.finished_at:
            declining = None
        stands = standing(row.baseline, follow_ups, declining and declining[1], today, rules)
        each = _Due(row, stands, begun.get(row.id, 0), next_meeting.get(row.person_id))
        if _shows(each):
            found.append(each)
    found.sort(key=_pressing)
    return Listing([_line(each, today) for each in found[:MOST]], len(found))


def _candidates(session: Session, today: date, rules: Rules) -> Sequence[Any]:
    """Active pathways without a baseline, or whose next window can have opened by `today`.

    After n follow-ups the next window is the (n + 1)th at the earliest.
    """
    follow_up = col(Questionnaire.stage) == Stage.FOLLOW_UP
    baseline = func.min(case((~follow_up, col(Questionnaire.answered_on))))
    days = func.julianday(today.isoformat()) - func.julianday(baseline)
    early = (rules.due - rules.opens).days
    found: Sequence[Any] = session.exec(
        pick(
            Pathway.id,
            Pathway.person_id,
            Person.called,
            Person.full_name,
            baseline.label("baseline"),
            func.group_concat(case((follow_up, col(Questionnaire.answered_on)))).label(
                "follow_ups"
            ),
            func.max(Questionnaire.finished_at).label("finished_at"),
        )
        .join(Person, col(Person.id) == col(Pathway.person_id))
        .join(
            Questionnaire,
            and_(
                col(Questionnaire.pathway_id) == col(Pathway.id),
                col(Questionnaire.finished_at).is_not(None),
                col(Questionnaire.removed_at).is_(None),
            ),
            isouter=True,
        )
        .where(
            Pathway.status == PathwayStatus.ACTIVE,
            col(Pathway.removed_at).is_(None),
            col(Person.removed_at).is_(None),
        )
        .group_by(col(Pathway.id))
        .having(
            or_(
                baseline.is_(None),
                days >= rules.due.days * (func.sum(case((follow_up, 1), else_=0)) + 1) - early,
            )
        )
    ).all()
    return found


def _begun(session: Session) -> dict[UUID, int]:
    """How many answers the unfinished ones have, by pathway."""
    rows = session.exec(
        pick(Questionnaire.pathway_id, Questionnaire.answers).where(
            col(Questionnaire.finished_at).is_(None), col(Questionnaire.removed_at).is_(None)
        )
    )
    return {pathway_id: answered(answers) for pathway_id, answers in rows}


def _declined(session: Session) -> dict[UUID, tuple[Any, Declining]]:
    """What was said last when asked, by active pathway, with when it was recorded."""
    later = exists().where(
        and_(
            col(Visit.pathway_id) == col(Asking.pathway_id),
            col(Visit.began_at) > col(Asking.recorded_at),
            col(Visit.removed_at).is_(None),
        )
    )
    rows = session.exec(
        pick(Asking.pathway_id, Asking.said, Asking.asked_on, Asking.recorded_at, later)
        .join(Pathway, col(Pathway.id) == col(Asking.pathway_id))
        .where(Pathway.status == PathwayStatus.ACTIVE, col(Asking.removed_at).is_(None))
        .order_by(col(Asking.recorded_at), text("asking.rowid"))
    )
    return {
        pathway_id: (recorded_at, Declining(said, asked_on, bool(visited)))
        for pathway_id, said, asked_on, recorded_at, visited in rows
    }


def _shows(each: _Due) -> bool:
    if each.standing.asked is Asked.NO_MORE:
        return False
    return each.standing.asked is Asked.NOW or bool(each.given) or _waits(each)


def _waits(each: _Due) -> bool:
    """Whether "not today" was said and they come this week, so that it can be asked again."""
    return each.standing.timing is not Timing.BEFORE and each.meeting is not None


def _pressing(each: _Due) -> tuple[bool, bool, bool, date, str]:
    window = each.standing.window
    return (
        each.standing.asked is not Asked.NOW,
        each.standing.timing is not Timing.OVERDUE,
        window is None,
        window.closes if window else date.max,
        each.row.called,
    )


def _line(each: _Due, today: date) -> Line:
    tag, tone = _tag(each, today)
    return Line(
        each.row.person_id,
        named(each.row),
        _detail(each.standing, each.standing.window),
        tag,
        tone,
    )


def _detail(stands: Standing, window: Window | None) -> str:
    if stands.asked is Asked.LATER and stands.timing is not Timing.BEFORE:
        return _("{stage}, {said}").format(stage=stage_title(stands.stage), said=stands.sentence)
    if window is None:
        return stage_title(stands.stage)
    return _("Follow-up by {day}").format(day=short_day(window.closes))


def _tag(each: _Due, today: date) -> tuple[str, Tone]:
    stands, meeting = each.standing, each.meeting
    if each.given:
        return _("{count} of 14 answered").format(count=each.given), Tone.INFO
    if stands.timing is Timing.OVERDUE and stands.window and stands.asked is Asked.NOW:
        return due_tag(stands.window.closes, today)
    if meeting is not None and meeting.on > today:
        return weekday(meeting.on), Tone.NEUTRAL
    if meeting is not None and meeting.at is not None:
        return _("Due, today {time}").format(time=time_of_day(meeting.at)), Tone.INFO
    return _("Due"), Tone.INFO
