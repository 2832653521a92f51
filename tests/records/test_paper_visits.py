"""A visit held on paper: its day apart from the day of typing, and words marked as added later."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from planner.errors import InvalidInputError
from planner.models.answers import Origin
from planner.models.aspirations import Horizon
from planner.models.pathways import Pathway
from planner.models.visits import Appointment
from planner.records.book import Records
from planner.records.meetings import Meeting
from tests.fakes import FakeClock
from tests.records.plan_makers import Someone, prompt, say, someone

AT = time(10, 30)
DAY = timedelta(days=1)


@pytest.fixture
def who(records: Records, clock: FakeClock) -> Someone:
    made = someone(records)
    clock.advance(10 * DAY)
    return made


def test_its_day_is_kept_apart_from_the_day_of_typing(
    records: Records, clock: FakeClock, who: Someone
) -> None:
    held_on = clock.today() - 3 * DAY
    visit = records.paper_visits.type_in(who.pathway_id, held_on, AT, place="At home")
    assert (visit.happened_on, visit.typed_in_later) == (held_on, True)
    assert visit.recorded_at == clock.now()
    assert records.visits.current() is None
    records.emotional_support.answer(
        who.pathway_id, visit.id, prompt(records, who, "why_here").prompt.id, "The nights"
    )
    answer = next(iter(records.paper_visits.answers(visit.id).values()))
    assert (answer.origin, answer.happened_on) == (Origin.ADDED_LATER, held_on)
    hope = records.aspirations.add(who.pathway_id, Horizon.WEEK, "Walk", visit.id)
    assert (hope.happened_on, hope.by_on) == (held_on, held_on + 7 * DAY)
    barrier = records.barriers.add(who.pathway_id, "The hill", visit.id)
    assert barrier.happened_on == held_on
    assert records.barriers.add_step(barrier.id, "Ring", visit.id).happened_on == held_on


def test_words_of_an_earlier_day_do_not_stand_over_later_ones(
    records: Records, clock: FakeClock, who: Someone
) -> None:
    say(records, who, "why_here", "Said yesterday, between visits")
    clock.advance(DAY)
    visit = records.paper_visits.type_in(who.pathway_id, clock.today() - 5 * DAY, AT)
    say(records, who, "why_here", "Said on paper, before that", visit.id)
    said = prompt(records, who, "why_here")
    assert said.text == "Said yesterday, between visits"
    assert [answer.text for answer in said.earlier] == ["Said on paper, before that"]


def test_a_day_before_the_pathway_or_still_to_come_is_refused(
    records: Records, clock: FakeClock, who: Someone
) -> None:
    with records.changes.reading() as session:
        started = records.changes.held(session, Pathway, who.pathway_id).started_on
    today = clock.today()
    for on, at, field in (
        (started - DAY, AT, "on"),
        (today + DAY, AT, "on"),
        (today, time(10, 31), "at"),
        (date(2206, 1, 1), AT, "on"),
    ):
        with pytest.raises(InvalidInputError) as refused:
            records.paper_visits.type_in(who.pathway_id, on, at)
        assert refused.value.field == field
    assert records.visits.of_person(who.person_id) == []
    for on in (started, today):
        records.paper_visits.type_in(who.pathway_id, on, time(9))
    assert len(records.visits.of_person(who.person_id)) == 2


def test_the_meeting_of_that_day_was_held_and_undo_takes_both_back(
    records: Records, clock: FakeClock, who: Someone
) -> None:
    on = clock.today()
    planned = records.meetings.plan(who.person_id, who.pathway_id, Meeting(on, AT, place="Room 2"))
    clock.advance(DAY)
    found = records.paper_visits.planned(who.pathway_id, on)
    assert found is not None
    assert (found.at, found.place) == (AT, "Room 2")
    visit = records.paper_visits.type_in(who.pathway_id, on, AT)

    def appointment() -> Appointment:
        with records.changes.reading() as session:
            return records.changes.held(session, Appointment, planned.id)

    assert (appointment().held, appointment().visit_id) == (True, visit.id)
    assert records.meetings.unsaid(who.person_id) == []
    records.undo.undo(who.person_id, "details")
    assert records.visits.of_person(who.person_id) == []
    assert appointment().held is None


def test_a_visit_on_the_computer_was_not_typed_in_later(
    records: Records, clock: FakeClock, who: Someone
) -> None:
    visit = records.visits.start(who.person_id, who.pathway_id)
    assert not visit.typed_in_later
    clock.advance(timedelta(minutes=40))
    assert not records.visits.end(visit.id).typed_in_later
