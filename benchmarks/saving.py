"""One answer saved: row, journal line and search entry, durable."""

from __future__ import annotations

from itertools import count
from typing import Any
from uuid import UUID, uuid4

from benchmarks.measuring import Row, seconds, timed_row
from benchmarks.program import Program
from benchmarks.vaults import long_record

_SAID = "I used to go out every day and now the week just passes. That is number {number}."


def row(program: Program) -> Row:
    """A changed answer and a new journal line, on a vault in use."""
    records = program.records
    person_id = long_record(records)
    pathway = records.pathways.of_person(person_id)[0]
    prompt = records.reference.prompts()[0]
    answer = records.emotional_support.answer(pathway.id, None, prompt.id, "The first words.")
    records.changes.seal()
    bare = program.vault.bare()
    spare = _spare(bare, answer.id)
    numbers = count()

    def ours() -> float:
        text = _SAID.format(number=next(numbers))
        took = seconds(lambda: records.emotional_support.answer(pathway.id, None, prompt.id, text))
        records.changes.seal()
        return took

    def limit() -> float:
        return seconds(lambda: _write(bare, spare, _SAID.format(number=next(numbers))))

    made = timed_row("One answer saved", ours, limit, 3, program.turns * 3)
    bare.close()
    return made


def _spare(bare: Any, answer_id: UUID) -> tuple[str, int]:
    """An answer of somebody else with its search entry, for the bare driver to write."""
    found: tuple[str, int] = bare.execute(
        "SELECT answer.id, search_entry.id FROM answer"
        " JOIN search_entry ON record_id = answer.id WHERE answer.id <> ? LIMIT 1",
        (answer_id.hex,),
    ).fetchone()
    return found


def _write(bare: Any, spare: tuple[str, int], text: str) -> None:
    """The same three rows in one transaction, by the driver alone."""
    record, entry = spare
    bare.execute("BEGIN IMMEDIATE")
    bare.execute("UPDATE answer SET text = ?, version = version + 1 WHERE id = ?", (text, record))
    bare.execute(
        "INSERT INTO journal_line (id, origin, step, written_at, why, page, table_name, record_id,"
        " before, after, salt, commitment, previous_hash, hash)"
        " VALUES (?, ?, ?, 0, 'typed', '', 'answer', ?, ?, ?, '', '', '', '')",
        (uuid4().hex, uuid4().hex, uuid4().hex, record, f'{{"text": "{text}"}}', f'"{text}"'),
    )
    bare.execute("DELETE FROM search_index WHERE rowid = ?", (entry,))
    bare.execute(
        "INSERT INTO search_index (rowid, name, text) VALUES (?, '', ?)", (entry, text.casefold())
    )
    bare.execute("COMMIT")
