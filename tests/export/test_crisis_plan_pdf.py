"""The crisis and support plan on paper: who to ring first, words whole, nothing but headings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.export import crisis_plan_pdf
from planner.models.crisis_snapshots import (
    CrisisContactSnapshot,
    CrisisPlanSnapshot,
    CrisisWordsSnapshot,
)
from planner.models.people import PaperSize
from planner.models.snapshots import PrintOptions
from planner.models.titles import CRISIS_HEADINGS
from tests.export.reading import fonts, pages, read, squeezed, text
from tests.export.samples import CHECKED, MADE, NUMBERS

WORDS = {
    "signs": "I stop answering the door & lie awake <b>",
    "helps": "Ten minutes in the garden.",
    "wants_others": "Sit with me. Ring Paul if I ask.",
}
PLAN = CrisisPlanSnapshot(
    called="Margaret",
    made_on=MADE,
    planner_name="Priya Nair",
    edition=2,
    agreed_on=MADE,
    review_on=MADE.replace(month=4, day=14),
    said=tuple(CrisisWordsSnapshot(key, CRISIS_HEADINGS[key], text) for key, text in WORDS.items()),
    people=(CrisisContactSnapshot("Jean, next door", "01632 960 172"),),
    professionals=(CrisisContactSnapshot("Riverside Surgery", "01632 960 120"),),
    crisis_numbers=NUMBERS,
)


@pytest.mark.parametrize("size", PaperSize)
def test_who_to_ring_people_and_professionals_come_first(size: PaperSize) -> None:
    made = crisis_plan_pdf.make(PLAN, PrintOptions(size=size))
    whole = read(made)
    order = [
        "Who to ring now",
        "116 123",
        "ask for an interpreter",
        "People I can contact",
        "01632 960 172",
        "01632 960 120",
        "Signs I am struggling",
        f"“{WORDS['signs']}”",
        f"“{WORDS['helps']}”",
        f"“{WORDS['wants_others']}”",
        "We’ll look at this again on Tuesday 14 April 2026.",
        "National numbers checked 2 March 2026.",
        "Working notes are not on this print.",
    ]
    places = [whole.find(squeezed(each)) for each in order]
    assert -1 not in places
    assert places == sorted(places)
    assert squeezed("Version 2, 17 March") in whole
    assert all(fonts(made).values())


def test_empty_headings_are_left_out() -> None:
    whole = text(crisis_plan_pdf.make(PLAN, PrintOptions()))
    for key, title in CRISIS_HEADINGS.items():
        assert (title in whole) is (key in WORDS)
    alone = text(crisis_plan_pdf.make(replace(PLAN, professionals=()), PrintOptions()))
    assert "Professionals" not in alone
    assert "Jean, next door" in alone


def test_with_nothing_in_it_the_numbers_print_and_what_it_can_hold() -> None:
    bare = CrisisPlanSnapshot(called="Margaret", made_on=MADE, crisis_numbers=NUMBERS)
    whole = text(crisis_plan_pdf.make(bare, PrintOptions()))
    for number in NUMBERS:
        assert number.number in whole
    assert "Nothing is written here yet." in whole
    for title in CRISIS_HEADINGS.values():
        assert title in whole
    assert "look at this again" not in whole


def test_a_draft_says_so_and_unchecked_numbers_too() -> None:
    unchecked = (*NUMBERS, replace(NUMBERS[0], key="other", checked_on=None))
    draft = replace(PLAN, agreed_on=None, review_on=None, crisis_numbers=unchecked)
    whole = read(crisis_plan_pdf.make(draft, PrintOptions()))
    assert squeezed("Not agreed yet") in whole
    assert squeezed("Not all national numbers have been checked here yet.") in whole
    assert "Madetogether" not in whole
    assert CHECKED.strftime("%Y") in whole


def test_long_words_print_whole_on_more_pages() -> None:
    long = "I lie awake going over bills. " * 300
    said = tuple(replace(each, text=long) for each in PLAN.said)
    people = tuple(CrisisContactSnapshot(f"Friend {n}", f"01632 960 {n:03}") for n in range(60))
    made = crisis_plan_pdf.make(replace(PLAN, said=said, people=people), PrintOptions())
    assert len(pages(made)) > 3
    whole = squeezed(text(made))
    assert whole.count("Ilieawakegoingoverbills.") >= 870
    assert all(squeezed(each.number) in whole for each in people)
    assert made == crisis_plan_pdf.make(replace(PLAN, said=said, people=people), PrintOptions())


def test_it_stands_on_one_page_when_every_heading_has_a_line_or_two() -> None:
    said = tuple(
        CrisisWordsSnapshot(key, title, "I stop answering the door. I lie awake over bills.")
        for key, title in CRISIS_HEADINGS.items()
    )
    assert len(pages(crisis_plan_pdf.make(replace(PLAN, said=said), PrintOptions()))) == 1
