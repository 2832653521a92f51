"""Visits: started once, kept through a crash, ended with a date; words that can be taken out."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import text
from sqlmodel import select

from planner.errors import InvalidInputError
from planner.models.answers import Answer
from planner.models.aspirations import Aspiration, Horizon, Progress
from planner.models.base import PersonRecord
from planner.models.concerns import Concern, WhoActs
from planner.models.journal import JournalLine
from planner.models.papers import Paper
from planner.models.pathways import Pathway, PathwayKind
from planner.models.people import Person
from planner.models.snapshots import PlanSnapshot, PrintOptions, SaidSnapshot
from planner.models.visits import Appointment, Interpreting, Visit, VisitHow
from planner.records.book import Records
from planner.records.meetings import Meeting
from planner.records.visits import Visits
from planner.vault import journal
from tests.fakes import FakeClock


@pytest.fixture
def pathway(records: Records, clock: FakeClock) -> Pathway:
    with records.changes.transaction() as session:
        person = Person(called="Margaret")
        session.add(person)
        session.flush()
        made = Pathway(person_id=person.id, kind=PathwayKind.PREVENTION, started_on=clock.today())
        session.add(made)
    return made


def start(records: Records, pathway: Pathway) -> Visit:
    return records.visits.start(pathway.person_id, pathway.id)


def add(records: Records, row: PersonRecord) -> None:
    with records.changes.transaction() as session:
        session.add(row)


def everything_kept(records: Records) -> str:
    """All that record, history and search hold, as one text."""
    with records.changes.reading() as session:
        tables = session.connection().exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        )
        found = [
            str(row)
            for (name,) in tables.all()
            for row in session.connection().execute(text(f'SELECT * FROM "{name}"')).all()
        ]
    return "\n".join(found)


def test_a_visit_is_started_with_who_and_where_and_ended_with_a_review(
    records: Records, pathway: Pathway, clock: FakeClock
) -> None:
    visit = records.visits.start(
        pathway.person_id,
        pathway.id,
        VisitHow.HOME,
        "At home",
        ["Margaret", "Jean, next door"],
        Interpreting.BY_PHONE,
        "Polish",
        "The letter about the heating",
    )
    assert records.visits.current() == visit
    assert (visit.began_at, visit.happened_on) == (clock.now(), date(2026, 3, 17))

    clock.advance(timedelta(minutes=45))
    meeting = Meeting(date(2026, 3, 31), time(10, 30), VisitHow.IN_PERSON, "Room 3")
    ended = records.visits.end(visit.id, meeting)

    assert ended.ended_at == clock.now()
    assert records.visits.current() is None
    coming = records.meetings.coming(pathway.person_id)
    assert coming is not None
    assert (coming.on, coming.at, coming.place) == (meeting.on, meeting.at, "Room 3")
    with records.changes.reading() as session:
        assert session.get_one(Pathway, pathway.id).review_on == date(2026, 3, 31)


def test_the_second_visit_sets_a_review_a_month_on_and_another_date_can_be_chosen(
    records: Records, pathway: Pathway, clock: FakeClock
) -> None:
    records.visits.end(start(records, pathway).id)
    clock.advance(timedelta(days=14))
    second = start(records, pathway)
    assert records.visits.suggested_review(second.id) == date(2026, 4, 30)
    records.visits.end(second.id, review_on=date(2026, 4, 2))
    with records.changes.reading() as session:
        assert session.get_one(Pathway, pathway.id).review_on == date(2026, 4, 2)


@pytest.mark.parametrize(
    ("meeting", "review", "field"),
    [
        (Meeting(date(2026, 3, 16)), None, "next_on"),
        (None, date(2026, 3, 16), "review_on"),
    ],
)
def test_a_date_before_the_visit_is_refused_and_the_visit_goes_on(
    records: Records, pathway: Pathway, meeting: Meeting | None, review: date | None, field: str
) -> None:
    visit = start(records, pathway)
    with pytest.raises(InvalidInputError) as refused:
        records.visits.end(visit.id, meeting, review)
    assert refused.value.field == field
    assert records.visits.current() == visit


def test_one_visit_at_a_time(records: Records, pathway: Pathway) -> None:
    start(records, pathway)
    with pytest.raises(InvalidInputError):
        start(records, pathway)


def test_todays_meeting_counts_as_held_and_a_missed_one_is_only_not_held(
    records: Records, pathway: Pathway, clock: FakeClock
) -> None:
    today = records.meetings.plan(
        pathway.person_id, pathway.id, Meeting(clock.today(), time(10, 30))
    )
    later = records.meetings.plan(pathway.person_id, pathway.id, Meeting(date(2026, 3, 24)))
    visit = start(records, pathway)
    records.meetings.say_held(later.id, False)
    with records.changes.reading() as session:
        held = session.get_one(Appointment, today.id)
        missed = session.get_one(Appointment, later.id)
    assert (held.held, held.visit_id) == (True, visit.id)
    assert (missed.held, missed.visit_id) == (False, None)
    assert records.meetings.coming(pathway.person_id) is None


def test_a_crash_leaves_the_visit_open_to_go_on_with_or_end(
    records: Records, pathway: Pathway, clock: FakeClock
) -> None:
    visit = start(records, pathway)
    assert records.visits.left_open_id is None
    clock.advance(timedelta(minutes=20))
    records.visits.write(visit.id, "jot", "bus 23 stopped")

    clock.set(datetime(2026, 3, 19, 9, 0, tzinfo=UTC))
    again = Visits(records.changes)
    assert again.current() == again.get(visit.id)
    assert again.left_open_id == visit.id
    ended = again.end(visit.id)
    assert ended.ended_at == datetime(2026, 3, 17, 10, 50, tzinfo=UTC)
    assert again.left_open_id is None


def test_the_visits_own_words_can_be_taken_out_until_it_ends(
    records: Records, pathway: Pathway
) -> None:
    visit = start(records, pathway)
    records.visits.write(visit.id, "agenda", "the heating letter")
    records.visits.write(visit.id, "jot", "SECRETWORD about my brother")
    records.visits.take_out_words(visit.id, "jot")
    assert "SECRETWORD" not in everything_kept(records)
    assert "secretword" not in everything_kept(records)
    assert records.visits.get(visit.id).agenda == "the heating letter"

    records.visits.write(visit.id, "jot", "kept")
    records.visits.end(visit.id)
    with pytest.raises(InvalidInputError):
        records.visits.take_out_words(visit.id, "jot")
    assert records.visits.get(visit.id).jot == "kept"


def test_an_entry_taken_out_leaves_record_history_and_search_and_the_chain_holds(
    records: Records, pathway: Pathway
) -> None:
    visit = start(records, pathway)
    hope = Aspiration(
        person_id=pathway.person_id,
        pathway_id=pathway.id,
        visit_id=visit.id,
        horizon=Horizon.WEEK,
        words="SECRETWORD walk to the bench",
    )
    add(records, hope)
    add(
        records,
        Progress(
            person_id=pathway.person_id,
            aspiration_id=hope.id,
            visit_id=visit.id,
            value=3,
            comment="SECRETWORD with Jean",
        ),
    )
    records.visits.take_out(hope)
    kept = everything_kept(records)
    assert "SECRETWORD" not in kept
    assert "secretword" not in kept
    with records.changes.reading() as session:
        assert journal.faults(session, records.changes.origin) == []
        assert session.exec(select(JournalLine).where(JournalLine.record_id == hope.id)).all()


def test_papers_that_carry_what_was_taken_out_leave_with_it(
    records: Records, pathway: Pathway, clock: FakeClock
) -> None:
    records.reference.seed()
    visit = start(records, pathway)
    prompt = records.reference.prompts()[0]

    def say(words: str) -> Answer:
        row = records.emotional_support.answer(pathway.id, visit.id, prompt.id, words)
        records.changes.seal()
        return row

    def keep(words: str) -> Paper:
        said = (SaidSnapshot(prompt.key, prompt.title, words),)
        plan = PlanSnapshot("Margaret", clock.today(), "Sam", said=said)
        return records.papers.keep(pathway.id, plan, PrintOptions(), pages=2, visit_id=visit.id)

    say("SECRETWORD one")
    older = keep("SECRETWORD one")
    newest = say("SECRETWORD two")
    newer = keep("SECRETWORD two")
    other = keep("I miss people")
    printed = records.visits.take_out(newest)

    assert [paper.id for paper in printed] == [older.id, newer.id]
    assert "secretword" not in everything_kept(records).casefold()
    assert [paper.id for paper in records.papers.of_person(pathway.person_id)] == [other.id]
    with records.changes.reading() as session:
        assert journal.faults(session, records.changes.origin) == []


def test_a_concern_stays(records: Records, pathway: Pathway, clock: FakeClock) -> None:
    visit = start(records, pathway)
    concern = Concern(
        person_id=pathway.person_id,
        visit_id=visit.id,
        opened_at=clock.now(),
        who_acts=WhoActs.DUTY_GP,
        words="what was said",
    )
    add(records, concern)
    with pytest.raises(InvalidInputError, match="concern stays"):
        records.visits.take_out(concern)


def test_words_of_another_visit_stay(records: Records, pathway: Pathway) -> None:
    first = start(records, pathway)
    hope = Aspiration(
        person_id=pathway.person_id,
        pathway_id=pathway.id,
        visit_id=first.id,
        horizon=Horizon.WEEK,
        words="Walk to the bench",
    )
    add(records, hope)
    records.visits.end(first.id)
    for _visit in (None, start(records, pathway)):
        with pytest.raises(InvalidInputError):
            records.visits.take_out(hope)
