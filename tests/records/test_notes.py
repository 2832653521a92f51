"""Working notes: kept as typed, found by search, dated by the day they were written."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import text

from planner.records.book import Records
from tests.fakes import FakeClock


def test_a_note_is_saved_as_typed_and_the_newest_day_comes_first(
    records: Records, clock: FakeClock
) -> None:
    person = records.people.add("Margaret")
    records.notes.write(person.id, "Before")
    clock.advance(timedelta(days=1))
    today = records.notes.write(person.id, "")
    records.notes.rewrite(today.id, "Ring the <b>clinic</b>")

    assert [(note.text, note.happened_on) for note in records.notes.of_person(person.id)] == [
        ("Ring the <b>clinic</b>", date(2026, 3, 18)),
        ("Before", date(2026, 3, 17)),
    ]
    assert records.notes.count(person.id) == 2


def test_a_removed_note_leaves_the_search_and_comes_back_by_undo(records: Records) -> None:
    person = records.people.add("Margaret")
    note = records.notes.write(person.id, "Ask about the walking group")

    records.notes.remove(note.id)
    assert records.notes.of_person(person.id) == []
    with records.changes.reading() as session:
        found = session.connection().execute(
            text("SELECT count(*) FROM search_index WHERE text MATCH '\"walking\"'")
        )
        assert found.scalar_one() == 0

    records.undo.undo(person.id, "notes")
    assert [each.text for each in records.notes.of_person(person.id)] == [note.text]
