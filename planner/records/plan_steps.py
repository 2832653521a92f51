"""The second and third step of a plan as they print: hopes, what is in their way, next steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from planner.models.aspirations import AspirationStatus, MeasureKind, ends, measured_in
from planner.models.barriers import NextStep
from planner.models.reference import LifeArea
from planner.models.snapshots import (
    AspirationSnapshot,
    BarrierSnapshot,
    MeasureSnapshot,
    NextStepSnapshot,
)
from planner.records.barriers import chains_of
from planner.records.hopes import Hope, hopes_of
from planner.records.order import as_written

Steps = tuple[
    tuple[AspirationSnapshot, ...], tuple[BarrierSnapshot, ...], tuple[NextStepSnapshot, ...]
]


def read(session: Session, pathway_id: UUID) -> Steps:
    """What of them may print: ticked for paper, and hopes that are still hoped for.

    What is off the paper is not named by what is on it either.
    """
    hopes = [hope for hope in hopes_of(session, pathway_id) if _prints(hope)]
    chains = [chain for chain in chains_of(session, pathway_id) if chain.barrier.on_paper]
    shown = {hope.aspiration.id for hope in hopes}
    in_the_way: dict[UUID, list[str]] = defaultdict(list)
    barriers: list[BarrierSnapshot] = []
    for chain in chains:
        row = chain.barrier
        behind = [hope for hope in chain.hopes if hope.id in shown]
        for hope in behind:
            in_the_way[hope.id].append(row.words)
        words = tuple(hope.words for hope in behind)
        barriers.append(BarrierSnapshot(row.words, words, row.response, row.how))
    areas = _area_titles(session)
    return (
        tuple(_hope(hope, areas, in_the_way[hope.aspiration.id]) for hope in hopes),
        tuple(barriers),
        tuple(_step(step) for chain in chains for step in chain.steps),
    )


def _prints(hope: Hope) -> bool:
    return hope.aspiration.on_paper and hope.aspiration.status is AspirationStatus.ACTIVE


def _area_titles(session: Session) -> dict[str, str]:
    rows = session.exec(
        select(LifeArea.key, LifeArea.title)
        .where(col(LifeArea.removed_at).is_(None))
        .order_by(col(LifeArea.edition), as_written(LifeArea))
    )
    return dict(rows.all())


def _hope(hope: Hope, areas: dict[str, str], in_the_way: Sequence[str]) -> AspirationSnapshot:
    """A hope, with where it stands as the person sees it: it is their paper."""
    row, measure = hope.aspiration, None
    if row.measure is not MeasureKind.NONE:
        now, old = hope.now.value if hope.now else None, hope.before_the_change
        before = MeasureSnapshot(*measured_in(row, old), now=old.value) if old else None
        unit = row.unit if row.measure is not MeasureKind.SCALE else ""
        start, target = ends(row)
        measure = MeasureSnapshot(row.measure, unit, start, now, target, before)
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


def _step(row: NextStep) -> NextStepSnapshot:
    return NextStepSnapshot(
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
