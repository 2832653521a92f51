"""What pages ask with: seeded once, never reworded, and a checked crisis number stays."""

from __future__ import annotations

from datetime import date

import pytest
from sqlmodel import Session

from planner.errors import InvalidInputError
from planner.models.nations import NATIONS
from planner.models.reference import Prompt
from planner.records.book import Records


@pytest.fixture
def seeded(records: Records) -> Records:
    records.reference.seed()
    return records


def test_the_prompts_come_in_their_order_with_feelings_off_the_paper(seeded: Records) -> None:
    prompts = seeded.reference.prompts()

    assert [prompt.key for prompt in prompts] == [
        "why_here",
        "about_myself",
        "about_my_life",
        "good_at",
        "who_matters",
        "support",
        "worrying",
        "good_day",
    ]
    assert {prompt.key for prompt in prompts if not prompt.starts_on_paper} == {
        "about_myself",
        "about_my_life",
        "worrying",
    }
    assert [prompt.key for prompt in prompts if not prompt.can_be_retired] == ["worrying"]


def test_seeding_again_adds_nothing(seeded: Records) -> None:
    before = seeded.reference.every_prompt().keys()

    seeded.reference.seed()

    assert seeded.reference.every_prompt().keys() == before


def test_reworded_prompts_make_a_new_edition_beside_the_old_one(records: Records) -> None:
    with records.changes.transaction() as session:
        old = Prompt(key="why_here", title="What brings me here", position=0)
        session.add(old)

    records.reference.seed()

    newest = records.reference.prompts()[0]
    assert (newest.key, newest.edition) == ("why_here", 2)
    assert records.reference.every_prompt()[old.id].title == "What brings me here"


@pytest.mark.parametrize("nation", NATIONS)
def test_each_nation_has_its_numbers_with_life_in_danger_first(
    seeded: Records, nation: str
) -> None:
    numbers = seeded.reference.crisis_numbers(nation)

    urgent = "0808 808 8000" if nation == "northern_ireland" else "111"
    assert [each.number for each in numbers] == ["999", urgent, "116 123", "85258", "18001"]
    assert all(each.checked_on is None for each in numbers)


def test_a_checked_number_is_a_new_edition_and_outlives_the_next_seeding(seeded: Records) -> None:
    first = seeded.reference.crisis_numbers("england")[2]

    seeded.editions.edit_crisis_number(
        first.id,
        label="Samaritans",
        number="116 123",
        note="Here at the surgery too",
        checked_on=date(2026, 3, 2),
    )
    seeded.reference.seed()

    now = seeded.reference.crisis_numbers("england")[2]
    assert (now.edition, now.note, now.checked_on) == (
        2,
        "Here at the surgery too",
        date(2026, 3, 2),
    )
    with Session(seeded.changes.engine) as session:
        kept = session.get(type(first), first.id)
        assert kept is not None
        assert kept.note == first.note


def test_a_number_without_digits_or_checked_tomorrow_is_refused(seeded: Records) -> None:
    first = seeded.reference.crisis_numbers("england")[0]

    with pytest.raises(InvalidInputError, match="number to ring"):
        seeded.editions.edit_crisis_number(
            first.id, label="A", number="none", note="", checked_on=date(2026, 3, 2)
        )
    with pytest.raises(InvalidInputError, match="still to come"):
        seeded.editions.edit_crisis_number(
            first.id, label="A", number="999", note="", checked_on=date(2026, 3, 18)
        )
