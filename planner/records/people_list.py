"""The list of people: who is on it, in what order, and what each row says.

Two readings, so that ten thousand people cost little: the order of everyone who matches (ids
alone), then the rows of the few that show.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session

from planner.models.folding import fold
from planner.models.pathways import PathwayKind, PathwayStatus
from planner.models.times import local
from planner.models.wemwbs import Rules
from planner.records import people_queries as queries
from planner.records.changes import Changes


class Among(StrEnum):
    """Which people are asked for, by their newest pathway."""

    ON_LIST = "on_list"
    ACTIVE = "active"
    PAUSED = "paused"
    NO_PATHWAY = "no_pathway"
    FINISHED = "finished"
    EVERYONE = "everyone"


class Due(StrEnum):
    """What is due, or was, within the coming week."""

    ANYTHING = "anything"
    WEMWBS = "wemwbs"
    REVIEW = "review"


class Sort(StrEnum):
    """What the list is in order of."""

    NEXT_DUE = "next_due"
    NAME = "name"
    LAST_SEEN = "last_seen"


class Next(StrEnum):
    """What is due next with a person."""

    VISIT = "visit"
    REVIEW = "review"
    WEMWBS = "wemwbs"


@dataclass(frozen=True)
class Wanted:
    """Which people to list; `words` is any part of a name, a phone number or an NHS number."""

    words: str = ""
    kind: PathwayKind | None = None
    among: Among = Among.ON_LIST
    due: Due = Due.ANYTHING


@dataclass(frozen=True)
class PersonRow:
    """One row. `step` is the furthest of the three that was begun (0: none), `talked` are those
    talked through. `next_on` is the day of what is `next`, `next_at` its time where it has one.
    """

    id: UUID
    called: str
    full_name: str
    born_on: date | None
    kind: PathwayKind | None
    status: PathwayStatus | None
    step: int
    talked: frozenset[int]
    last_seen: date | None
    next: Next | None
    next_on: date | None
    next_at: time | None


@dataclass(frozen=True)
class Counts:
    """How many people are on the list, and how many more have finished their pathway."""

    on_list: int
    finished: int


class PeopleList:
    """Reads the list. Order and folded names are kept until the journal says that they may differ.

    They go with this object at lock.
    """

    def __init__(self, changes: Changes, rules: Rules) -> None:
        self._changes = changes
        self._rules = rules
        self._as_of: tuple[Any, ...] = ()
        self._orders: dict[tuple[str, ...], list[str]] = {}
        self._names: dict[str, str] = {}
        self._counts: Counts | None = None

    def order(self, wanted: Wanted, sort: Sort = Sort.NEXT_DUE) -> list[str]:
        """The keys of everyone who matches, in order, for `rows`.

        Those with nothing due, or never seen, come last.
        """
        needle = fold(" ".join(wanted.words.split()))
        with self._changes.reading() as session:
            self._forget_if_changed(session)
            keys = self._all(session, wanted, sort)
            if not needle:
                return list(keys)
            names = self._folded(session)
        digits = needle.replace(" ", "")
        return [key for key in keys if needle in names[key] or digits in names[key]]

    def rows(self, keys: Sequence[str]) -> list[PersonRow]:
        """The rows behind `keys`, in their order; ask for those that show."""
        with self._changes.reading() as session:
            found = session.connection().execute(
                text(queries.ROWS), {**self._days(), "ids": json.dumps(list(keys))}
            )
            rows = {row.id: self._row(row) for row in found}
        return [rows[key] for key in keys if key in rows]

    def counts(self) -> Counts:
        """How many are on the list, and how many have finished."""
        with self._changes.reading() as session:
            self._forget_if_changed(session)
            if self._counts is None:
                everyone, finished = session.connection().execute(text(queries.COUNTS)).one()
                self._counts = Counts(everyone - finished, finished)
        return self._counts

    def _all(self, session: Session, wanted: Wanted, sort: Sort) -> list[str]:
        choice = (wanted.kind or "", wanted.among, wanted.due, sort)
        if choice not in self._orders:
            values = {**self._days(), "kind": choice[0], "among": str(wanted.among)}
            query = text(queries.order(sort, wanted.due))
            keys: list[str] = list(session.connection().execute(query, values).scalars())
            if sort is Sort.NAME:
                keys.sort(key=self._folded(session).__getitem__)
            self._orders[choice] = keys
        return self._orders[choice]

    def _folded(self, session: Session) -> dict[str, str]:
        """Folded names and numbers, by key."""
        if not self._names:
            for key, *said in session.connection().execute(text(queries.NAMES)):
                numbers = "".join("".join(said[2:]).split())
                self._names[key] = fold("\n".join((*said[:2], numbers)))
        return self._names

    def _forget_if_changed(self, session: Session) -> None:
        """Let go of what was read before the last change, or before midnight."""
        newest = session.connection().execute(text(queries.NEWEST_CHANGE)).first()
        as_of = (self._changes.clock.today(), *(newest or ()))
        if as_of != self._as_of:
            self._as_of = as_of
            self._orders.clear()
            self._names.clear()
            self._counts = None

    def _days(self) -> dict[str, Any]:
        today = self._changes.clock.today()
        return {
            "today": today.isoformat(),
            "week": (today + timedelta(days=6)).isoformat(),
            "apart": self._rules.due.days,
            "early": (self._rules.due - self._rules.opens).days,
        }

    def _row(self, row: Any) -> PersonRow:
        due = [
            (day, kind)
            for day, kind in (
                (row.meets_on, Next.VISIT),
                (row.review_on, Next.REVIEW),
                (row.wemwbs_on, Next.WEMWBS),
            )
            if day
        ]
        next_on, next_kind = min(due, default=(None, None), key=_first)
        return PersonRow(
            id=UUID(row.id),
            called=row.called,
            full_name=row.full_name,
            born_on=_day(row.born_on),
            kind=PathwayKind(row.kind) if row.kind else None,
            status=PathwayStatus(row.status) if row.status else None,
            step=3 if row.has_barriers else 2 if row.has_aspirations else int(row.has_answers),
            talked=frozenset(
                number
                for number, day in enumerate((row.talked_1, row.talked_2, row.talked_3), start=1)
                if day
            ),
            last_seen=_day_seen(row.seen_at),
            next=next_kind,
            next_on=_day(next_on),
            next_at=time.fromisoformat(row.meets_at)
            if next_kind is Next.VISIT and row.meets_at
            else None,
        )


def _day_seen(microseconds: int | None) -> date | None:
    if microseconds is None:
        return None
    return local(datetime.fromtimestamp(microseconds / 1_000_000, UTC)).date()


def _first(due: tuple[str, Next]) -> str:
    return due[0]


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
