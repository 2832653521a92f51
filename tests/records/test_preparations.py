"""What is prepared for a visit: kept as typed, taken up by the next visit, undone and moved."""

from __future__ import annotations

import pytest

from planner.records.book import Records
from planner.records.moving import Moved
from tests.records.plan_makers import Someone, someone


@pytest.fixture
def who(records: Records) -> Someone:
    return someone(records)


def test_it_waits_as_typed_and_the_next_visit_takes_it_up(records: Records, who: Someone) -> None:
    prepared = records.preparations
    assert prepared.waiting(who.person_id) is None
    first = prepared.write(who.person_id, "questions", "  is the bus  free?\n")
    second = prepared.write(who.person_id, "wants", "Talk about Paul")
    assert first.id == second.id
    waiting = prepared.waiting(who.person_id)
    assert waiting is not None
    assert (waiting.questions, waiting.pathway_id) == ("  is the bus  free?\n", who.pathway_id)

    visit = records.visits.start(who.person_id, who.pathway_id)
    assert prepared.waiting(who.person_id) is None
    taken = prepared.of_visit(visit.id)
    assert taken is not None
    assert taken.id == first.id
    assert prepared.write(who.person_id, "wants", "Next time").id != first.id


def test_emptied_again_it_waits_for_nobody(records: Records, who: Someone) -> None:
    row = records.preparations.write(who.person_id, "wants", "Paul")
    records.preparations.write(who.person_id, "wants", " ")
    assert records.preparations.waiting(who.person_id) is None
    visit = records.visits.start(who.person_id, who.pathway_id)
    assert records.preparations.of_visit(visit.id) is None
    assert records.preparations.write(who.person_id, "wants", "Later").id == row.id


def test_removed_it_comes_back_by_undo(records: Records, who: Someone) -> None:
    row = records.preparations.write(who.person_id, "wants", "Paul")
    records.preparations.remove(row.id)
    assert records.preparations.waiting(who.person_id) is None
    assert records.undo.undo(who.person_id, "details")
    waiting = records.preparations.waiting(who.person_id)
    assert waiting is not None
    assert waiting.wants == "Paul"


def test_a_visit_with_the_wrong_person_takes_its_preparation_along(
    records: Records, who: Someone
) -> None:
    other = someone(records)
    records.preparations.write(who.person_id, "wants", "My son Paul")
    visit = records.visits.start(who.person_id, who.pathway_id)
    moved = records.moving.move(visit, other.person_id)
    assert isinstance(moved, Moved)
    there = records.preparations.of_visit(moved.entry.id)
    assert there is not None
    assert (there.person_id, there.wants) == (other.person_id, "My son Paul")
    assert records.preparations.of_visit(visit.id) is None


def test_words_of_a_preparation_can_be_taken_out_in_its_visit(
    records: Records, who: Someone
) -> None:
    records.preparations.write(who.person_id, "wants", "canary")
    visit = records.visits.start(who.person_id, who.pathway_id)
    row = records.preparations.of_visit(visit.id)
    assert row is not None
    records.visits.take_out(row)
    assert records.preparations.of_visit(visit.id) is None
