"""Crisis plans due for a look, pauses to look at again, and words kept aside, on Today."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from planner.models.crisis_plans import CrisisPlan
from planner.models.endings import Pause
from planner.models.pathways import Pathway, PathwayStatus
from planner.records.book import Records
from planner.records.drafts import Unkept
from planner.records.today_lines import Tone
from tests.records.test_today import TODAY, Practice

DAY = timedelta(days=1)


@pytest.fixture
def practice(records: Records) -> Practice:
    return Practice(records)


def test_the_newest_agreed_crisis_plan_is_due_a_week_before_its_day(practice: Practice) -> None:
    long_ago = TODAY - 90 * DAY

    def plan(name: str, *editions: tuple[date | None, date | None]) -> None:
        who, _way = practice.person(name)
        for number, (agreed, review) in enumerate(editions, start=1):
            practice.add(
                CrisisPlan(
                    person_id=who,
                    edition=number,
                    agreed_on=agreed,
                    review_on=review,
                    signs="canary",
                )
            )

    plan("Over Due", (long_ago, TODAY - DAY))
    plan("In Week", (long_ago, TODAY + 7 * DAY))
    plan("Not Yet", (long_ago, TODAY + 8 * DAY))
    plan("Made New", (long_ago, TODAY - 9 * DAY), (TODAY, TODAY + 90 * DAY))
    plan("Half Done", (long_ago, TODAY + 90 * DAY), (None, None))
    found = practice.records.today.overview().crisis_plans
    assert [(line.name, line.tag) for line in found.lines] == [
        ("Over Due", "1 day overdue"),
        ("In Week", "24 March"),
        ("Half Done", "Draft"),
    ]
    assert "canary" not in str(found)
    practice.records.today_marks.seen(found.lines[0])
    assert practice.records.today.overview().crisis_plans.total == 2


def test_a_pause_is_looked_at_again_in_its_week_and_nobody_is_late(practice: Practice) -> None:
    records = practice.records

    def paused(name: str, again: timedelta, *, old: bool = False) -> tuple[UUID, UUID]:
        on = TODAY + again
        ids = practice.person(name, status=PathwayStatus.PAUSED, paused_until=on if old else None)
        if not old:
            practice.add(
                Pause(person_id=ids[0], pathway_id=ids[1], from_on=TODAY, look_again_on=on)
            )
        return ids

    paused("This Week", 6 * DAY)
    paused("Next Week", 7 * DAY)
    paused("Gone By", -3 * DAY, old=True)
    back = paused("Come Back", DAY)
    records.changes.change(Pathway, back[1], {"status": PathwayStatus.ACTIVE})
    found = records.today.overview().pauses
    assert [(line.name, line.tag, line.tone) for line in found.lines] == [
        ("Gone By", "Since 14 March", Tone.INFO),
        ("This Week", "Monday", Tone.NEUTRAL),
    ]
    records.today_marks.not_today(found.lines[0])
    assert records.today.overview().pauses.total == 1


def test_words_kept_aside_say_where_and_never_what(practice: Practice) -> None:
    who, _way = practice.person("Ann A")
    practice.records.drafts.keep(
        [
            Unkept("Emotional support: Why I am here", "canary", "emotional_support", who),
            Unkept("People: Find", "canary too"),
        ]
    )
    found = practice.records.today.overview().drafts
    assert [(line.name, line.detail, line.tag) for line in found.lines] == [
        ("Ann A", "Emotional support: Why I am here", "today 10:30"),
        ("Not about one person", "People: Find", "today 10:30"),
    ]
    assert "canary" not in str(found)
    assert found.lines[0].asks is None
