"""The records of one vault, opened for one planner: what pages are given."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Engine

from planner.records.changes import Changes
from planner.records.reference import Reference
from planner.records.settings import Settings
from planner.records.undo import Undo
from planner.system.clock import Clock


@dataclass(frozen=True)
class Records:
    """One member for each feature; each method of theirs is one thing that a planner does."""

    changes: Changes
    undo: Undo
    settings: Settings
    reference: Reference


def open_records(
    engine: Engine, clock: Clock, origin: UUID, planner_id: UUID | None = None
) -> Records:
    """The records behind `engine`; `origin` is the vault's id, `planner_id` who is at work."""
    changes = Changes(engine, clock, origin, planner_id)
    return Records(
        changes=changes,
        undo=Undo(changes),
        settings=Settings(changes),
        reference=Reference(changes),
    )
