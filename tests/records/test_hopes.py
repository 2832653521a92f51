"""Two hopes made one: nothing of either is lost, and each can stand by itself again."""

from __future__ import annotations

from uuid import UUID

import pytest

from planner.errors import InvalidInputError
from planner.models.aspirations import Aspiration, AspirationStatus, Horizon
from planner.models.pathways import PathwayKind
from planner.records.book import Records
from planner.records.hopes import Hope


@pytest.fixture
def pathway(records: Records) -> UUID:
    person = records.people.add("Margaret")
    return records.pathways.start(person.id, PathwayKind.PREVENTION).id


@pytest.fixture
def year(records: Records, pathway: UUID) -> Aspiration:
    return records.aspirations.add(pathway, Horizon.YEAR, "Travel with my granddaughter")


@pytest.fixture
def month(records: Records, year: Aspiration) -> Aspiration:
    return records.aspirations.break_down(year.id, Horizon.MONTH, "Ride the bus to town")


@pytest.fixture
def other(records: Records, pathway: UUID) -> Aspiration:
    row = records.aspirations.add(pathway, Horizon.MONTH, "Get on a bus again")
    records.aspirations.answer(row.id, 3, comment="The steps are high")
    return row


def by_words(records: Records, pathway: UUID) -> dict[str, Hope]:
    return {hope.aspiration.words: hope for hope in records.aspirations.of_pathway(pathway)}


def test_what_belongs_to_one_shows_with_the_other(
    records: Records, pathway: UUID, month: Aspiration, other: Aspiration
) -> None:
    fear = records.barriers.add(pathway, "The step up", aspiration_id=other.id)
    cost = records.barriers.add(pathway, "The fare", aspiration_id=month.id)
    week = records.aspirations.break_down(other.id, Horizon.WEEK, "Look at the timetable")

    assert records.aspirations.merge(other.id, month.id).id == month.id

    hopes = by_words(records, pathway)
    assert set(hopes) == {
        "Travel with my granddaughter",
        "Ride the bus to town",
        "Look at the timetable",
    }
    kept = hopes["Ride the bus to town"]
    assert set(kept.in_the_way) == {"The step up", "The fare"}
    (merged,) = kept.merged
    assert merged.aspiration.words == "Get on a bus again"
    assert [said.comment for said in merged.answers] == ["The steps are high"]
    assert [part.id for part in kept.parts] == [week.id]
    assert hopes["Look at the timetable"].part_of == kept.aspiration
    assert kept.part_of is not None
    chains = {chain.barrier.id: chain.hopes for chain in records.barriers.of_pathway(pathway)}
    assert {key: [hope.id for hope in chain] for key, chain in chains.items()} == {
        fear.id: [month.id],
        cost.id: [month.id],
    }


def test_it_can_be_brought_back_with_all_that_was_its_own(
    records: Records, pathway: UUID, month: Aspiration, other: Aspiration
) -> None:
    records.barriers.add(pathway, "The step up", aspiration_id=other.id)
    records.aspirations.merge(other.id, month.id)
    records.aspirations.bring_back(other.id)
    hopes = by_words(records, pathway)
    assert hopes["Get on a bus again"].in_the_way == ("The step up",)
    assert len(hopes["Get on a bus again"].answers) == 1
    assert hopes["Ride the bus to town"].in_the_way == ()
    assert hopes["Ride the bus to town"].merged == ()


def test_it_is_one_step_of_undo(
    records: Records, pathway: UUID, month: Aspiration, other: Aspiration
) -> None:
    records.aspirations.merge(other.id, month.id)
    records.undo.undo(other.person_id, "aspirations")
    assert "Get on a bus again" in by_words(records, pathway)


def test_merging_goes_round_in_no_ring(
    records: Records, pathway: UUID, month: Aspiration, other: Aspiration
) -> None:
    records.aspirations.merge(other.id, month.id)
    for first, second in ((month.id, other.id), (other.id, month.id), (month.id, month.id)):
        with pytest.raises(InvalidInputError, match="one already"):
            records.aspirations.merge(first, second)
    third = records.aspirations.add(pathway, Horizon.WEEK, "Sit at the stop")
    records.aspirations.merge(month.id, third.id)
    (hope,) = [each for each in records.aspirations.of_pathway(pathway) if each.merged]
    assert hope.aspiration.id == third.id
    assert {each.aspiration.id for each in hope.merged} == {month.id, other.id}


def test_one_whose_other_was_removed_stands_by_itself(
    records: Records, pathway: UUID, month: Aspiration, other: Aspiration
) -> None:
    records.aspirations.merge(other.id, month.id)
    records.aspirations.remove(month.id)
    assert "Get on a bus again" in by_words(records, pathway)


def test_unlinking_reaches_what_was_put_together(
    records: Records, pathway: UUID, month: Aspiration, other: Aspiration
) -> None:
    barrier = records.barriers.add(pathway, "The step up", aspiration_id=other.id)
    records.aspirations.merge(other.id, month.id)
    records.barriers.unlink(barrier.id, month.id)
    assert records.barriers.of_pathway(pathway)[0].hopes == ()


def test_bringing_back_one_set_aside_goes_on_with_it(records: Records, month: Aspiration) -> None:
    records.aspirations.choose_status(month.id, AspirationStatus.SET_ASIDE)
    assert records.aspirations.bring_back(month.id).status is AspirationStatus.ACTIVE


def test_only_one_of_the_same_pathway(records: Records, month: Aspiration) -> None:
    somebody = records.people.add("Ola")
    elsewhere = records.pathways.start(somebody.id, PathwayKind.RECOVERY)
    foreign = records.aspirations.add(elsewhere.id, Horizon.WEEK, "Sleep")
    with pytest.raises(InvalidInputError, match="this pathway"):
        records.aspirations.merge(month.id, foreign.id)
