"""The search tables: one entry a record, its folded words in an FTS5 index.

`search_entry` says which record an entry belongs to; `search_index` holds the folded text under
the same row id, so that an entry is found for replacing without scanning the index. Trigrams
find any part of a word in any script (the plain tokenizer misses the middle of Urdu words and
Chinese in a sentence). A person's own record is under `name`, everything said under `text`, so
that people are found first without walking what was said. Both end with two line ends, so that
every letter begins a trigram. `secure-delete` makes removed words leave the index at once.
"""

from __future__ import annotations

from typing import Any

#: How many entries are looked up in a check, and by how many of their last letters.
_NEWEST, _LETTERS = 500, 30
_FIND = "SELECT 1 FROM search_index WHERE search_index MATCH ? AND rowid = ?"


def create_search(connection: Any) -> None:
    """Create the search tables in an empty vault, or again after a migration dropped them.

    `connection` is the driver's own; the caller's transaction goes on.
    """
    from sqlite_utils import Database

    entry = Database(connection, recursive_triggers=False).table("search_entry")
    entry.create(
        {"id": int, "record_id": str, "person_id": str, "kind": str, "happened_on": str},
        pk="id",
        not_null={"record_id", "person_id", "kind"},
    )
    for column, unique in (("record_id", True), ("person_id", False), ("kind", False)):
        entry.create_index([column], unique=unique)
    connection.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5(name, text, tokenize='trigram')"
    )
    connection.execute("INSERT INTO search_index(search_index, rank) VALUES('secure-delete', 1)")


def search_faults(connection: Any) -> list[str]:
    """Newest entries that are not found by their own words, by number; empty where all are.

    FTS5's own check passes an index of which a page was put back as it was some time ago.
    """
    newest = connection.execute(
        "SELECT id, substr(c0 || c1, -?) FROM search_index_content ORDER BY id DESC LIMIT ?",
        (_LETTERS, _NEWEST),
    )
    return [
        f"search entry {number}: not found"
        for number, words in newest.fetchall()
        if connection.execute(_FIND, (_quoted(words), number)).fetchone() is None
    ]


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'
