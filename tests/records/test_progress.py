"""Progress is read from what the steps hold; paper has less of it than the screen."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from planner.models.aspirations import Horizon, MeasureKind, Side
from planner.models.endings import Pause
from planner.models.papers import PaperKind
from planner.models.progress import EventKind, ProgressSnapshot
from planner.models.reviews import Review
from planner.models.snapshots import PrintOptions
from planner.records.book import Records
from planner.records.meetings import Meeting
from planner.records.papers import snapshot_of
from planner.records.words_on_paper import papers_with
from tests.fakes import FakeClock
from tests.records.plan_makers import Someone, answer_wemwbs, someone

TODAY = date(2026, 3, 17)


@pytest.fixture
def who(records: Records) -> Someone:
    return someone(records)


def test_answers_keep_the_measure_that_they_were_given_in(
    records: Records, clock: FakeClock, who: Someone
) -> None:
    hopes = records.aspirations
    hope = hopes.add(who.pathway_id, Horizon.WEEK, "Walk to the bench")
    hopes.answer(hope.id, 3)
    clock.advance(timedelta(days=7))
    hopes.choose_measure(hope.id, MeasureKind.OWN)
    hopes.type_text(hope.id, "unit", "yards")
    hopes.set_numbers(hope.id, 1, 100)
    answered = hopes.answer(hope.id, 40, comment="Slowly")
    hopes.answer(hope.id, 30, side=Side.PLANNER)
    assert (answered.answer.measure, answered.answer.unit) == (MeasureKind.OWN, "yards")
    (course,) = records.progress.of_pathway(who.pathway_id).courses
    scale, own = course.runs
    assert (scale.kind, scale.start, scale.target) == (MeasureKind.SCALE, None, None)
    assert (own.unit, own.start, own.target) == ("yards", 1, 100)
    assert [(said.value, said.side, said.words) for said in own.answers] == [
        (40, Side.PERSON, "Slowly"),
        (30, Side.PLANNER, ""),
    ]


def test_an_answer_of_before_has_the_aspirations_own_measure(
    records: Records, who: Someone
) -> None:
    hope = records.aspirations.add(who.pathway_id, Horizon.WEEK, "Walk")
    row = records.aspirations.answer(hope.id, 3).answer
    with records.changes.transaction() as session:
        held = records.changes.held(session, type(row), row.id)
        held.measure = held.unit = None
    (course,) = records.progress.of_pathway(who.pathway_id).courses
    assert [run.kind for run in course.runs] == [MeasureKind.SCALE]


def test_everything_that_happened_is_on_the_line(
    records: Records, clock: FakeClock, who: Someone
) -> None:
    missed = records.meetings.plan(who.person_id, who.pathway_id, Meeting(clock.today()))
    clock.advance(timedelta(days=1))
    records.meetings.say_held(missed.id, False)
    visit = records.visits.start(who.person_id, who.pathway_id)
    barrier = records.barriers.add(who.pathway_id, "The hill")
    step = records.barriers.add_step(barrier.id, "Ring Jean")
    records.barriers.mark_done(step.id, True)
    records.visits.end(visit.id)
    answer_wemwbs(records, who, 3)
    with records.changes.transaction() as session:
        common: dict[str, Any] = {"person_id": who.person_id, "pathway_id": who.pathway_id}
        session.add(Review(**common, happened_on=clock.today()))
        session.add(Pause(**common, from_on=clock.today()))
    told = records.progress.of_pathway(who.pathway_id)
    assert [event.kind for event in told.events] == [
        EventKind.NOT_HELD,
        EventKind.VISIT,
        EventKind.WELLBEING,
        EventKind.STEP_DONE,
        EventKind.REVIEW,
        EventKind.PAUSE,
    ]
    assert [event.value for event in told.events if event.value] == [42]
    assert told.copyright
    assert ProgressSnapshot.from_json(told.to_json()) == told


def test_paper_has_no_comments_and_nothing_that_is_off_the_paper(
    records: Records, who: Someone
) -> None:
    for words in ("Walk", "Only between us"):
        hope = records.aspirations.add(who.pathway_id, Horizon.WEEK, words)
        records.aspirations.answer(hope.id, 3, comment="My sister does not know")
    records.aspirations.put_on_paper(hope.id, False)
    row = records.networks.answer(who.pathway_id, 3)
    records.networks.type_who(row.id, "Jean")
    barrier = records.barriers.add(who.pathway_id, "The hill")
    step = records.barriers.add_step(barrier.id, "Ring the clinic")
    records.barriers.mark_done(step.id, True)
    paper = str(records.progress.for_paper(who.pathway_id).to_json())
    whole = str(records.progress.of_pathway(who.pathway_id).to_json())
    for words in ("Only between us", "My sister does not know", "Jean", "Ring the clinic"):
        assert words in whole
        assert words not in paper
    assert "Walk" in paper


def test_a_paper_of_progress_is_kept_and_found_by_its_figures(
    records: Records, who: Someone
) -> None:
    row = records.networks.answer(who.pathway_id, 3)
    snapshot = records.progress.for_paper(who.pathway_id)
    paper = records.papers.keep(who.pathway_id, snapshot, PrintOptions(), pages=1)
    assert paper.kind is PaperKind.PROGRESS
    assert snapshot_of(records.papers.get(paper.id)) == snapshot
    with records.changes.reading() as session:
        assert [one.id for one in papers_with(session, who.person_id, [row])] == [paper.id]
