"""The list of people: who is on it, in which order, and what each row says."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from planner.models.aspirations import Aspiration, Horizon
from planner.models.pathways import Pathway, PathwayKind, PathwayStatus
from planner.models.people import Person
from planner.models.questionnaires import Asking, Declined, Questionnaire, Stage
from planner.models.visits import Appointment, Visit
from planner.models.wemwbs import next_number, window
from planner.records.book import Records
from planner.records.people_list import Among, Counts, Due, Next, Sort, Wanted
from planner.records.questionnaires import wemwbs_rules
from tests.fakes import FakeClock

TODAY = date(2026, 3, 17)


def put(records: Records, row: Any) -> Any:
    with records.changes.transaction() as session:
        session.add(row)
    return row


def person(records: Records, called: str, **details: Any) -> Person:
    return records.people.add(called, **details)


def pathway(
    records: Records, who: Person, kind: PathwayKind = PathwayKind.PREVENTION, **details: Any
) -> Pathway:
    started = details.pop("started_on", TODAY)
    row = records.pathways.start(who.id, kind, started_on=started)
    for field, value in details.items():
        with records.changes.transaction() as session:
            held = records.changes.held(session, Pathway, row.id)
            setattr(held, field, value)
            session.add(held)
    return row


def finished(records: Records, on: Pathway, stage: Stage, day: date) -> None:
    put(
        records,
        Questionnaire(
            person_id=on.person_id,
            pathway_id=on.id,
            stage=stage,
            answered_on=day,
            answers=[3] * 14,
            finished_at=datetime(day.year, day.month, day.day, tzinfo=UTC),
        ),
    )


def names(records: Records, wanted: Wanted, sort: Sort = Sort.NAME) -> list[str]:
    keys = records.people_list.order(wanted, sort)
    return [row.called for row in records.people_list.rows(keys)]


@pytest.fixture
def some(records: Records) -> Records:
    """Ann active in prevention, Bea paused in recovery, Cat finished, Dee on none."""
    pathway(records, person(records, "Ann"))
    bea = pathway(records, person(records, "Bea"), PathwayKind.RECOVERY)
    records.pathways.pause(bea.id)
    cat = pathway(records, person(records, "Cat"))
    records.pathways.finish(cat.id, PathwayStatus.COMPLETED)
    person(records, "Dee")
    gone = person(records, "Gone")
    records.people.remove(gone.id)
    return records


@pytest.mark.parametrize(
    ("among", "found"),
    [
        (Among.ON_LIST, ["Ann", "Bea", "Dee"]),
        (Among.ACTIVE, ["Ann"]),
        (Among.PAUSED, ["Bea"]),
        (Among.FINISHED, ["Cat"]),
        (Among.NO_PATHWAY, ["Dee"]),
        (Among.EVERYONE, ["Ann", "Bea", "Cat", "Dee"]),
    ],
)
@pytest.mark.parametrize("sort", list(Sort))
def test_each_choice_has_its_people(
    some: Records, among: Among, found: list[str], sort: Sort
) -> None:
    assert sorted(names(some, Wanted(among=among), sort)) == found


def test_the_kind_of_pathway_narrows_the_list(some: Records) -> None:
    assert names(some, Wanted(kind=PathwayKind.RECOVERY)) == ["Bea"]
    assert some.people_list.counts() == Counts(on_list=3, finished=1)


def test_someone_back_on_a_second_pathway_is_on_the_list_by_the_open_one(records: Records) -> None:
    who = person(records, "Ann")
    first = pathway(records, who, PathwayKind.RECOVERY)
    records.pathways.finish(first.id, PathwayStatus.COMPLETED)
    pathway(records, who, started_on=TODAY - timedelta(days=400))

    row = records.people_list.rows(records.people_list.order(Wanted()))[0]

    assert (row.kind, row.status) == (PathwayKind.PREVENTION, PathwayStatus.ACTIVE)


@pytest.mark.parametrize(
    "typed", ["zolt", "ŻÓŁ", "wik", "999 000", "9990000018", "960152", "viki", "  wiktoria   żół"]
)
def test_any_part_of_a_name_or_number_finds_a_person(records: Records, typed: str) -> None:
    person(
        records,
        "Viki",
        full_name="Wiktoria Żółtowska",
        nhs_number="9990000018",
        phone="01632 960152",
    )
    person(records, "Someone % else_")

    assert names(records, Wanted(words=typed)) == ["Viki"]


@pytest.mark.parametrize("typed", ["%", "_", "' OR 1=1 --", '"', "<b>", "🌻", "]"])
def test_letters_that_mean_something_to_a_database_mean_nothing_here(
    records: Records, typed: str
) -> None:
    person(records, "Ann")
    person(records, f"B{typed}")

    assert names(records, Wanted(words=typed)) == [f"B{typed}"]


def test_a_new_name_is_found_at_once(records: Records) -> None:
    who = person(records, "Ann")
    assert names(records, Wanted(words="ann")) == ["Ann"]

    for typed in ("Z", "Zo", "Zoë"):
        records.people.change(who.id, "called", typed)
        assert names(records, Wanted(words=typed)) == [typed]

    assert names(records, Wanted(words="ann")) == []
    records.people.opened(who.id)
    assert names(records, Wanted(words="zoe")) == ["Zoë"]


def test_what_is_due_follows_the_calendar(records: Records, clock: FakeClock) -> None:
    pathway(records, person(records, "Ann"), review_on=TODAY + timedelta(days=30))
    assert names(records, Wanted(due=Due.REVIEW)) == []

    clock.advance(timedelta(days=25))

    assert names(records, Wanted(due=Due.REVIEW)) == ["Ann"]


def test_names_sort_as_a_reader_would(records: Records) -> None:
    for called in ("Zoe", "éva", "Adam", "Żaneta", "bea"):
        person(records, called)

    assert names(records, Wanted()) == ["Adam", "bea", "éva", "Żaneta", "Zoe"]


def test_what_is_due_first_comes_first(records: Records) -> None:
    review = pathway(records, person(records, "Review"), review_on=TODAY - timedelta(days=2))
    visit = pathway(records, person(records, "Visit"))
    put(
        records,
        Appointment(
            person_id=visit.person_id, pathway_id=visit.id, on=TODAY, at=time(10, 30), held=None
        ),
    )
    scale = pathway(records, person(records, "Scale"))
    finished(records, scale, Stage.BASELINE, TODAY - timedelta(weeks=12))
    person(records, "Nothing")

    rows = records.people_list.rows(records.people_list.order(Wanted(), Sort.NEXT_DUE))

    assert [(row.called, row.next, row.next_on, row.next_at) for row in rows] == [
        ("Review", Next.REVIEW, TODAY - timedelta(days=2), None),
        ("Visit", Next.VISIT, TODAY, time(10, 30)),
        ("Scale", Next.WEMWBS, TODAY + timedelta(weeks=1), None),
        ("Nothing", None, None, None),
    ]
    assert names(records, Wanted(due=Due.REVIEW)) == ["Review"]
    assert names(records, Wanted(due=Due.WEMWBS)) == ["Review", "Scale", "Visit"]
    assert review.status is PathwayStatus.ACTIVE


def test_nobody_who_would_rather_not_is_asked_again(records: Records) -> None:
    row = pathway(records, person(records, "Ann"))
    put(
        records,
        Asking(
            person_id=row.person_id,
            pathway_id=row.id,
            stage=Stage.BASELINE,
            asked_on=TODAY,
            said=Declined.RATHER_NOT,
        ),
    )

    assert names(records, Wanted(due=Due.WEMWBS)) == []


@pytest.mark.parametrize("weeks", [[], [10], [13], [16], [20], [13, 26], [11, 40]])
def test_the_next_scale_is_due_as_its_rules_say(records: Records, weeks: list[int]) -> None:
    row = pathway(records, person(records, "Ann"))
    baseline = TODAY - timedelta(weeks=60)
    finished(records, row, Stage.BASELINE, baseline)
    days = [baseline + timedelta(weeks=each) for each in weeks]
    for day in days:
        finished(records, row, Stage.FOLLOW_UP, day)
    rules = wemwbs_rules()

    listed = records.people_list.rows(records.people_list.order(Wanted()))[0]

    assert listed.next_on == window(baseline, next_number(baseline, days, rules), rules).due


def test_a_row_says_how_far_the_steps_came_and_when_they_were_seen(records: Records) -> None:
    row = pathway(records, person(records, "Ann"), emotional_support_talked_on=TODAY)
    put(
        records,
        Visit(
            person_id=row.person_id,
            pathway_id=row.id,
            began_at=datetime(2026, 3, 10, 23, 30, tzinfo=UTC),
        ),
    )
    put(
        records,
        Aspiration(person_id=row.person_id, pathway_id=row.id, horizon=Horizon.WEEK, words="Walk"),
    )

    listed = records.people_list.rows(records.people_list.order(Wanted()))[0]

    assert (listed.step, listed.talked, listed.last_seen) == (2, frozenset({1}), date(2026, 3, 10))
