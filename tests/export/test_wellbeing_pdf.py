"""My wellbeing, then and now, on paper."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pypdf
import pytest

from planner.export import wellbeing_pdf
from planner.export.charts import dot_place
from planner.models.people import PaperSize, PaperTint
from planner.models.questionnaires import Stage
from planner.models.snapshots import PrintOptions
from tests.export.reading import colours, fonts, left_of, pages, read, roles, squeezed
from tests.export.samples import BASELINE, FOLLOW_UP, RULES, WELLBEING, result

NOTICE = "University of Edinburgh, 2006, all rights reserved."


@pytest.mark.parametrize("size", list(PaperSize))
def test_it_says_the_totals_the_change_all_three_tiers_and_every_topic(size: PaperSize) -> None:
    made = read(wellbeing_pdf.make(WELLBEING, PrintOptions(size=size)))
    for words in (
        "38",
        "47",
        "out of 70",
        "Up 9 points",
        "A change larger than measurement error. 14 weeks apart.",
        (
            "Under 3 points: within measurement error. 3 to 8: a possible change."
            " 9 or more: larger than measurement error."
        ),
        "On paper, by me",
        "A score is one part of the picture, not a label or a diagnosis.",
        *RULES.topics,
    ):
        assert squeezed(words) in made


def test_the_standard_paper_is_one_page() -> None:
    assert len(pages(wellbeing_pdf.make(WELLBEING, PrintOptions()))) == 1


@pytest.mark.parametrize("size", list(PaperSize))
def test_every_page_carries_the_copyright_and_the_licence(size: PaperSize) -> None:
    for page in pages(wellbeing_pdf.make(WELLBEING, PrintOptions(size=size))):
        assert squeezed(NOTICE) in squeezed(page)
        assert "000000-EXAMPLE" in page


def test_a_baseline_alone_is_a_paper_too() -> None:
    alone = replace(WELLBEING, results=WELLBEING.results[:1], change="")
    made = read(wellbeing_pdf.make(alone, PrintOptions()))
    assert squeezed("Baseline") in made
    assert "Change" not in made
    assert "Follow-up" not in made


def test_the_band_is_there_only_when_asked_for_and_never_without_its_words() -> None:
    plain = read(wellbeing_pdf.make(WELLBEING, PrintOptions()))
    banded = read(wellbeing_pdf.make(WELLBEING, PrintOptions(band=True)))
    assert squeezed(RULES.band_label) not in plain
    assert squeezed(RULES.band_label) in banded


def test_notes_on_comparing_are_printed() -> None:
    note = "They were completed in different ways, which can move a score."
    assert squeezed(note) in read(
        wellbeing_pdf.make(replace(WELLBEING, notes=(note,)), PrintOptions())
    )


def test_several_follow_ups_and_a_fall() -> None:
    later = result(Stage.FOLLOW_UP, date(2026, 6, 20), BASELINE)
    fallen = replace(
        WELLBEING,
        results=(*WELLBEING.results, later),
        change="The same as last time, 38 out of 70.",
    )
    assert squeezed("The same as last time, 38 out of 70") in read(
        wellbeing_pdf.make(fallen, PrintOptions(colour=False))
    )


def test_figures_stand_beside_the_dots_for_whoever_is_read_to() -> None:
    made = wellbeing_pdf.make(WELLBEING, PrintOptions())
    assert roles(made).count("/TR") == 15
    assert "/Figure" in roles(made)
    assert all(fonts(made).values())
    first = squeezed(f"1 {RULES.topics[0]}{BASELINE[0]}{FOLLOW_UP[0]}")
    assert first in read(made)


def test_black_and_white_has_no_colour() -> None:
    assert colours(wellbeing_pdf.make(WELLBEING, PrintOptions(colour=False, band=True))) == 0
    assert colours(wellbeing_pdf.make(WELLBEING, PrintOptions(band=True))) > 100


def test_nothing_to_print_is_refused() -> None:
    with pytest.raises(ValueError, match="no result"):
        wellbeing_pdf.make(replace(WELLBEING, results=()), PrintOptions())


def test_the_band_is_edges_alone_on_tinted_paper() -> None:
    def shaded(options: PrintOptions) -> int:
        (page,) = pypdf.PdfReader(io.BytesIO(wellbeing_pdf.make(WELLBEING, options))).pages
        contents = page.get_contents()
        assert contents is not None
        return contents.get_data().count(b"re B")

    assert shaded(PrintOptions(band=True)) == 1
    assert shaded(PrintOptions(band=True, tint=PaperTint.CREAM)) == 0


def test_it_is_mirrored_for_a_name_from_right_to_left_and_still_one_page() -> None:
    theirs = replace(WELLBEING, called="نسرین", language="ur")
    plain, mirrored = (wellbeing_pdf.make(each, PrintOptions()) for each in (WELLBEING, theirs))
    assert len(pages(mirrored)) == 1
    for first, second in (("Baseline", "Change"), ("Optimism", "Then")):
        assert left_of(plain, first) < left_of(plain, second)
        assert left_of(mirrored, first) > left_of(mirrored, second)
    band = "About two in three"  # where the chart begins
    drawn = (wellbeing_pdf.make(each, PrintOptions(band=True)) for each in (WELLBEING, theirs))
    first_place, mirrored_place = (left_of(each, band) for each in drawn)
    assert first_place < 150 < mirrored_place
    assert wellbeing_pdf.make(replace(WELLBEING, language="ur"), PrintOptions()) == plain


def test_answers_stand_from_the_right_on_a_mirrored_paper() -> None:
    ltr = [dot_place(value, 10, 100) for value in range(1, 6)]
    assert ltr == sorted(ltr)
    rtl = [dot_place(value, 10, 100, rtl=True) for value in range(1, 6)]
    assert [120 - place for place in rtl] == pytest.approx(ltr)
