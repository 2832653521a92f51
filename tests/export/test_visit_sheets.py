"""The papers around a visit: their words whole, no health on the slip, the same bytes again."""

from __future__ import annotations

from datetime import date, time

import pytest

from planner.export import blank_forms
from planner.models.people import PaperSize
from planner.models.sheets import BlankFormSnapshot
from planner.models.snapshots import AppointmentSnapshot, NextStepSnapshot, PrintOptions
from planner.models.visit_sheets import NextStepsSnapshot, PreparationSnapshot, SlipSnapshot
from planner.views.paper import documents
from tests.export.reading import fonts, pages, read, squeezed
from tests.export.samples import MADE, NUMBERS

MEETING = AppointmentSnapshot(date(2026, 4, 14), time(10, 30), "the surgery")
FILLED = PreparationSnapshot(
    called="Margaret",
    made_on=MADE,
    questions="Is the <b>bus</b> free & easy?",
    wants="Talk  about Paul",
    how_it_has_been="Up and down.\nMostly up.",
    meeting=MEETING,
    crisis_numbers=NUMBERS,
)
BLANK = PreparationSnapshot("Margaret", MADE, meeting=MEETING, crisis_numbers=NUMBERS)
STEPS = NextStepsSnapshot(
    "Margaret",
    MADE,
    "Priya",
    (
        NextStepSnapshot("Walk to the bench", on=date(2026, 3, 20), place="Mill Lane"),
        NextStepSnapshot("Ring the class", by_me=False, by_planner=True),
    ),
)
SLIP = SlipSnapshot("Margaret", MADE, MEETING, "By phone", "Priya Nair", "01632 960123")
ALL = (FILLED, BLANK, STEPS, SLIP)


@pytest.mark.parametrize("size", PaperSize)
@pytest.mark.parametrize("snapshot", ALL)
def test_each_is_kept_and_made_again_alike(snapshot: documents.Snapshot, size: PaperSize) -> None:
    options = PrintOptions(size=size)
    made = documents.make(snapshot, options)
    again = type(snapshot).from_json(snapshot.to_json())
    assert documents.make(again, options) == made
    assert all(fonts(made).values())
    assert squeezed("Margaret") in read(made)


def test_a_filled_sheet_has_their_words_whole_and_room_for_more() -> None:
    made = documents.make(FILLED, PrintOptions())
    for words in (
        "Before we meet",
        "Tuesday 14 April 2026, 10:30, the surgery",
        "“Is the <b>bus</b> free & easy?”",
        "“Talk  about Paul”",
        "Mostly up.”",
        "116 123",
    ):
        assert squeezed(words) in read(made)
    assert len(pages(made)) == 1


def test_a_blank_sheet_asks_the_same_on_one_page() -> None:
    made = documents.make(BLANK, PrintOptions())
    assert len(pages(made)) == 1
    for words in ("My questions", "What I’d like from today", "How things have been", "116 123"):
        assert squeezed(words) in read(made)


def test_next_steps_stand_alone() -> None:
    found = read(documents.make(STEPS, PrintOptions()))
    for words in ("My next steps", "Walk to the bench", "Mill Lane", "Ring the class", "Priya"):
        assert squeezed(words) in found
    assert found.count(squeezed("My next steps")) == 1


def test_the_slip_says_when_where_how_and_nothing_about_health() -> None:
    found = read(documents.make(SLIP, PrintOptions()))
    for words in (
        "Tuesday 14 April 2026, 10:30",
        "the surgery",
        "By phone",
        "Priya Nair",
        "01632 960123",
    ):
        assert squeezed(words) in found
    for word in ("wellbeing", "plan", "health", "crisis", "116123"):
        assert word not in found.casefold()


def test_a_sheet_in_another_script_reads_from_the_right() -> None:
    urdu = PreparationSnapshot("مریم", MADE, wants="میں اپنے بیٹے کے بارے میں", language="ur")
    found = read(documents.make(urdu, PrintOptions()))
    assert squeezed("میں اپنے بیٹے کے بارے میں") in found


def test_the_blank_review_asks_its_three_questions() -> None:
    made = blank_forms.make_review(BlankFormSnapshot(MADE, (), NUMBERS))
    assert len(pages(made)) == 2
    found = read(made)
    for words in ("further barriers?", "ready for the next step?", "right goals?", "Not now"):
        assert squeezed(words) in found
