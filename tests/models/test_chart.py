"""The chart says what was recorded, inside its plot, whatever the results."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.models.chart import Mark, Result, Side, chart
from planner.models.questionnaires import Stage

FIRST = date(2025, 12, 9)
results = st.lists(
    st.tuples(st.integers(0, 2000), st.integers(14, 70)), min_size=1, max_size=12
).map(
    lambda pairs: [
        Result(Stage.FOLLOW_UP if index else Stage.BASELINE, FIRST + timedelta(days=days), total)
        for index, (days, total) in enumerate(pairs)
    ]
)


@given(results)
def test_every_result_stands_inside_the_plot_with_its_own_number(
    given_results: list[Result],
) -> None:
    made = chart(given_results)
    assert sorted(point.label for point in made.points) == sorted(
        str(result.total) for result in given_results
    )
    assert all(0 <= point.x <= 1 and 0 <= point.y <= 1 for point in made.points)
    assert [point.x for point in made.points] == sorted(point.x for point in made.points)


@given(results, st.floats(0.05, 0.6))
def test_the_first_and_latest_are_always_dated_and_dates_never_meet(
    given_results: list[Result], room: float
) -> None:
    made = chart(given_results, label_room=room)
    assert made.points[0].date_label
    assert made.points[-1].date_label
    between = [point.x for point in made.points[1:-1] if point.date_label]
    for place in between:
        others = [p.x for p in made.points if p.date_label and p.x != place]
        assert all(abs(place - other) >= room for other in others)


def test_a_baseline_alone_is_a_chart_too() -> None:
    made = chart([Result(Stage.BASELINE, FIRST, 38)])
    assert [point.mark for point in made.points] == [Mark.LATEST]
    assert made.sentence == "Baseline, 9 December 2025: 38 out of 70."


def test_a_rise_from_hollow_to_filled() -> None:
    made = chart(
        [
            Result(Stage.FOLLOW_UP, date(2026, 3, 17), 47),
            Result(Stage.BASELINE, FIRST, 38),
        ],
        band=(40.4, 58.4),
        band_label="About two in three adults",
    )
    first, latest = made.points
    assert (first.mark, first.label, first.side) == (Mark.FIRST, "38", Side.BELOW)
    assert (latest.mark, latest.label, latest.side) == (Mark.LATEST, "47", Side.RIGHT)
    assert first.y < latest.y
    assert made.band is not None
    assert made.band.low < made.band.high
    assert made.sentence.endswith("Follow-up, 17 March 2026: 47 out of 70.")


def test_a_fall_has_its_first_number_above_the_line() -> None:
    made = chart([Result(Stage.BASELINE, FIRST, 50), Result(Stage.FOLLOW_UP, date(2026, 3, 9), 41)])
    assert made.points[0].side is Side.ABOVE
