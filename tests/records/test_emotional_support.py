"""Step 1: the latest words are shown, the earlier kept; choices stay with the words."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.models.answers import Answer, AnswerState, Origin
from planner.models.pathways import Pathway, PathwayKind
from planner.models.people import Person
from planner.models.visits import Interpreting, Visit
from planner.records.book import Records
from planner.records.emotional_support import PAGE, Said, _said
from tests.fakes import FakeClock


@pytest.fixture
def pathway(records: Records, clock: FakeClock) -> Pathway:
    records.reference.seed()
    with records.changes.transaction() as session:
        person = Person(called="Margaret")
        session.add(person)
        session.flush()
        made = Pathway(person_id=person.id, kind=PathwayKind.PREVENTION, started_on=clock.today())
        session.add(made)
    return made


@pytest.fixture
def visit(records: Records, pathway: Pathway) -> Visit:
    return records.visits.start(pathway.person_id, pathway.id)


def said(records: Records, pathway: Pathway, key: str) -> Said:
    board = records.emotional_support.board(pathway.id)
    return next(one for one in board if one.prompt.key == key)


def answer(records: Records, pathway: Pathway, visit: Visit | None, key: str, text: str) -> Answer:
    prompt = said(records, pathway, key).prompt
    return records.emotional_support.answer(
        pathway.id, visit.id if visit else None, prompt.id, text
    )


def next_visit(records: Records, pathway: Pathway, clock: FakeClock) -> Visit:
    current = records.visits.current()
    assert current is not None
    records.visits.end(current.id)
    clock.advance(timedelta(days=14))
    return records.visits.start(pathway.person_id, pathway.id)


def test_the_board_has_every_prompt_before_anything_is_said(
    records: Records, pathway: Pathway
) -> None:
    board = records.emotional_support.board(pathway.id)
    assert [one.prompt.key for one in board][:3] == ["why_here", "about_myself", "about_my_life"]
    assert not any(one.talked_about for one in board)
    starts = {one.prompt.key: one.on_paper for one in board}
    assert starts["why_here"]
    assert starts["good_at"]
    assert not starts["about_myself"]
    assert not starts["worrying"]


def test_typing_goes_on_in_one_row_and_is_one_step_of_undo(
    records: Records, pathway: Pathway, visit: Visit
) -> None:
    for text in ("I miss", "I miss people", "I miss people <b>a lot</b>"):
        row = answer(records, pathway, visit, "why_here", text)
    now = said(records, pathway, "why_here")
    assert now.newest == row
    assert now.text == "I miss people <b>a lot</b>"
    assert now.earlier == ()
    records.undo.undo(pathway.person_id, PAGE)
    assert said(records, pathway, "why_here").text == ""
    assert answer(records, pathway, visit, "why_here", "Again").id == row.id
    assert said(records, pathway, "why_here").text == "Again"


def test_words_of_a_later_visit_leave_the_earlier_beneath_and_agree_to_paper_anew(
    records: Records, pathway: Pathway, visit: Visit, clock: FakeClock
) -> None:
    first = answer(records, pathway, visit, "about_myself", "Useless some days")
    records.emotional_support.put_on_paper(
        pathway.id, visit.id, said(records, pathway, "about_myself"), True
    )
    records.emotional_support.reword_for_paper(
        pathway.id, visit.id, said(records, pathway, "about_myself"), "Some days are hard"
    )
    later = next_visit(records, pathway, clock)
    answer(records, pathway, later, "about_myself", "More like me again")

    now = said(records, pathway, "about_myself")
    assert now.text == "More like me again"
    assert not now.on_paper
    assert now.words is not None
    assert now.words.paper_text == ""
    assert [(old.text, old.happened_on) for old in now.earlier] == [
        ("Useless some days", first.happened_on)
    ]


def test_not_now_is_no_words_taken_away(
    records: Records, pathway: Pathway, visit: Visit, clock: FakeClock
) -> None:
    answer(records, pathway, visit, "about_my_life", "Quiet")
    later = next_visit(records, pathway, clock)
    support = records.emotional_support
    support.mark(pathway.id, later.id, said(records, pathway, "about_my_life"), AnswerState.NOT_NOW)
    now = said(records, pathway, "about_my_life")
    assert now.state is AnswerState.NOT_NOW
    assert now.text == "Quiet"

    answer(records, pathway, later, "about_my_life", "Quiet, and better")
    now = said(records, pathway, "about_my_life")
    assert (now.state, now.text) == (AnswerState.OPEN, "Quiet, and better")
    assert [old.text for old in now.earlier] == ["Quiet"]

    support.mark(pathway.id, later.id, now, AnswerState.NOT_NOW)
    now = said(records, pathway, "about_my_life")
    assert (now.state, now.text) == (AnswerState.NOT_NOW, "Quiet, and better")


def test_words_between_visits_are_a_row_a_day_and_say_they_were_added_later(
    records: Records, pathway: Pathway, clock: FakeClock
) -> None:
    one = answer(records, pathway, None, "support", "Someone to ring")
    assert answer(records, pathway, None, "support", "Someone to ring me").id == one.id
    assert one.origin is Origin.ADDED_LATER
    clock.advance(timedelta(days=1))
    two = answer(records, pathway, None, "support", "A lift")
    assert two.id != one.id
    assert [old.id for old in said(records, pathway, "support").earlier] == [one.id]


def test_an_interpreter_in_the_visit_is_said_of_the_words(
    records: Records, pathway: Pathway
) -> None:
    visit = records.visits.start(
        pathway.person_id, pathway.id, interpreting=Interpreting.BY_PHONE, language="Polish"
    )
    row = answer(records, pathway, visit, "why_here", "Chcę wyjść z domu")
    assert row.origin is Origin.THROUGH_INTERPRETER
    records.emotional_support.choose_origin(row.id, Origin.AGREED_SUMMARY)
    now = said(records, pathway, "why_here").words
    assert now is not None
    assert now.origin is Origin.AGREED_SUMMARY


def test_words_taken_out_can_be_said_anew(records: Records, pathway: Pathway, visit: Visit) -> None:
    row = answer(records, pathway, visit, "worrying", "the thing I said")
    records.visits.take_out(row)
    taken = said(records, pathway, "worrying")
    assert taken.newest is None
    records.emotional_support.put_on_paper(pathway.id, visit.id, taken, True)
    assert said(records, pathway, "worrying").on_paper
    assert answer(records, pathway, visit, "worrying", "the bill").id == row.id
    assert said(records, pathway, "worrying").text == "the bill"


@given(
    st.lists(st.tuples(st.sampled_from(["", "words"]), st.sampled_from(AnswerState)), max_size=6)
)
def test_words_to_show_are_the_newest_that_were_not_put_off(
    entries: list[tuple[str, AnswerState]],
) -> None:
    from uuid import uuid4

    from planner.models.reference import Prompt

    answers = [
        Answer(person_id=uuid4(), pathway_id=uuid4(), prompt_id=uuid4(), text=text, state=state)
        for text, state in entries
    ]
    shown = _said(Prompt(key="x", title="X"), answers)
    kept = [one for one in answers if one.text or one.state is not AnswerState.NOT_NOW]
    assert shown.words is (kept[0] if kept else None)
    assert all(old.text and old is not shown.words for old in shown.earlier)
    assert shown.newest is (answers[0] if answers else None)
