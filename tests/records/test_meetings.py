"""Meetings: planned, changed or called off, and counted once it is said what became of them."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from planner.errors import InvalidInputError
from planner.models.pathways import Pathway, PathwayKind
from planner.models.visits import VisitHow
from planner.records.book import Records
from planner.records.meetings import PAGE, Meeting
from tests.fakes import FakeClock

TOMORROW = date(2026, 3, 18)


@pytest.fixture
def pathway(records: Records) -> Pathway:
    return records.pathways.start(records.people.add("Margaret").id, PathwayKind.PREVENTION)


def test_the_next_one_can_be_changed_and_called_off(records: Records, pathway: Pathway) -> None:
    who = pathway.person_id
    planned = records.meetings.plan(who, pathway.id, Meeting(TOMORROW, time(10, 30)))
    records.meetings.change(planned.id, Meeting(TOMORROW, how=VisitHow.PHONE))
    coming = records.meetings.coming(who)
    assert coming is not None
    assert (coming.id, coming.at, coming.how) == (planned.id, None, VisitHow.PHONE)

    records.meetings.call_off(planned.id)
    assert records.meetings.coming(who) is None
    records.undo.undo(who, PAGE)
    assert records.meetings.coming(who) is not None


def test_a_day_gone_by_is_refused(records: Records, pathway: Pathway, clock: FakeClock) -> None:
    yesterday = Meeting(clock.today() - timedelta(days=1))
    with pytest.raises(InvalidInputError) as refused:
        records.meetings.plan(pathway.person_id, pathway.id, yesterday)
    assert refused.value.field == "on"


@pytest.mark.parametrize(("held", "not_held"), [(True, 0), (False, 1)])
def test_one_gone_by_waits_to_be_said_and_is_then_counted(
    records: Records, pathway: Pathway, clock: FakeClock, held: bool, not_held: int
) -> None:
    planned = records.meetings.plan(pathway.person_id, pathway.id, Meeting(TOMORROW))
    assert records.meetings.unsaid(pathway.person_id) == []
    clock.advance(timedelta(days=2))
    assert records.meetings.unsaid(pathway.person_id) == [planned]

    records.meetings.say_held(planned.id, held)
    assert records.meetings.unsaid(pathway.person_id) == []
    assert records.stories.of_pathway(pathway.id).not_held == not_held
