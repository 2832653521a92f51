"""WEMWBS as planners use it: begun, gone on with, finished, declined, corrected, due."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from planner.errors import InvalidInputError
from planner.models.journal import JournalLine, Why
from planner.models.pathways import Pathway, PathwayKind
from planner.models.people import Person
from planner.models.questionnaires import Declined, Mode, Questionnaire, Stage
from planner.models.visits import Visit
from planner.models.wemwbs import Timing
from planner.models.wemwbs_due import Asked
from planner.records.book import Records
from planner.records.questionnaires import LICENCE_HOLDER, LICENCE_REFERENCE, HowDone
from tests.fakes import FakeClock


@pytest.fixture
def pathway(records: Records, clock: FakeClock) -> UUID:
    with records.changes.transaction() as session:
        person = Person(called="Margaret")
        session.add(person)
        session.flush()
        row = Pathway(person_id=person.id, kind=PathwayKind.PREVENTION, started_on=clock.today())
        session.add(row)
    return row.id


def fill(records: Records, pathway: UUID, values: list[int]) -> Questionnaire:
    for item, value in enumerate(values, 1):
        records.questionnaires.answer(pathway, item, value)
    today = records.changes.clock.today()
    row = records.questionnaires.describe(pathway, HowDone(today, Mode.ON_PAPER))
    return records.questionnaires.finish(row.id)


def visit(records: Records, pathway: UUID) -> UUID:
    with records.changes.transaction() as session:
        held = records.changes.held(session, Pathway, pathway)
        row = Visit(
            person_id=held.person_id, pathway_id=pathway, began_at=records.changes.clock.now()
        )
        session.add(row)
    return row.id


def test_one_begun_is_gone_on_with_and_finishes_only_whole(records: Records, pathway: UUID) -> None:
    measures = records.questionnaires
    begun = measures.answer(pathway, 3, 4)
    again = measures.answer(pathway, 14, 2)
    assert again.id == begun.id
    assert begun.stage is Stage.BASELINE
    assert again.answers[2] == 4
    assert again.answers[13] == 2
    with pytest.raises(InvalidInputError, match="2 of 14") as missing:
        measures.finish(begun.id)
    assert missing.value.field == "answers"
    for item in range(1, 15):
        measures.answer(pathway, item, 3)
    with pytest.raises(InvalidInputError) as unsaid:
        measures.finish(begun.id)
    assert unsaid.value.field == "mode"
    assert measures.results(pathway) == []
    measures.describe(pathway, HowDone(begun.answered_on, Mode.READ_ALOUD, True, " Polish "))
    finished = measures.finish(begun.id)
    assert finished.language == "Polish"
    assert measures.incomplete(pathway) is None
    assert [row.id for row in measures.results(pathway)] == [begun.id]


def test_the_next_one_is_a_follow_up_and_the_baseline_stays(
    records: Records, pathway: UUID, clock: FakeClock
) -> None:
    baseline = fill(records, pathway, [2] * 14)
    clock.advance(timedelta(weeks=13))
    follow_up = fill(records, pathway, [3] * 14)
    assert follow_up.stage is Stage.FOLLOW_UP
    assert follow_up.id != baseline.id
    assert [row.answers for row in records.questionnaires.results(pathway)] == [
        [2] * 14,
        [3] * 14,
    ]


@pytest.mark.parametrize(("weeks", "next_due"), [(9, 26), (30, 39)])
def test_an_early_or_a_late_follow_up_counts_and_the_next_one_is_asked_for_in_its_time(
    records: Records, pathway: UUID, clock: FakeClock, weeks: int, next_due: int
) -> None:
    """Week 9 is before the window, week 30 after two of them; nobody did anything wrong."""
    baseline = fill(records, pathway, [2] * 14)
    clock.advance(timedelta(weeks=weeks))
    follow_up = fill(records, pathway, [3] * 14)
    assert follow_up.stage is Stage.FOLLOW_UP
    assert follow_up.answered_on == baseline.answered_on + timedelta(weeks=weeks)
    standing = records.questionnaires.standing(pathway)
    assert standing.asked is Asked.LATER
    assert standing.window is not None
    assert standing.window.due == baseline.answered_on + timedelta(weeks=next_due)


def test_there_is_one_baseline_however_often_it_is_filled_in(
    records: Records, pathway: UUID, clock: FakeClock
) -> None:
    """A second one on the same day corrects nothing silently: it is a form of its own."""
    baseline = fill(records, pathway, [2] * 14)
    second = fill(records, pathway, [4] * 14)
    stages = [row.stage for row in records.questionnaires.results(pathway)]
    assert stages.count(Stage.BASELINE) == 1
    assert records.questionnaires.get(baseline.id).answers == [2] * 14
    assert second.stage is Stage.FOLLOW_UP


@pytest.mark.parametrize("value", [0, 6, -1, 3.0, "3", True])
def test_only_whole_numbers_from_1_to_5_are_answers(
    records: Records, pathway: UUID, value: int
) -> None:
    with pytest.raises(InvalidInputError):
        records.questionnaires.answer(pathway, 1, value)
    assert records.questionnaires.incomplete(pathway) is None


def test_an_answer_can_be_cleared_and_undone(records: Records, pathway: UUID) -> None:
    row = records.questionnaires.answer(pathway, 1, 5)
    records.questionnaires.answer(pathway, 1, None)
    assert records.questionnaires.get(row.id).answers[0] is None
    records.undo.undo(row.person_id, "questionnaire")
    assert records.questionnaires.get(row.id).answers[0] == 5


def test_days_to_come_or_before_the_baseline_are_refused(
    records: Records, pathway: UUID, clock: FakeClock
) -> None:
    measures = records.questionnaires
    with pytest.raises(InvalidInputError):
        measures.describe(pathway, HowDone(clock.today() + timedelta(days=1)))
    baseline = fill(records, pathway, [3] * 14)
    with pytest.raises(InvalidInputError, match="before the baseline"):
        measures.describe(pathway, HowDone(baseline.answered_on - timedelta(days=1)))


def test_not_today_waits_for_the_next_visit_and_rather_not_ends_the_asking(
    records: Records, pathway: UUID, clock: FakeClock
) -> None:
    measures = records.questionnaires
    assert measures.standing(pathway).asked is Asked.NOW
    measures.decline(pathway, Declined.NOT_TODAY, visit_id=visit(records, pathway))
    waiting = measures.standing(pathway)
    assert waiting.asked is Asked.LATER
    assert waiting.sentence == "“Not today” on 17 March"
    clock.advance(timedelta(days=7))
    visit(records, pathway)
    assert measures.standing(pathway).asked is Asked.NOW
    measures.decline(pathway, Declined.RATHER_NOT)
    clock.advance(timedelta(days=7))
    visit(records, pathway)
    assert measures.standing(pathway).asked is Asked.NO_MORE
    fill(records, pathway, [3] * 14)
    assert measures.standing(pathway).asked is Asked.LATER


def test_what_is_due_says_so(records: Records, pathway: UUID, clock: FakeClock) -> None:
    fill(records, pathway, [3] * 14)
    said = []
    for weeks in (0, 10, 7):
        clock.advance(timedelta(weeks=weeks))
        standing = records.questionnaires.standing(pathway)
        said.append((standing.timing, standing.sentence))
    assert said == [
        (Timing.BEFORE, "Due in 10 weeks"),
        (Timing.DUE, "Due, window to 7 July"),
        (Timing.OVERDUE, "7 days overdue"),
    ]


def test_a_correction_keeps_the_first_value_in_the_history(
    records: Records, pathway: UUID, clock: FakeClock
) -> None:
    measures = records.questionnaires
    begun = measures.answer(pathway, 1, 3)
    with pytest.raises(InvalidInputError):
        measures.correct(begun.id, 1, 4)
    row = fill(records, pathway, [3] * 14)
    clock.advance(timedelta(days=1))
    assert measures.correct(row.id, 5, 1).answers[4] == 1
    (correction,) = measures.corrections(row.id)
    assert (correction.item, correction.was, correction.became) == (5, 3, 1)
    assert correction.corrected_at == clock.now()
    with records.changes.reading() as session:
        lines = session.exec(select(JournalLine).where(JournalLine.why == Why.CORRECTED)).all()
    assert len(lines) == 1
    records.undo.undo(row.person_id, "questionnaire")
    assert measures.get(row.id).answers == [3] * 14


def test_the_note_is_kept_as_typed_and_found(records: Records, pathway: UUID) -> None:
    row = fill(records, pathway, [1] * 14)
    said = "I'm out  most days now <b>&\nzażółć"
    assert records.questionnaires.note(row.id, said).note == said
    assert [hit.record_id for hit in records.search.find("zazolc")] == [row.id]


def test_the_notice_carries_the_licence(records: Records, pathway: UUID) -> None:
    assert records.questionnaires.licence().endswith("all rights reserved.")
    records.settings.put(LICENCE_REFERENCE, "EXAMPLE-0417")
    records.settings.put(LICENCE_HOLDER, "Riverside Surgery")
    assert records.questionnaires.licence().endswith("Licence EXAMPLE-0417, Riverside Surgery.")
    assert fill(records, pathway, [3] * 14).licence_reference == "EXAMPLE-0417"
