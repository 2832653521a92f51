"""Damage to the database's pages is found."""

from __future__ import annotations

import resource
import signal
from pathlib import Path

import pytest

from demo.clock import StoryClock
from demo.people import fill
from planner.records.book import Records, open_records
from planner.vault import integrity
from planner.vault.connection import connect
from planner.vault.search_table import search_faults
from tests.fakes import FakeClock
from tests.vault.conftest import Kept


def test_a_whole_database_has_no_faults(template_vault: tuple[Path, bytearray]) -> None:
    path, master = template_vault
    connection = connect(path, master)
    assert integrity.faults(connection) == []
    connection.close()


def test_what_changed_elsewhere_since_the_last_check_is_no_damage(kept: Kept) -> None:
    opened = kept.open()
    records = open_records(opened.window_engine, kept.clock, opened.id)
    for called in ("Margaret", "Bronwen"):
        records.people.add(called)
        assert opened.check() == []
    opened.close()


def test_a_page_torn_on_its_way_out_of_the_log_is_no_fault(
    template_vault: tuple[Path, bytearray], tmp_path: Path
) -> None:
    """A power cut while the log is written back: the page is whole in the log, and is used."""
    template, master = template_vault
    path = tmp_path / "vault.db"
    path.write_bytes(template.read_bytes())
    connection = connect(path, master)
    connection.execute("CREATE TABLE colour (name TEXT)")
    with path.open("r+b") as file:
        file.seek(2_000)
        file.write(bytes(2_000))
    assert integrity.faults(connection) == []
    connection.close()


def test_on_a_full_disk_a_page_half_way_out_of_the_log_is_no_fault(
    template_vault: tuple[Path, bytearray], tmp_path: Path
) -> None:
    """By a limit on the size of files; whatever is in the log stays, and is read from there."""
    template, master = template_vault
    path = tmp_path / "vault.db"
    path.write_bytes(template.read_bytes())
    connection = connect(path, master)
    connection.execute("CREATE TABLE colour (name TEXT)")
    connection.execute("INSERT INTO colour VALUES (?)", ("blue" * 20_000,))
    whole, soft = path.stat().st_size, resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (whole + 1_000, soft[1]))
    try:
        assert integrity.faults(connection) == []
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, soft)
        signal.signal(signal.SIGXFSZ, before)
    assert path.stat().st_size % 4_096 == 1_000
    assert integrity.faults(connection) == []
    connection.close()


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE journal_line SET sealed_at = NULL",
        "UPDATE journal_line SET after = '{'",
        "UPDATE journal_line SET why = 'whim'",
        "UPDATE person SET called = x'ff'",
    ],
)
def test_a_check_that_meets_damaged_rows_says_so_and_does_not_break(
    kept: Kept, clock: FakeClock, harm: str
) -> None:
    opened = kept.open()
    open_records(opened.window_engine, clock, opened.id).people.add("Marta of the long lane")
    assert opened.check() == []
    cursor = opened.window_engine.raw_connection().cursor()
    cursor.execute("DROP TRIGGER journal_line_never_changed")
    cursor.execute(harm)
    assert opened.check() != []
    opened.close()


def test_a_search_that_lost_its_way_to_its_words_is_found(records: Records) -> None:
    fill(records, StoryClock(), 30)
    with records.changes.engine.connect() as held:
        connection = held.connection.driver_connection
    assert search_faults(connection) == []
    assert connection is not None
    connection.execute("UPDATE search_index_idx SET segid = segid + 1000")
    assert integrity.faults(connection) == []
    assert search_faults(connection) != []
