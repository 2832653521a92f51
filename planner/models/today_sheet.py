"""What the printed list of Today is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class SheetLine:
    """One thing to do: `name` is a name or initials, `what` and `tag` say what and by when."""

    name: str
    what: str = ""
    tag: str = ""
    done: bool = False


@dataclass(frozen=True)
class SheetList:
    """A list under its title; `more` lines of it are not on the paper."""

    title: str
    lines: tuple[SheetLine, ...]
    more: int = 0


@dataclass(frozen=True)
class TodaySheet:
    """The day's lists for one planner. `concerns` is only how many there are to follow up."""

    made_on: date
    made_by: str
    meetings: str
    lists: tuple[SheetList, ...]
    concerns: int = 0
