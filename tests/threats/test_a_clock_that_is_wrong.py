"""The clock on the wall is set back a year, or forward: nothing is lost, nobody is kept out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from planner.models.people import Person
from planner.records.book import Records, open_records
from planner.vault.open_vault import OpenVault
from planner.vault.refusals import TryLaterError, WrongPassphraseError
from tests.fakes import FakeClock
from tests.vault.conftest import Kept

YEARS = [timedelta(days=-365), timedelta(days=365), timedelta(days=-9_000)]


def records_of(opened: OpenVault, clock: FakeClock) -> Records:
    return open_records(opened.window_engine, clock, opened.id)


@pytest.mark.parametrize("by", YEARS)
def test_what_is_written_after_it_is_kept_in_order_and_can_be_undone(
    kept: Kept, clock: FakeClock, by: timedelta
) -> None:
    opened = kept.open()
    records = records_of(opened, clock)
    person = records.people.add("Marta")
    records.people.change(person.id, "called", "Martha")
    clock.set(clock.now() + by)
    records.people.change(person.id, "called", "Marthe")
    records.changes.seal()
    rows = records.undo.undo(person.id, "details")
    assert [row.called for row in rows if isinstance(row, Person)] == ["Martha"]
    opened.close()

    again = kept.open()
    assert again.generation_warning is None
    assert again.check() == []
    assert records_of(again, clock).people.get(person.id).called == "Martha"
    again.close()


@pytest.mark.parametrize("by", YEARS)
def test_waits_after_wrong_passphrases_are_neither_skipped_nor_drawn_out(
    kept: Kept, clock: FakeClock, by: timedelta
) -> None:
    for _try in range(3):
        with pytest.raises(WrongPassphraseError):
            kept.open("wrong")
    clock.set(clock.now() + by)
    with pytest.raises(TryLaterError) as refused:
        kept.open()
    assert refused.value.seconds == pytest.approx(5)
    clock.advance(timedelta(seconds=5))
    kept.open().close()
