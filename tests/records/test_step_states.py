"""How far the steps have come, in states and in counts."""

from __future__ import annotations

from datetime import timedelta
from itertools import chain, product

import pytest

from planner.models.answers import Answer, AnswerState
from planner.models.aspirations import Aspiration, Horizon
from planner.models.barriers import Barrier, NextStep
from planner.models.pathways import Pathway, PathwayKind
from planner.models.people import Person
from planner.models.reference import Prompt
from planner.records.book import Records
from planner.records.emotional_support import _said, _talked_about
from planner.records.step_states import Step, StepState
from tests.fakes import FakeClock


@pytest.fixture
def pathway(records: Records, clock: FakeClock) -> Pathway:
    records.reference.seed()
    with records.changes.transaction() as session:
        person = Person(called="Margaret")
        session.add(person)
        session.flush()
        made = Pathway(person_id=person.id, kind=PathwayKind.RECOVERY, started_on=clock.today())
        session.add(made)
    return made


def test_nothing_is_started_at_first(records: Records, pathway: Pathway) -> None:
    standing = records.step_states.of_pathway(pathway.id)
    assert list(standing) == list(Step)
    assert {one.state for one in standing.values()} == {StepState.NOT_STARTED}
    assert standing[Step.BARRIERS].count == "0 barriers, 0 next steps"


def test_what_is_written_starts_a_step(records: Records, pathway: Pathway) -> None:
    person_id, pathway_id = pathway.person_id, pathway.id
    first = records.emotional_support.board(pathway.id)[0]
    records.emotional_support.answer(pathway.id, None, first.prompt.id, "To get out more")
    with records.changes.transaction() as session:
        session.add(
            Aspiration(
                person_id=person_id, pathway_id=pathway_id, horizon=Horizon.WEEK, words="Knitting"
            )
        )
        session.add(Barrier(person_id=person_id, pathway_id=pathway_id, words="The hill"))
        session.add(NextStep(person_id=person_id, pathway_id=pathway_id, what="Ring the class"))
    standing = records.step_states.of_pathway(pathway.id)
    assert {one.state for one in standing.values()} == {StepState.STARTED}
    assert standing[Step.EMOTIONAL_SUPPORT].count == "1 of 7 talked about"
    assert standing[Step.ASPIRATIONS].count == "1 aspiration"
    assert standing[Step.BARRIERS].count == "1 barrier, 1 next step"


def test_talked_through_keeps_its_first_date_and_can_be_taken_back(
    records: Records, pathway: Pathway, clock: FakeClock
) -> None:
    marked = records.step_states.mark_talked_through(pathway.id, {Step.EMOTIONAL_SUPPORT})
    first = marked.emotional_support_talked_on
    clock.advance(timedelta(days=14))
    marked = records.step_states.mark_talked_through(
        pathway.id, {Step.EMOTIONAL_SUPPORT, Step.BARRIERS}
    )
    assert marked.emotional_support_talked_on == first
    assert marked.barriers_talked_on == clock.today()
    assert (
        records.step_states.of_pathway(pathway.id)[Step.BARRIERS].state is StepState.TALKED_THROUGH
    )
    marked = records.step_states.mark_talked_through(pathway.id, set())
    assert marked.emotional_support_talked_on is None


def test_as_many_are_talked_about_as_the_board_says(records: Records, pathway: Pathway) -> None:
    support = records.emotional_support
    first, second, third, fourth, *_rest = support.board(pathway.id)
    support.answer(pathway.id, None, first.prompt.id, "The shop was loud")
    support.answer(pathway.id, None, second.prompt.id, "")
    support.mark(pathway.id, None, second, AnswerState.DONE)
    support.mark(pathway.id, None, third, AnswerState.NOT_NOW)
    support.answer(pathway.id, None, fourth.prompt.id, "")
    board = support.board(pathway.id)
    talked = [said.talked_about for said in board]
    asked = [said.talked_about or not said.prompt.optional for said in board]
    assert support.talked_about(pathway.id) == (sum(talked), sum(asked)) == (2, 7)


def test_whatever_the_entries_the_count_and_the_board_say_the_same() -> None:
    kinds = [*product(["", "The shop was loud"], AnswerState)]
    prompt = Prompt(key="why_here", title="Why here")
    for entries in chain.from_iterable(product(kinds, repeat=many) for many in range(4)):
        answers = [Answer(text=text, state=state) for text, state in entries]
        counted = _talked_about([(bool(text), state) for text, state in entries])
        assert counted == _said(prompt, answers).talked_about, entries
