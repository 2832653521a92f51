"""Seen and not today: what puts a line aside, what brings it back, and what never goes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.errors import InvalidInputError
from planner.models.barriers import NextStep
from planner.models.pathways import Pathway
from planner.models.questionnaires import Mode
from planner.records.book import Records
from planner.records.questionnaires import HowDone
from planner.records.today_lines import Listing
from tests.fakes import FakeClock
from tests.records.test_today import TODAY, Practice

DAY = timedelta(days=1)


@pytest.fixture
def practice(records: Records) -> Practice:
    return Practice(records)


def names(listing: Listing) -> list[str]:
    assert listing.total == len(listing.lines)
    return [line.name for line in listing.lines]


def test_a_review_that_was_seen_comes_back_with_another_day(
    practice: Practice, clock: FakeClock
) -> None:
    records = practice.records
    ids = practice.person("Ann A", review_on=TODAY)
    practice.person("Ben B", review_on=TODAY)
    records.today_marks.seen(records.today.overview().reviews.lines[0])
    assert names(records.today.overview().reviews) == ["Ben B"]
    clock.advance(3 * DAY)
    assert names(records.today.overview().reviews) == ["Ben B"]
    records.changes.change(Pathway, ids[1], {"review_on": TODAY + 4 * DAY})
    assert names(records.today.overview().reviews) == ["Ben B", "Ann A"]


def test_not_today_is_back_tomorrow(practice: Practice, clock: FakeClock) -> None:
    records = practice.records
    practice.person("Ann A", review_on=TODAY)
    records.today_marks.not_today(records.today.overview().reviews.lines[0])
    assert names(records.today.overview().reviews) == []
    clock.advance(DAY)
    assert names(records.today.overview().reviews) == ["Ann A"]


def test_a_baseline_that_was_seen_asks_again_for_the_follow_up(
    practice: Practice, clock: FakeClock
) -> None:
    records = practice.records
    ids = practice.person("Nia New")
    records.today_marks.seen(records.today.overview().wemwbs.lines[0])
    assert names(records.today.overview().wemwbs) == []
    clock.advance(60 * DAY)
    assert names(records.today.overview().wemwbs) == []
    for item in range(1, 15):
        records.questionnaires.answer(ids[1], item, 3)
    row = records.questionnaires.describe(ids[1], HowDone(clock.today(), Mode.ON_PAPER))
    records.questionnaires.finish(row.id)
    clock.advance(91 * DAY)
    assert names(records.today.overview().wemwbs) == ["Nia New"]


def test_undo_brings_a_line_back_on_today_whoever_it_is_about(practice: Practice) -> None:
    records = practice.records
    for name in ("Ann A", "Ben B"):
        practice.person(name, review_on=TODAY)
    for line in records.today.overview().reviews.lines:
        records.today_marks.seen(line)
    assert records.undo.undo(None, "today")
    assert names(records.today.overview().reviews) == ["Ben B"]
    assert records.undo.undo(None, "today")
    assert names(records.today.overview().reviews) == ["Ann A", "Ben B"]
    assert records.undo.redo(None, "today")
    assert names(records.today.overview().reviews) == ["Ben B"]
    assert not records.undo.undo(None, "details")


def test_a_concern_stays_until_it_is_closed(practice: Practice) -> None:
    practice.concern(practice.person("Ann A"))
    (line,) = practice.records.today.overview().concerns.lines
    with pytest.raises(InvalidInputError):
        practice.records.today_marks.seen(line)
    assert practice.records.today.overview().concerns.total == 1


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(today=st.dates(date(2026, 1, 1), date(2029, 12, 31)), apart=st.integers(-45, 15))
def test_which_steps_are_asked_for_across_months_and_years(
    practice: Practice, clock: FakeClock, today: date, apart: int
) -> None:
    clock.advance(today - clock.today())
    ids = practice.person("Ann A")
    step = NextStep(
        person_id=ids[0], pathway_id=ids[1], what="Walk", on=today + timedelta(days=apart)
    )
    practice.add(step)
    monday = today - timedelta(days=today.isoweekday() - 1)
    wanted = monday - timedelta(days=28) <= today + timedelta(days=apart) < monday + 7 * DAY
    found = practice.records.today.overview().steps
    assert [line.item_id for line in found.lines] == ([step.id] if wanted else [])
    practice.records.changes.change(NextStep, step.id, {"removed_at": clock.now()})
