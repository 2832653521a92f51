"""Finding a person, or anything said, by any part of any word in any script.

Words of three letters and more are looked up as trigrams. Shorter ones become the trigrams that
begin with them, as the index lists them; a letter that begins too many to list is looked for in
the newest entries instead, where something so common is soon found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import String, select, text, type_coerce
from sqlmodel import Session, col

from planner.models.base import Record
from planner.models.folding import fold
from planner.models.people import Person
from planner.models.tables import RECORDS
from planner.models.times import local
from planner.records.changes import Changes

#: Hits given at most: the newest.
LIMIT = 50
#: People given at most, before anything said.
PEOPLE = 20
#: A query is folded and cut to this many letters: nobody types more, and a paste stays fast.
LONGEST = 200
#: A letter that begins as many trigrams as this is looked for in the newest entries instead.
_TERMS = 60
_SNIPPET = 90

_VOCABULARY = text(
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_terms"
    " USING fts5vocab('main', 'search_index', 'row')"
)
_BEGINNING = text("SELECT term FROM temp.search_terms WHERE term >= :low AND term < :high LIMIT :n")
#: Through the words to their entries; or, names being few, through people alone to their words.
_FROM_WORDS = (
    "SELECT search_index.rowid, record_id, person_id, kind, happened_on FROM search_index"
    " CROSS JOIN search_entry ON search_entry.id = search_index.rowid"
)
_FROM_PEOPLE = (
    "SELECT search_entry.id, record_id, person_id, kind, happened_on FROM search_entry"
    " CROSS JOIN search_index ON search_index.rowid = search_entry.id AND kind = 'person'"
)
_TABLES: dict[str, type[Record]] = {
    str(table.__tablename__): table for table in RECORDS if table.searchable
}


@dataclass(frozen=True)
class Hit:
    """Something found: whose it is, which record, and the words around what was typed.

    `kind` is the table's name, "person" for people; `snippet` is an excerpt of the words as they
    were said, with an ellipsis where it was cut; `on` is the day it happened or was recorded.
    """

    person_id: UUID
    name: str
    record_id: UUID
    kind: str
    snippet: str
    on: date | None


class Search:
    """Looks through people and everything said."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def find(self, query: str) -> list[Hit]:
        """People first, then the newest of what was said; all words must be in one record."""
        typed = query[:LONGEST].replace("\0", " ").encode("utf-8", "ignore").decode("utf-8")
        words = fold(typed).split()
        if not words:
            return []
        with self._changes.reading() as session:
            people = self._entries(session, "name", words, PEOPLE)
            said = self._entries(session, "text", words, LIMIT - len(people))
            return _hits(session, [*people, *said], words)

    def _entries(
        self, session: Session, column: str, words: list[str], limit: int
    ) -> Sequence[Any]:
        """Entries whose `column` holds every one of `words`, newest first."""
        wanted: list[str] = []
        matches: list[str] = []
        given: dict[str, Any] = {"limit": limit}
        for number, word in enumerate(words):
            terms = [word] if len(word) > 2 else _beginning(session, word)
            if not terms:
                return []
            if len(terms) < _TERMS:
                matches.append("(" + " OR ".join(map(_quoted, terms)) + ")")
            else:
                wanted.append(f"instr(search_index.{column}, :word{number})")
                given[f"word{number}"] = word
        source = _FROM_WORDS
        if matches:
            wanted.append("search_index MATCH :match")
            given["match"] = f"{{{column}}} : ({' AND '.join(matches)})"
        elif column == "name":
            source = _FROM_PEOPLE
        # Names of columns and numbered parameters are put together here, never what was typed.
        query = f"{source} WHERE {' AND '.join(wanted)} ORDER BY 1 DESC LIMIT :limit"
        return session.connection().execute(text(query), given).all()


def _quoted(term: str) -> str:
    """A term as an FTS5 string, in which no letter means anything but itself."""
    return '"' + term.replace('"', '""') + '"'


def _beginning(session: Session, word: str) -> list[str]:
    """Trigrams of the index that begin with one or two letters, `_TERMS` of them at most."""
    connection = session.connection()
    connection.execute(_VOCABULARY)
    high = word[:-1] + chr(ord(word[-1]) + 1)
    return list(connection.execute(_BEGINNING, {"low": word, "high": high, "n": _TERMS}).scalars())


def _hits(session: Session, entries: Sequence[Any], words: list[str]) -> list[Hit]:
    rows: dict[str, Any] = {}
    by_kind: dict[str, list[str]] = {}
    for entry in entries:
        by_kind.setdefault(entry.kind, []).append(entry.record_id)
    for kind, keys in by_kind.items():
        rows.update(_by_key(session, _TABLES[kind], keys))
    people = _by_key(session, Person, {entry.person_id for entry in entries})
    hits = []
    for entry in entries:
        row, person = rows.get(entry.record_id), people.get(entry.person_id)
        if row is not None and person is not None and person.removed_at is None:
            hits.append(
                Hit(
                    person_id=UUID(entry.person_id),
                    name=person.full_name or person.called,
                    record_id=UUID(entry.record_id),
                    kind=entry.kind,
                    snippet=_excerpt(row, _TABLES[entry.kind].searchable, words),
                    on=_day(row, entry.happened_on),
                )
            )
    return hits


def _by_key(session: Session, table: type[Record], keys: Iterable[str]) -> dict[str, Any]:
    """What a hit shows of the rows of `table`, by their ids as the index keeps them."""
    key = type_coerce(col(table.id), String)
    names = ("recorded_at", "removed_at", *table.searchable)
    rows = session.connection().execute(
        select(key.label("key"), *(getattr(table, name) for name in names)).where(key.in_(keys))
    )
    return {row.key: row for row in rows}


def _day(row: Any, happened_on: str | None) -> date | None:
    if happened_on:
        return date.fromisoformat(happened_on)
    return local(row.recorded_at).date() if row.recorded_at else None


def _excerpt(row: Any, names: Sequence[str], words: list[str]) -> str:
    """The words around the first one found, in the field it was found in."""
    for name in names:
        value: str = getattr(row, name)
        for word in words:
            at = find_folded(value, word)
            if at is not None:
                return excerpt(value, at)
    return ""


def find_folded(words: str, folded: str) -> int | None:
    """Where in `words` its folded form begins to hold `folded`; None where it does not."""
    whole = fold(words)
    at = whole.find(folded)
    if at < 0:
        return None
    if len(whole) == len(words):
        return at
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if len(fold(words[:middle])) <= at:
            low = middle
        else:
            high = middle - 1
    return low


def excerpt(words: str, at: int) -> str:
    """About `_SNIPPET` letters of `words` around `at`, on one line, cut between words."""
    start = max(0, at - _SNIPPET // 3)
    if start:
        gap = words.find(" ", start, at)
        start = gap + 1 if gap >= 0 else start
    end = min(len(words), start + _SNIPPET)
    if end < len(words):
        gap = words.rfind(" ", at + 1, end)
        end = gap if gap > at else end
    cut = " ".join(words[start:end].split())
    return ("…" if start else "") + cut + ("…" if end < len(words) else "")
