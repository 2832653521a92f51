"""What I have done, read back: whole, in the person's words, steps as they were saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planner.export import keepsake_pdf
from planner.models.answers import Origin
from planner.models.aspirations import MeasureKind
from planner.models.keepsake import (
    KeepsakeSnapshot,
    MovedSnapshot,
    ReachedSnapshot,
    SaidTwiceSnapshot,
    TakenSnapshot,
)
from planner.models.people import PaperSize
from planner.models.snapshots import PrintOptions, SaidSnapshot
from tests.export.reading import colours, fonts, pages, read, roles, squeezed

LIFE = "How I feel about my life"
KEEPSAKE = KeepsakeSnapshot(
    called="Margaret",
    made_on=date(2026, 9, 15),
    first=date(2025, 12, 9),
    last=date(2026, 9, 15),
    reached=(
        ReachedSnapshot(
            "Get back to knitting on a Thursday, even for half an hour.",
            date(2026, 3, 19),
            "Stayed the whole two hours. Jean saved my chair.",
        ),
        ReachedSnapshot("Know where I stand with the heating bill."),
    ),
    taken=(
        TakenSnapshot("Ask which inhaler to take first", date(2026, 3, 12)),
        TakenSnapshot("Walk to the bench, then rest", date(2026, 3, 28)),
        TakenSnapshot("Ring about a payment plan", date(2026, 5, 11)),
    ),
    said=(
        SaidTwiceSnapshot(
            SaidSnapshot("life", LIFE, "Small. Like it’s shrunk to the front room."),
            SaidSnapshot("life", LIFE, "Going out more.", Origin.AGREED_SUMMARY),
        ),
    ),
    moved=(
        MovedSnapshot("Yards without stopping", MeasureKind.OWN, 1, 120),
        MovedSnapshot("How easy it is to open the post", MeasureKind.SCALE, 2, 8),
        MovedSnapshot("I ring Paul", MeasureKind.YES_NO, 0, 1),
    ),
    own_words="I did that.",
)


@pytest.mark.parametrize("size", list(PaperSize))
@pytest.mark.parametrize("colour", [True, False])
def test_all_of_it_is_on_the_paper_in_every_size(size: PaperSize, colour: bool) -> None:
    pdf = keepsake_pdf.make(KEEPSAKE, PrintOptions(size=size, colour=colour))
    found = read(pdf)
    for words in (
        "What I have done",
        "December 2025 to September 2026",
        "19 March 2026",
        "“Get back to knitting on a Thursday, even for half an hour.”",
        "“Stayed the whole two hours. Jean saved my chair.”",
        "“Know where I stand with the heating bill.”",
        "Walk to the bench, then rest",
        "28 March",
        "“Small. Like it’s shrunk to the front room.”",
        "120",
        "2 out of 10",
        "8 out of 10",
        "Not yet",
        "“I did that.”",
        "Something I want to add",
        "This plan belongs to me. I can change it at any time.",
    ):
        assert squeezed(words) in found, words
    assert squeezed("“Going out more.”") not in found  # a summary is not quoted, and says so
    assert squeezed("Going out more. Agreed summary") in found
    assert all(fonts(pdf).values())
    assert (colours(pdf) > 0) == colour
    assert roles(pdf).count("/H2") == 4
    assert pdf == keepsake_pdf.make(KEEPSAKE, PrintOptions(size=size, colour=colour))


def test_a_pathway_of_more_than_a_year_says_the_years() -> None:
    longer = replace(KEEPSAKE, first=date(2025, 3, 1))
    assert squeezed("28 March 2026") in read(keepsake_pdf.make(longer, PrintOptions()))
    assert squeezed("28 March 2026") not in read(keepsake_pdf.make(KEEPSAKE, PrintOptions()))


def test_one_page_holds_a_year_at_the_standard_size() -> None:
    bare = replace(KEEPSAKE, own_words="")
    assert len(pages(keepsake_pdf.make(bare, PrintOptions()))) == 1


def test_steps_stand_as_they_were_saved_and_hostile_words_are_only_words() -> None:
    hostile = '<b>Walk</b> <img src="file:///etc/hostname"> & run'
    snapshot = replace(
        KEEPSAKE,
        taken=(TakenSnapshot(hostile, date(2026, 3, 1)),),
        reached=(ReachedSnapshot("a" * 3000, date(2026, 3, 1)),),
    )
    found = read(keepsake_pdf.make(snapshot, PrintOptions()))
    assert squeezed(hostile) in found
    assert found.count("a" * 60) >= 1


@pytest.mark.parametrize("size", list(PaperSize))
def test_two_hundred_steps_are_all_there(size: PaperSize) -> None:
    steps = tuple(TakenSnapshot(f"Step number {n} of many", date(2026, 3, 1)) for n in range(200))
    pdf = keepsake_pdf.make(replace(KEEPSAKE, taken=steps), PrintOptions(size=size))
    found = read(pdf)
    assert all(squeezed(f"Step number {n} of many") in found for n in range(200))
    for page in pages(pdf):
        assert not page.strip().endswith("Steps I took")


def test_what_is_not_there_has_no_heading() -> None:
    bare = replace(KEEPSAKE, reached=(), said=(), moved=(), own_words="")
    found = read(keepsake_pdf.make(bare, PrintOptions()))
    for heading in ("Hopes I reached", "Then and now", "What I say of it"):
        assert squeezed(heading) not in found


def test_it_is_kept_as_json_and_comes_back_the_same() -> None:
    assert KeepsakeSnapshot.from_json(KEEPSAKE.to_json()) == KEEPSAKE


@pytest.mark.parametrize(
    ("language", "words"), [("ur", "مجھے چلنا ہے"), ("cy", "Cerdded i’r siop, ŵyr a fi")]
)
def test_other_scripts_are_read_back(language: str, words: str) -> None:
    snapshot = replace(
        KEEPSAKE, language=language, reached=(ReachedSnapshot(words, date(2026, 3, 1)),)
    )
    assert squeezed(words) in read(keepsake_pdf.make(snapshot, PrintOptions()))
