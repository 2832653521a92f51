"""The database itself keeps the journal: lines stay, and sealed ones only give up their content."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver
from sqlmodel import col, select

from planner.models.journal import JournalLine, Why
from planner.models.people import Person
from planner.records.book import Records
from planner.vault import journal, migrations
from planner.vault.connection import connect
from planner.vault.journal_guards import GUARDS

#: The columns that erasing a person blanks, by raw SQL.
ERASE = (
    "UPDATE journal_line SET record_id = NULL, person_id = NULL, before = NULL, after = NULL, "
    "salt = '' WHERE person_id = ?"
)
#: Another line put in the place of one, under an id of its own.
OTHER_ID = (
    "REPLACE INTO journal_line (id, origin, step, written_at, why, page, table_name, salt, "
    "commitment, previous_hash, hash, sequence) SELECT 'x', origin, step, written_at, why, page, "
    "table_name, salt, commitment, previous_hash, hash, sequence FROM journal_line "
    "WHERE sequence = 2"
)


@pytest.fixture
def sealed(records: Records) -> Any:
    """The driver's connection to a vault with a few sealed lines of one person."""
    person = records.people.add("Margaret")
    records.people.change(person.id, "detail", "Likes mornings")
    records.people.opened(person.id)
    connection = records.changes.engine.raw_connection().driver_connection
    assert connection is not None
    return connection


def change_of(column: str) -> object:
    return {"sequence": 90, "written_at": 7, "sealed_at": 7}.get(column, "other")


@pytest.mark.parametrize("column", sorted(JournalLine.model_fields))
def test_no_column_of_a_sealed_line_can_be_given_another_value(sealed: Any, column: str) -> None:
    before = sealed.execute("SELECT * FROM journal_line ORDER BY sequence").fetchall()
    with pytest.raises(driver.DatabaseError, match="never changes"):
        sealed.execute(
            f'UPDATE journal_line SET "{column}" = ? WHERE sequence = 2', (change_of(column),)
        )
    assert sealed.execute("SELECT * FROM journal_line ORDER BY sequence").fetchall() == before


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM journal_line WHERE sequence = 2",
        "DELETE FROM journal_line",
        "UPDATE journal_line SET sequence = NULL WHERE sequence = 2",
        "INSERT OR REPLACE INTO journal_line SELECT * FROM journal_line WHERE sequence = 2",
        OTHER_ID,
    ],
)
def test_no_line_is_removed_or_replaced(sealed: Any, statement: str) -> None:
    before = sealed.execute("SELECT * FROM journal_line ORDER BY sequence").fetchall()
    with pytest.raises(driver.DatabaseError, match=r"journal line (is )?never"):
        sealed.execute(statement)
    assert sealed.execute("SELECT * FROM journal_line ORDER BY sequence").fetchall() == before


def test_an_open_line_is_not_removed_either(records: Records) -> None:
    person = records.people.add("Margaret")
    records.people.change(person.id, "detail", "Likes")
    connection = records.changes.engine.raw_connection().driver_connection
    assert connection is not None
    with pytest.raises(driver.DatabaseError, match="never removed"):
        connection.execute("DELETE FROM journal_line WHERE sequence IS NULL")
    records.people.change(person.id, "detail", "Likes mornings")
    records.changes.seal()


@pytest.mark.parametrize("nothing", ["NULL", "'null'"])
def test_erasing_a_person_blanks_their_lines_and_the_chain_holds(
    records: Records, sealed: Any, nothing: str
) -> None:
    (person_id,) = sealed.execute("SELECT id FROM person").fetchone()
    done = sealed.execute(
        ERASE.replace("before = NULL, after = NULL", f"before = {nothing}, after = {nothing}"),
        (person_id,),
    )
    assert done.rowcount == 3
    with records.changes.reading() as session:
        assert journal.faults(session, records.changes.origin) == []
        lines = session.exec(select(JournalLine).where(col(JournalLine.salt) == "")).all()
    assert {(line.person_id, line.record_id, line.before, line.after) for line in lines} == {
        (None, None, None, None)
    }


def test_what_was_blanked_cannot_be_filled_again(sealed: Any) -> None:
    (person_id,) = sealed.execute("SELECT id FROM person").fetchone()
    sealed.execute(ERASE, (person_id,))
    with pytest.raises(driver.DatabaseError, match="never changes"):
        sealed.execute("UPDATE journal_line SET after = '{}' WHERE sequence = 1")


def test_taking_words_out_and_moving_them_still_pass(records: Records) -> None:
    person = records.people.add("Canary")
    with records.changes.transaction(Why.TAKEN_OUT) as session:
        records.changes.forget(session, records.changes.held(session, Person, person.id))
    with records.changes.reading() as session:
        assert journal.faults(session, records.changes.origin) == []


@pytest.fixture
def bare(template_vault: tuple[Path, bytearray], tmp_path: Path) -> Iterator[Any]:
    """A vault's database and its path and key."""
    template, master = template_vault
    path = tmp_path / "vault.db"
    path.write_bytes(template.read_bytes())
    connection = connect(path, master)
    yield connection, path, master
    connection.close()


def transformed(connection: Any) -> None:
    """A step that rebuilds the journal's table, which drops its triggers without a word."""
    from sqlite_utils import Database

    Database(connection, recursive_triggers=False).table("journal_line").transform()
    assert guards(connection) == {}


def guards(connection: Any) -> dict[str, str]:
    return dict(
        connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    )


def test_a_migration_that_rebuilds_the_table_puts_the_guards_back(bare: Any) -> None:
    connection, path, master = bare
    before = guards(connection)
    assert before.keys() == GUARDS.keys()
    migrations.migrate(connection, path, master, [*migrations.STEPS, transformed])
    assert guards(connection) == before
