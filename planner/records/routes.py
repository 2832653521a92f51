"""The route of a hope: from the year over the month to the week, and what is in the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from planner.records.barriers import Chain
from planner.records.hopes import Hope


@dataclass(frozen=True)
class Leg:
    """A hope on the route, `depth` steps below the longest one, and the barriers before it."""

    hope: Hope
    depth: int
    chains: tuple[Chain, ...]


def route_of(
    hopes: Sequence[Hope], chains: Sequence[Chain], aspiration_id: UUID
) -> tuple[Leg, ...]:
    """Everything a hope is a part of and everything that is a part of it, the longest first.

    Empty where the hope is not among `hopes`. Links that go round in a ring end where they meet.
    """
    by_id = {hope.aspiration.id: hope for hope in hopes}
    top = by_id.get(aspiration_id)
    if top is None:
        return ()
    passed = {aspiration_id}
    while top.part_of is not None and top.part_of.id in by_id and top.part_of.id not in passed:
        passed.add(top.part_of.id)
        top = by_id[top.part_of.id]
    legs: list[Leg] = []
    seen: set[UUID] = set()
    waiting = [(top, 0)]
    while waiting:
        hope, depth = waiting.pop()
        if hope.aspiration.id in seen:
            continue
        seen.add(hope.aspiration.id)
        before = [
            chain for chain in chains if any(each.id == hope.aspiration.id for each in chain.hopes)
        ]
        legs.append(Leg(hope, depth, tuple(before)))
        parts = [by_id[part.id] for part in hope.parts if part.id in by_id]
        waiting += [(part, depth + 1) for part in reversed(parts)]
    return tuple(legs)
