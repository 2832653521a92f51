"""What "What I have done" is made of: a frozen object, as those of models/snapshots.py are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.models.aspirations import MeasureKind
from planner.models.snapshots import Kept, SaidSnapshot


@dataclass(frozen=True)
class ReachedSnapshot:
    """A hope that was reached, in the person's words; `comment` is what they last said of it."""

    words: str
    on: date | None = None
    comment: str = ""


@dataclass(frozen=True)
class TakenSnapshot:
    """A step that was taken, as it was saved: never put into the past tense."""

    what: str
    on: date


@dataclass(frozen=True)
class MovedSnapshot:
    """An own measure, then and now, in `unit`; for yes or no 1 and 0."""

    title: str
    kind: MeasureKind
    then: float
    now: float


@dataclass(frozen=True)
class SaidTwiceSnapshot:
    """What was said to one prompt first, and what was said last."""

    then: SaidSnapshot
    now: SaidSnapshot


@dataclass(frozen=True)
class KeepsakeSnapshot(Kept):
    """What I have done, from `first` to `last`; only what is ticked for paper is in it.

    `own_words` are what the person says of the pathway as a whole.
    """

    called: str
    made_on: date
    first: date
    last: date
    reached: tuple[ReachedSnapshot, ...] = ()
    taken: tuple[TakenSnapshot, ...] = ()
    said: tuple[SaidTwiceSnapshot, ...] = ()
    moved: tuple[MovedSnapshot, ...] = ()
    own_words: str = ""
    language: str = "en"

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to keep yet."""
        return not (self.reached or self.taken or self.said or self.moved or self.own_words)
