"""The journal: one line for each change, open while typing, chained once sealed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
import sqlcipher3.dbapi2
from sqlalchemy import Engine, event, text
from sqlalchemy.pool import StaticPool
from sqlmodel import create_engine, select

from planner.errors import NotFoundError, StaleWriteError, StorageError
from planner.models.journal import JournalLine, Why
from planner.models.people import Person
from planner.models.tables import metadata
from planner.records.changes import PAUSE, Changes
from planner.vault import journal
from planner.vault.search_table import create_search
from tests.fakes import FakeClock


@pytest.fixture
def engine() -> Iterator[Engine]:
    made = create_engine(
        "sqlite://",
        poolclass=StaticPool,
        module=sqlcipher3.dbapi2,
        connect_args={"check_same_thread": False},
    )
    metadata.create_all(made)
    with made.begin() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        create_search(driver)
    yield made
    made.dispose()


@pytest.fixture
def changes(engine: Engine, clock: FakeClock) -> Changes:
    return Changes(engine, clock, uuid4(), uuid4())


def lines(changes: Changes) -> list[JournalLine]:
    with changes.reading() as session:
        return list(session.exec(select(JournalLine).order_by(text("sequence IS NULL, sequence"))))


def add(changes: Changes, called: str, why: Why = Why.CHOSEN) -> Person:
    with changes.transaction(why, page="people") as session:
        person = Person(called=called)
        session.add(person)
    return person


def retype(changes: Changes, person: Person, called: str) -> None:
    with changes.transaction(Why.TYPED, page="people") as session:
        changes.held(session, Person, person.id).called = called


def faults(changes: Changes) -> list[str]:
    with changes.reading() as session:
        return journal.faults(session, changes.origin)


def test_a_change_says_who_when_what_and_why(changes: Changes, clock: FakeClock) -> None:
    person = add(changes, "Margaret")
    (line,) = lines(changes)
    assert line.planner_id == changes.planner_id
    assert line.written_at == clock.now()
    assert (line.table_name, line.record_id, line.person_id) == ("person", person.id, person.id)
    assert line.before is None
    assert line.after is not None
    assert line.after["called"] == "Margaret"
    assert line.why is Why.CHOSEN
    assert line.sequence == 1


def test_typing_in_one_field_is_one_line_until_it_is_sealed(changes: Changes) -> None:
    person = add(changes, "M")
    for called in ("Ma", "Mar", "Marg"):
        retype(changes, person, called)
    made, typed = lines(changes)
    assert typed.sequence is None
    assert (typed.before, typed.after) == ({"called": "M"}, {"called": "Marg"})
    changes.seal()
    assert [line.sequence for line in lines(changes)] == [1, 2]
    assert made.hash == lines(changes)[1].previous_hash


def test_a_pause_in_typing_ends_the_line(changes: Changes, clock: FakeClock) -> None:
    person = add(changes, "M")
    retype(changes, person, "Ma")
    clock.advance(PAUSE)
    retype(changes, person, "Mar")
    first, second, third = lines(changes)
    assert [line.sequence for line in (first, second, third)] == [1, 2, None]
    assert third.before == {"called": "Ma"}


def test_typing_goes_on_in_the_line_that_made_the_row(changes: Changes) -> None:
    person = add(changes, "W", Why.TYPED)
    retype(changes, person, "Wiktoria")
    (line,) = lines(changes)
    assert line.before is None
    assert line.after is not None
    assert line.after["called"] == "Wiktoria"


def test_another_field_or_a_tick_seals_the_line_before_it(changes: Changes) -> None:
    person = add(changes, "M")
    retype(changes, person, "Ma")
    with changes.transaction(page="people") as session:
        changes.held(session, Person, person.id).may_call = True
    assert [(line.sequence, line.after and min(line.after)) for line in lines(changes)[1:]] == [
        (2, "called"),
        (3, "may_call"),
    ]


def test_saving_the_same_words_again_writes_no_line(changes: Changes) -> None:
    person = add(changes, "M")
    retype(changes, person, "M")
    assert len(lines(changes)) == 1


def test_an_event_is_a_line_without_a_change(changes: Changes) -> None:
    person = add(changes, "M")
    changes.note_event(Why.OPENED, person.id, person)
    opened = lines(changes)[-1]
    assert (opened.why, opened.before, opened.after, opened.sequence) == (Why.OPENED, None, None, 2)


def test_the_chain_shows_a_changed_a_removed_and_a_cut_line(changes: Changes) -> None:
    person = add(changes, "M")
    for called in ("Ma", "Mar", "Marg"):
        retype(changes, person, called)
        changes.seal()
    with changes.reading() as session:
        known = journal.head(session, changes.origin)
    assert faults(changes) == []

    with changes.engine.begin() as connection:
        connection.execute(text("UPDATE journal_line SET after = '{}' WHERE sequence = 2"))
    assert faults(changes) == ["2: content changed"]
    with changes.engine.begin() as connection:
        connection.execute(text("DELETE FROM journal_line WHERE sequence = 2"))
    assert faults(changes) == ["2: missing"]
    with changes.engine.begin() as connection:
        connection.execute(text("DELETE FROM journal_line WHERE sequence >= 2"))
    assert faults(changes) == []
    with changes.reading() as session:
        assert journal.faults(session, changes.origin, known) == ["2 to 4: missing from the end"]


def test_the_head_is_believed_only_under_its_own_key(changes: Changes, tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "journal.json"
    journal.write_head(path, b"k" * 32, journal.Head(7, "abc"))
    assert journal.read_head(path, b"k" * 32) == journal.Head(7, "abc")
    assert journal.read_head(path, b"x" * 32) is None
    path.write_text("not json")
    assert journal.read_head(path, b"k" * 32) is None


def test_forgetting_takes_the_words_out_of_row_history_and_search(changes: Changes) -> None:
    person = add(changes, "Canary")
    retype(changes, person, "Canarybird")
    with changes.transaction(Why.TAKEN_OUT, page="people") as session:
        changes.forget(session, changes.held(session, Person, person.id))
    assert faults(changes) == []
    with changes.engine.begin() as connection:
        for table in ("person", "journal_line", "search_entry", "search_index"):
            rows = connection.execute(text(f"SELECT * FROM {table}")).all()
            assert "canary" not in str(rows).lower()
    with changes.reading() as session:
        kept = session.get(Person, person.id)
        assert kept is not None
        assert kept.removed_at is not None


def test_a_stale_row_is_refused_and_nothing_is_overwritten(changes: Changes) -> None:
    person = add(changes, "M")
    retype(changes, person, "Ma")
    with pytest.raises(StaleWriteError), changes.transaction() as session:
        changes.held(session, Person, person.id, version=person.version).called = "Other"
    with changes.reading() as session:
        kept = session.get(Person, person.id)
        assert kept is not None
        assert kept.called == "Ma"


def test_a_row_that_is_not_there_says_so(changes: Changes) -> None:
    with pytest.raises(NotFoundError), changes.transaction() as session:
        changes.held(session, Person, uuid4())


def test_a_refusing_disk_changes_nothing_and_says_what_to_do(
    changes: Changes, engine: Engine
) -> None:
    person = add(changes, "M")

    @event.listens_for(engine, "before_cursor_execute")
    def refuse(_c: object, _cu: object, statement: str, *_rest: object) -> None:
        if statement.startswith("UPDATE person"):
            raise sqlcipher3.dbapi2.OperationalError("database or disk is full")

    with pytest.raises((StorageError, sqlcipher3.dbapi2.OperationalError)):
        retype(changes, person, "Margaret")
    event.remove(engine, "before_cursor_execute", refuse)
    with changes.reading() as session:
        kept = session.get(Person, person.id)
        assert kept is not None
        assert kept.called == "M"
    assert len(lines(changes)) == 1


def test_a_line_left_open_by_a_crash_is_sealed_at_the_next_unlock(
    changes: Changes, engine: Engine, clock: FakeClock
) -> None:
    person = add(changes, "M")
    retype(changes, person, "Ma")
    clock.advance(timedelta(hours=1))
    again = Changes(engine, clock, changes.origin, changes.planner_id)
    assert all(line.sequence for line in lines(again))
    assert faults(again) == []


def test_what_is_read_inside_reading_is_read_with_it_until_something_is_written(
    changes: Changes,
) -> None:
    person = add(changes, "M")
    with changes.reading() as whole:
        with changes.reading() as part:
            assert part is whole
            before = part.get(Person, person.id)
        with changes.reading() as part:
            assert part.get(Person, person.id) is before
        retype(changes, person, "Margaret")
        with changes.reading() as part:
            after = part.get(Person, person.id)
    assert before is not None
    assert after is not None
    assert (before.called, after.called) == ("M", "Margaret")
    with changes.reading() as session:
        assert session is not whole


def test_reading_inside_a_transaction_is_a_fault_of_ours_and_changes_nothing(
    changes: Changes,
) -> None:
    """Also where a page reads around it; that a writer began already is not what is said."""
    person = add(changes, "M")

    def reads_while_it_writes() -> None:
        with changes.transaction() as session:
            changes.held(session, Person, person.id).called = "Margaret"
            session.flush()
            with changes.reading() as part:
                part.get(Person, person.id)

    with changes.reading():
        with pytest.raises(RuntimeError, match="session of the transaction"):
            reads_while_it_writes()
        retype(changes, person, "Ma")
        with changes.reading() as part:
            after = part.get(Person, person.id)
    assert after is not None
    assert after.called == "Ma"


def test_inside_reading_too_a_disk_that_gives_nothing_is_said(changes: Changes) -> None:
    with changes.reading():
        with (
            pytest.raises(StorageError, match="could not be read just now"),
            changes.reading() as session,
        ):
            session.connection().exec_driver_sql("SELECT words FROM nowhere")
        assert lines(changes) == []


def test_a_disk_that_gives_nothing_is_said(changes: Changes) -> None:
    with (
        pytest.raises(StorageError, match="could not be read just now"),
        changes.reading() as session,
    ):
        session.connection().exec_driver_sql("SELECT words FROM nowhere")


def test_an_open_line_that_cannot_be_sealed_keeps_nobody_out(
    changes: Changes, engine: Engine, clock: FakeClock
) -> None:
    person = add(changes, "Margaret")
    retype(changes, person, "Maggie")
    refuse = "CREATE TRIGGER full BEFORE UPDATE ON journal_line BEGIN SELECT RAISE(FAIL, 'no'); END"
    with engine.begin() as connection:
        connection.exec_driver_sql(refuse)
    changes.seal()
    again = Changes(engine, clock, changes.origin, changes.planner_id)
    assert lines(again)[-1].sequence is None
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER full")
    again.seal()
    assert lines(again)[-1].sequence is not None
