"""Keeping safe: a concern stays open until someone closes it with a name, a day and an outcome."""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from planner.errors import InvalidInputError
from planner.models.concerns import ConcernKind, WhoActs
from planner.models.journal import JournalLine, Why
from planner.models.people import Person
from planner.models.times import moment_of
from planner.records.book import Records
from planner.records.concerns import PAGE
from tests.fakes import FakeClock


@pytest.fixture
def person_id(records: Records) -> UUID:
    with records.changes.transaction() as session:
        person = Person(called="Margaret")
        session.add(person)
    return person.id


def test_a_concern_keeps_what_was_said_and_who_was_told(
    records: Records, person_id: UUID, clock: FakeClock
) -> None:
    concern = records.concerns.open(person_id, WhoActs.DUTY_GP)
    records.concerns.choose_kinds(
        concern.id, [ConcernKind.OTHER, ConcernKind.URGENT_PHYSICAL_HEALTH]
    )
    records.concerns.type_text(concern.id, "words", "My chest is tight <b>")
    records.concerns.choose_known(concern.id, knows=True, agrees=False)
    records.concerns.type_text(concern.id, "shared_anyway_because", "It can't wait")
    clock.advance(timedelta(minutes=9))
    told = records.concerns.tell(concern.id, "Duty GP")
    records.concerns.type_told(told.id, "how", "By phone")
    records.concerns.type_told(told.id, "accepted_by", "The duty GP")
    earlier = records.concerns.tell(concern.id, "A son")
    records.concerns.told_at(earlier.id, clock.now() - timedelta(hours=1))
    mistake = records.concerns.tell(concern.id, "Nobody")
    records.concerns.drop_told(mistake.id)
    file = records.concerns.file(concern.id)
    assert file.concern.kinds == ["urgent_physical_health", "other"]
    assert file.concern.words == "My chest is tight <b>"
    assert [each.id for each in file.told] == [earlier.id, told.id]
    assert file.told[1].accepted_by == "The duty GP"
    assert file.person.called == "Margaret"


def test_it_stays_open_until_name_day_and_outcome(
    records: Records, person_id: UUID, clock: FakeClock
) -> None:
    first = records.concerns.open(person_id, WhoActs.EMERGENCY)
    clock.advance(timedelta(days=2))
    second = records.concerns.open(person_id, WhoActs.CRISIS_TEAM)
    today = clock.today()
    for name, day, outcome in [
        ("", today, "Seen"),
        ("Priya", today, " "),
        ("Priya", today + timedelta(days=1), "Seen"),
        ("Priya", today - timedelta(days=3), "Seen"),
    ]:
        with pytest.raises(InvalidInputError):
            records.concerns.close(first.id, closed_by=name, closed_on=day, outcome=outcome)
    assert [file.concern.id for file in records.concerns.open_ones()] == [first.id, second.id]
    records.concerns.close(first.id, closed_by="Priya", closed_on=today, outcome="Seen by the GP")
    assert [file.concern.id for file in records.concerns.open_ones(person_id)] == [second.id]
    assert [file.concern.id for file in records.concerns.of_person(person_id)] == [
        second.id,
        first.id,
    ]
    records.undo.undo(person_id, PAGE)
    assert len(records.concerns.open_ones()) == 2


def test_what_cannot_be_is_refused(records: Records, person_id: UUID, clock: FakeClock) -> None:
    concern = records.concerns.open(person_id, WhoActs.DUTY_GP)
    told = records.concerns.tell(concern.id, "Duty GP")
    with pytest.raises(InvalidInputError):
        records.concerns.choose_known(concern.id, knows=False, agrees=True)
    with pytest.raises(InvalidInputError):
        records.concerns.tell(concern.id, " ")
    with pytest.raises(InvalidInputError):
        records.concerns.told_at(told.id, clock.now() + timedelta(minutes=1))
    with pytest.raises(InvalidInputError):
        records.concerns.try_to_reach(person_id, "", reached=False)
    assert records.concerns.file(concern.id).told == (told,)


def test_copying_is_journalled_and_attempts_are_kept(
    records: Records, person_id: UUID, clock: FakeClock
) -> None:
    concern = records.concerns.open(person_id, WhoActs.SOMEONE_ELSE)
    records.concerns.note_copied(concern.id)
    with records.changes.reading() as session:
        (line,) = session.exec(select(JournalLine).where(JournalLine.why == Why.EXPORTED))
    assert (line.record_id, line.person_id) == (concern.id, person_id)
    records.concerns.try_to_reach(person_id, "Rang twice", reached=False)
    clock.advance(timedelta(hours=1))
    records.concerns.try_to_reach(person_id, "Rang", reached=True, note="Well")
    assert [each.reached for each in records.concerns.attempts(person_id)] == [True, False]
    newest = records.concerns.attempts(person_id)[0]
    records.concerns.type_try(newest.id, "note", "Well, and glad of the call")
    records.concerns.choose_reached(newest.id, False)
    with pytest.raises(InvalidInputError):
        records.concerns.type_try(newest.id, "how", " ")
    (newest, other) = records.concerns.attempts(person_id)
    assert (newest.note, newest.reached) == ("Well, and glad of the call", False)
    records.concerns.drop_try(other.id)
    assert records.concerns.attempts(person_id) == [newest]


def test_shared_without_agreement_it_closes_only_once_it_is_said_why(
    records: Records, person_id: UUID, clock: FakeClock
) -> None:
    concern = records.concerns.open(person_id, WhoActs.DUTY_GP)
    records.concerns.choose_known(concern.id, knows=True, agrees=False)
    records.concerns.tell(concern.id, "Duty GP")
    with pytest.raises(InvalidInputError) as refused:
        records.concerns.close(
            concern.id, closed_by="Priya", closed_on=clock.today(), outcome="Seen"
        )
    assert refused.value.field == "shared_anyway_because"
    records.concerns.type_text(concern.id, "shared_anyway_because", "A life was in danger")
    records.concerns.close(concern.id, closed_by="Priya", closed_on=clock.today(), outcome="Seen")
    assert records.concerns.open_ones() == []


@given(opened=st.integers(0, 20), length=st.none() | st.integers(0, 20), first=st.integers(0, 25))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_period_has_what_was_open_at_any_time_in_it(
    records: Records, person_id: UUID, opened: int, length: int | None, first: int
) -> None:
    start, days = date(2026, 3, 20), timedelta(days=1)  # over the change to summer time
    clock = records.changes.clock
    assert isinstance(clock, FakeClock)
    clock.set(moment_of(start + opened * days, time(23, 30)))
    concern = records.concerns.open(person_id, WhoActs.DUTY_GP)
    closed = None if length is None else start + (opened + length) * days
    if closed is not None:
        clock.set(moment_of(closed, time(23, 45)))
        records.concerns.close(concern.id, closed_by="P", closed_on=closed, outcome="Seen")
    begin, end = start + first * days, start + (first + 3) * days
    listed = concern.id in {one.concern.id for one in records.concerns.in_period(begin, end)}
    was_open = start + opened * days <= end and (closed is None or closed >= begin)
    assert listed is was_open


def test_a_list_that_left_is_in_the_trail_of_everybody_on_it(
    records: Records, person_id: UUID, clock: FakeClock
) -> None:
    records.concerns.open(person_id, WhoActs.DUTY_GP)
    records.concerns.open(person_id, WhoActs.CRISIS_TEAM)
    files = records.concerns.in_period(clock.today(), clock.today())
    records.concerns.note_listed(files, saved=True)
    with records.changes.reading() as session:
        lines = session.exec(select(JournalLine).where(JournalLine.why == Why.EXPORTED)).all()
    assert [(line.person_id, line.after) for line in lines] == [
        (person_id, {"what": "supervision"})
    ]
