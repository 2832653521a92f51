"""What comes months later: a review in a visit, more answers, and a crisis and support plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from planner.models.aspirations import Horizon
from planner.models.spans import by_when
from planner.records.book import Records

#: Days until a crisis plan is looked at again: not so soon that Today asks for it.
_LOOK_AGAIN = timedelta(days=90)


@dataclass(frozen=True)
class Later:
    """What one person says in the visit of `on` days ago, or earlier where it says so."""

    on: int
    #: What was answered about the first hope's own measure, by days ago.
    measured: dict[int, float] = field(default_factory=dict)
    #: Shorter hopes on the way to the last one.
    on_the_way: tuple[tuple[Horizon, str], ...] = ()
    #: The answer and the words to each question of the review.
    reviewed: dict[str, tuple[str, str]] = field(default_factory=dict)
    next_time: str = ""
    #: The crisis and support plan: words by heading, and who to ring, with their numbers.
    crisis: dict[str, str] = field(default_factory=dict)
    ring: tuple[tuple[str, str], ...] = ()
    professionals: tuple[tuple[str, str], ...] = ()
    #: What is prepared for the visit to come.
    prepared: dict[str, str] = field(default_factory=dict)


def tell_visit(
    records: Records, later: Later, days: int, person_id: UUID, pathway_id: UUID, visit_id: UUID
) -> None:
    """What was said in the visit of `days` ago, while it goes on."""
    hopes = [each.aspiration for each in records.aspirations.of_pathway(pathway_id)]
    if days in later.measured and hopes:
        records.aspirations.answer(hopes[0].id, later.measured[days], visit_id=visit_id)
    if days != later.on:
        return
    parent = hopes[-1].id if hopes else None
    for horizon, words in later.on_the_way:
        if parent is not None:
            parent = records.aspirations.break_down(parent, horizon, words, visit_id).id
            story_day = records.changes.clock.today() + timedelta(days=days)
            records.aspirations.choose_day(parent, by_when(horizon, story_day))
    for question, (answer, words) in later.reviewed.items():
        records.reviews.answer(pathway_id, question, answer, visit_id)
        records.reviews.type_text(pathway_id, f"{question}_words", words, visit_id)
    if later.next_time:
        records.reviews.type_text(pathway_id, "next_time", later.next_time, visit_id)
    if later.crisis:
        _agree_plan(records, later, person_id, visit_id)


def tell_between(records: Records, later: Later, person_id: UUID) -> None:
    """What was written down since, for the next visit."""
    for name, words in later.prepared.items():
        records.preparations.write(person_id, name, words)


def _agree_plan(records: Records, later: Later, person_id: UUID, visit_id: UUID) -> None:
    plans, clock = records.crisis_plans, records.changes.clock
    plan = plans.begin(person_id, visit_id)
    for heading, words in later.crisis.items():
        plans.type_text(plan.id, heading, words)
    for name, number in later.ring:
        plans.add_contact(plan.id, name, number)
    for name, number in later.professionals:
        plans.add_contact(plan.id, name, number, professional=True)
    plans.agree(plan.id, clock.today() + _LOOK_AGAIN)
