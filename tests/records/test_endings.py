"""Pathways rest and end: what they ask for stops, and comes back where they go on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.errors import InvalidInputError
from planner.models.barriers import NextStep
from planner.models.concerns import WhoActs
from planner.models.endings import OutcomeKind, OutcomeMoment, OutcomeSource
from planner.models.pathways import Pathway, PathwayKind, PathwayStatus
from planner.models.people import Person
from planner.models.visits import Appointment
from planner.models.wemwbs_due import Asked
from planner.records.book import Records
from planner.records.endings import Said
from planner.records.meetings import Meeting
from tests.fakes import FakeClock

TODAY = date(2026, 3, 17)
K = OutcomeKind


@pytest.fixture
def person(records: Records) -> Person:
    return records.people.add("Margaret")


@pytest.fixture
def pathway(records: Records, person: Person) -> Pathway:
    """One with something of each kind that Today asks for."""
    pathway = records.pathways.start(person.id, PathwayKind.PREVENTION)
    records.changes.change(Pathway, pathway.id, {"review_on": TODAY + timedelta(days=3)})
    barrier = records.barriers.add(pathway.id, "The stairs")
    step = records.barriers.add_step(barrier.id, "Ask about the lift")
    records.barriers.choose_when(step.id, TODAY + timedelta(days=1), None)
    return records.pathways.get(pathway.id)


def asks(records: Records) -> dict[str, int]:
    """How much Today asks for, by list."""
    overview = records.today.overview()
    return {
        "wemwbs": overview.wemwbs.total,
        "reviews": overview.reviews.total,
        "steps": overview.steps.total,
        "pauses": overview.pauses.total,
        "outcomes": overview.outcomes.total,
        "meetings": len(overview.meetings),
        "papers": overview.papers.total,
    }


ALL = dict.fromkeys(("pauses", "outcomes", "meetings", "papers"), 0) | {
    "wemwbs": 1,
    "reviews": 1,
    "steps": 1,
}
NOTHING = dict.fromkeys(ALL, 0)


def test_a_pause_stops_what_it_asks_and_going_on_asks_again(
    records: Records, clock: FakeClock, pathway: Pathway
) -> None:
    assert asks(records) == ALL

    pause = records.endings.pause(pathway.id, "Her sister is ill", date(2026, 3, 20))
    assert (pause.from_on, pause.ended_on) == (TODAY, None)
    assert asks(records) == NOTHING | {"pauses": 1}  # it is to be looked at this week
    assert records.questionnaires.standing(pathway.id).asked is Asked.LATER
    assert records.stories.of_pathway(pathway.id).window is None

    clock.advance(timedelta(days=3))
    (line,) = records.today.overview().pauses.lines
    assert (line.detail, line.tag) == ("Look again on 20 March", "Today")

    records.endings.look_again(pathway.id, date(2026, 3, 29))
    assert asks(records) == NOTHING
    records.endings.look_again(pathway.id, date(2026, 3, 23))
    clock.advance(timedelta(days=4))
    assert records.today.overview().pauses.lines[0].tag == "Since 23 March"

    going = records.endings.resume(pathway.id)
    assert (going.status, going.paused_until) == (PathwayStatus.ACTIVE, None)
    assert going.review_on == date(2026, 3, 27)  # three days ahead, as it was
    assert asks(records) == ALL
    assert records.endings.resting(pathway.id) is None
    assert records.endings.pauses(pathway.id)[0].ended_on == date(2026, 3, 24)


def test_a_pause_is_one_step_of_undo(records: Records, person: Person, pathway: Pathway) -> None:
    meeting = records.meetings.plan(person.id, pathway.id, Meeting(date(2026, 3, 24)))
    records.endings.pause(pathway.id, "", None, call_off=True)
    assert records.meetings.coming(person.id) is None
    records.undo.undo(person.id, "details")
    assert records.pathways.get(pathway.id).status is PathwayStatus.ACTIVE
    assert records.endings.pauses(pathway.id) == []
    assert [row.id for row in records.endings.planned(pathway.id)] == [meeting.id]
    assert asks(records) == ALL


def test_a_meeting_that_is_not_called_off_stays(
    records: Records, person: Person, pathway: Pathway
) -> None:
    records.meetings.plan(person.id, pathway.id, Meeting(TODAY))
    records.endings.pause(pathway.id)
    assert asks(records) == NOTHING | {"meetings": 1}


@pytest.mark.parametrize("day", [TODAY, TODAY - timedelta(days=1)])
def test_looking_again_is_to_come(records: Records, pathway: Pathway, day: date) -> None:
    with pytest.raises(InvalidInputError, match="day to come"):
        records.endings.pause(pathway.id, "", day)
    assert records.pathways.get(pathway.id).status is PathwayStatus.ACTIVE


@pytest.mark.parametrize(
    ("status", "handed_to"),
    [
        (PathwayStatus.COMPLETED, ""),
        (PathwayStatus.ENDED_EARLY, ""),
        (PathwayStatus.TRANSFERRED, "Mill Road Surgery"),
    ],
)
def test_closing_stops_what_it_asks_and_opening_it_again_asks_again(
    records: Records, person: Person, pathway: Pathway, status: PathwayStatus, handed_to: str
) -> None:
    ended = records.endings.close(
        pathway.id, status, reason="Moved", handed_to=handed_to, own_words="It helped me."
    )
    assert (ended.handed_to, ended.own_words) == (handed_to, "It helped me.")
    assert records.pathways.get(pathway.id).closed_on == TODAY
    assert asks(records) == NOTHING
    (row,) = records.people_list.rows([person.id.hex])
    assert row.next is None

    records.endings.resume(pathway.id)
    assert records.endings.ending(pathway.id) is None
    assert asks(records) == ALL
    records.undo.undo(person.id, "details")
    assert records.endings.ending(pathway.id) is not None


def test_closing_while_paused_ends_the_pause(records: Records, pathway: Pathway) -> None:
    records.endings.pause(pathway.id, "", date(2026, 4, 1))
    records.endings.close(pathway.id, PathwayStatus.ENDED_EARLY)
    assert records.endings.pauses(pathway.id)[0].ended_on == TODAY
    assert records.pathways.get(pathway.id).paused_until is None


def test_handing_over_needs_to_say_to_whom(records: Records, pathway: Pathway) -> None:
    with pytest.raises(InvalidInputError) as refused:
        records.endings.close(pathway.id, PathwayStatus.TRANSFERRED, handed_to=" ")
    assert refused.value.field == "handed_to"
    with pytest.raises(InvalidInputError):
        records.endings.close(pathway.id, PathwayStatus.COMPLETED, closed_on=date(2026, 3, 16))


def test_outcomes_are_kept_corrected_and_taken_back_in_one_step(
    records: Records, person: Person, pathway: Pathway
) -> None:
    records.endings.close(pathway.id, PathwayStatus.COMPLETED)
    close, practice = OutcomeMoment.CLOSE, OutcomeSource.PRACTICE
    records.endings.report(
        pathway.id,
        close,
        {
            K.REFERRED_TO_SECONDARY_CARE: Said(0, OutcomeSource.PERSON),
            K.GP_APPOINTMENTS_BEFORE: Said(4, practice, 6),
            K.GP_APPOINTMENTS_AFTER: Said(1, practice, 6),
            K.ADMISSIONS_AFTER: None,
        },
    )
    records.endings.report(
        pathway.id,
        close,
        {K.GP_APPOINTMENTS_AFTER: Said(2, practice, 6), K.ADMISSIONS_BEFORE: None},
    )
    held = {row.kind: row.value for row in records.endings.outcomes(pathway.id, close)}
    assert held == {
        K.REFERRED_TO_SECONDARY_CARE: 0,
        K.GP_APPOINTMENTS_BEFORE: 4,
        K.GP_APPOINTMENTS_AFTER: 2,
    }
    records.endings.report(pathway.id, close, dict.fromkeys(held))
    assert records.endings.outcomes(pathway.id, close) == []
    records.undo.undo(person.id, "details")
    assert len(records.endings.outcomes(pathway.id, close)) == 3


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (K.REFERRED_TO_SECONDARY_CARE, Said(2, OutcomeSource.PERSON)),
        (K.GP_APPOINTMENTS_AFTER, Said(-1, OutcomeSource.PERSON)),
        (K.GP_APPOINTMENTS_AFTER, Said(1000, OutcomeSource.PERSON)),
        (K.GP_APPOINTMENTS_AFTER, Said(1, OutcomeSource.PERSON, 5)),
        (K.RE_PRESENTED, Said(1, OutcomeSource.PERSON)),
    ],
)
def test_an_answer_that_cannot_be_is_refused(
    records: Records, pathway: Pathway, kind: OutcomeKind, said: Said
) -> None:
    with pytest.raises(InvalidInputError):
        records.endings.report(pathway.id, OutcomeMoment.CLOSE, {kind: said})
    assert records.endings.outcomes(pathway.id, OutcomeMoment.CLOSE) == []


def after_three_months(records: Records, clock: FakeClock, pathway: Pathway) -> int:
    records.endings.close(pathway.id, PathwayStatus.COMPLETED)
    clock.advance(timedelta(days=91))
    assert records.today.overview().outcomes.total == 0
    clock.advance(timedelta(days=1))  # 17 June
    return records.today.overview().outcomes.total


def test_three_months_after_the_close_today_offers_to_ask(
    records: Records, clock: FakeClock, pathway: Pathway
) -> None:
    assert after_three_months(records, clock, pathway) == 1
    (line,) = records.today.overview().outcomes.lines
    assert line.detail == "Ended 17 March. Ask how things are."
    records.endings.report(
        pathway.id,
        OutcomeMoment.THREE_MONTHS,
        {K.REFERRED_TO_SECONDARY_CARE: Said(0, OutcomeSource.PERSON)},
    )
    assert records.today.overview().outcomes.total == 0


def test_it_can_be_left_out_and_undo_asks_after_all(
    records: Records, clock: FakeClock, person: Person, pathway: Pathway
) -> None:
    assert after_three_months(records, clock, pathway) == 1
    records.endings.ask_no_more(pathway.id)
    assert records.today.overview().outcomes.total == 0
    records.undo.undo(person.id, "details")
    assert records.today.overview().outcomes.total == 1


def test_nobody_is_asked_who_came_back_or_after_half_a_year(
    records: Records, clock: FakeClock, person: Person, pathway: Pathway
) -> None:
    assert after_three_months(records, clock, pathway) == 1
    again = records.pathways.start(person.id, PathwayKind.RECOVERY)
    assert records.today.overview().outcomes.total == 0
    records.endings.close(again.id, PathwayStatus.TRANSFERRED, handed_to="Mill Road Surgery")
    assert records.today.overview().outcomes.total == 1
    clock.advance(timedelta(days=92))
    assert records.today.overview().outcomes.total == 0


def test_someone_who_comes_back_has_a_new_pathway_beside_the_old_one(
    records: Records, clock: FakeClock, person: Person, pathway: Pathway
) -> None:
    records.endings.close(pathway.id, PathwayStatus.COMPLETED)
    clock.advance(timedelta(days=400))
    again = records.pathways.start(person.id, PathwayKind.RECOVERY)
    assert [row.id for row in records.pathways.of_person(person.id)] == [again.id, pathway.id]
    assert records.barriers.of_pathway(again.id) == []
    assert [chain.barrier.words for chain in records.barriers.of_pathway(pathway.id)] == [
        "The stairs"
    ]


@pytest.mark.parametrize("state", ["active", "paused", "closed"])
def test_nothing_is_asked_of_someone_who_has_died(
    records: Records, clock: FakeClock, person: Person, pathway: Pathway, state: str
) -> None:
    records.meetings.plan(person.id, pathway.id, Meeting(TODAY))
    if state == "paused":
        records.endings.pause(pathway.id, "", date(2026, 3, 18))
    elif state == "closed":
        records.endings.close(pathway.id, PathwayStatus.COMPLETED)
    clock.advance(timedelta(days=1 if state != "closed" else 92))
    assert sum(asks(records).values()) > 0

    records.retention.died(person.id, clock.today())

    assert asks(records) == NOTHING
    assert records.questionnaires.standing(pathway.id).asked is Asked.NO_MORE
    story = records.stories.of_pathway(pathway.id)
    assert story.window is None
    (row,) = records.people_list.rows([person.id.hex])
    assert row.next is None
    with pytest.raises(InvalidInputError, match="have died"):
        records.endings.resume(pathway.id)

    records.retention.died(person.id, None)
    assert sum(asks(records).values()) > 0


def test_nobody_tries_to_reach_someone_who_has_died_but_a_concern_is_still_to_be_closed(
    records: Records, clock: FakeClock, person: Person, pathway: Pathway
) -> None:
    records.concerns.open(person.id, WhoActs.DUTY_GP)
    with records.changes.transaction() as session:
        missed = TODAY - timedelta(days=1)
        session.add(Appointment(person_id=person.id, pathway_id=pathway.id, on=missed, held=False))
    (line,) = records.today.overview().concerns.lines
    assert "Try to reach them" in line.detail
    records.retention.died(person.id, TODAY)
    (line,) = records.today.overview().concerns.lines
    assert line.detail == "Open since Tuesday 17 March."


def test_a_step_of_no_pathway_that_goes_on_is_counted_once(records: Records) -> None:
    """The join that leaves paused ones out must not count a step twice."""
    person = records.people.add("Ola")
    first = records.pathways.start(person.id, PathwayKind.PREVENTION)
    records.endings.close(first.id, PathwayStatus.COMPLETED)
    second = records.pathways.start(person.id, PathwayKind.PREVENTION)
    with records.changes.transaction() as session:
        for way in (first, second):
            session.add(NextStep(person_id=person.id, pathway_id=way.id, what="Walk", on=TODAY))
    steps = records.today.overview().steps
    assert (steps.total, len(steps.lines)) == (1, 1)
