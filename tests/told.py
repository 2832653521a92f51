"""A vault in which the dozen have been told: told once by each worker, then copied for each test.

A test that asks for the fixture `told` gets it behind `engine` and `records`, as if it had told
them itself: by the same planner, undo and all. Its `clock` is to be a StoryClock.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from demo.clock import StoryClock
from demo.people import tell_stories
from planner.records.book import open_records
from planner.vault.connection import connect, engine_over
from planner.vault.open_vault import DATABASE_FILE


@dataclass(frozen=True)
class Told:
    """The vault that is copied, closed, and who is in it; `people` in the order of the stories."""

    path: Path
    master: bytearray
    origin: UUID
    planner_id: UUID
    people: tuple[UUID, ...]


def tell(template: tuple[Path, bytearray], folder: Path) -> Told:
    """A vault as the planner of the stories left it on the story's day."""
    empty, master = template
    path = folder / DATABASE_FILE
    shutil.copyfile(empty, path)
    connection = connect(path, master)
    engine = engine_over(connection)
    clock, origin, planner_id = StoryClock(), uuid4(), uuid4()
    records = open_records(engine, clock, origin, planner_id)
    records.reference.seed()
    records.settings.save_planner("Priya Nair", "Planner", "Garth Lane")
    people = tuple(tell_stories(records, clock).values())
    engine.dispose()
    connection.close()
    return Told(path, master, origin, planner_id, people)
