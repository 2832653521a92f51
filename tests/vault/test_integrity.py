"""Damage to the database's pages is found."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from demo.clock import StoryClock
from demo.people import fill
from planner.errors import VaultError
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


def test_flips_cuts_and_swaps_anywhere_are_found(
    template_vault: tuple[Path, bytearray], tmp_path: Path
) -> None:
    template, master = template_vault
    whole = template.read_bytes()
    pages = [whole[start : start + 4096] for start in range(0, len(whole), 4096)]
    chance = random.Random(4)
    path = tmp_path / "vault.db"
    unnoticed = []
    for trial in range(60):
        first, second = chance.sample(range(len(pages)), 2)
        changed = list(pages)
        match trial % 3:
            case 0:
                at = chance.randrange(4096) if first else chance.randrange(16, 4096)
                page = bytearray(pages[first])
                page[at] ^= 1 << chance.randrange(8)
                changed[first] = bytes(page)
            case 1:
                changed[first], changed[second] = pages[second], pages[first]
            case _:
                changed = changed[: max(1, first)]
        path.write_bytes(b"".join(changed))
        if not _noticed(path, master):
            unnoticed.append((trial, first, second))
    assert unnoticed == []


def _noticed(path: Path, master: bytearray) -> bool:
    try:
        connection = connect(path, master)
    except VaultError:
        return True
    try:
        return bool(integrity.faults(connection))
    finally:
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
