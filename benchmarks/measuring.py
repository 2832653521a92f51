"""Timing in turns: ours, the limit, ours, the limit, so that a busy machine slows both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from time import perf_counter
from typing import Any

#: Turns that count, after one that does not.
TURNS = 9

#: Does the work once and gives what it took: seconds, or bytes.
Once = Callable[[], float]


@dataclass(frozen=True)
class Row:
    """One line of the table: medians of ours and of the limit, and the ratio wanted at most."""

    measure: str
    ours: float
    limit: float
    goal: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """How many times the limit ours is."""
        return self.ours / self.limit

    @property
    def met(self) -> bool:
        """Whether the ratio is within the goal, unrounded."""
        return self.ratio <= self.goal

    @property
    def shown(self) -> str:
        """The ratio to one decimal; to two where one would hide that the goal is missed."""
        hidden = not self.met and round(self.ratio, 1) <= self.goal
        return f"{self.ratio:.2f}" if hidden else f"{self.ratio:.1f}"

    def to_json(self) -> dict[str, Any]:
        """The row with its ratio."""
        return {**asdict(self), "ratio": round(self.ratio, 2), "met": self.met}

    def __str__(self) -> str:
        verdict = "" if self.met else "  missed"
        return (
            f"{self.measure:<58} {self.ours:>8.1f} {self.limit:>8.1f} {self.unit:<3}"
            f" {self.shown:>6} {self.goal:>5.1f}{verdict}"
        )


def in_turns(ours: Once, limit: Once, turns: int) -> tuple[float, float]:
    """Medians of both, after a warm-up of each."""
    ours(), limit()
    pairs = [(ours(), limit()) for _turn in range(turns)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def timed_row(measure: str, ours: Once, limit: Once, goal: float, turns: int) -> Row:
    """A row in milliseconds from two works that give seconds."""
    first, second = in_turns(ours, limit, turns)
    return Row(measure, first * 1000, second * 1000, goal)


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    start = perf_counter()
    work()
    return perf_counter() - start
