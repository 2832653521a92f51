"""Aspirations with all that belongs to them, read in a few questions however many they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from planner.models.aspirations import Aspiration, Horizon, Progress, Side, still_measured
from planner.models.barriers import Barrier, BarrierLink
from planner.records.order import as_written


@dataclass(frozen=True)
class Hope:
    """An aspiration with what belongs to it: answers, oldest first; barriers' words; shorter ones.

    `parts` are the aspirations that it was broken into, `part_of` the longer one that it is a part
    of. `merged` are those put together with it: their words and answers are their own still, what
    is in their way and their parts count as its own.
    """

    aspiration: Aspiration
    answers: tuple[Progress, ...]
    in_the_way: tuple[str, ...]
    parts: tuple[Aspiration, ...]
    merged: tuple[Hope, ...] = ()
    part_of: Aspiration | None = None

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
    """Every aspiration of a pathway, in the order of week, month, year and position.

    One that was put together with another is among that one's `merged`.
    """
    rows = session.exec(
        select(Aspiration)
        .where(Aspiration.pathway_id == pathway_id, col(Aspiration.removed_at).is_(None))
        .order_by(col(Aspiration.position), col(Aspiration.recorded_at), as_written(Aspiration))
    ).all()
    roots = roots_of(rows)
    return with_all(
        session,
        [row for each in Horizon for row in rows if row.horizon is each and roots[row.id] is row],
    )


def roots_of(rows: Sequence[Aspiration]) -> dict[UUID, Aspiration]:
    """By its id, what each of a pathway's aspirations was put together with in the end, or itself.

    One whose other was taken off the plan stands by itself again.
    """
    here = {row.id: row for row in rows}
    roots: dict[UUID, Aspiration] = {}
    for row in rows:
        root, passed = row, {row.id}
        while root.merged_into_id in here and root.merged_into_id not in passed:
            root = here[root.merged_into_id]
            passed.add(root.id)
        roots[row.id] = root
    return roots


def with_all(session: Session, rows: list[Aspiration]) -> list[Hope]:
    """`rows` with what belongs to them, read in four questions however many they are."""
    whole = _all_of(session, {row.pathway_id for row in rows})
    roots = roots_of(whole)
    together: dict[UUID, list[Aspiration]] = defaultdict(list)
    parts: dict[UUID, list[Aspiration]] = defaultdict(list)
    for row in whole:
        together[roots[row.id].id].append(row)
        if row.parent_id in roots and roots[row.id] not in parts[roots[row.parent_id].id]:
            parts[roots[row.parent_id].id].append(roots[row.id])
    keys = list({*_ids_of(rows, together), *(row.id for row in rows)})
    answers: dict[UUID, list[Progress]] = defaultdict(list)
    for answer in answers_to(session, keys):
        answers[answer.aspiration_id].append(answer)
    barriers = _barriers(session, keys)
    made = []
    for row in rows:
        others = [each for each in together[row.id] if each.id != row.id]
        merged = tuple(
            Hope(each, tuple(answers[each.id]), tuple(barriers[each.id].values()), ())
            for each in others
        )
        in_the_way = {
            key: words for each in (row, *others) for key, words in barriers[each.id].items()
        }
        longer = [
            roots[each.parent_id]
            for each in (row, *others)
            if each.parent_id in roots and roots[each.parent_id].id != row.id
        ]
        made.append(
            Hope(
                row,
                tuple(answers[row.id]),
                tuple(in_the_way.values()),
                tuple(each for each in parts[row.id] if each.id != row.id),
                merged,
                next(iter(longer), None),
            )
        )
    return made


def _ids_of(
    rows: Sequence[Aspiration], together: Mapping[UUID, Sequence[Aspiration]]
) -> Iterator[UUID]:
    """The ids of what was put together with `rows`."""
    for row in rows:
        yield from (each.id for each in together[row.id])


def _all_of(session: Session, pathway_ids: set[UUID]) -> list[Aspiration]:
    return list(
        session.exec(
            select(Aspiration)
            .where(
                col(Aspiration.pathway_id).in_(pathway_ids), col(Aspiration.removed_at).is_(None)
            )
            .order_by(col(Aspiration.position), col(Aspiration.recorded_at), as_written(Aspiration))
        )
    )


def _barriers(session: Session, keys: list[UUID]) -> dict[UUID, dict[UUID, str]]:
    """The words of the barriers before each aspiration, by the barrier's id."""
    barriers: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    for key, barrier_id, words in session.exec(
        select(BarrierLink.aspiration_id, Barrier.id, Barrier.words)
        .join(Barrier, col(Barrier.id) == col(BarrierLink.barrier_id))
        .where(
            col(BarrierLink.aspiration_id).in_(keys),
            col(BarrierLink.removed_at).is_(None),
            col(Barrier.removed_at).is_(None),
        )
        .order_by(col(Barrier.position), as_written(Barrier))
    ):
        barriers[key][barrier_id] = words
    return barriers


def answers_to(session: Session, aspiration_ids: list[UUID]) -> list[Progress]:
    """The answers to some aspirations, oldest first."""
    return list(
        session.exec(
            select(Progress)
            .where(
                col(Progress.aspiration_id).in_(aspiration_ids), col(Progress.removed_at).is_(None)
            )
            .order_by(col(Progress.happened_on), col(Progress.recorded_at), as_written(Progress))
        )
    )
