"""Step 2: words kept as said, measures of the person's own, and everything undone and redone."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import InvalidInputError
from planner.models.aspirations import (
    AspirationStatus,
    Horizon,
    MeasureKind,
    Progress,
    Side,
    way_there,
)
from planner.models.pathways import Pathway, PathwayKind
from planner.models.people import Person
from planner.models.spans import by_when
from planner.records.aspirations import PAGE
from planner.records.book import Records
from planner.views.progress_words import answer_words
from tests.fakes import FakeClock

HOSTILE = '<b>Bold</b> <img src="file:///etc/hostname"> 🧶 \u202eright to left\u202c أتعلم'


@pytest.fixture
def pathway(records: Records, clock: FakeClock) -> Pathway:
    with records.changes.transaction() as session:
        person = Person(called="Margaret")
        session.add(person)
        session.flush()
        pathway = Pathway(
            person_id=person.id, kind=PathwayKind.PREVENTION, started_on=clock.today()
        )
        session.add(pathway)
    return pathway


def words(records: Records, pathway: Pathway) -> list[str]:
    return [hope.aspiration.words for hope in records.aspirations.of_pathway(pathway.id)]


def add(records: Records, pathway: Pathway, horizon: Horizon, text: str) -> UUID:
    return records.aspirations.add(pathway.id, horizon, text).id


def test_words_alone_are_enough_and_are_kept_as_said(records: Records, pathway: Pathway) -> None:
    add(records, pathway, Horizon.YEAR, "  teach a table at the libary ")
    add(records, pathway, Horizon.WEEK, HOSTILE)
    add(records, pathway, Horizon.WEEK, "a" * 50_000)
    assert words(records, pathway) == [HOSTILE, "a" * 50_000, "  teach a table at the libary "]
    with pytest.raises(InvalidInputError):
        add(records, pathway, Horizon.WEEK, " \n")


@pytest.mark.parametrize(
    ("horizon", "today", "day"),
    [
        (Horizon.WEEK, date(2026, 3, 17), date(2026, 3, 24)),
        (Horizon.MONTH, date(2026, 3, 17), date(2026, 4, 17)),
        (Horizon.MONTH, date(2026, 1, 31), date(2026, 2, 28)),
        (Horizon.MONTH, date(2026, 12, 31), date(2027, 1, 31)),
        (Horizon.YEAR, date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_a_month_is_a_calendar_month(horizon: Horizon, today: date, day: date) -> None:
    assert by_when(horizon, today) == day


@given(st.dates(max_value=date(9000, 1, 1)), st.sampled_from(Horizon))
def test_every_horizon_lies_ahead(today: date, horizon: Horizon) -> None:
    assert today < by_when(horizon, today) <= today + timedelta(days=366)


def test_an_own_measure_is_answered_and_the_earlier_answer_comes_after(
    records: Records, pathway: Pathway, clock: FakeClock
) -> None:
    key = add(records, pathway, Horizon.WEEK, "Walk to the end of our road and back.")
    records.aspirations.choose_measure(key, MeasureKind.OWN)
    records.aspirations.type_text(key, "unit", "Yards without stopping")
    records.aspirations.set_numbers(key, 1, 100)
    first = records.aspirations.answer(key, 20, comment="It rained")
    assert first.earlier is None
    clock.advance(timedelta(weeks=1))
    records.aspirations.answer(key, 45)
    corrected = records.aspirations.answer(key, 40)
    theirs = records.aspirations.answer(key, 60, side=Side.PLANNER)
    hope = records.aspirations.hope(key)
    assert corrected.earlier == first.answer
    assert theirs.earlier is None
    assert [(said.value, said.side) for said in hope.answers] == [
        (20, Side.PERSON),
        (40, Side.PERSON),
        (60, Side.PLANNER),
    ]
    assert hope.now is not None
    assert hope.now.value == 40


def test_an_answer_keeps_the_measure_it_was_given_in(
    records: Records, pathway: Pathway, clock: FakeClock
) -> None:
    hopes = records.aspirations
    key = add(records, pathway, Horizon.WEEK, "Walk")
    hopes.choose_measure(key, MeasureKind.OWN)
    hopes.type_text(key, "unit", "yards")
    hopes.answer(key, 40)
    hopes.type_text(key, "unit", "walks")
    clock.advance(timedelta(days=7))
    hope = hopes.hope(key)
    assert hope.now is None
    assert hope.before_the_change is not None
    assert answer_words(hope, hope.before_the_change) == "40 yards"
    hopes.answer(key, 2)
    hope = hopes.hope(key)
    assert [answer_words(hope, said) for said in hope.answers] == ["40 yards", "2 walks"]
    assert [said.value for said in hope.comparable] == [2]
    assert hope.before_the_change is None
    hopes.choose_measure(key, MeasureKind.YES_NO)
    hope = hopes.hope(key)
    assert [answer_words(hope, said) for said in hope.answers] == ["40 yards", "2 walks"]
    hopes.answer(key, 1)
    hope = hopes.hope(key)
    assert [answer_words(hope, said) for said in hope.answers] == ["40 yards", "yes"]


def test_an_answer_of_before_answers_kept_their_measure_means_the_one_of_now(
    records: Records, pathway: Pathway
) -> None:
    hopes = records.aspirations
    key = add(records, pathway, Horizon.WEEK, "Walk")
    hopes.choose_measure(key, MeasureKind.OWN)
    hopes.type_text(key, "unit", "yards")
    said = hopes.answer(key, 40).answer
    records.changes.change(Progress, said.id, {"measure": None, "unit": None})
    hope = hopes.hope(key)
    assert hope.now is not None
    assert answer_words(hope, hope.now) == "40 yards"


numbers = st.floats(-1e6, 1e6, allow_nan=False)


@given(numbers, numbers, numbers, numbers)
def test_the_way_there_goes_from_start_to_aim_whichever_is_more(
    start: float, target: float, one: float, other: float
) -> None:
    assert 0 <= way_there(start, target, one) <= 1
    assert way_there(start, target, target) == 1
    if start != target:
        assert way_there(start, target, start) == 0
        nearer = one if abs(target - one) <= abs(target - other) else other
        further = other if nearer == one else one
        between = min(start, target) <= min(one, other) <= max(one, other) <= max(start, target)
        if between:
            rounding = 1e-12  # distances of tiny numbers from the aim come out alike
            ahead = way_there(start, target, nearer) - way_there(start, target, further)
            assert ahead >= -rounding


def test_numbers_that_cannot_be_are_refused(records: Records, pathway: Pathway) -> None:
    key = add(records, pathway, Horizon.WEEK, "Walk")
    for start, target in [(5, 5), (float("nan"), 5), (1, float("inf"))]:
        with pytest.raises(InvalidInputError):
            records.aspirations.set_numbers(key, start, target)
    for value in (-1, 11, 2.5, float("nan")):
        with pytest.raises(InvalidInputError):
            records.aspirations.answer(key, value)
    with pytest.raises(InvalidInputError):
        records.aspirations.rate(key, importance=11, confidence=None)
    records.aspirations.choose_measure(key, MeasureKind.YES_NO)
    with pytest.raises(InvalidInputError):
        records.aspirations.answer(key, 2)
    assert records.aspirations.hope(key).answers == ()


def test_an_answer_to_words_alone_is_from_nought_to_ten(records: Records, pathway: Pathway) -> None:
    key = add(records, pathway, Horizon.YEAR, "Have Paul to stay")
    records.aspirations.answer(key, 4)
    assert records.aspirations.hope(key).aspiration.measure is MeasureKind.SCALE
    records.undo.undo(pathway.person_id, PAGE)
    hope = records.aspirations.hope(key)
    assert hope.aspiration.measure is MeasureKind.NONE
    assert hope.now is None


def test_a_longer_one_is_broken_into_shorter_ones(records: Records, pathway: Pathway) -> None:
    key = add(records, pathway, Horizon.YEAR, "Teach knitting")
    records.aspirations.choose_life_areas(key, ["volunteering", "volunteering", "interests"])
    part = records.aspirations.break_down(key, Horizon.MONTH, "Ask at the library")
    assert records.aspirations.hope(key).parts == (part,)
    assert part.life_areas == ["volunteering", "interests"]
    with pytest.raises(InvalidInputError):
        records.aspirations.break_down(part.id, Horizon.YEAR, "Longer")


def test_order_and_column_change(records: Records, pathway: Pathway, clock: FakeClock) -> None:
    one, two, three = (add(records, pathway, Horizon.WEEK, name) for name in ("1", "2", "3"))
    records.aspirations.move(three, -2)
    assert words(records, pathway) == ["3", "1", "2"]
    records.aspirations.move(one, 9)
    assert words(records, pathway) == ["3", "2", "1"]
    moved = records.aspirations.choose_horizon(two, Horizon.MONTH)
    assert moved.by_on == by_when(Horizon.MONTH, clock.today())
    assert words(records, pathway) == ["3", "1", "2"]
    records.aspirations.choose_status(three, AspirationStatus.SET_ASIDE)
    assert len(words(records, pathway)) == 3


def test_what_is_removed_comes_back_whole(records: Records, pathway: Pathway) -> None:
    key = add(records, pathway, Horizon.WEEK, "Walk")
    records.barriers.add(pathway.id, "The hill", aspiration_id=key)
    records.aspirations.answer(key, 3)
    whole = records.aspirations.hope(key)
    assert whole.in_the_way == ("The hill",)
    records.aspirations.remove(key)
    assert words(records, pathway) == []
    records.undo.undo(pathway.person_id, PAGE)
    back = records.aspirations.hope(key)
    assert (back.in_the_way, len(back.answers)) == (("The hill",), 1)
    records.undo.redo(pathway.person_id, PAGE)
    assert words(records, pathway) == []


def test_typing_is_one_step_of_undo_and_never_leaves_no_words(
    records: Records, pathway: Pathway
) -> None:
    key = add(records, pathway, Horizon.WEEK, "Walk")
    for text in ("Walk to", "Walk to the", "Walk to the bench"):
        records.aspirations.type_text(key, "words", text)
    with pytest.raises(InvalidInputError):
        records.aspirations.type_text(key, "words", "  ")
    records.undo.undo(pathway.person_id, PAGE)
    assert words(records, pathway) == ["Walk"]
    records.undo.redo(pathway.person_id, PAGE)
    assert words(records, pathway) == ["Walk to the bench"]
