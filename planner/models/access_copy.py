"""What the printed copy of a record is made of: everything held on one person, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.models.people import PaperSize


@dataclass(frozen=True)
class Line:
    """One answer: what it is called, and the words, whole."""

    label: str
    words: str


@dataclass(frozen=True)
class CopyEntry:
    """One entry: `title` says which and when, `earlier` what it said before."""

    title: str
    lines: tuple[Line, ...] = ()
    earlier: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """All the entries of one kind; `note` says what to know of them."""

    title: str
    entries: tuple[CopyEntry, ...]
    note: str = ""


@dataclass(frozen=True)
class Happened:
    """A line of the journal: when, who, and what was done to what."""

    when: str
    who: str
    what: str


@dataclass(frozen=True)
class AccessCopy:
    """Everything held, as it is given to the person.

    `opening` are the answers that every copy begins with (who asked, how long it is kept, with
    whom it is shared), `left_out` one sentence for each entry that is left out.
    """

    called: str
    made_on: date
    made_by: str
    opening: tuple[Line, ...]
    chapters: tuple[Chapter, ...]
    history: tuple[Happened, ...]
    left_out: tuple[str, ...] = ()
    size: PaperSize = PaperSize.STANDARD
