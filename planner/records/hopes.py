"""Aspirations with all that belongs to them, read in a few questions however many they are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from planner.models.aspirations import Aspiration, Horizon, Progress, Side, still_measured
from planner.models.barriers import Barrier, BarrierLink


@dataclass(frozen=True)
class Hope:
    """An aspiration with what belongs to it: answers, oldest first; barriers' words; shorter ones.

    `parts` are the aspirations that it was broken into.
    """

    aspiration: Aspiration
    answers: tuple[Progress, ...]
    in_the_way: tuple[str, ...]
    parts: tuple[Aspiration, ...]

    @property
    def now(self) -> Progress | None:
        """Where it stands as the person sees it: their latest answer, in the measure of today."""
        said = self.latest(Side.PERSON)
        return said if said is not None and still_measured(self.aspiration, said) else None

    @property
    def before_the_change(self) -> Progress | None:
        """Their latest answer where it is in another measure than today's, so no figure of it."""
        said = self.latest(Side.PERSON)
        return said if said is not None and self.now is None else None

    @property
    def comparable(self) -> tuple[Progress, ...]:
        """The person's answers in the measure of today, oldest first."""
        row = self.aspiration
        return tuple(
            said for said in self.answers if said.side is Side.PERSON and still_measured(row, said)
        )

    def latest(self, side: Side) -> Progress | None:
        """The latest answer of one side, if any."""
        return next((said for said in reversed(self.answers) if said.side is side), None)


def hopes_of(session: Session, pathway_id: UUID) -> list[Hope]:
    """Every aspiration of a pathway, in the order of week, month, year and position."""
    rows = session.exec(
        select(Aspiration)
        .where(Aspiration.pathway_id == pathway_id, col(Aspiration.removed_at).is_(None))
        .order_by(col(Aspiration.position), col(Aspiration.recorded_at))
    ).all()
    return with_all(session, [row for each in Horizon for row in rows if row.horizon is each])


def with_all(session: Session, rows: list[Aspiration]) -> list[Hope]:
    """`rows` with what belongs to them, read in three questions however many they are."""
    keys = [row.id for row in rows]
    answers: dict[UUID, list[Progress]] = defaultdict(list)
    for answer in answers_to(session, keys):
        answers[answer.aspiration_id].append(answer)
    barriers: dict[UUID, list[str]] = defaultdict(list)
    for key, words in session.exec(
        select(BarrierLink.aspiration_id, Barrier.words)
        .join(Barrier, col(Barrier.id) == col(BarrierLink.barrier_id))
        .where(
            col(BarrierLink.aspiration_id).in_(keys),
            col(BarrierLink.removed_at).is_(None),
            col(Barrier.removed_at).is_(None),
        )
        .order_by(col(Barrier.position))
    ):
        barriers[key].append(words)
    parts: dict[UUID, list[Aspiration]] = defaultdict(list)
    for part in session.exec(
        select(Aspiration)
        .where(col(Aspiration.parent_id).in_(keys), col(Aspiration.removed_at).is_(None))
        .order_by(col(Aspiration.position))
    ):
        if part.parent_id is not None:
            parts[part.parent_id].append(part)
    return [
        Hope(row, tuple(answers[row.id]), tuple(barriers[row.id]), tuple(parts[row.id]))
        for row in rows
    ]


def answers_to(session: Session, aspiration_ids: list[UUID]) -> list[Progress]:
    """The answers to some aspirations, oldest first."""
    return list(
        session.exec(
            select(Progress)
            .where(
                col(Progress.aspiration_id).in_(aspiration_ids), col(Progress.removed_at).is_(None)
            )
            .order_by(col(Progress.happened_on), col(Progress.recorded_at))
        )
    )
