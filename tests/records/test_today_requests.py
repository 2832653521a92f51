"""Requests for a copy on Today: until they are answered, the one due first at the top."""

from __future__ import annotations

from datetime import date, timedelta

from planner.records.book import Records
from planner.records.today_lines import Tone
from tests.fakes import FakeClock

TODAY = date(2026, 3, 17)


def test_a_request_stays_on_today_until_it_is_answered(records: Records, clock: FakeClock) -> None:
    first, second = records.people.add("Margaret"), records.people.add("Bo")
    early = records.access.receive(first.id, TODAY - timedelta(days=20), "Margaret", "Known")
    late = records.access.receive(second.id, TODAY, "Bo", "Known")
    records.access.extend(late.id, date(2026, 6, 1), "Much to read")
    listing = records.today.overview().requests
    assert [(line.name, line.detail, line.tag) for line in listing.lines] == [
        ("Margaret", "Access request due 25 March.", "Open"),
        ("Bo", "Access request due 1 June.", "Open"),
    ]
    clock.advance(timedelta(days=10))
    (line, _other) = records.today.overview().requests.lines
    assert (line.tag, line.tone) == ("2 days overdue", Tone.ATTENTION)
    records.access.close(early.id, "Taken back")
    assert records.today.overview().requests.total == 1
    records.people.remove(second.id)
    assert records.today.overview().requests.total == 0
