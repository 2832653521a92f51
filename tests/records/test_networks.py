"""How strong the people around someone feel: one answer a day, undone like everything else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from planner.errors import InvalidInputError
from planner.models.networks import SocialNetwork
from planner.records.book import Records
from planner.records.networks import PAGE
from tests.fakes import FakeClock
from tests.records.plan_makers import someone


def test_a_day_has_one_answer_which_the_second_puts_right(
    records: Records, clock: FakeClock
) -> None:
    who = someone(records)
    first = records.networks.answer(who.pathway_id, 3)
    records.networks.type_who(first.id, "Jean, and the knitting lot ")
    assert records.networks.answer(who.pathway_id, 4).id == first.id
    assert records.networks.todays(who.pathway_id) is not None
    clock.advance(timedelta(days=30))
    assert records.networks.todays(who.pathway_id) is None
    records.networks.answer(who.pathway_id, 6)
    assert [(row.strength, row.who) for row in records.networks.of_pathway(who.pathway_id)] == [
        (4, "Jean, and the knitting lot "),
        (6, ""),
    ]


def test_removing_and_answering_are_undone(records: Records) -> None:
    who = someone(records)
    row = records.networks.answer(who.pathway_id, 3)
    records.networks.remove(row.id)
    assert records.networks.of_pathway(who.pathway_id) == []
    records.undo.undo(who.person_id, PAGE)
    assert [each.id for each in records.networks.of_pathway(who.pathway_id)] == [row.id]
    records.undo.undo(who.person_id, PAGE)
    assert records.networks.of_pathway(who.pathway_id) == []


@pytest.mark.parametrize("strength", [-1, 11])
def test_only_0_to_10_is_taken(records: Records, strength: int) -> None:
    who = someone(records)
    with pytest.raises(InvalidInputError):
        records.networks.answer(who.pathway_id, strength)
    assert records.networks.of_pathway(who.pathway_id) == []


def test_taken_out_in_its_visit_its_words_are_gone(records: Records) -> None:
    who = someone(records)
    visit = records.visits.start(who.person_id, who.pathway_id)
    row = records.networks.answer(who.pathway_id, 3, visit_id=visit.id)
    row = records.networks.type_who(row.id, "Jean")
    records.visits.take_out(row)
    assert records.networks.of_pathway(who.pathway_id) == []
    with records.changes.reading() as session:
        held = session.get(SocialNetwork, row.id)
        assert held is not None
        assert held.who == ""
    assert records.search.find("Jean") == []
