"""Step 3: the chain from hope to barrier to next step, each change one step of undo."""

from __future__ import annotations

from datetime import date, time

import pytest

from planner.errors import InvalidInputError
from planner.models.aspirations import Horizon
from planner.models.barriers import Response
from planner.models.pathways import Pathway, PathwayKind
from planner.models.people import Person
from planner.records.barriers import PAGE, Chain
from planner.records.book import Records
from tests.fakes import FakeClock


@pytest.fixture
def pathway(records: Records, clock: FakeClock) -> Pathway:
    with records.changes.transaction() as session:
        person = Person(called="Margaret")
        session.add(person)
        session.flush()
        pathway = Pathway(
            person_id=person.id, kind=PathwayKind.PREVENTION, started_on=clock.today()
        )
        session.add(pathway)
    return pathway


def only(records: Records, pathway: Pathway) -> Chain:
    (chain,) = records.barriers.of_pathway(pathway.id)
    return chain


def test_the_chain_is_read_whole(records: Records, pathway: Pathway, clock: FakeClock) -> None:
    hope = records.aspirations.add(pathway.id, Horizon.WEEK, "Walk to the bench")
    barrier = records.barriers.add(pathway.id, "I get out of breath", aspiration_id=hope.id)
    records.barriers.add(pathway.id, "The last bus goes at six")
    records.barriers.respond(barrier.id, Response.MANAGE)
    records.barriers.type_text(barrier.id, "how", "Go slow")
    step = records.barriers.add_step(barrier.id, "Walk with Jean")
    records.barriers.add_step(barrier.id, "Ask the nurse")
    records.barriers.choose_who(step.id, by_me=True, by_planner=True)
    records.barriers.type_step(step.id, "who_else", "Jean")
    records.barriers.choose_when(step.id, date(2026, 3, 21), time(11))
    records.barriers.mark_done(step.id, True)
    first, second = records.barriers.of_pathway(pathway.id)
    assert first.hopes == (hope,)
    assert [each.what for each in first.steps] == ["Walk with Jean", "Ask the nurse"]
    assert (first.barrier.response, first.barrier.how) == (Response.MANAGE, "Go slow")
    assert first.steps[0].done_on == clock.today()
    assert (second.barrier.response, second.hopes, second.steps) == (None, (), ())


def test_links_come_and_go_and_undo_follows(records: Records, pathway: Pathway) -> None:
    hope = records.aspirations.add(pathway.id, Horizon.WEEK, "Walk")
    barrier = records.barriers.add(pathway.id, "The hill")
    records.barriers.link(barrier.id, hope.id)
    records.barriers.unlink(barrier.id, hope.id)
    records.barriers.link(barrier.id, hope.id)
    assert only(records, pathway).hopes == (hope,)
    for linked in (False, True, False):
        records.undo.undo(pathway.person_id, PAGE)
        assert bool(only(records, pathway).hopes) is linked
    for linked in (True, False, True):
        records.undo.redo(pathway.person_id, PAGE)
        assert bool(only(records, pathway).hopes) is linked


def test_a_hope_of_another_pathway_cannot_be_linked(records: Records, pathway: Pathway) -> None:
    with records.changes.transaction() as session:
        other = Pathway(
            person_id=pathway.person_id, kind=PathwayKind.RECOVERY, started_on=date(2026, 1, 1)
        )
        session.add(other)
    hope = records.aspirations.add(other.id, Horizon.WEEK, "Elsewhere")
    barrier = records.barriers.add(pathway.id, "The hill")
    with pytest.raises(InvalidInputError):
        records.barriers.link(barrier.id, hope.id)
    assert only(records, pathway).hopes == ()


def test_what_is_removed_comes_back_whole(records: Records, pathway: Pathway) -> None:
    hope = records.aspirations.add(pathway.id, Horizon.WEEK, "Walk")
    barrier = records.barriers.add(pathway.id, "The hill", aspiration_id=hope.id)
    gone = records.barriers.add_step(barrier.id, "Taken off earlier")
    records.barriers.remove_step(gone.id)
    records.barriers.add_step(barrier.id, "Ask the nurse")
    whole = only(records, pathway)
    records.barriers.remove(barrier.id)
    assert records.barriers.of_pathway(pathway.id) == []
    assert records.aspirations.hope(hope.id).in_the_way == ()
    records.undo.undo(pathway.person_id, PAGE)
    back = only(records, pathway)
    assert back.hopes == whole.hopes
    assert [step.what for step in back.steps] == ["Ask the nurse"]


def test_what_cannot_be_is_refused(records: Records, pathway: Pathway) -> None:
    with pytest.raises(InvalidInputError):
        records.barriers.add(pathway.id, "\t")
    barrier = records.barriers.add(pathway.id, "The hill")
    step = records.barriers.add_step(barrier.id, "Walk")
    with pytest.raises(InvalidInputError):
        records.barriers.stands_before(barrier.id, stops_goals=False, keeps_in_secondary_care=False)
    with pytest.raises(InvalidInputError):
        records.barriers.choose_when(step.id, None, time(11))
    with pytest.raises(InvalidInputError):
        records.barriers.type_step(step.id, "what", "")
    with pytest.raises(InvalidInputError):
        records.barriers.type_text(barrier.id, "words", "")
    assert only(records, pathway) == Chain(barrier, (), (step,))
