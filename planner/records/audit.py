"""The trail of who did what, read from the journal: who opened, changed, printed, and when.

In the order of the chain, whatever the computer's clock said. Two readings, as for the list of
people: the places of all lines that match, by the worker where there are many, then the lines of
the few that show.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, text
from sqlmodel import Session

from planner.models.audit import KINDS, AuditLine, Kind
from planner.models.folding import fold
from planner.models.journal import Why
from planner.models.papers import PaperKind
from planner.models.times import moment_of
from planner.records.changes import Changes
from planner.vault.connection import READ_ONLY

#: Earlier than the line before by more than this, the clock was set back; computers tidy less.
SET_BACK = timedelta(minutes=2)
_MICROSECONDS = 1_000_000

_PLACES = """
SELECT rowid FROM journal_line
WHERE (:people IS NULL OR person_id IN (SELECT value FROM json_each(:people)))
  AND (:whys IS NULL OR why IN (SELECT value FROM json_each(:whys)))
  AND (:since IS NULL OR written_at >= :since)
  AND (:until IS NULL OR written_at < :until)
ORDER BY sequence IS NOT NULL, sequence DESC, rowid DESC"""
_OPEN = "SELECT rowid FROM journal_line WHERE origin = :origin AND sequence IS NULL"
_SEALED = """
SELECT rowid FROM journal_line WHERE origin = :origin AND sequence > 0 ORDER BY sequence DESC"""
_LINES = """
SELECT l.rowid AS place, l.sequence, l.written_at, l.why, l.table_name, l.salt, l.person_id,
  p.name AS who, person.called, person.full_name, paper.kind, paper.printer,
  coalesce(l.before, 'null') = 'null' AND coalesce(l.after, 'null') <> 'null' AS made,
  json_type(l.after, '$.removed_at') AS removed,
  json_type(l.before, '$.removed_at') AS was_removed,
  CASE WHEN l.why IN (SELECT value FROM json_each(:events)) THEN l.after END AS detail,
  (SELECT earlier.written_at FROM journal_line AS earlier
    WHERE earlier.origin = l.origin AND earlier.sequence = l.sequence - 1) AS before_it
FROM journal_line AS l
LEFT JOIN planner AS p ON p.id = l.planner_id
LEFT JOIN person ON person.id = l.person_id
LEFT JOIN paper ON paper.id = l.record_id AND l.table_name = 'paper'
WHERE l.rowid IN (SELECT value FROM json_each(:places))"""
_NAMES = "SELECT id, called, full_name FROM person"
_EVENTS = json.dumps(
    [why for kind in Kind if kind is not Kind.CHANGED for why in sorted(KINDS[kind])]
)


@dataclass(frozen=True)
class Asked:
    """Which lines are wanted: of one person, of people by any part of their name, of one kind,
    from one day to another (both included, as the clock on the wall says).
    """

    person_id: UUID | None = None
    words: str = ""
    kind: Kind | None = None
    since: date | None = None
    until: date | None = None

    @property
    def everything(self) -> bool:
        """Whether nothing narrows it."""
        return self == Asked()


class Audit:
    """Reads the trail of one vault over one engine: the window's, or the worker's for jobs."""

    def __init__(self, changes: Changes, engine: Engine | None = None) -> None:
        self._changes = changes
        self._engine = (engine or changes.engine).execution_options(**{READ_ONLY: True})

    def over(self, engine: Engine) -> Audit:
        """The same, to be asked by a job over the worker's engine."""
        return Audit(self._changes, engine)

    def places(self, asked: Asked) -> list[int]:
        """Where every line that matches lies, the newest first; takes its time with many."""
        with Session(self._engine) as session:
            connection = session.connection()
            if asked.everything:
                origin = {"origin": self._changes.origin.hex}
                found = list(connection.execute(text(_OPEN), origin).scalars())
                return found + list(connection.execute(text(_SEALED), origin).scalars())
            values = {
                "people": self._people(session, asked),
                "whys": json.dumps(sorted(KINDS[asked.kind])) if asked.kind else None,
                "since": _start_of(asked.since),
                "until": _start_of(asked.until and asked.until + timedelta(days=1)),
            }
            return list(connection.execute(text(_PLACES), values).scalars())

    def lines(self, places: Sequence[int]) -> list[AuditLine]:
        """The lines at these places, in their order."""
        with Session(self._engine) as session:
            values = {"places": json.dumps(list(places)), "events": _EVENTS}
            found = {row.place: row for row in session.connection().execute(text(_LINES), values)}
        return [_line(found[place]) for place in places if place in found]

    def newest(self, count: int, asked: Asked | None = None) -> list[AuditLine]:
        """The newest lines that match."""
        return self.lines(self.places(asked or Asked())[:count])

    def note_sent(self, person_id: UUID | None, *, saved: bool) -> None:
        """Write that the trail of a person itself was printed, or saved as a file."""
        why = Why.EXPORTED if saved else Why.PRINTED
        self._changes.note_event(why, person_id, detail={"what": "trail"})

    def note_age(self, missed: int, last_on: date | None) -> None:
        """Write that an older vault was opened in the place of the one used last.

        Raises StorageError.
        """
        detail = {"missed": missed, "last_on": last_on.isoformat() if last_on else None}
        self._changes.note_event(Why.UNLOCKED, None, detail=detail)

    def _people(self, session: Session, asked: Asked) -> str | None:
        """The ids of the people asked for, those left off the list among them."""
        if asked.person_id is not None:
            return json.dumps([asked.person_id.hex])
        needle = fold(" ".join(asked.words.split()))
        if not needle:
            return None
        rows = session.connection().execute(text(_NAMES))
        return json.dumps([row.id for row in rows if needle in fold(f"{row[1]}\n{row[2]}")])


def _start_of(on: date | None) -> int | None:
    """The first moment of a day on the wall, as the journal counts."""
    return None if on is None else int(moment_of(on, time()).timestamp()) * _MICROSECONDS


def _line(row: Any) -> AuditLine:
    at = _moment(row.written_at)
    earlier = _moment(row.before_it) if row.before_it is not None else at
    detail = json.loads(row.detail) if row.detail else None
    return AuditLine(
        number=row.sequence,
        at=at,
        who=row.who or "",
        why=Why(row.why),
        person_id=UUID(row.person_id) if row.person_id else None,
        called=row.called or "",
        full_name=row.full_name or "",
        table=row.table_name,
        made=bool(row.made),
        gone=_gone(row),
        detail=detail if isinstance(detail, dict) else {},
        paper=PaperKind(row.kind) if row.kind else None,
        printer=row.printer or "",
        blank=row.sequence is not None and not row.salt,
        erased=row.sequence is not None and not row.salt and row.person_id is None,
        clock_back=earlier - at > SET_BACK,
    )


def _gone(row: Any) -> bool | None:
    """Whether a change took a record away; None where it did neither that nor the reverse."""
    if row.made or row.removed is None or row.was_removed is None:
        return None
    return bool(row.removed != "null")


def _moment(microseconds: int) -> datetime:
    return datetime.fromtimestamp(microseconds / _MICROSECONDS, UTC)
