"""What a row of the table says, and the two sizes that every row is run at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic

#: Columns of the printed table.
_WIDTH = 66


@dataclass(frozen=True)
class Size:
    """How much of each is tried."""

    #: Kills of one session, and how many of them one vault has to bear.
    kills: int
    kills_a_vault: int
    #: Processes that are tormented side by side.
    lanes: int
    #: Every so many bytes of a key file one is changed.
    stride: int
    #: Changed key files that are opened in earnest, by passphrase.
    openings: int
    #: Flips, cuts and swaps in a database.
    harms: int
    #: Moments at which the disk is full, for each way of filling it.
    moments: int
    #: Whether a disk of its own may be mounted, to be filled.
    mount: bool
    #: Hostile inputs, all readers together.
    inputs: int
    #: Whether canaries are typed into every field and looked for on the whole computer, or into
    #: those without which there is no visit, and looked for in the program's own folders.
    everywhere: bool
    #: Ways in which a keyring fails.
    failures: int
    #: Seconds that a hanging keyring is waited for, and that one hangs.
    patience: float
    hang: float


FULL = Size(
    kills=300,
    kills_a_vault=30,
    lanes=2,
    stride=1,
    openings=60,
    harms=200,
    moments=50,
    mount=True,
    inputs=10_000,
    everywhere=True,
    failures=1_000,
    patience=10.0,
    hang=60.0,
)
SHORT = Size(
    kills=6,
    kills_a_vault=6,
    lanes=1,
    stride=11,
    openings=2,
    harms=18,
    moments=2,
    mount=False,
    inputs=600,
    everywhere=False,
    failures=3,
    patience=0.5,
    hang=30.0,
)


@dataclass
class Row:
    """One line of the table. `bad` says of each thing lost, let in or let out how it came about."""

    what: str
    tried: int = 0
    bad: list[str] = field(default_factory=list)
    seconds: float = 0.0
    #: What is worth knowing beside the counts.
    notes: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lines = [f"{self.what:<{_WIDTH}} {self.tried:>7,} {len(self.bad):>5} {self.seconds:>8.1f}"]
        lines += [f"    {note}" for note in self.notes]
        lines += [f"  ! {one}" for one in self.bad[:20]]
        if len(self.bad) > 20:
            lines.append(f"  ! and {len(self.bad) - 20} more")
        return "\n".join(lines)


#: The head of the table.
HEAD = f"{'what was tried':<{_WIDTH}} {'times':>7} {'bad':>5} {'seconds':>8}"


@contextmanager
def counted(what: str) -> Iterator[Row]:
    """A row that knows how long it took."""
    row, began = Row(what), monotonic()
    try:
        yield row
    finally:
        row.seconds = monotonic() - began
