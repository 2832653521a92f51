"""Draws any number of people with lives of realistic length, in the scripts people write in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from planner.models.answers import Answer, AnswerState
from planner.models.aspirations import Aspiration, Horizon
from planner.models.barriers import Barrier, NextStep, Response
from planner.models.base import Record
from planner.models.pathways import Pathway, PathwayKind
from planner.models.people import Person
from planner.models.questionnaires import Mode, Questionnaire, Stage
from planner.models.visits import Visit, WorkingNote

_FIRST = (
    "Alun Amina Anwen Bilal Carys Chidi Dafydd Elin Farah Gethin Hana Idris Joan Kamal Lowri Marek "
    "Nadia Olena Priti Rhodri Sioned Tariq Una Wiktor Yasmin Łucja Søren Ðorđe Nguyễn"
).split()
_LAST = (
    "Abbott Begum Cadwaladr Dąbrowski Eze Fletcher Gill Hughes Iqbal Jenkins Kaur Llwyd Malik "
    "Nowak Okafor Popescu Quill Rees Shah Thapa Uddin Varga Wood Yilmaz Zając Ødegård"
).split()
_SAID = (
    "I used to go out every day and now the week just passes.",
    "My sister rings on Sundays, that is what I look forward to.",
    "It's the mornings that are hard, once I'm up I manage.",
    "Nie śpię dobrze, ale spacery mi pomagają.",
    "میں اپنے بچوں کے لیے ٹھیک ہونا چاہتی ہوں۔",
    "ਮੈਨੂੰ ਬਾਗ਼ ਵਿੱਚ ਕੰਮ ਕਰਨਾ ਚੰਗਾ ਲੱਗਦਾ ਹੈ।",
    "আমি আবার রান্না করতে চাই।",
    "我想每天去公园散步。",
    "أريد أن أتعلم الإنجليزية.",
    "Хочу знову малювати.",
    "Mae canu yn y côr yn fy nghadw i fynd.",
    "I don't open the post. It piles up and then I feel worse about it, so I leave it another day.",
)
_HOPES = (
    "Walk to the corner and back",
    "Cook one hot meal with my daughter",
    "Go back to the choir",
    "Know what I owe and to whom",
    "Get the bus on my own",
    "Start the joinery course in September",
)
_OBSTACLES = (
    "I worry I'll be stuck there with nobody.",
    "The money runs out before the month does.",
    "The tablets make me slow until eleven.",
    "I don't know anyone there.",
)


def crowd(random: Random, count: int, today: date) -> Iterator[list[Record]]:
    """Rows of `count` people, one list a person, parents before children."""
    for number in range(count):
        yield _person(random, number, today)


def _person(random: Random, number: int, today: date) -> list[Record]:
    first, last = random.choice(_FIRST), random.choice(_LAST)
    began = today - timedelta(days=random.randrange(1, 400))
    person = Person(
        id=_id(random),
        called=first,
        full_name=f"{first} {last}",
        born_on=date(
            random.randrange(1935, 2007), random.randrange(1, 13), random.randrange(1, 29)
        ),
        phone=f"07700 900{number % 1000:03}",
        may_call=random.random() < 0.8,
        may_take_paper_home=random.random() < 0.7,
    )
    pathway = Pathway(
        id=_id(random),
        person_id=person.id,
        kind=random.choice(list(PathwayKind)),
        started_on=began,
        review_on=today + timedelta(days=random.randrange(-30, 120)),
    )
    visit = Visit(
        id=_id(random),
        person_id=person.id,
        pathway_id=pathway.id,
        began_at=datetime.combine(began, time(10, 0), UTC),
        ended_at=datetime.combine(began, time(10, 45), UTC),
        agenda=random.choice(_SAID),
        happened_on=began,
    )
    rows: list[Record] = [person, pathway, visit]
    rows += _words(random, pathway, visit)
    rows += _plan(random, pathway, visit, today)
    rows.append(_questionnaire(random, pathway, visit, began))
    return rows


def _words(random: Random, pathway: Pathway, visit: Visit) -> list[Record]:
    return [
        WorkingNote(
            id=_id(random),
            person_id=pathway.person_id,
            pathway_id=pathway.id,
            visit_id=visit.id,
            text=" ".join(random.choices(_SAID, k=random.randrange(1, 8))),
            happened_on=visit.happened_on,
        )
        for _note in range(random.randrange(2, 6))
    ]


def answers(random: Random, pathway: Pathway, visit: Visit, prompt_ids: list[UUID]) -> list[Record]:
    """An answer to each prompt, for a person with a long record."""
    return [
        Answer(
            id=_id(random),
            person_id=pathway.person_id,
            pathway_id=pathway.id,
            visit_id=visit.id,
            prompt_id=prompt_id,
            text=random.choice(_SAID),
            state=AnswerState.DONE,
            on_paper=True,
            happened_on=visit.happened_on,
        )
        for prompt_id in prompt_ids
    ]


def _plan(random: Random, pathway: Pathway, visit: Visit, today: date) -> list[Record]:
    whose: dict[str, Any] = {
        "person_id": pathway.person_id,
        "pathway_id": pathway.id,
        "visit_id": visit.id,
    }
    rows: list[Record] = [
        Aspiration(id=_id(random), horizon=horizon, words=random.choice(_HOPES), **whose)
        for horizon in Horizon
    ]
    barrier = Barrier(
        id=_id(random),
        words=random.choice(_OBSTACLES),
        response=random.choice(list(Response)),
        how=random.choice(_SAID),
        **whose,
    )
    step = NextStep(
        id=_id(random),
        barrier_id=barrier.id,
        what=random.choice(_HOPES),
        on=today + timedelta(days=random.randrange(-200, 200)),
        **whose,
    )
    return [*rows, barrier, step]


def _questionnaire(random: Random, pathway: Pathway, visit: Visit, day: date) -> Questionnaire:
    return Questionnaire(
        id=_id(random),
        person_id=pathway.person_id,
        pathway_id=pathway.id,
        visit_id=visit.id,
        stage=Stage.BASELINE,
        answered_on=day,
        answers=[random.randrange(1, 6) for _item in range(14)],
        mode=Mode.ON_PAPER,
        finished_at=visit.ended_at,
        happened_on=day,
    )


def _id(random: Random) -> UUID:
    return UUID(int=random.getrandbits(128), version=4)
