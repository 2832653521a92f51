"""The lines that Today is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy

from planner.models.names import whole
from planner.models.this_week import When, when
from planner.models.times import local
from planner.words import _, day_of_week, plural, short_day, time_of_day, weekday

#: Lines given of one list; its total says how many there are.
MOST = 50


class Tone(StrEnum):
    """How a line's tag is meant; overdue asks for attention and blames nobody."""

    NEUTRAL = "neutral"
    INFO = "info"
    ATTENTION = "attention"


@dataclass(frozen=True)
class Asks:
    """What a line asks for, so that it can be put aside: its list, its record, and by when."""

    about: str
    record_id: UUID
    due_on: date | None = None


@dataclass(frozen=True)
class Line:
    """One thing about one person: words below the name, and a tag at the line's end.

    `group` is the heading it stands under, `item_id` the record it is about, `done` whether it
    is done already. `asks` is empty where the line stays until it is dealt with.
    """

    person_id: UUID | None
    name: str
    detail: str = ""
    tag: str = ""
    tone: Tone = Tone.NEUTRAL
    item_id: UUID | None = None
    title: str = ""
    group: str = ""
    done: bool = False
    asks: Asks | None = None


@dataclass(frozen=True)
class Listing:
    """The first lines of a list, and how many it has in all."""

    lines: Sequence[Line] = ()
    total: int = 0


def pick(*columns: Any) -> Any:
    """A query of some columns; SQLModel's own `select` has types for four of them at most."""
    return sqlalchemy.select(*columns)


def named(row: Any) -> str:
    """The name of a row that has `called` and `full_name`."""
    return whole(row.called, row.full_name)


def due_tag(due: date, today: date) -> tuple[str, Tone]:
    """ "2 days overdue", "Today", the day of the coming week, or the date."""
    lies = when(due, today)
    if lies is When.OVERDUE:
        return plural("{count} day overdue", "{count} days overdue", (today - due).days), (
            Tone.ATTENTION
        )
    if lies is When.TODAY:
        return _("Today"), Tone.INFO
    return weekday(due) if lies is When.THIS_WEEK else short_day(due), Tone.NEUTRAL


def moment_words(moment: datetime, now: datetime) -> str:
    """ "today 16:38", "yesterday 16:38", "Friday 13 March", by the clock of `now`."""
    then = local(moment)
    if then.date() == now.date():
        return _("today {time}").format(time=time_of_day(then))
    if then.date() == now.date() - timedelta(days=1):
        return _("yesterday {time}").format(time=time_of_day(then))
    return day_of_week(then.date())
