"""How long records are kept: from the last contact, longer where decided, never erased alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.errors import InvalidInputError, NotFoundError
from planner.models.keeping import YEARS
from planner.models.lawful import HoldKind, RetentionClass
from planner.models.pathways import PathwayKind, PathwayStatus
from planner.models.people import Person
from planner.models.visits import Visit, VisitHow
from planner.records.book import Records
from tests.fakes import FakeClock
from tests.records.plan_makers import say, someone

TODAY = date(2026, 3, 17)


def go_to(clock: FakeClock, day: date) -> None:
    clock.set(datetime(day.year, day.month, day.day, 10, 30, tzinfo=UTC))


def test_the_service_says_which_class_and_one_record_may_differ(records: Records) -> None:
    person = records.people.add("Margaret")
    assert records.retention.service_class() is RetentionClass.MENTAL_HEALTH
    assert records.retention.of_person(person.id).until == date(2046, 3, 17)
    records.retention.choose_service_class(RetentionClass.OTHER_ADULT)
    assert records.retention.of_person(person.id).until == date(2034, 3, 17)
    records.retention.choose_class(person.id, RetentionClass.MENTAL_HEALTH)
    kept = records.retention.of_person(person.id)
    assert (kept.kind, kept.own_kind) == (RetentionClass.MENTAL_HEALTH,) * 2
    records.retention.choose_class(person.id, None)
    assert records.retention.of_person(person.id).until == date(2034, 3, 17)


def test_visits_tries_and_words_are_contact(records: Records, clock: FakeClock) -> None:
    who = someone(records)
    assert records.retention.of_person(who.person_id).last_contact == TODAY
    contacts: tuple[Callable[[], object], ...] = (
        lambda: records.visits.start(who.person_id, who.pathway_id),
        lambda: records.concerns.try_to_reach(who.person_id, "phone"),
        lambda: say(records, who, "why_here", "Not sleeping"),
        lambda: records.notes.write(who.person_id, "Rang back"),
    )
    for contact in contacts:
        clock.advance(timedelta(days=100))
        assert records.retention.of_person(who.person_id).last_contact < clock.today()
        contact()
        assert records.retention.of_person(who.person_id).last_contact == clock.today()


def test_a_visit_told_of_later_counts_for_the_day_it_happened(
    records: Records, clock: FakeClock
) -> None:
    who = someone(records)
    clock.advance(timedelta(days=400))
    with records.changes.transaction() as session:
        session.add(
            Visit(
                person_id=who.person_id,
                pathway_id=who.pathway_id,
                began_at=clock.now() - timedelta(days=300),
                happened_on=clock.today() - timedelta(days=300),
                how=VisitHow.PHONE,
            )
        )
    kept = records.retention.of_person(who.person_id)
    assert kept.last_contact == TODAY + timedelta(days=100)


def test_what_is_no_contact_moves_nothing(records: Records, clock: FakeClock) -> None:
    who = someone(records)
    clock.advance(timedelta(days=500))
    records.people.opened(who.person_id)
    records.people.change(who.person_id, "phone", "01632 960123")
    records.holds.place(who.person_id, HoldKind.OTHER, "A letter", clock.today())
    records.retention.choose_class(who.person_id, None)
    assert records.retention.of_person(who.person_id).last_contact == TODAY


def test_who_died_is_kept_ten_years_from_there(records: Records) -> None:
    person = records.people.add("Margaret", born_on=date(1950, 1, 1))
    records.retention.died(person.id, date(2026, 2, 28))
    assert records.retention.of_person(person.id).until == date(2036, 2, 28)
    records.retention.died(person.id, None)
    assert records.retention.of_person(person.id).until == date(2046, 3, 17)
    for day in (date(2026, 3, 18), date(1949, 12, 31)):
        with pytest.raises(InvalidInputError):
            records.retention.died(person.id, day)


def test_a_record_is_kept_longer_with_a_reason_and_a_later_day(records: Records) -> None:
    person = records.people.add("Margaret")
    for until, why, field in (
        (date(2050, 1, 1), " ", "why"),
        (date(2046, 3, 17), "Asked", "keep_until"),
        (date(2067, 1, 1), "Asked", "keep_until"),
    ):
        with pytest.raises(InvalidInputError) as refused:
            records.retention.keep_longer(person.id, until, why)
        assert refused.value.field == field
    records.retention.keep_longer(person.id, date(2050, 1, 1), "They asked us to")
    kept = records.retention.of_person(person.id)
    assert (kept.until, kept.why) == (date(2050, 1, 1), "They asked us to")


def test_nobody_by_that_id(records: Records) -> None:
    with pytest.raises(NotFoundError):
        records.retention.of_person(records.changes.origin)


def test_the_list_names_whose_time_is_over_and_a_hold_keeps_people_off_it(
    records: Records, clock: FakeClock
) -> None:
    records.retention.choose_service_class(RetentionClass.OTHER_ADULT)
    old, held, longer, seen = (records.people.add(name) for name in ("Ada", "Bo", "Cy", "Di"))
    records.holds.place(held.id, HoldKind.COMPLAINT, "A letter", TODAY)
    go_to(clock, date(2030, 1, 1))
    records.notes.write(seen.id, "Rang")
    go_to(clock, date(2034, 3, 16))
    assert records.retention.due(clock.today()) == []
    go_to(clock, date(2034, 3, 17))
    assert {kept.called for kept in records.retention.due(clock.today())} == {"Ada", "Cy"}
    records.retention.keep_longer(longer.id, date(2036, 1, 1), "They may come back")
    assert [kept.person_id for kept in records.retention.due(clock.today())] == [old.id]
    assert {kept.called for kept in records.retention.due(date(2038, 1, 1))} == {"Ada", "Cy", "Di"}


def test_a_record_of_a_shorter_class_is_listed_in_a_service_of_the_longer(
    records: Records, clock: FakeClock
) -> None:
    person = records.people.add("Margaret")
    records.people.add("Longer")
    records.retention.choose_class(person.id, RetentionClass.OTHER_ADULT)
    go_to(clock, date(2034, 6, 1))
    assert [kept.person_id for kept in records.retention.due(clock.today())] == [person.id]


def test_an_open_pathway_is_said(records: Records, clock: FakeClock) -> None:
    who = someone(records)
    assert records.retention.of_person(who.person_id).on_pathway
    records.pathways.finish(who.pathway_id, PathwayStatus.COMPLETED)
    assert not records.retention.of_person(who.person_id).on_pathway
    assert records.pathways.start(who.person_id, PathwayKind.RECOVERY)


def test_the_list_is_asked_about_once_a_year(records: Records, clock: FakeClock) -> None:
    records.people.add("Margaret")
    go_to(clock, date(2047, 1, 5))
    assert records.retention.to_look_through() == 1
    records.retention.looked_through()
    assert records.retention.looked_on() == date(2047, 1, 5)
    go_to(clock, date(2047, 12, 31))
    assert records.retention.to_look_through() == 0
    go_to(clock, date(2048, 1, 1))
    assert records.retention.to_look_through() == 1
    go_to(clock, date(2046, 6, 1))  # a clock that was set back asks nothing again
    assert records.retention.to_look_through() == 0


@given(
    born=st.dates(date(2001, 1, 1), date(2060, 12, 31)),
    gap=st.integers(-900, 900),
    kind=st.sampled_from(RetentionClass),
)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_due_is_just_what_the_calendar_says(
    records: Records, clock: FakeClock, born: date, gap: int, kind: RetentionClass
) -> None:
    """The query leaves nobody out that the rule names, and names nobody else."""
    go_to(clock, born)
    person = records.people.add("Margaret")
    records.retention.choose_service_class(kind)
    until = records.retention.of_person(person.id).until
    assert until.year == born.year + YEARS[kind]
    by = until + timedelta(days=gap)
    listed = person.id in {kept.person_id for kept in records.retention.due(by)}
    assert listed == (gap >= 0)
    with records.changes.transaction() as session:
        records.changes.held(session, Person, person.id).removed_at = clock.now()
