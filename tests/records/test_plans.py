"""Snapshots say exactly what was recorded for paper, and nothing else."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, time, timedelta
from uuid import uuid4

import pytest

from planner.errors import NotFoundError
from planner.models.answers import AnswerState, Origin
from planner.models.aspirations import AspirationStatus, Horizon, MeasureKind, Side
from planner.models.barriers import Response
from planner.models.questionnaires import Mode
from planner.models.snapshots import (
    AppointmentSnapshot,
    AspirationSnapshot,
    BarrierSnapshot,
    ContactSnapshot,
    MeasureSnapshot,
    NextStepSnapshot,
    PlanSnapshot,
)
from planner.records.book import Records
from planner.records.meetings import Meeting
from tests.fakes import FakeClock
from tests.records.plan_makers import Someone, answer_wemwbs, prompt, say, someone, tick

TODAY = date(2026, 3, 17)


@pytest.fixture
def who(records: Records) -> Someone:
    return someone(records)


def plan(records: Records, who: Someone) -> PlanSnapshot:
    return records.plans.snapshot(who.pathway_id)


def said(records: Records, who: Someone) -> list[tuple[str, str]]:
    return [(each.key, each.text) for each in plan(records, who).said]


def test_a_new_plan_has_who_made_it_and_who_to_ring(records: Records, who: Someone) -> None:
    records.settings.save_planner("Priya Nair", "Planner", "Riverside", "01632 960123")
    surgery = records.settings.add_surgery("Riverside Surgery")
    records.people.change(who.person_id, "surgery_id", surgery.id)
    records.people.change(who.person_id, "may_take_paper_home", True)
    snapshot = plan(records, who)
    assert (snapshot.called, snapshot.made_on) == ("Margaret", TODAY)
    assert (snapshot.planner_name, snapshot.planner_phone) == ("Priya Nair", "01632 960123")
    assert (snapshot.surgery, snapshot.safe_paper) == ("Riverside Surgery", True)
    assert [each.number for each in snapshot.crisis_numbers][:3] == ["999", "111", "116 123"]
    said_so_far = (snapshot.said, snapshot.aspirations, snapshot.barriers, snapshot.next_steps)
    assert said_so_far == ((), (), (), ())


def test_numbers_are_those_of_the_nation(records: Records, who: Someone) -> None:
    records.settings.put("nation", "northern_ireland")
    assert "0808 808 8000" in [each.number for each in plan(records, who).crisis_numbers]


def test_only_ticked_words_print_and_whole(records: Records, who: Someone) -> None:
    words = "  I used to be out all day.\n\nNow <b>I</b> ain't "
    say(records, who, "why_here", words)
    say(records, who, "about_myself", "A bit useless some days")
    assert said(records, who) == [("why_here", words)]
    tick(records, who, "why_here", False)
    tick(records, who, "about_myself", True)
    assert said(records, who) == [("about_myself", "A bit useless some days")]


def test_the_latest_words_print_with_whose_they_are_and_when(
    records: Records, who: Someone, clock: FakeClock
) -> None:
    say(records, who, "good_at", "Knitting")
    clock.advance(timedelta(days=7))
    visit = records.visits.start(who.person_id, who.pathway_id)
    later = say(records, who, "good_at", "Knitting, and making people laugh", visit.id)
    records.emotional_support.choose_origin(later.id, Origin.AGREED_SUMMARY)
    (only,) = plan(records, who).said
    assert only.text == "Knitting, and making people laugh"
    assert (only.title, only.origin) == ("What I am good at", Origin.AGREED_SUMMARY)
    assert only.said_on == TODAY + timedelta(days=7)


def test_a_shorter_wording_agreed_for_paper_wins(records: Records, who: Someone) -> None:
    say(records, who, "why_here", "A long story that we talked about for an hour")
    records.emotional_support.reword_for_paper(
        who.pathway_id, None, prompt(records, who, "why_here"), "To get out more"
    )
    assert said(records, who) == [("why_here", "To get out more")]


def test_not_now_prints_nothing_but_keeps_what_was_said_before(
    records: Records, who: Someone, clock: FakeClock
) -> None:
    support = records.emotional_support
    say(records, who, "why_here", "To get out more")
    support.mark(who.pathway_id, None, prompt(records, who, "why_here"), AnswerState.NOT_NOW)
    support.mark(who.pathway_id, None, prompt(records, who, "good_at"), AnswerState.NOT_NOW)
    assert said(records, who) == []
    say(records, who, "why_here", "To get out more")
    clock.advance(timedelta(days=7))
    visit = records.visits.start(who.person_id, who.pathway_id)
    again = prompt(records, who, "why_here")
    support.mark(who.pathway_id, visit.id, again, AnswerState.NOT_NOW)
    assert said(records, who) == [("why_here", "To get out more")]


def test_concerns_and_working_notes_are_no_part_of_a_plan(records: Records, who: Someone) -> None:
    assert {field.name for field in fields(PlanSnapshot)}.isdisjoint(
        {"concerns", "notes", "agenda", "jot", "kind", "born_on", "address", "phone"}
    )


def test_hopes_in_order_with_their_measure_as_the_person_sees_it(
    records: Records, who: Someone
) -> None:
    hopes = records.aspirations
    year = hopes.add(who.pathway_id, Horizon.YEAR, "Teach a beginners' table")
    week = hopes.add(who.pathway_id, Horizon.WEEK, "Walk to the end of our road and back")
    hopes.choose_life_areas(week.id, ["physical_health"])
    hopes.type_text(week.id, "why", "To see Jean")
    hopes.type_text(week.id, "unit", "yards without stopping")
    hopes.choose_measure(week.id, MeasureKind.OWN)
    hopes.set_numbers(week.id, 1, 100)
    hopes.answer(week.id, 40)
    hopes.answer(week.id, 55, side=Side.PLANNER)
    assert plan(records, who).aspirations == (
        AspirationSnapshot(
            Horizon.WEEK,
            "Walk to the end of our road and back",
            TODAY + timedelta(days=7),
            ("Physical health",),
            "To see Jean",
            "",
            MeasureSnapshot(MeasureKind.OWN, "yards without stopping", 1, 40, 100),
        ),
        AspirationSnapshot(Horizon.YEAR, "Teach a beginners' table", date(2027, 3, 17)),
    )
    hopes.type_text(week.id, "unit", "walks")
    assert plan(records, who).aspirations[0].measure == MeasureSnapshot(
        MeasureKind.OWN, "walks", 1, None, 100,
        before=MeasureSnapshot(MeasureKind.OWN, "yards without stopping", now=40),
    )  # fmt: skip
    hopes.choose_measure(week.id, MeasureKind.SCALE)
    assert plan(records, who).aspirations[0].measure == MeasureSnapshot(
        MeasureKind.SCALE, "", 1, None, None,  # an aim of 100 is off this scale
        before=MeasureSnapshot(MeasureKind.OWN, "yards without stopping", now=40),
    )  # fmt: skip
    hopes.put_on_paper(week.id, False)
    hopes.choose_status(year.id, AspirationStatus.SET_ASIDE)
    assert plan(records, who).aspirations == ()


def test_the_chain_from_hope_to_next_step(records: Records, who: Someone) -> None:
    hope = records.aspirations.add(who.pathway_id, Horizon.WEEK, "Walk to the bench")
    hidden = records.aspirations.add(who.pathway_id, Horizon.MONTH, "Something private")
    records.aspirations.put_on_paper(hidden.id, False)
    barriers = records.barriers
    barrier = barriers.add(who.pathway_id, "I get out of breath", aspiration_id=hope.id)
    barriers.link(barrier.id, hidden.id)
    barriers.respond(barrier.id, Response.MANAGE)
    barriers.type_text(barrier.id, "how", "Rest on the wall")
    step = barriers.add_step(barrier.id, "Walk to the bench with Jean, then rest")
    barriers.type_step(step.id, "who_else", "Jean")
    barriers.choose_when(step.id, date(2026, 3, 18), time(10, 0))
    barriers.mark_done(step.id, True)
    snapshot = plan(records, who)
    assert snapshot.barriers == (
        BarrierSnapshot(
            "I get out of breath", ("Walk to the bench",), Response.MANAGE, "Rest on the wall"
        ),
    )
    assert snapshot.aspirations[0].in_the_way == ("I get out of breath",)
    assert snapshot.next_steps == (
        NextStepSnapshot(
            "Walk to the bench with Jean, then rest",
            who_else="Jean",
            on=date(2026, 3, 18),
            at=time(10, 0),
            done_on=TODAY,
        ),
    )
    barriers.put_on_paper(barrier.id, False)
    snapshot = plan(records, who)
    assert (snapshot.barriers, snapshot.next_steps) == ((), ())
    assert snapshot.aspirations[0].in_the_way == ()


def test_what_was_removed_does_not_print_and_undo_brings_it_back(
    records: Records, who: Someone
) -> None:
    barrier = records.barriers.add(who.pathway_id, "The last bus goes at six")
    records.barriers.add_step(barrier.id, "Ask about lifts")
    whole = plan(records, who)
    records.barriers.remove(barrier.id)
    assert (plan(records, who).barriers, plan(records, who).next_steps) == ((), ())
    records.undo.undo(who.person_id, "barriers")
    assert plan(records, who) == whole


def test_people_and_when_we_meet_again(records: Records, who: Someone) -> None:
    records.people.add_contact(who.person_id, "Jean", "Next door", "01632 960555")
    paul = records.people.add_contact(who.person_id, "Paul", "Son")
    records.people.change_contact(paul.id, "on_paper", False)
    for days in (21, 14):
        on = TODAY + timedelta(days=days)
        records.meetings.plan(who.person_id, who.pathway_id, Meeting(on, time(10, 30)))
    snapshot = plan(records, who)
    assert snapshot.people == (ContactSnapshot("Jean", "Next door", "01632 960555"),)
    assert snapshot.next_appointment == AppointmentSnapshot(date(2026, 3, 31), time(10, 30))


def test_a_snapshot_comes_back_from_json_the_same(records: Records, who: Someone) -> None:
    say(records, who, "why_here", "مرحبا <b> 😀 健")
    records.aspirations.add(who.pathway_id, Horizon.WEEK, "Walk")
    snapshot = plan(records, who)
    assert PlanSnapshot.from_json(snapshot.to_json()) == snapshot


def test_a_pathway_that_is_not_there_says_so(records: Records) -> None:
    with pytest.raises(NotFoundError):
        records.plans.snapshot(uuid4())


def test_wellbeing_starts_with_a_baseline_alone(records: Records, who: Someone) -> None:
    assert records.plans.wellbeing(who.pathway_id) is None
    answer_wemwbs(records, who, 3)
    snapshot = records.plans.wellbeing(who.pathway_id)
    assert snapshot is not None
    assert [(each.total, each.answered_on) for each in snapshot.results] == [(42, TODAY)]
    assert (snapshot.change, snapshot.notes) == ("", ())
    assert "2006" in snapshot.copyright


def test_then_and_now_says_what_the_change_may_mean_and_how_it_was_done(
    records: Records, who: Someone, clock: FakeClock
) -> None:
    records.settings.put("wemwbs_licence_reference", "L-1")
    answer_wemwbs(records, who, 3)
    clock.advance(timedelta(weeks=13))
    answer_wemwbs(records, who, 4, Mode.READ_ALOUD)
    snapshot = records.plans.wellbeing(who.pathway_id)
    assert snapshot is not None
    assert [each.total for each in snapshot.results] == [42, 56]
    assert snapshot.change == "Up 14 points. A change larger than measurement error."
    assert len(snapshot.notes) == 1
    assert snapshot.licence_reference == "L-1"
