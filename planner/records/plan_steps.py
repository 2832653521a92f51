"""The second and third step of a plan as they print: hopes, what is in their way, next steps."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from sqlmodel import Session, col, select

from planner.models.aspirations import (
    Aspiration,
    AspirationStatus,
    Horizon,
    MeasureKind,
    Progress,
    Side,
)
from planner.models.barriers import Barrier, BarrierLink, NextStep
from planner.models.reference import LifeArea
from planner.models.snapshots import (
    AspirationSnapshot,
    BarrierSnapshot,
    MeasureSnapshot,
    NextStepSnapshot,
)

Steps = tuple[
    tuple[AspirationSnapshot, ...], tuple[BarrierSnapshot, ...], tuple[NextStepSnapshot, ...]
]


def read(session: Session, pathway_id: UUID) -> Steps:
    """What of them may print: ticked for paper, and hopes that are still hoped for.

    What is off the paper is not named by what is on it either.
    """
    hopes = _hopes(session, pathway_id)
    barriers = _barriers(session, pathway_id)
    before: dict[UUID, list[str]] = defaultdict(list)
    behind: dict[UUID, list[str]] = defaultdict(list)
    for barrier_id, hope_id in _links(session, pathway_id):
        if barrier_id in barriers and hope_id in hopes:
            before[hope_id].append(barriers[barrier_id].words)
            behind[barrier_id].append(hopes[hope_id].words)
    areas = _area_titles(session)
    now = _latest_progress(session, list(hopes))
    return (
        tuple(_hope(row, areas, now.get(row.id), before[row.id]) for row in hopes.values()),
        tuple(
            BarrierSnapshot(row.words, tuple(behind[row.id]), row.response, row.how)
            for row in barriers.values()
        ),
        _next_steps(session, pathway_id),
    )


def _hopes(session: Session, pathway_id: UUID) -> dict[UUID, Aspiration]:
    rows = session.exec(
        select(Aspiration)
        .where(
            Aspiration.pathway_id == pathway_id,
            Aspiration.status == AspirationStatus.ACTIVE,
            col(Aspiration.on_paper),
            col(Aspiration.removed_at).is_(None),
        )
        .order_by(col(Aspiration.position), col(Aspiration.recorded_at))
    )
    nearest = list(Horizon)
    ordered = sorted(rows, key=lambda row: nearest.index(row.horizon))
    return {row.id: row for row in ordered}


def _barriers(session: Session, pathway_id: UUID) -> dict[UUID, Barrier]:
    rows = session.exec(
        select(Barrier)
        .where(
            Barrier.pathway_id == pathway_id,
            col(Barrier.on_paper),
            col(Barrier.removed_at).is_(None),
        )
        .order_by(col(Barrier.position), col(Barrier.recorded_at))
    )
    return {row.id: row for row in rows}


def _links(session: Session, pathway_id: UUID) -> list[tuple[UUID, UUID]]:
    return list(
        session.exec(
            select(BarrierLink.barrier_id, BarrierLink.aspiration_id)
            .join(Barrier, col(Barrier.id) == col(BarrierLink.barrier_id))
            .where(Barrier.pathway_id == pathway_id, col(BarrierLink.removed_at).is_(None))
            .order_by(col(BarrierLink.recorded_at))
        )
    )


def _area_titles(session: Session) -> dict[str, str]:
    rows = session.exec(
        select(LifeArea.key, LifeArea.title)
        .where(col(LifeArea.removed_at).is_(None))
        .order_by(col(LifeArea.edition))
    )
    return dict(rows.all())


def _latest_progress(session: Session, hopes: list[UUID]) -> dict[UUID, float]:
    """Where each hope stands as the person sees it: it is their paper."""
    rows = session.exec(
        select(Progress.aspiration_id, Progress.value)
        .where(
            col(Progress.aspiration_id).in_(hopes),
            Progress.side == Side.PERSON,
            col(Progress.removed_at).is_(None),
        )
        .order_by(col(Progress.happened_on), col(Progress.recorded_at))
    )
    return dict(rows.all())


def _hope(
    row: Aspiration, areas: dict[str, str], now: float | None, in_the_way: list[str]
) -> AspirationSnapshot:
    measure = None
    if row.measure is not MeasureKind.NONE:
        measure = MeasureSnapshot(row.measure, row.unit, row.start, now, row.target)
    return AspirationSnapshot(
        row.horizon,
        row.words,
        row.by_on,
        tuple(areas.get(key, key) for key in row.life_areas),
        row.why,
        row.how_ill_know,
        measure,
        tuple(in_the_way),
    )


def _next_steps(session: Session, pathway_id: UUID) -> tuple[NextStepSnapshot, ...]:
    """Every next step but those of a barrier that was removed or kept off the paper."""
    rows = session.exec(
        select(NextStep)
        .join(Barrier, col(Barrier.id) == col(NextStep.barrier_id), isouter=True)
        .where(
            NextStep.pathway_id == pathway_id,
            col(NextStep.removed_at).is_(None),
            col(NextStep.barrier_id).is_(None)
            | (col(Barrier.removed_at).is_(None) & col(Barrier.on_paper)),
        )
        .order_by(col(Barrier.position), col(NextStep.position), col(NextStep.recorded_at))
    )
    return tuple(
        NextStepSnapshot(
            row.what,
            row.by_me,
            row.by_planner,
            row.who_else,
            row.on,
            row.at,
            row.place,
            row.how_often,
            row.done_on,
        )
        for row in rows
    )
