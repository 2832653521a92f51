"""Whose WEMWBS is due: the database leaves out whoever cannot be due, the rules decide the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from heapq import nsmallest
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, String, and_, case, exists, func, or_, type_coerce
from sqlmodel import Session, col

from planner.models.chart import stage_title
from planner.models.pathways import Pathway, PathwayStatus
from planner.models.people import Person
from planner.models.questionnaires import Asking, Questionnaire, Stage
from planner.models.today_marks import TodayMark, TodayMarkKind
from planner.models.visits import Visit
from planner.models.wemwbs import Rules, Timing, Window, answered
from planner.models.wemwbs_due import Asked, Declining, Standing, standing
from planner.records.living import living
from planner.records.order import as_written
from planner.records.today_lines import MOST, Asks, Line, Listing, Tone, due_tag, named, pick
from planner.words import _, short_day, time_of_day, weekday

#: What marks of this list are about.
ABOUT = "wemwbs"


@dataclass(frozen=True)
class _Due:
    """A pathway that may be due, with where it stands."""

    row: Any
    standing: Standing
    given: int
    meeting: Any


def due(session: Session, today: date, rules: Rules, meetings: Sequence[Any]) -> Listing:
    """Overdue, begun and due ones, then baselines; "not today" shows when they come this week."""
    next_meeting = {row.person_id.hex: row for row in reversed(meetings)}
    begun = _begun(session)
    declined = _declined(session)
    seen, not_today = _put_aside(session, today)
    stands_at = lru_cache(maxsize=None)(partial(_standing, today=today, rules=rules))
    found = []
    for row in _candidates(session, today, rules):
        declining = declined.get(row.id)
        if declining and row.finished_at and declining[0] < row.finished_at:
            declining = None
        stands = stands_at(row.baseline, row.follow_ups, declining and declining[1])
        each = _Due(row, stands, begun.get(row.id, 0), next_meeting.get(row.person_id))
        aside = row.id in not_today or (row.id, _due_on(each)) in seen
        if _shows(each) and not aside:
            found.append(each)
    return Listing(
        [_line(each, today) for each in nsmallest(MOST, found, key=_pressing)], len(found)
    )


def _standing(
    baseline: date | None,
    follow_ups: str | None,
    declining: Declining | None,
    *,
    today: date,
    rules: Rules,
) -> Standing:
    """Where a pathway stands whose follow-ups have these days, with commas between."""
    days = [date.fromisoformat(each) for each in (follow_ups or "").split(",") if each]
    return standing(baseline, days, declining, today, rules)


def _candidates(session: Session, today: date, rules: Rules) -> Sequence[Any]:
    """Active pathways without a baseline, or whose next window can have opened by `today`.

    After n follow-ups the next window is the (n + 1)th at the earliest. Ids and moments come as
    they are kept: there may be thousands, of which few are shown.
    """
    follow_up = col(Questionnaire.stage) == Stage.FOLLOW_UP
    baseline = func.min(case((~follow_up, col(Questionnaire.answered_on))))
    days = func.julianday(today.isoformat()) - func.julianday(baseline)
    early = (rules.due - rules.opens).days
    found: Sequence[Any] = session.exec(
        pick(
            type_coerce(Pathway.id, String).label("id"),
            type_coerce(Pathway.person_id, String).label("person_id"),
            Person.called,
            Person.full_name,
            type_coerce(Person.born_on, String).label("born_on"),
            as_written(Person).label("came"),
            baseline.label("baseline"),
            func.group_concat(case((follow_up, col(Questionnaire.answered_on)))).label(
                "follow_ups"
            ),
            type_coerce(func.max(Questionnaire.finished_at), Integer).label("finished_at"),
            as_written(Pathway).label("written"),
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
            living(),
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


def _begun(session: Session) -> dict[str, int]:
    """How many answers the unfinished ones have, by pathway."""
    rows = session.exec(
        pick(Questionnaire.pathway_id, Questionnaire.answers).where(
            col(Questionnaire.finished_at).is_(None), col(Questionnaire.removed_at).is_(None)
        )
    )
    return {pathway_id.hex: answered(answers) for pathway_id, answers in rows}


def _declined(session: Session) -> dict[str, tuple[int, Declining]]:
    """What was said last when asked, by pathway, with when it was recorded."""
    later = exists().where(
        and_(
            col(Visit.pathway_id) == col(Asking.pathway_id),
            col(Visit.began_at) > col(Asking.recorded_at),
            col(Visit.removed_at).is_(None),
        )
    )
    recorded_at = type_coerce(Asking.recorded_at, Integer)
    rows = session.exec(
        pick(Asking.pathway_id, Asking.said, Asking.asked_on, recorded_at, later)
        .where(col(Asking.removed_at).is_(None))
        .order_by(col(Asking.recorded_at), as_written(Asking))
    )
    return {
        pathway_id.hex: (at, Declining(said, asked_on, bool(visited)))
        for pathway_id, said, asked_on, at, visited in rows
    }


def _put_aside(session: Session, today: date) -> tuple[set[tuple[str, date | None]], set[str]]:
    """Pathways whose line was seen, with what it asked for then; and those of "not today"."""
    rows: Sequence[Any] = session.exec(
        pick(TodayMark.record_id, TodayMark.due_on, TodayMark.kind).where(
            TodayMark.about == ABOUT,
            or_(col(TodayMark.kind) == TodayMarkKind.SEEN, col(TodayMark.marked_on) == today),
            col(TodayMark.removed_at).is_(None),
        )
    ).all()
    seen = {(row.record_id.hex, row.due_on) for row in rows if row.kind is TodayMarkKind.SEEN}
    return seen, {row.record_id.hex for row in rows if row.kind is TodayMarkKind.NOT_TODAY}


def _due_on(each: _Due) -> date | None:
    """The last day of the window; None for a baseline, which has none."""
    return each.standing.window.closes if each.standing.window else None


def _shows(each: _Due) -> bool:
    if each.standing.asked is Asked.NO_MORE:
        return False
    return each.standing.asked is Asked.NOW or bool(each.given) or _waits(each)


def _waits(each: _Due) -> bool:
    """Whether "not today" was said and they come this week, so that it can be asked again."""
    return each.standing.timing is not Timing.BEFORE and each.meeting is not None


def _pressing(each: _Due) -> tuple[object, ...]:
    """The most pressing first; people who are called alike as `order.CALLED_ALIKE` has them."""
    row, window = each.row, each.standing.window
    return (
        each.standing.asked is not Asked.NOW,
        each.standing.timing is not Timing.OVERDUE,
        window is None,
        window.closes if window else date.max,
        row.called,
        row.full_name,
        row.born_on or "",
        row.came,
        row.written,
    )


def _line(each: _Due, today: date) -> Line:
    tag, tone = _tag(each, today)
    return Line(
        UUID(each.row.person_id),
        named(each.row),
        _detail(each.standing, each.standing.window),
        tag,
        tone,
        asks=Asks(ABOUT, UUID(each.row.id), _due_on(each)),
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
