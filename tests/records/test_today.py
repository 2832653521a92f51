"""What Today asks for, and that it asks as fast over ten thousand people."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event, insert

from planner.models.barriers import NextStep
from planner.models.concerns import Concern, ConcernKind, Told, WhoActs
from planner.models.journal import JournalLine, Why
from planner.models.papers import Paper, PaperFate, PaperKind
from planner.models.pathways import Pathway, PathwayKind, PathwayStatus
from planner.models.people import Person
from planner.models.questionnaires import Declined, Mode, Questionnaire, Stage
from planner.models.visits import Appointment, Visit
from planner.records.book import Records
from planner.records.questionnaires import HowDone
from planner.records.today_lines import Tone
from tests.fakes import FakeClock

TODAY = date(2026, 3, 17)


class Practice:
    """People and what is planned with them, put straight into the records."""

    def __init__(self, records: Records) -> None:
        self.records = records

    def add(self, *rows: Any) -> None:
        with self.records.changes.transaction() as session:
            session.add_all(rows)

    def person(self, name: str, **details: Any) -> tuple[UUID, UUID]:
        who = Person(called=name.split()[0], full_name=name)
        self.add(who)
        way = Pathway(person_id=who.id, kind=PathwayKind.PREVENTION, started_on=TODAY, **details)
        self.add(way)
        return who.id, way.id

    def baseline(self, ids: tuple[UUID, UUID], weeks_ago: float) -> None:
        self.add(
            Questionnaire(
                person_id=ids[0],
                pathway_id=ids[1],
                stage=Stage.BASELINE,
                answered_on=TODAY - timedelta(weeks=weeks_ago),
                answers=[3] * 14,
                mode=Mode.ON_PAPER,
                finished_at=self.records.changes.clock.now(),
            )
        )

    def concern(self, ids: tuple[UUID, UUID], **details: Any) -> UUID:
        row = Concern(
            person_id=ids[0],
            opened_at=self.records.changes.clock.now() - timedelta(days=7),
            who_acts=WhoActs.DUTY_GP,
            kinds=[str(ConcernKind.DOMESTIC_ABUSE)],
            words="canary",
            **details,
        )
        self.add(row)
        return row.id

    def meeting(self, ids: tuple[UUID, UUID], on: date, **details: Any) -> None:
        self.add(Appointment(person_id=ids[0], pathway_id=ids[1], on=on, **details))


@pytest.fixture
def practice(records: Records) -> Practice:
    return Practice(records)


def test_an_empty_practice_asks_for_nothing(records: Records) -> None:
    overview = records.today.overview()
    lists = (overview.concerns, overview.wemwbs, overview.reviews, overview.steps, overview.papers)
    assert [each.total for each in lists] == [0] * 5
    assert overview.meetings == []


def test_wemwbs_overdue_then_due_then_baselines_and_nothing_before_its_window(
    practice: Practice,
) -> None:
    for name, weeks in (("Ola Early", 9.5), ("Dan Due", 13), ("Olu Over", 17)):
        practice.baseline(practice.person(name), weeks)
    practice.person("Nia New")
    practice.person("Pat Paused", status=PathwayStatus.PAUSED)
    listing = practice.records.today.overview().wemwbs
    assert [(line.name, line.tag, line.tone) for line in listing.lines] == [
        ("Olu Over", "7 days overdue", Tone.ATTENTION),
        ("Dan Due", "Due", Tone.INFO),
        ("Nia New", "Due", Tone.INFO),
    ]
    assert listing.total == 3
    assert listing.lines[1].detail == "Follow-up by 7 April"


def test_today_and_the_persons_own_page_agree_on_what_is_due(
    practice: Practice, clock: FakeClock
) -> None:
    ids = practice.person("Ada Okoro")
    measures, today = practice.records.questionnaires, practice.records.today
    practice.baseline(ids, 0)
    for weeks in (10, 15, 8, 30):
        clock.advance(timedelta(weeks=weeks))
        asked = measures.standing(ids[1]).asked
        assert (today.overview().wemwbs.total == 1) == (asked == "now")
        for item in range(1, 15):
            measures.answer(ids[1], item, 3)
        row = measures.describe(ids[1], HowDone(clock.today(), Mode.ON_PAPER))
        measures.finish(row.id)
        assert today.overview().wemwbs.total == 0


def test_what_is_due_follows_each_change_and_midnight(practice: Practice, clock: FakeClock) -> None:
    overview = practice.records.today.overview
    ann = practice.person("Ann Abbott")
    assert [line.name for line in overview().wemwbs.lines] == ["Ann Abbott"]
    practice.baseline(ann, weeks_ago=9.99)
    assert overview().wemwbs.total == 0
    clock.advance(timedelta(days=1))
    assert overview().wemwbs.total == 1


def test_begun_shows_how_far_and_declined_waits(practice: Practice) -> None:
    begun, later, never = (practice.person(name) for name in ("Ann A", "Ben B", "Cat C"))
    practice.records.questionnaires.answer(begun[1], 1, 3)
    practice.records.questionnaires.decline(later[1], Declined.NOT_TODAY)
    practice.records.questionnaires.decline(never[1], Declined.RATHER_NOT)
    assert [line.tag for line in practice.records.today.overview().wemwbs.lines] == [
        "1 of 14 answered"
    ]
    practice.meeting(later, TODAY + timedelta(days=3))
    line = practice.records.today.overview().wemwbs.lines[1]
    assert (line.tag, line.detail) == ("Friday", "Baseline, “Not today” on 17 March")


def test_a_concern_comes_without_its_kind_and_a_missed_meeting_asks_to_reach(
    practice: Practice, clock: FakeClock
) -> None:
    calm, missed = practice.person("Margaret Ellis"), practice.person("Yusuf Demir")
    concern = practice.concern(calm)
    practice.add(
        Told(
            person_id=calm[0],
            concern_id=concern,
            who="Duty GP",
            told_at=clock.now(),
            accepted_by="Dr Ames",
        )
    )
    practice.concern(missed, closed_on=TODAY - timedelta(days=3))
    practice.meeting(missed, TODAY - timedelta(days=1), held=False)
    first, second = practice.records.today.overview().concerns.lines
    assert (first.name, first.detail) == (
        "Yusuf Demir",
        "Try to reach them today. Missed yesterday.",
    )
    assert second.detail == "Open since Tuesday 10 March. Accepted by Dr Ames."
    said = str([first, second]).lower()
    assert "abuse" not in said
    assert "canary" not in said
    practice.records.concerns.try_to_reach(missed[0], "Phone", reached=False)
    assert practice.records.today.overview().concerns.lines[0].detail == (
        "Try to reach them today. Missed yesterday. 1 try so far. The last was today 10:30."
    )
    practice.records.concerns.try_to_reach(missed[0], "Phone", reached=True)
    assert [line.name for line in practice.records.today.overview().concerns.lines] == [
        "Margaret Ellis"
    ]


def test_a_missed_meeting_without_a_concern_is_normal(practice: Practice) -> None:
    practice.meeting(practice.person("Tom Hadley"), TODAY - timedelta(days=1), held=False)
    assert practice.records.today.overview().concerns.total == 0


def test_being_seen_since_ends_the_trying(practice: Practice, clock: FakeClock) -> None:
    ids = practice.person("Yusuf Demir")
    practice.concern(ids)
    practice.meeting(ids, TODAY - timedelta(days=2))
    assert practice.records.today.overview().concerns.lines[0].tag == "Record a try"
    practice.add(
        Visit(person_id=ids[0], pathway_id=ids[1], began_at=clock.now(), happened_on=TODAY)
    )
    assert practice.records.today.overview().concerns.lines[0].tag == "Open"


def test_meetings_reviews_steps_papers_and_who_was_opened(
    practice: Practice, clock: FakeClock
) -> None:
    ids = practice.person("Derek Whitlow", review_on=TODAY - timedelta(days=2))
    later = practice.person("Callum Reyes", review_on=TODAY + timedelta(days=7))
    practice.meeting(ids, TODAY, at=datetime(2026, 3, 17, 14, 0, tzinfo=UTC).time())
    practice.meeting(later, TODAY, held=False)
    common: dict[str, Any] = {"person_id": ids[0], "pathway_id": ids[1]}
    practice.add(
        NextStep(**common, what="Post the form", on=TODAY, by_planner=True, done_on=TODAY),
        NextStep(**common, what="Walk", on=TODAY + timedelta(days=1), who_else="Jean"),
        NextStep(**common, what="Long done", on=TODAY, done_on=TODAY - timedelta(days=1)),
        NextStep(**common, what="Next week", on=TODAY + timedelta(days=6)),
        Paper(**common, kind=PaperKind.PLAN, fate=PaperFate.GIVE_LATER, made_at=clock.now()),
        Paper(**common, kind=PaperKind.PLAN, fate=PaperFate.CAME_OUT, made_at=clock.now()),
    )
    practice.records.people.opened(later[0])
    clock.advance(timedelta(minutes=5))
    practice.records.people.opened(ids[0])
    overview = practice.records.today.overview()
    assert [(each.called, str(each.at)) for each in overview.meetings] == [("Derek", "14:00:00")]
    assert [(each.name, each.tag) for each in overview.reviews.lines] == [
        ("Derek Whitlow", "2 days overdue")
    ]
    assert [(each.title, each.group, each.detail, each.done) for each in overview.steps.lines] == [
        ("Post the form", "Today", "with you", True),
        ("Walk", "Wednesday 18 March", "with Jean", False),
    ]
    assert [each.detail for each in overview.papers.lines] == [
        "My plan. Paper taken home: not asked yet"
    ]
    assert [(each.name, each.detail) for each in overview.opened.lines] == [
        ("Derek Whitlow", "Opened today 10:35"),
        ("Callum Reyes", "Opened today 10:30"),
    ]


def test_the_steps_of_these_days_are_found_by_their_days(records: Records) -> None:
    """Not by every active pathway, of which a practice has thousands."""
    sent: list[tuple[str, Any]] = []

    def note(_c: object, _cursor: object, sql: str, given: Any, *_more: object) -> None:
        sent.append((sql, given))

    engine = records.changes.engine
    event.listen(engine, "before_cursor_execute", note)
    records.today.overview()
    event.remove(engine, "before_cursor_execute", note)
    asked = [each for each in sent if "FROM next_step" in each[0]]
    assert len(asked) == 2
    with records.changes.reading() as session:
        for sql, given in asked:
            plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", given)
            assert "ix_next_step_planned" in plan.all()[0].detail


def test_today_is_quick_over_ten_thousand_people(records: Records, clock: FakeClock) -> None:
    fill(records, clock, 10_000)
    records.today.overview()
    took = []
    for _round in range(5):
        begun = time.process_time()
        overview = records.today.overview()
        took.append(time.process_time() - begun)
    assert overview.wemwbs.total > 50
    assert len(overview.wemwbs.lines) == 50
    assert min(took) < 0.25, took


def fill(records: Records, clock: FakeClock, count: int) -> None:
    """A practice of `count` people: one in five has an open pathway, measured in week 0 to 40."""
    people, ways, done, lines, steps = [], [], [], [], []
    now = clock.now()
    stamp = {"version": 1, "recorded_at": now, "changed_at": now}
    for number in range(count):
        person, way = uuid4(), uuid4()
        people.append({"id": person, "called": f"Person {number}", **stamp})
        is_open = number % 5 == 0
        ways.append(
            {
                "id": way,
                "person_id": person,
                "kind": PathwayKind.RECOVERY,
                "status": PathwayStatus.ACTIVE if is_open else PathwayStatus.COMPLETED,
                "started_on": TODAY - timedelta(weeks=number % 40),
                "review_on": TODAY + timedelta(days=number % 60 - 5),
                **stamp,
            }
        )
        days = [number % 40 * 7 - week * 7 for week in (0, 13) if number % 40 >= week]
        done += [
            {
                "id": uuid4(),
                "person_id": person,
                "pathway_id": way,
                "stage": Stage.FOLLOW_UP if place else Stage.BASELINE,
                "answered_on": TODAY - timedelta(days=ago),
                "answers": [3] * 14,
                "finished_at": now,
                **stamp,
            }
            for place, ago in enumerate(days)
        ]
        steps.append(
            {
                "id": uuid4(),
                "person_id": person,
                "pathway_id": way,
                "what": "Walk",
                "on": TODAY + timedelta(days=number % 300 - 150),
                **stamp,
            }
        )
        lines += [
            {
                "id": uuid4(),
                "origin": records.changes.origin,
                "step": uuid4(),
                "written_at": now - timedelta(hours=number % 3000),
                "planner_id": records.changes.planner_id,
                "why": why,
                "person_id": person,
            }
            for why in (Why.OPENED, Why.TYPED, Why.CHOSEN)
        ]
    with records.changes.engine.begin() as connection:
        for table, rows in (
            (Person, people),
            (Pathway, ways),
            (Questionnaire, done),
            (NextStep, steps),
            (JournalLine, lines),
        ):
            connection.execute(insert(table), rows)
