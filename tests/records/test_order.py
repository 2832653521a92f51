"""What nothing else sets apart stands in the order in which it was written, not by chance."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import col, select

import planner.records
from planner.models.aspirations import Aspiration, Horizon
from planner.models.barriers import Barrier, BarrierLink
from planner.models.base import Record
from planner.models.crisis_plans import CrisisPlan
from planner.models.journal import JournalLine
from planner.models.pathways import Pathway, PathwayKind, PathwayStatus
from planner.models.people import Person
from planner.records.barriers import chains_of
from planner.records.book import Records
from planner.records.order import as_written
from planner.records.people_list import Among, Sort, Wanted
from tests.fakes import FakeClock

ROOM = Path(planner.records.__file__).parent
FEW = 4


@pytest.fixture
def ids() -> Iterator[UUID]:
    """Ids that go down as rows are written: what chance may do."""
    return (UUID(int=number) for number in range(10_000, 0, -1))


def write(records: Records, *rows: Record) -> None:
    with records.changes.transaction() as session:
        for row in rows:
            session.add(row)
            session.flush()


def alike(records: Records, ids: Iterator[UUID], clock: FakeClock) -> list[Person]:
    """People of one name with pathways, all of one moment."""
    people = [Person(id=next(ids), called="Alma") for _each in range(FEW)]
    pathways = [
        Pathway(
            id=next(ids),
            person_id=person.id,
            kind=PathwayKind.PREVENTION,
            started_on=clock.today(),
            review_on=clock.today(),
        )
        for person in people
    ]
    write(records, *people, *pathways)
    return people


def test_every_order_by_ends_with_the_order_of_writing() -> None:
    loose = []
    for path in sorted(ROOM.glob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "order_by":
                last = ast.unparse(call.args[-1])
                if "as_written(" not in last and "JournalLine.sequence" not in last:
                    loose.append(f"{path.name}:{call.lineno} ends with {last}")
    assert not loose


def test_hopes_behind_one_barrier_stand_as_they_were_linked(
    records: Records, ids: Iterator[UUID], clock: FakeClock
) -> None:
    person = Person(id=next(ids), called="Margaret")
    pathway = Pathway(person_id=person.id, kind=PathwayKind.PREVENTION, started_on=clock.today())
    barrier = Barrier(person_id=person.id, pathway_id=pathway.id, words="The hill")
    hopes = [
        Aspiration(
            id=next(ids),
            person_id=person.id,
            pathway_id=pathway.id,
            horizon=Horizon.WEEK,
            words=f"Hope {number}",
        )
        for number in range(FEW)
    ]
    links = [
        BarrierLink(id=next(ids), person_id=person.id, barrier_id=barrier.id, aspiration_id=hope.id)
        for hope in hopes
    ]
    write(records, person, pathway, barrier, *hopes, *links)
    with records.changes.reading() as session:
        (chain,) = chains_of(session, pathway.id)
    assert [each.words for each in chain.hopes] == [each.words for each in hopes]


@pytest.mark.parametrize("sort", Sort)
def test_people_who_are_called_alike_are_listed_as_they_came(
    records: Records, ids: Iterator[UUID], clock: FakeClock, sort: Sort
) -> None:
    people = alike(records, ids, clock)
    assert records.people_list.order(Wanted(), sort) == [each.id.hex for each in people]


def test_of_two_who_are_called_alike_the_elder_comes_first(records: Records) -> None:
    younger = Person(id=UUID(int=1), called="Alma", born_on=date(1990, 5, 1))
    elder = Person(id=UUID(int=2), called="Alma", born_on=date(1950, 5, 1))
    write(records, younger, elder)
    for sort in Sort:
        assert records.people_list.order(Wanted(), sort) == [elder.id.hex, younger.id.hex]


def test_each_list_that_goes_by_name_tells_people_apart_in_one_way(
    records: Records, ids: Iterator[UUID], clock: FakeClock
) -> None:
    """By full name, then by day of birth, and only then as they were written."""
    apart = [("Alma Rees", 1990), ("Alma Rees", 1950), ("Alma Ash", 1970), ("Alma Ash", 1970)]
    people = [
        Person(id=next(ids), called="Alma", full_name=name, born_on=date(year, 5, 1))
        for name, year in apart
    ]
    lists: list[Record] = []
    for person in people:
        lists.append(
            Pathway(person_id=person.id, kind=PathwayKind.PREVENTION, started_on=clock.today())
        )
        lists.append(
            CrisisPlan(person_id=person.id, agreed_on=clock.today(), review_on=clock.today())
        )
    write(records, *people, *reversed(lists))
    wanted = [people[number].id for number in (2, 3, 1, 0)]
    assert [line.person_id for line in records.today.overview().wemwbs.lines] == wanted
    due = records.crisis_plans.due_for_a_look(clock.today())
    assert [look.person_id for look in due] == wanted
    for sort in Sort:
        listed = records.people_list.order(Wanted(), sort)
        assert listed == [each.hex for each in wanted], sort


def test_of_two_pathways_begun_on_one_day_the_list_shows_the_later_as_their_page_does(
    records: Records, ids: Iterator[UUID], clock: FakeClock
) -> None:
    person = Person(id=next(ids), called="Alma")
    first, second = (
        Pathway(
            id=next(ids),
            person_id=person.id,
            kind=kind,
            status=PathwayStatus.COMPLETED,
            started_on=clock.today(),
            closed_on=clock.today(),
        )
        for kind in (PathwayKind.PREVENTION, PathwayKind.RECOVERY)
    )
    write(records, person, first, second)
    assert [row.id for row in records.pathways.of_person(person.id)] == [second.id, first.id]
    (row,) = records.people_list.rows(records.people_list.order(Wanted(among=Among.EVERYONE)))
    assert row.kind is PathwayKind.RECOVERY


def test_today_keeps_to_the_order_of_writing(
    records: Records, ids: Iterator[UUID], clock: FakeClock
) -> None:
    people = alike(records, ids, clock)
    for person in people:
        records.people.opened(person.id)
    today = records.today.overview()
    came = [each.id for each in people]
    assert [line.person_id for line in today.wemwbs.lines] == came
    assert [line.person_id for line in today.reviews.lines] == came
    assert [line.person_id for line in today.opened.lines] == came[::-1]


def test_rows_changed_together_are_in_the_journal_as_they_were_read(records: Records) -> None:
    people = [Person(called=f"Person {number}") for number in range(50)]
    write(records, *people)
    with records.changes.transaction() as session:
        read = session.exec(select(Person).order_by(as_written(Person))).all()
        for person in reversed(read):
            person.called = "Somebody"
    with records.changes.reading() as session:
        lines = session.exec(
            select(JournalLine)
            .where(col(JournalLine.before).is_not(None))
            .order_by(col(JournalLine.sequence))
        ).all()
    changed = [line.record_id for line in lines if line.before]
    assert changed == [person.id for person in people]
