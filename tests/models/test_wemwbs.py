"""The rules of WEMWBS, against the design's table and by property."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import InvalidInputError
from planner.models import wemwbs
from planner.models.questionnaires import Mode
from planner.models.wemwbs import Rules, Tier, Timing

RULES = Rules.from_json(
    json.loads((Path(__file__).parents[2] / "resources" / "wemwbs.json").read_text("utf-8"))
)
answers = st.lists(st.integers(1, 5), min_size=14, max_size=14)
BASELINE = date(2025, 12, 9)


@given(answers)
def test_the_total_is_the_sum_from_14_to_70(given_answers: list[int]) -> None:
    assert wemwbs.total(given_answers) == sum(given_answers)
    assert 14 <= sum(given_answers) <= 70


@given(answers, st.sets(st.integers(0, 13), min_size=1))
def test_there_is_no_total_while_any_answer_is_missing(
    given_answers: list[int], missing: set[int]
) -> None:
    some = [None if index in missing else answer for index, answer in enumerate(given_answers)]
    assert wemwbs.total(some) is None
    assert wemwbs.answered(some) == 14 - len(missing)


@pytest.mark.parametrize("wrong", [0, 6, -1, 2.5, 3.0, "3", True, float("nan")])
def test_anything_but_a_whole_number_from_1_to_5_is_refused(wrong: object) -> None:
    with pytest.raises(InvalidInputError, match="whole number from 1 to 5"):
        wemwbs.total([wrong, *[3] * 13])  # type: ignore[list-item]


@pytest.mark.parametrize("length", [0, 13, 15])
def test_a_form_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(InvalidInputError):
        wemwbs.total([3] * length)


@pytest.mark.parametrize(
    ("first", "latest", "sentence"),
    [
        (38, 47, "Up 9 points. A change larger than measurement error."),
        (38, 46, "Up 8 points. A possible change; some of it can be measurement error."),
        (38, 41, "Up 3 points. A possible change; some of it can be measurement error."),
        (38, 40, "Up 2 points. Within measurement error."),
        (38, 39, "Up 1 point. Within measurement error."),
        (41, 41, "The same as last time, 41 out of 70."),
        (41, 40, "Down 1 point. Within measurement error."),
        (41, 37, "Down 4 points. A possible change; some of it can be measurement error."),
        (
            50,
            41,
            "Down 9 points. A change larger than measurement error. Worth talking about.",
        ),
    ],
)
def test_each_change_has_its_sentence(first: int, latest: int, sentence: str) -> None:
    assert wemwbs.change_sentence(first, latest, RULES) == sentence


@given(st.integers(14, 70), st.integers(14, 70))
def test_rises_and_falls_are_judged_alike(first: int, latest: int) -> None:
    def of(change: int) -> Tier:
        return wemwbs.tier(change, possible=3, reliable=9)

    assert of(latest - first) is of(first - latest)


def test_the_band_is_the_mean_give_or_take_one_standard_deviation() -> None:
    assert (round(RULES.band_low), round(RULES.band_high)) == (40, 58)


def test_the_same_answer_fourteen_times_is_noticed() -> None:
    assert wemwbs.all_the_same([3] * 14)
    assert not wemwbs.all_the_same([3] * 13 + [4])
    assert not wemwbs.all_the_same([3] * 13 + [None])


def test_a_different_way_of_completing_is_noticed() -> None:
    assert wemwbs.done_differently((Mode.ON_PAPER, False), (Mode.READ_ALOUD, False))
    assert wemwbs.done_differently((Mode.ON_PAPER, False), (Mode.ON_PAPER, True))
    assert not wemwbs.done_differently((Mode.ON_PAPER, True), (Mode.ON_PAPER, True))


@pytest.mark.parametrize(
    ("weeks", "timing", "sentence"),
    [
        (timedelta(weeks=2), Timing.BEFORE, "Due in 8 weeks"),
        (timedelta(weeks=10, days=-1), Timing.BEFORE, "Due in 1 day"),
        (timedelta(weeks=10), Timing.DUE, "Due, window to 31 March"),
        (timedelta(weeks=16), Timing.DUE, "Due, window to 31 March"),
        (timedelta(weeks=16, days=1), Timing.OVERDUE, "1 day overdue"),
        (timedelta(weeks=18), Timing.OVERDUE, "14 days overdue"),
    ],
)
def test_the_first_follow_up_is_due_from_week_10_to_week_16(
    weeks: timedelta, timing: Timing, sentence: str
) -> None:
    first = wemwbs.window(BASELINE, 1, RULES)
    assert first.due == BASELINE + timedelta(weeks=13)
    assert first.timing(BASELINE + weeks) is timing
    assert first.sentence(BASELINE + weeks) == sentence


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 20), st.integers(0, 3000))
def test_every_window_holds_its_due_day_and_follows_the_one_before(
    baseline: date, number: int, day: int
) -> None:
    here, after = (wemwbs.window(baseline, n, RULES) for n in (number, number + 1))
    assert here.opens < here.due < here.closes < after.due
    assert after.due - here.due == timedelta(weeks=13)
    assert here.timing(here.due) is Timing.DUE
    assert here.timing(baseline + timedelta(days=day)) in Timing


@pytest.mark.parametrize(
    ("follow_ups", "number"),
    [
        ([], 1),
        ([timedelta(weeks=13)], 2),
        ([timedelta(weeks=20)], 2),
        ([timedelta(weeks=24)], 3),
        ([timedelta(weeks=13), timedelta(weeks=26)], 3),
        ([timedelta(weeks=4)], 2),
    ],
)
def test_the_next_follow_up_is_the_first_window_not_answered(
    follow_ups: list[timedelta], number: int
) -> None:
    assert wemwbs.next_number(BASELINE, [BASELINE + week for week in follow_ups], RULES) == number


def test_a_licence_is_announced_60_days_before_it_ends() -> None:
    ends = date(2026, 5, 31)
    assert wemwbs.licence_notice(None, ends) is None
    assert wemwbs.licence_notice(ends, date(2026, 4, 1)) == "The WEMWBS licence ends in 60 days."
    assert wemwbs.licence_notice(ends, date(2026, 3, 31)) is None
    assert wemwbs.licence_notice(ends, ends) == "The WEMWBS licence ends in 0 days."
    ended = wemwbs.licence_notice(ends, date(2026, 6, 1))
    assert ended is not None
    assert "Results already held stay" in ended
