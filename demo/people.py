"""Fills a vault with invented people: a dozen told by hand, the rest drawn from a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

from demo.clock import StoryClock
from demo.crowd import crowd
from demo.later import tell_between, tell_visit
from demo.stories import STORIES, Obstacle, Story, Wish
from planner.models.answers import AnswerState
from planner.models.aspirations import MeasureKind
from planner.models.base import Record
from planner.models.concerns import WhoActs
from planner.models.journal import Why
from planner.models.questionnaires import Mode
from planner.models.snapshots import PrintOptions
from planner.models.spans import by_when
from planner.models.tables import RECORDS
from planner.records.book import Records
from planner.records.meetings import Meeting
from planner.records.questionnaires import HowDone

#: People in one transaction: enough to be quick, few enough to stay small in memory.
BATCH = 200


def tell_stories(records: Records, clock: StoryClock) -> dict[str, UUID]:
    """Record the dozen as a planner would have, day by day; gives their ids by name."""
    today = clock.today()
    people = {story.called: _tell(records, clock, story, today) for story in STORIES}
    clock.go_to(today)
    return people


def fill(records: Records, clock: StoryClock, count: int, seed: int = 1) -> None:
    """Add `count` people drawn from `seed`, each with a pathway, visits, words and scores.

    Ten entries a person on average. The rows go through the journal and the search as all do.
    """
    drawn = crowd(random.Random(seed), count, clock.today())
    for rows in _batches(drawn):
        with records.changes.transaction(Why.SEEDED) as session:
            for table in RECORDS:
                session.add_all(row for row in rows if type(row) is table)
                session.flush()


def _batches(drawn: Iterator[list[Record]]) -> Iterator[list[Record]]:
    batch: list[Record] = []
    for number, rows in enumerate(drawn, start=1):
        batch += rows
        if number % BATCH == 0:
            yield batch
            batch = []
    if batch:
        yield batch


def _tell(records: Records, clock: StoryClock, story: Story, today: date) -> UUID:
    clock.go_to(today - timedelta(days=story.started), time(9, 0))
    person = records.people.add(
        story.called,
        full_name=story.full_name,
        born_on=story.born_on,
        phone=story.phone,
        detail=story.detail,
        language=story.language,
        may_call=bool(story.phone),
        may_post=False,
        may_take_paper_home=story.safe_paper,
        privacy_given_on=clock.today(),
        privacy_how="Read together",
    )
    if story.kind is None:
        return person.id
    surgeries = records.settings.surgeries()
    pathway = records.pathways.start(
        person.id,
        story.kind,
        referral_source=story.source,
        surgery_id=surgeries[0].id if surgeries else None,
        started_on=clock.today(),
    )
    for number, days in enumerate(story.visits):
        clock.go_to(today - timedelta(days=days), time(10, 30))
        visit = records.visits.start(person.id, pathway.id, place="Room 3")
        if number == 0:
            _talk(records, story, pathway.id, visit.id, today)
        for scored, answers in story.scores:
            if scored == days:
                _score(records, pathway.id, answers, visit.id, clock.today())
        if story.later is not None:
            tell_visit(records, story.later, days, person.id, pathway.id, visit.id)
        clock.advance(timedelta(minutes=45))
        last = number == len(story.visits) - 1
        due = today + timedelta(days=story.review) if last and story.review is not None else None
        records.visits.end(visit.id, review_on=due)
    _around(records, clock, story, person.id, pathway.id, today)
    return person.id


def _talk(records: Records, story: Story, pathway_id: UUID, visit_id: UUID, today: date) -> None:
    prompts = {prompt.key: prompt for prompt in records.reference.prompts()}
    for key, words in story.said.items():
        records.emotional_support.answer(pathway_id, visit_id, prompts[key].id, words)
    for said in records.emotional_support.board(pathway_id):
        if said.prompt.key in story.said:
            records.emotional_support.mark(pathway_id, visit_id, said, AnswerState.DONE)
        elif said.prompt.key in story.not_now:
            records.emotional_support.mark(pathway_id, visit_id, said, AnswerState.NOT_NOW)
    hopes = [_wish(records, pathway_id, visit_id, wish, today) for wish in story.wishes]
    for obstacle in story.obstacles:
        _obstacle(records, pathway_id, visit_id, obstacle, hopes, today)


def _wish(records: Records, pathway_id: UUID, visit_id: UUID, wish: Wish, today: date) -> UUID:
    """A hope, with a day that still lies ahead of the story's."""
    aspirations = records.aspirations
    row = aspirations.add(pathway_id, wish.horizon, wish.words, visit_id)
    aspirations.choose_day(row.id, by_when(wish.horizon, today))
    if wish.areas:
        aspirations.choose_life_areas(row.id, list(wish.areas))
    if wish.why:
        aspirations.type_text(row.id, "why", wish.why)
    if wish.measure is not None:
        unit, start, now, target = wish.measure
        aspirations.choose_measure(row.id, MeasureKind.OWN)
        aspirations.type_text(row.id, "unit", unit)
        aspirations.set_numbers(row.id, start, target)
        aspirations.answer(row.id, now, visit_id=visit_id)
    return row.id


def _obstacle(
    records: Records,
    pathway_id: UUID,
    visit_id: UUID,
    obstacle: Obstacle,
    hopes: list[UUID],
    today: date,
) -> None:
    barriers = records.barriers
    row = barriers.add(pathway_id, obstacle.words, visit_id)
    for index in obstacle.hopes:
        barriers.link(row.id, hopes[index])
    barriers.choose_kind(row.id, obstacle.kind)
    if obstacle.response is not None:
        barriers.respond(row.id, obstacle.response)
        barriers.type_text(row.id, "how", obstacle.how)
    for step in obstacle.steps:
        made = barriers.add_step(row.id, step.what, visit_id)
        barriers.choose_who(made.id, by_me=not step.by_planner, by_planner=step.by_planner)
        if step.who_else:
            barriers.type_step(made.id, "who_else", step.who_else)
        if step.day is not None:
            barriers.choose_when(made.id, today + timedelta(days=step.day), None)
        if step.done:
            barriers.mark_done(made.id, True)


def _score(records: Records, pathway_id: UUID, answers: str, visit_id: UUID, day: date) -> None:
    questionnaires = records.questionnaires
    for item, digit in enumerate(answers, start=1):
        row = questionnaires.answer(pathway_id, item, int(digit), visit_id=visit_id)
    questionnaires.describe(
        pathway_id, HowDone(answered_on=day, mode=Mode.ON_PAPER), visit_id=visit_id
    )
    questionnaires.finish(row.id)


def _around(
    records: Records,
    clock: StoryClock,
    story: Story,
    person_id: UUID,
    pathway_id: UUID,
    today: date,
) -> None:
    """What waits around the plan on the story's day."""
    if story.concern:
        clock.go_to(today - timedelta(days=7), time(11, 0))
        concern = records.concerns.open(person_id, WhoActs.DUTY_GP)
        records.concerns.type_text(concern.id, "words", "Some nights I can't see the point.")
    if story.missed:
        clock.go_to(today - timedelta(days=2))
        missed = records.meetings.plan(
            person_id, pathway_id, Meeting(today - timedelta(days=1), time(15, 30))
        )
        clock.go_to(today - timedelta(days=1), time(16, 5))
        records.meetings.say_held(missed.id, False)
        records.concerns.try_to_reach(person_id, "Rang, no answer", reached=False)
    clock.go_to(today - timedelta(days=1), time(16, 0))
    if story.later is not None:
        tell_between(records, story.later, person_id)
    if story.appointment is not None:
        days, at = story.appointment
        records.meetings.plan(
            person_id,
            pathway_id,
            Meeting(today + timedelta(days=days), time.fromisoformat(at), place="Room 3"),
        )
    if story.give_later:
        snapshot = replace(records.plans.snapshot(pathway_id), made_on=clock.today())
        records.papers.keep(pathway_id, snapshot, PrintOptions(), pages=2, give_later=True)
    records.people.opened(person_id)
