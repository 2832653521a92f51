"""A course is drawn inside its box with every number that matters, and parted where it must be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.models.aspirations import AspirationStatus, MeasureKind, Side
from planner.models.course_chart import course_chart
from planner.models.course_words import course_sentence, course_sheet
from planner.models.pictures import Shape
from planner.models.progress import Course, Run, Said, areas_of, runs_of
from planner.models.then_and_now import areas_sheet, count_words, run_words, then_and_now
from tests.models.drawn import check, ruler

FIRST = date(2026, 1, 12)
numbers = st.floats(-1e9, 1e9).map(lambda value: float(f"{value:.5g}"))
VALUES = {
    MeasureKind.OWN: numbers,
    MeasureKind.SCALE: st.integers(0, 10).map(float),
    MeasureKind.YES_NO: st.sampled_from([0.0, 1.0]),
}


@st.composite
def runs(draw: st.DrawFn) -> Run:
    kind = draw(st.sampled_from(list(VALUES)))
    days = sorted(draw(st.lists(st.integers(0, 900), max_size=25)))
    answers = tuple(
        Said(FIRST + timedelta(days=days_on), draw(VALUES[kind]), draw(st.sampled_from(list(Side))))
        for days_on in days
    )
    known = st.none() | numbers if kind is MeasureKind.OWN else st.none()
    return Run(kind, "yards", answers, draw(known), draw(known))


@given(runs(), st.floats(300, 1400), st.integers(-400, 400))
def test_all_of_a_course_is_inside_its_box_and_no_words_meet(
    run: Run, width: float, since: int
) -> None:
    check(course_chart(run, FIRST + timedelta(days=since), width, ruler()))
    check(then_and_now(run, width, ruler()))


@given(runs(), st.floats(300, 1400))
def test_start_now_and_aim_always_have_their_numbers(run: Run, width: float) -> None:
    shown = [words.text for words in course_chart(run, FIRST, width, ruler()).words]
    count = sum(text.startswith(("Now ", "Now:")) for text in shown)
    assert count == bool(run.of(Side.PERSON))
    assert sum(text.startswith("Start ") for text in shown) == (run.start is not None)
    assert sum(text.startswith("Aim ") for text in shown) == (run.target is not None)


def test_the_two_views_are_told_apart_by_shape_and_by_word() -> None:
    run = Run(
        MeasureKind.OWN,
        "yards",
        (Said(FIRST, 10.0), Said(FIRST, 30.0, Side.PLANNER), Said(date(2026, 3, 2), 40.0)),
        start=1.0,
        target=100.0,
    )
    made = course_chart(run, FIRST - timedelta(days=40), 600, ruler())
    circles = [dot for dot in made.dots if dot.shape is Shape.CIRCLE]
    assert [dot.filled for dot in circles] == [False, True, True]
    assert [dot.shape for dot in made.dots].count(Shape.DIAMOND) == 1
    shown = {words.text for words in made.words}
    assert {"Start 1", "Now 40", "Aim 100", "My planner 30", "10"} <= shown
    assert made.sentence == (
        "At the start: 1. My view: 10 on 12 January 2026, 40 on 2 March 2026. "
        "My planner’s view: 30 on 12 January 2026. My aim: 100."
    )
    assert [row[2] for row in course_sheet(run).rows] == ["1", "10", "30", "40", "100"]


def test_only_answers_in_one_measure_are_joined() -> None:
    own, scale = MeasureKind.OWN, MeasureKind.SCALE
    said = [Said(FIRST + timedelta(days=day), float(day)) for day in range(4)]
    given_in = [(scale, "", said[0]), (scale, "old", said[1]), (own, "Yards ", said[2]),
                (own, "yards", said[3])]  # fmt: skip
    made = runs_of(given_in, kind=own, unit="yards", start=1.0, target=9.0)
    assert [len(run.answers) for run in made] == [2, 2]
    assert (made[0].start, made[0].target) == (None, None)
    assert (made[1].start, made[1].target) == (1.0, 9.0)
    # another unit since, in which nothing was answered yet
    changed = runs_of(given_in, kind=own, unit="steps", start=5.0, target=None)
    assert [(run.unit, len(run.answers), run.start) for run in changed[1:]] == [
        ("Yards ", 2, None),
        ("steps", 0, 5.0),
    ]
    assert course_sentence(changed[2]) == "At the start: 5. Not asked yet."
    # the numbers of another kind of measure are kept, and not shown
    assert runs_of([], kind=scale, unit="", start=1.0, target=100.0) == ()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((), "Yes or not yet: not asked yet."),
        ((0.0,), "Yes or not yet: not yet now."),
        ((0.0, 1.0), "Yes or not yet: not yet then, yes now."),
    ],
)
def test_yes_or_not_yet_then_and_now(values: tuple[float, ...], words: str) -> None:
    said = tuple(Said(FIRST + timedelta(days=day), value) for day, value in enumerate(values))
    assert run_words(Run(MeasureKind.YES_NO, "", said)) == words


def test_parts_of_life_count_what_was_achieved_and_nothing_twice() -> None:
    run = Run(MeasureKind.SCALE, "", (Said(FIRST, 2.0), Said(FIRST, 6.0)))
    knit = Course("Knit", FIRST, AspirationStatus.ACHIEVED, ("Interests", "Friends"), (run,))
    walk = Course("Walk", FIRST, areas=("Interests",))
    rest = Course("Rest", FIRST)
    areas = areas_of([knit, walk, rest])
    assert [(area.title, count_words(area)) for area in areas] == [
        ("Interests", "2 aspirations, 1 achieved"),
        ("Friends", "1 aspiration, 1 achieved"),
        ("No part of life chosen", "1 aspiration, 0 achieved"),
    ]
    assert areas_sheet(areas).rows[0] == ("Interests", "Knit", "Achieved", "2", "6")
