"""A second writer on a connection of its own, as the worker has, or another window would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from planner.records.book import Records, open_records
from planner.system.clock import Clock
from planner.vault.connection import connect, engine_over
from planner.vault.open_vault import DATABASE_FILE


@contextmanager
def second_writer(
    folder: Path, master: bytearray, clock: Clock, origin: UUID, planner_id: UUID | None = None
) -> Iterator[Records]:
    """The same records over another connection."""
    connection = connect(folder / DATABASE_FILE, master)
    engine = engine_over(connection)
    yield open_records(engine, clock, origin, planner_id)
    engine.dispose()
    connection.close()
