"""Reviews: looking back, three questions, words that become a barrier, and the day after."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.errors import InvalidInputError, StaleWriteError
from planner.models.aspirations import Horizon, MeasureKind, Side
from planner.models.pathways import Pathway, PathwayKind
from planner.models.reviews import FurtherBarriers, Readiness, Review, RightGoals
from planner.models.visits import Visit
from planner.records.book import Records
from planner.records.reviews import PAGE
from planner.records.rhythm import REVIEW_WEEKS
from tests.fakes import FakeClock

HOSTILE = "  <b>The heating letter</b>.\n I dont understand it 🧶 \u202eright\u202c "


@pytest.fixture
def pathway(records: Records) -> Pathway:
    person = records.people.add("Margaret")
    return records.pathways.start(person.id, PathwayKind.PREVENTION)


def visit(records: Records, pathway: Pathway, clock: FakeClock, agreed: str = "") -> Visit:
    """A whole visit today."""
    row = records.visits.start(pathway.person_id, pathway.id)
    if agreed:
        records.visits.write(row.id, "agreed", agreed)
    clock.advance(timedelta(minutes=45))
    return records.visits.end(row.id)


def test_a_visit_has_one_review_and_so_has_a_day_between_visits(
    records: Records, pathway: Pathway, clock: FakeClock
) -> None:
    reviews = records.reviews
    between = reviews.answer(pathway.id, "ready", "not_now")
    now = records.visits.start(pathway.person_id, pathway.id)
    assert reviews.current(pathway.id, now.id) is None
    first = reviews.answer(pathway.id, "barriers", "yes", now.id)
    reviews.type_text(pathway.id, "barriers_words", HOSTILE, now.id)
    reviews.answer(pathway.id, "goals", "some_changed", now.id)
    clock.advance(timedelta(days=1))  # past midnight, the visit goes on
    reviews.answer(pathway.id, "ready", "yes", now.id)
    row = reviews.current(pathway.id, now.id)
    assert row is not None
    assert row.id == first.id
    assert row.barriers_words == HOSTILE
    assert (row.barriers, row.ready, row.goals) == (
        FurtherBarriers.YES,
        Readiness.YES,
        RightGoals.SOME_CHANGED,
    )
    assert reviews.current(pathway.id) is None
    assert [each.id for each in reviews.of_pathway(pathway.id)] == [between.id, first.id]


def test_words_become_a_barrier_and_a_step_letter_for_letter_and_undo_takes_them_back(
    records: Records, pathway: Pathway
) -> None:
    review = records.reviews.type_text(pathway.id, "barriers_words", HOSTILE)
    barrier = records.reviews.make_barrier(review.id)
    assert barrier.words == HOSTILE
    records.reviews.type_text(pathway.id, "ready_words", "the walk on my own")
    step = records.reviews.make_step(review.id, barrier.id)
    (chain,) = records.barriers.of_pathway(pathway.id)
    assert (chain.barrier.id, [each.what for each in chain.steps]) == (
        barrier.id,
        ["the walk on my own"],
    )
    records.undo.undo(pathway.person_id, PAGE)
    assert records.barriers.of_pathway(pathway.id)[0].steps == ()
    records.undo.redo(pathway.person_id, PAGE)
    assert records.barriers.of_pathway(pathway.id)[0].steps[0].id == step.id
    records.reviews.type_text(pathway.id, "barriers_words", " \n")
    with pytest.raises(InvalidInputError):
        records.reviews.make_barrier(review.id)


def test_nothing_is_overwritten_that_its_writer_did_not_see(
    records: Records, pathway: Pathway
) -> None:
    records.reviews.type_text(pathway.id, "next_time", "Bring the letter")
    with records.changes.over(""), pytest.raises(StaleWriteError):
        records.reviews.type_text(pathway.id, "next_time", "Bring Jean")


def test_a_review_cannot_be_before_the_pathway_nor_in_the_past(
    records: Records, pathway: Pathway, clock: FakeClock
) -> None:
    reviews = records.reviews
    with pytest.raises(InvalidInputError, match="before the pathway began, on 17 March 2026"):
        reviews.look_again(pathway.id, date(2026, 3, 16))
    clock.advance(timedelta(days=7))
    with pytest.raises(InvalidInputError, match="That day has gone"):
        reviews.look_again(pathway.id, date(2026, 3, 20))
    assert reviews.look_again(pathway.id, date(2026, 3, 24)).review_on == date(2026, 3, 24)
    clock.advance(timedelta(days=-30))  # a computer whose clock was put back
    with pytest.raises(InvalidInputError, match="begins on 17 March 2026"):
        reviews.answer(pathway.id, "goals", "yes")
    assert reviews.of_pathway(pathway.id) == []


def test_the_persons_rhythm_before_the_services_before_monthly(
    records: Records, pathway: Pathway, clock: FakeClock
) -> None:
    visit(records, pathway, clock)
    clock.advance(timedelta(days=14))
    now = records.visits.start(pathway.person_id, pathway.id)
    assert records.visits.suggested_review(now.id) == date(2026, 4, 30)
    records.settings.put(REVIEW_WEEKS, 6)
    assert records.settings.review_weeks() == 6
    assert records.visits.suggested_review(now.id) == date(2026, 3, 31) + timedelta(weeks=6)
    records.reviews.choose_rhythm(pathway.id, 2)
    assert records.visits.suggested_review(now.id) == date(2026, 4, 14)
    with pytest.raises(ValueError, match="5"):
        records.reviews.choose_rhythm(pathway.id, 5)
    records.reviews.look_again(pathway.id, date(2026, 4, 9))
    assert records.visits.suggested_review(now.id) == date(2026, 4, 9)
    records.undo.undo(pathway.person_id, PAGE)
    assert records.visits.suggested_review(now.id) == date(2026, 4, 14)
    records.undo.redo(pathway.person_id, PAGE)
    records.visits.end(now.id)
    assert records.pathways.get(pathway.id).review_on == date(2026, 4, 9)


def test_since_last_time_tells_what_was_done_and_what_moved(
    records: Records, pathway: Pathway, clock: FakeClock
) -> None:
    hopes, barriers = records.aspirations, records.barriers
    assert records.reviews.since(pathway.id).on is None
    walk = hopes.add(pathway.id, Horizon.WEEK, "Walk")
    hopes.choose_measure(walk.id, MeasureKind.OWN)
    hopes.type_text(walk.id, "unit", "yards")
    quiet = hopes.add(pathway.id, Horizon.MONTH, "Not asked again")
    barrier = barriers.add(pathway.id, "The hill")
    before, later, open_one = (
        barriers.add_step(barrier.id, what) for what in ("Before", "Same day", "Open")
    )
    records.reviews.type_text(pathway.id, "next_time", "Bring the letter")
    now = records.visits.start(pathway.person_id, pathway.id)
    hopes.answer(walk.id, 30)
    hopes.answer(quiet.id, 3)
    barriers.mark_done(before.id, True)
    clock.advance(timedelta(minutes=45))
    records.visits.end(now.id)
    clock.advance(timedelta(hours=1))
    barriers.mark_done(later.id, True)
    clock.advance(timedelta(days=14))
    hopes.type_text(walk.id, "unit", "walks")
    hopes.answer(walk.id, 4)
    hopes.answer(quiet.id, 5, side=Side.PLANNER)
    today = records.visits.start(pathway.person_id, pathway.id)
    since = records.reviews.since(pathway.id, today.id)
    assert since.on == date(2026, 3, 17)
    assert [step.what for step in since.done] == ["Same day"]
    assert [step.id for step in since.to_do] == [open_one.id]
    (measured,) = since.measured
    assert measured.before is not None
    assert (measured.before.value, measured.now.value) == (30, 4)
    assert (measured.before.unit, measured.now.unit) == ("yards", "walks")
    assert (since.next_time, since.said_on) == ("Bring the letter", date(2026, 3, 17))


def test_what_was_agreed_stands_in_where_nothing_was_said_of_next_time(
    records: Records, pathway: Pathway, clock: FakeClock
) -> None:
    visit(records, pathway, clock, agreed="Jean comes too")
    clock.advance(timedelta(days=14))
    records.reviews.type_text(pathway.id, "next_time", "The one after this")
    since = records.reviews.since(pathway.id)
    assert (since.next_time, since.said_on) == ("Jean comes too", date(2026, 3, 17))


def test_words_of_a_review_are_found_and_can_be_taken_out_in_the_visit(
    records: Records, pathway: Pathway
) -> None:
    now = records.visits.start(pathway.person_id, pathway.id)
    row = records.reviews.type_text(pathway.id, "goals_words", "A budgerigar instead", now.id)
    assert [hit.record_id for hit in records.search.find("budgerigar")] == [row.id]
    records.visits.take_out(row)
    assert records.search.find("budgerigar") == []
    assert records.history.of_record(row.id) == []
    with records.changes.reading() as session:
        assert session.get_one(Review, row.id).goals_words == ""
