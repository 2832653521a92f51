"""The vault's own mark in its database: how often it was opened, and under which header.

Both only grow. The same numbers are kept outside (on this computer, and in the header), so that an
older database or an older header put back in place is noticed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Mark:
    """How often the vault was opened, and the newest header revision it was opened under."""

    generation: int
    revision: int


def create_mark(connection: Any) -> None:
    """Create the mark of a new vault."""
    connection.execute(
        "CREATE TABLE vault_mark ("
        "id INTEGER PRIMARY KEY CHECK (id = 1), generation INTEGER NOT NULL, "
        "revision INTEGER NOT NULL)"
    )
    connection.execute("INSERT INTO vault_mark VALUES (1, 0, 0)")


def read_mark(connection: Any) -> Mark:
    """The mark as it is."""
    return Mark(*connection.execute("SELECT generation, revision FROM vault_mark").fetchone())


def write_mark(connection: Any, mark: Mark) -> None:
    """Put `mark` in place of the one before, durably."""
    connection.execute(
        "UPDATE vault_mark SET generation = ?, revision = ?", (mark.generation, mark.revision)
    )
