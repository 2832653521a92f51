"""A service's own prompts: editions beside the old ones, and everything can be undone."""

from __future__ import annotations

from datetime import date

import pytest

from planner.errors import InvalidInputError
from planner.models.pathways import PathwayKind
from planner.models.reference import BarrierKind, CrisisNumber, LifeArea, Prompt
from planner.records.book import Records
from planner.records.reference import PAGE


@pytest.fixture
def seeded(records: Records) -> Records:
    records.reference.seed()
    return records


def titles(records: Records) -> list[str]:
    return [row.title for row in records.reference.prompts()]


def test_a_rewording_keeps_the_question_an_old_answer_was_given_to(seeded: Records) -> None:
    person = seeded.people.add("Margaret")
    pathway = seeded.pathways.start(person.id, PathwayKind.RECOVERY)
    old = seeded.reference.prompts()[0]
    seeded.emotional_support.answer(pathway.id, None, old.id, "My GP said to come.")

    new = seeded.editions.reword_prompt(old.id, "What brings me here", "", on_paper=True)

    assert (new.key, new.edition, new.position) == (old.key, 2, old.position)
    said = seeded.emotional_support.board(pathway.id)[0]
    assert said.prompt.title == "What brings me here"
    assert said.text == "My GP said to come."
    assert said.asked(said.words) == old.title
    assert seeded.plans.snapshot(pathway.id).said[0].title == old.title


def test_seeding_leaves_what_a_service_reworded_moved_and_retired(seeded: Records) -> None:
    first, second, third, *_rest = seeded.reference.prompts()
    seeded.editions.reword_prompt(first.id, "What brings me here", "", on_paper=True)
    seeded.editions.move(Prompt, third.id, -9)
    seeded.editions.retire(Prompt, second.id)
    seeded.editions.add_prompt("Who I pray with")
    before = titles(seeded)

    seeded.reference.seed()

    assert titles(seeded) == before
    assert before[:2] == [third.title, "What brings me here"]
    assert before[-1] == "Who I pray with"
    assert [row.title for row in seeded.editions.retired(Prompt)] == [second.title]


def test_worries_cannot_be_retired_but_can_be_reworded(seeded: Records) -> None:
    worrying = next(row for row in seeded.reference.prompts() if row.key == "worrying")

    with pytest.raises(InvalidInputError, match="always asked"):
        seeded.editions.retire(Prompt, worrying.id)
    new = seeded.editions.reword_prompt(worrying.id, "What is on my mind", "", on_paper=False)
    with pytest.raises(InvalidInputError, match="always asked"):
        seeded.editions.retire(Prompt, new.id)


def test_a_retired_prompt_that_was_answered_still_shows_its_answer(seeded: Records) -> None:
    person = seeded.people.add("Margaret")
    pathway = seeded.pathways.start(person.id, PathwayKind.RECOVERY)
    prompt = seeded.reference.prompts()[3]
    seeded.emotional_support.answer(pathway.id, None, prompt.id, "Baking.")

    seeded.editions.retire(Prompt, prompt.id)

    board = {said.prompt.key: said for said in seeded.emotional_support.board(pathway.id)}
    assert board[prompt.key].text == "Baking."
    assert prompt.title not in titles(seeded)
    assert seeded.editions.bring_back(Prompt, prompt.id).retired_on is None
    assert titles(seeded)[-1] == prompt.title


def test_each_step_can_be_undone_and_reworded_again(seeded: Records) -> None:
    before = titles(seeded)
    first = seeded.reference.prompts()[0]
    seeded.editions.reword_prompt(first.id, "One", "", on_paper=True)
    seeded.undo.undo(None, PAGE)
    assert titles(seeded) == before

    again = seeded.editions.reword_prompt(first.id, "Two", "", on_paper=True)
    seeded.editions.move(Prompt, again.id, 2)
    assert titles(seeded)[2] == "Two"
    seeded.undo.undo(None, PAGE)
    assert titles(seeded)[0] == "Two"
    seeded.editions.retire(Prompt, again.id)
    seeded.undo.undo(None, PAGE)
    assert titles(seeded)[0] == "Two"


def test_life_areas_kinds_and_numbers_are_added_moved_and_retired(seeded: Records) -> None:
    editions = seeded.editions
    area = editions.add_life_area("My allotment")
    kind = editions.add_barrier_kind("The bus times")
    number = editions.add_crisis_number(
        "wales", label="Our line", number="01632 960100", note="", checked_on=date(2026, 3, 2)
    )

    assert editions.in_use(LifeArea)[-1].id == area.id
    assert editions.in_use(BarrierKind)[-1].id == kind.id
    editions.move(CrisisNumber, number.id, -1)
    assert [row.label for row in seeded.reference.crisis_numbers("wales")][-2] == "Our line"
    assert "Our line" not in [row.label for row in seeded.reference.crisis_numbers("england")]
    editions.retire(LifeArea, area.id)
    assert seeded.reference.every_life_area()[area.key].title == "My allotment"
    assert area.key not in [row.key for row in seeded.reference.life_areas()]


def test_the_last_one_stays(seeded: Records) -> None:
    *rest, last = seeded.editions.in_use(BarrierKind)
    for row in rest:
        seeded.editions.retire(BarrierKind, row.id)
    with pytest.raises(InvalidInputError, match="One has to stay"):
        seeded.editions.retire(BarrierKind, last.id)
