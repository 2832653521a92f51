"""The trail is append-only: whatever is done to it behind the program's back is found.

Each test takes the guards away first, as somebody would who can write to the open database.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import col, select

from planner.errors import CancelledError
from planner.models.journal import JournalLine, Why
from planner.records.book import Records
from planner.vault import journal
from planner.vault.journal import Head
from planner.vault.journal_guards import GUARDS
from tests.fakes import FakeClock


@pytest.fixture
def known(records: Records, clock: FakeClock) -> Head:
    """Seven sealed lines, the head as it was at the last lock, and no guards."""
    person = records.people.add("Margaret")
    for detail in ("a", "ab", "abc", "abcd", "abcde"):
        clock.advance(timedelta(minutes=1))
        records.people.change(person.id, "detail", detail)
        records.changes.seal()
    records.people.opened(person.id)
    for guard in GUARDS:
        sql(records, f"DROP TRIGGER {guard}")
    with records.changes.reading() as session:
        return journal.head(session, records.changes.origin)


def sql(records: Records, statement: str, *values: object) -> None:
    with records.changes.engine.begin() as connection:
        connection.exec_driver_sql(statement, values)


def faults(records: Records, known: Head) -> list[str]:
    with records.changes.reading() as session:
        return journal.faults(session, records.changes.origin, known)


def test_nothing_is_wrong_with_a_trail_nobody_touched(records: Records, known: Head) -> None:
    assert known.sequence == 7
    assert faults(records, known) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("step", "5" * 32),
        ("written_at", 7),
        ("sealed_at", 7),
        ("planner_id", "5" * 32),
        ("why", "opened"),
        ("page", "elsewhere"),
        ("table_name", "contact"),
        ("of_step", "5" * 32),
        ("record_id", "5" * 32),
        ("person_id", "5" * 32),
        ("before", "{}"),
        ("after", "{}"),
        ("salt", "00"),
        ("commitment", "00"),
        ("previous_hash", "00"),
        ("hash", "00"),
    ],
)
def test_a_changed_line_is_found(records: Records, known: Head, column: str, value: object) -> None:
    sql(records, f'UPDATE journal_line SET "{column}" = ? WHERE sequence = 4', value)
    found = faults(records, known)
    assert found
    assert {int(fault.split(":")[0]) for fault in found} <= {4, 5}


def test_every_column_is_tried_above() -> None:
    tried = {
        mark.args[1][n][0]
        for mark in test_a_changed_line_is_found.pytestmark  # type: ignore[attr-defined]
        for n in range(len(mark.args[1]))
    }
    assert set(JournalLine.model_fields) - tried == {"id", "origin", "sequence"}


def test_a_removed_line_is_found(records: Records, known: Head) -> None:
    sql(records, "DELETE FROM journal_line WHERE sequence = 4")
    assert faults(records, known) == ["4: missing"]


def test_lines_removed_side_by_side_are_counted(records: Records, known: Head) -> None:
    sql(records, "DELETE FROM journal_line WHERE sequence IN (1, 2, 4, 5)")
    assert faults(records, known) == ["1 to 2: missing", "4 to 5: missing"]


def test_a_line_removed_and_the_rest_numbered_anew_is_found(records: Records, known: Head) -> None:
    sql(records, "DELETE FROM journal_line WHERE sequence = 4")
    for number in (5, 6, 7):
        sql(records, "UPDATE journal_line SET sequence = ? WHERE sequence = ?", number - 1, number)
    found = faults(records, known)
    assert "4: does not follow the line before it" in found
    assert "7: missing from the end" in found


def test_lines_that_changed_places_are_found(records: Records, known: Head) -> None:
    for number, becomes in ((3, 90), (5, 3), (90, 5)):
        sql(records, "UPDATE journal_line SET sequence = ? WHERE sequence = ?", becomes, number)
    found = faults(records, known)
    assert "3: does not follow the line before it" in found
    assert "3: changed" in found
    assert "5: changed" in found


def test_an_inserted_line_is_found(records: Records, known: Head) -> None:
    for number in (7, 6, 5):
        sql(records, "UPDATE journal_line SET sequence = ? WHERE sequence = ?", number + 1, number)
    _copy(records, 4, 5)
    found = faults(records, known)
    assert "5: changed" in found
    assert "5: does not follow the line before it" in found
    assert "7: not the line it was at the last lock" in found


def test_a_line_of_another_vault_is_found(records: Records, known: Head) -> None:
    _copy(records, 4, 1, origin=uuid4())
    assert faults(records, known) == ["1: of another vault"]


def test_a_tail_that_was_cut_is_found(records: Records, known: Head) -> None:
    sql(records, "DELETE FROM journal_line WHERE sequence > 5")
    assert faults(records, known) == ["6 to 7: missing from the end"]
    sql(records, "DELETE FROM journal_line")
    assert faults(records, known) == ["1 to 7: missing from the end"]


def test_lines_chained_anew_without_the_key_are_found(records: Records, known: Head) -> None:
    """Every hash fits again; the head outside the database, under its MAC, does not."""
    _chain_anew(records, lambda line: line.sequence != 4)
    with records.changes.reading() as session:
        assert journal.faults(session, records.changes.origin) == []
    assert faults(records, known) == ["7: missing from the end"]
    _chain_anew(records, lambda line: True, extra=1)
    assert faults(records, known) == ["7: not the line it was at the last lock"]


def test_the_head_cannot_be_written_anew_without_the_key(
    records: Records, known: Head, tmp_path: Path
) -> None:
    key, other = b"k" * 32, b"x" * 32
    beside = tmp_path / "journal.json"
    journal.write_head(beside, key, known)
    assert journal.read_head(beside, key) == known
    journal.write_head(beside, other, Head(5, "2:00"))
    assert journal.read_head(beside, key) is None


def test_what_came_after_the_last_lock_is_checked_too(records: Records, known: Head) -> None:
    person = records.people.add("Bronwen")
    assert faults(records, known) == []
    sql(records, "UPDATE journal_line SET after = '{}' WHERE sequence = 8")
    assert faults(records, known) == ["8: content changed"]
    assert records.people.get(person.id).called == "Bronwen"


def test_lines_of_the_first_version_are_still_checked(records: Records, known: Head) -> None:
    """Their hash covers less; it cannot be passed off for a newer one, or the other way."""
    _chain_anew(records, lambda line: True, mark="")
    with records.changes.reading() as session:
        old = journal.head(session, records.changes.origin)
    assert not old.hash.startswith("2:")
    assert faults(records, old) == []
    person = records.people.add("Bronwen")
    with records.changes.reading() as session:
        both = journal.head(session, records.changes.origin)
    assert both.hash.startswith("2:")
    assert faults(records, both) == []
    sql(records, "UPDATE journal_line SET why = 'opened' WHERE sequence = 2")
    assert faults(records, both) == ["2: changed"]
    sql(records, "UPDATE journal_line SET hash = substr(hash, 3) WHERE sequence = 8")
    assert "8: changed" in faults(records, both)
    assert person.id


def test_the_search_for_faults_tells_how_far_it_is_and_can_be_stopped(
    records: Records, known: Head, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_AT_ONCE", 2)
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        if done == 4:
            raise CancelledError("stopped")

    with records.changes.reading() as session, pytest.raises(CancelledError):
        list(journal.look_for_faults(session, records.changes.origin, known, progress))
    assert told == [(2, 7), (4, 7)]


def _copy(records: Records, number: int, becomes: int, origin: UUID | None = None) -> None:
    with records.changes.reading() as session:
        line = session.exec(select(JournalLine).where(JournalLine.sequence == number)).one()
    values = {**line.model_dump(), "id": uuid4(), "sequence": becomes}
    values["origin"] = origin or line.origin
    with records.changes.engine.begin() as connection:
        connection.execute(JournalLine.__table__.insert().values(values))  # type: ignore[attr-defined]


def _chain_anew(
    records: Records,
    stays: Callable[[JournalLine], bool],
    *,
    extra: int = 0,
    mark: str = "2:",
) -> None:
    """Seal every line again, as someone can who has the database open and this program's code."""
    changes = records.changes
    with changes.reading() as session:
        lines = session.exec(select(JournalLine).order_by(col(JournalLine.sequence))).all()
    kept = [line for line in lines if stays(line)]
    kept += [_made_up(changes.origin) for _number in range(extra)]
    head = Head(0, "")
    rows: list[dict[str, Any]] = []
    for line in kept:
        journal.seal(line, head, line.sealed_at or line.written_at)
        line.hash = journal._hash(line, mark)
        head = Head(line.sequence or 0, line.hash)
        rows.append(line.model_dump())
    sql(records, "DELETE FROM journal_line")
    with changes.engine.begin() as connection:
        connection.execute(JournalLine.__table__.insert(), rows)  # type: ignore[attr-defined]


def _made_up(origin: UUID) -> JournalLine:
    at = datetime.fromisoformat("2026-03-17T10:00:00+00:00")
    return JournalLine(origin=origin, step=uuid4(), written_at=at, why=Why.OPENED)
