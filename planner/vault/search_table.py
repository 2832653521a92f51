"""The search tables: one entry a record, its folded words in an FTS5 index.

`search_entry` says which record an entry belongs to; `search_index` holds the folded text under
the same row id, so that an entry is found for replacing without scanning the index. Trigrams
find any part of a word in any script (the plain tokenizer misses the middle of Urdu words and
Chinese in a sentence). A person's own record is under `name`, everything said under `text`, so
that people are found first without walking what was said. Both end with two line ends, so that
every letter begins a trigram. `secure-delete` makes removed words leave the index at once.
"""

from __future__ import annotations

from typing import Protocol


class Executes(Protocol):
    """A driver connection or cursor: anything that runs one SQL statement."""

    def execute(self, sql: str, /) -> object:
        """Run `sql`."""


def create_search(connection: Executes) -> None:
    """Create the search tables in an empty vault, or again after a migration dropped them."""
    connection.execute(
        "CREATE TABLE search_entry ("
        "id INTEGER PRIMARY KEY, record_id TEXT NOT NULL UNIQUE, person_id TEXT NOT NULL, "
        "kind TEXT NOT NULL, happened_on TEXT)"
    )
    connection.execute("CREATE INDEX ix_search_entry_person_id ON search_entry (person_id)")
    connection.execute("CREATE INDEX ix_search_entry_kind ON search_entry (kind)")
    connection.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5(name, text, tokenize='trigram')"
    )
    connection.execute("INSERT INTO search_index(search_index, rank) VALUES('secure-delete', 1)")
