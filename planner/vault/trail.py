"""Reading the whole trail of who did what: whether every line is there and as it was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from sqlalchemy import Engine, text
from sqlmodel import Session

from planner.vault import journal
from planner.vault.connection import READ_ONLY
from planner.vault.journal import Fault, Head
from planner.vault.journal_guards import GUARDS

#: Faults that are kept; a trail with more than these is not read line by line by anybody.
MOST_FAULTS = 500


@dataclass(frozen=True)
class TrailCheck:
    """What reading the trail showed.

    `unguarded`: the database does not refuse changes to it any more. `head_lost`: the file that
    remembers its end was missing at the last unlock, so a cut at the end could not be seen.
    """

    lines: int
    faults: tuple[Fault, ...]
    unguarded: bool
    head_lost: bool

    @property
    def whole(self) -> bool:
        """Whether nothing was found."""
        return not (self.faults or self.unguarded or self.head_lost)


def check_trail(
    engine: Engine,
    origin: UUID,
    known: Head | None,
    head_lost: bool,
    progress: Callable[[int, int], None] | None = None,
) -> TrailCheck:
    """Read every sealed line of `origin`; `known` is the head as it was at the last lock.

    `progress(done, total)` may raise to end it; nothing is changed either way.
    """
    with Session(engine.execution_options(**{READ_ONLY: True})) as session:
        lines = journal.head(session, origin).sequence
        found = journal.look_for_faults(session, origin, known, progress)
        faults = tuple(islice(found, MOST_FAULTS))
        there = set(session.execute(text("SELECT name FROM sqlite_master")).scalars())
    return TrailCheck(lines, faults, not there >= GUARDS.keys(), head_lost)
