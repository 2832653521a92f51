"""A hope's route: year, month, week, with what is in the way and what comes next."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from planner.models.aspirations import Aspiration, Horizon
from planner.models.pathways import PathwayKind
from planner.records.book import Records
from planner.records.routes import Leg, route_of


@pytest.fixture
def pathway(records: Records) -> UUID:
    person = records.people.add("Margaret")
    return records.pathways.start(person.id, PathwayKind.PREVENTION).id


def route(records: Records, pathway: UUID, key: UUID) -> tuple[Leg, ...]:
    hopes = records.aspirations.of_pathway(pathway)
    return route_of(hopes, records.barriers.of_pathway(pathway), key)


def test_from_any_of_them_it_is_the_same_route(records: Records, pathway: UUID) -> None:
    year = records.aspirations.add(pathway, Horizon.YEAR, "Travel")
    month = records.aspirations.break_down(year.id, Horizon.MONTH, "The bus to town")
    week = records.aspirations.break_down(month.id, Horizon.WEEK, "Read the timetable")
    other = records.aspirations.break_down(year.id, Horizon.MONTH, "A passport")
    records.aspirations.add(pathway, Horizon.WEEK, "Sleep")
    barrier = records.barriers.add(pathway, "The step up", aspiration_id=month.id)
    records.barriers.add_step(barrier.id, "Ask the driver")

    for key in (year.id, month.id, week.id, other.id):
        legs = route(records, pathway, key)
        assert [(leg.hope.aspiration.words, leg.depth) for leg in legs] == [
            ("Travel", 0),
            ("The bus to town", 1),
            ("Read the timetable", 2),
            ("A passport", 1),
        ]
        (chain,) = legs[1].chains
        assert [step.what for step in chain.steps] == ["Ask the driver"]
        assert not any(leg.chains for leg in (legs[0], *legs[2:]))


def test_it_keeps_its_route_after_two_became_one(records: Records, pathway: UUID) -> None:
    year = records.aspirations.add(pathway, Horizon.YEAR, "Travel")
    month = records.aspirations.break_down(year.id, Horizon.MONTH, "The bus to town")
    other = records.aspirations.add(pathway, Horizon.MONTH, "Get on a bus")
    records.barriers.add(pathway, "The step up", aspiration_id=month.id)
    records.aspirations.merge(month.id, other.id)
    legs = route(records, pathway, other.id)
    assert [leg.hope.aspiration.words for leg in legs] == ["Travel", "Get on a bus"]
    assert [chain.barrier.words for chain in legs[1].chains] == ["The step up"]


def test_a_ring_of_links_ends_and_nothing_is_a_route_of_nobody(
    records: Records, pathway: UUID
) -> None:
    one = records.aspirations.add(pathway, Horizon.YEAR, "One")
    two = records.aspirations.break_down(one.id, Horizon.MONTH, "Two")
    records.changes.change(Aspiration, one.id, {"parent_id": two.id})
    assert {leg.hope.aspiration.words for leg in route(records, pathway, one.id)} == {"One", "Two"}
    assert route(records, pathway, uuid4()) == ()
