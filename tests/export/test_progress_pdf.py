"""My progress, on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.export import progress_pdf
from planner.models.aspirations import AspirationStatus, MeasureKind, Side
from planner.models.course_words import course_sentence, network_run
from planner.models.people import PaperSize
from planner.models.pictures import Ruler
from planner.models.progress import Course, Event, EventKind, ProgressSnapshot, Run, Said
from planner.models.snapshots import PrintOptions
from planner.models.then_and_now import run_words
from planner.models.timeline import timeline
from planner.models.timeline_words import timeline_sentence
from tests.export.reading import colours, left_of, pages, read, roles, squeezed

FIRST = date(2025, 12, 9)
LATER = date(2026, 3, 10)
NOTICE = "WEMWBS, an example of a notice"
YARDS = Run(
    MeasureKind.OWN,
    "yards without stopping",
    (Said(FIRST, 10.0), Said(LATER, 40.0), Said(LATER, 30.0, Side.PLANNER)),
    1.0,
    100.0,
)
CLOSE = Run(MeasureKind.SCALE, "", (Said(FIRST - timedelta(days=9), 3.0),))
TOLD = ProgressSnapshot(
    "Margaret",
    date(2026, 3, 17),
    FIRST,
    courses=(
        Course("Walk to the bench", FIRST, areas=("Physical health",), runs=(CLOSE, YARDS)),
        Course("Have Paul to stay", FIRST, AspirationStatus.ACHIEVED, ("Family",)),
    ),
    events=(
        Event(EventKind.VISIT, FIRST),
        Event(EventKind.WELLBEING, FIRST, value=38),
        Event(EventKind.NOT_HELD, date(2026, 1, 6)),
        Event(EventKind.WELLBEING, LATER, value=47),
    ),
    network=(Said(FIRST, 3.0), Said(LATER, 6.0)),
    copyright=NOTICE,
    licence_reference="000000-EXAMPLE",
)


@pytest.mark.parametrize("size", list(PaperSize))
def test_it_says_in_words_all_that_it_draws(size: PaperSize) -> None:
    made = read(progress_pdf.make(TOLD, PrintOptions(size=size)))
    for words in (
        timeline_sentence(TOLD.without_scores()),
        "“Walk to the bench”",
        course_sentence(CLOSE),
        "On 9 December 2025 the measure changed",
        course_sentence(YARDS),
        "Start 1",
        "Now 40",
        "My planner 30",
        "Aim 100",
        "diamonds my planner’s",
        "How strong the people around me feel",
        course_sentence(network_run(TOLD.network)),
        "1 aspiration, 1 achieved",
        run_words(YARDS),
        "Have Paul to stay",
    ):
        assert squeezed(words) in made


@pytest.mark.parametrize("size", list(PaperSize))
def test_totals_print_only_when_chosen_and_then_with_the_notice_on_every_page(
    size: PaperSize,
) -> None:
    plain = progress_pdf.make(TOLD, PrintOptions(size=size))
    assert squeezed("out of 70") not in read(plain)
    assert squeezed(NOTICE) not in read(plain)
    for page in pages(progress_pdf.make(TOLD, PrintOptions(size=size, scores=True))):
        assert squeezed(NOTICE) in squeezed(page)
    scored = read(progress_pdf.make(TOLD, PrintOptions(size=size, scores=True)))
    assert squeezed("38 out of 70 first, 47 at the latest") in scored


def test_charts_are_figures_that_say_what_they_show() -> None:
    made = roles(progress_pdf.make(TOLD, PrintOptions()))
    assert made.count("/Figure") == 5


def test_black_and_white_has_no_colour() -> None:
    assert colours(progress_pdf.make(TOLD, PrintOptions(colour=False))) == 0
    assert colours(progress_pdf.make(TOLD, PrintOptions())) > 0


def test_a_pathway_that_has_just_begun_is_a_paper_too() -> None:
    made = read(progress_pdf.make(ProgressSnapshot("Jo", FIRST, FIRST), PrintOptions()))
    assert squeezed("Started on 9 December 2025.") in made
    assert squeezed("How my hopes are going") not in made


def test_many_long_words_and_answers_stay_readable() -> None:
    answers = tuple(Said(FIRST + timedelta(days=day), float(day % 11)) for day in range(300))
    courses = tuple(
        Course("a" * 3000, FIRST, runs=(Run(MeasureKind.SCALE, "", answers),)) for _each in range(3)
    )
    made = progress_pdf.make(ProgressSnapshot("Jo", LATER, FIRST, courses=courses), PrintOptions())
    assert len(pages(made)) < 20


def test_it_is_mirrored_for_words_from_right_to_left() -> None:
    walk, stay = TOLD.courses
    words = "میں چلنا چاہتی ہوں"
    theirs = replace(TOLD, language="ur", courses=(replace(walk, words=words), stay))
    options = PrintOptions(scores=True)
    plain, mirrored = (progress_pdf.make(each, options) for each in (TOLD, theirs))
    assert squeezed(words) in read(mirrored)
    for first, second in (("The pathway", "47"), ("Visits", "February 2026")):
        assert left_of(plain, first) < left_of(plain, second)
        assert left_of(mirrored, first) > left_of(mirrored, second)


def test_a_picture_that_is_mirrored_keeps_its_words_whole() -> None:
    ruler = Ruler(10, lambda text, _bold: 5.0 * len(text))
    picture = timeline(TOLD, 400, ruler)
    turned = picture.mirrored()
    for one, other in zip(picture.words, turned.words, strict=True):
        assert one.x + one.width + other.x == pytest.approx(400)
        assert other.text == one.text
    assert [dot.x for dot in turned.dots] == [400 - dot.x for dot in picture.dots]
    assert [stroke.y1 for stroke in turned.strokes] == [stroke.y1 for stroke in picture.strokes]
