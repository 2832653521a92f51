"""Earlier words, as the journal has them."""

from __future__ import annotations

from datetime import timedelta

from planner.records.book import Records
from tests.fakes import FakeClock


def test_earlier_answers_come_newest_first_with_who_and_when(
    records: Records, clock: FakeClock
) -> None:
    person = records.people.add("Margaret")
    for detail in ("Likes mornings", "Likes afternoons"):
        clock.advance(timedelta(days=1))
        records.people.change(person.id, "detail", detail)
        records.changes.seal()
    records.people.change(person.id, "may_call", True)

    earlier = records.history.of_record(person.id, frozenset({"detail"}))

    assert [(each.before, each.after) for each in earlier] == [
        ("Likes mornings", "Likes afternoons"),
        ("", "Likes mornings"),
    ]
    assert earlier[0].changed_at == clock.now()
