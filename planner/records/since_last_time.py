"""Since last time: scores, next steps and own measures from the last visit or review to today.

Read from the rows that each step keeps; it keeps no books of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from planner.models.aspirations import AspirationStatus, Progress, Side
from planner.models.barriers import NextStep
from planner.models.questionnaires import Questionnaire
from planner.models.reviews import Review
from planner.models.visits import Visit
from planner.records.hopes import Hope, hopes_of
from planner.records.order import as_written
from planner.records.rhythm import day_of


@dataclass(frozen=True)
class Measured:
    """A hope that was asked about since; `before` is what was said up to last time, if anything."""

    hope: Hope
    before: Progress | None
    now: Progress


@dataclass(frozen=True)
class Since:
    """What there is to look back on. `on` is the day of last time, None where today is the first.

    `results` are all finished questionnaires; `next_time` is what was said then about today, on
    the day `said_on`.
    """

    on: date | None
    results: tuple[Questionnaire, ...]
    done: tuple[NextStep, ...]
    to_do: tuple[NextStep, ...]
    measured: tuple[Measured, ...]
    next_time: str
    said_on: date | None


def since_last_time(
    session: Session,
    pathway_id: UUID,
    today: date,
    visit_id: UUID | None,
    results: list[Questionnaire],
) -> Since:
    """Look back from `today`, in the visit `visit_id` if one is going on."""
    visits = [
        row
        for row in session.exec(
            select(Visit)
            .where(Visit.pathway_id == pathway_id, col(Visit.removed_at).is_(None))
            .order_by(col(Visit.began_at), as_written(Visit))
        )
        if row.id != visit_id and day_of(row) < today
    ]
    reviews = [row for row in reviews_of(session, pathway_id) if not _now(row, today, visit_id)]
    days = [day_of(row) for row in visits] + [row.happened_on for row in reviews if row.happened_on]
    last = max(days, default=None)
    done, to_do = _steps(session, pathway_id, last, visits[-1].ended_at if visits else None)
    next_time, said_on = _next_time(visits, reviews)
    return Since(
        on=last,
        results=tuple(results),
        done=done,
        to_do=to_do,
        measured=_measured(hopes_of(session, pathway_id), last),
        next_time=next_time,
        said_on=said_on,
    )


def reviews_of(session: Session, pathway_id: UUID) -> list[Review]:
    """A pathway's reviews, oldest first."""
    return list(
        session.exec(
            select(Review)
            .where(Review.pathway_id == pathway_id, col(Review.removed_at).is_(None))
            .order_by(col(Review.happened_on), col(Review.recorded_at), as_written(Review))
        )
    )


def _now(row: Review, today: date, visit_id: UUID | None) -> bool:
    """Whether a review is today's, or of the visit that is going on."""
    return row.happened_on == today or (visit_id is not None and row.visit_id == visit_id)


def _steps(
    session: Session, pathway_id: UUID, last: date | None, ended_at: datetime | None
) -> tuple[tuple[NextStep, ...], tuple[NextStep, ...]]:
    """Those done since, in the order of their days, and those that are not done."""
    rows = session.exec(
        select(NextStep)
        .where(NextStep.pathway_id == pathway_id, col(NextStep.removed_at).is_(None))
        .order_by(
            col(NextStep.on).is_(None),
            col(NextStep.on),
            col(NextStep.recorded_at),
            as_written(NextStep),
        )
    ).all()
    done = [row for row in rows if row.done_on is not None and _since(row, last, ended_at)]
    done.sort(key=lambda row: row.done_on or date.min)
    return tuple(done), tuple(row for row in rows if row.done_on is None)


def _since(row: NextStep, last: date | None, ended_at: datetime | None) -> bool:
    """Whether it was done after last time; on that same day, after the visit had ended."""
    if last is None or row.done_on is None or row.done_on != last:
        return last is None or (row.done_on is not None and row.done_on > last)
    return ended_at is not None and row.changed_at is not None and row.changed_at > ended_at


def _measured(hopes: list[Hope], last: date | None) -> tuple[Measured, ...]:
    """Hopes that the person answered about since; what was not asked is not told before it is."""
    found = []
    for hope in hopes:
        mine = [said for said in hope.answers if said.side is Side.PERSON]
        new = [said for said in mine if last and said.happened_on and said.happened_on > last]
        if new and hope.aspiration.status is not AspirationStatus.SET_ASIDE:
            old = mine[: len(mine) - len(new)]
            found.append(Measured(hope, old[-1] if old else None, new[-1]))
    return tuple(found)


def _next_time(visits: list[Visit], reviews: list[Review]) -> tuple[str, date | None]:
    """The latest words about next time: of a review, or what was agreed at a visit after it."""
    agreed = [(day_of(row), row.agreed) for row in visits if row.agreed.strip()]
    said = [(row.happened_on, row.next_time) for row in reviews if row.next_time.strip()]
    latest: tuple[date | None, str] = (None, "")
    for on, words in [*agreed, *said]:  # a review's words come before what was agreed that day
        if on is not None and (latest[0] is None or on >= latest[0]):
            latest = (on, words)
    return latest[1], latest[0]
