"""Invented people go through the records as real ones do, and a seed always draws the same."""

from __future__ import annotations

from uuid import uuid4

from sqlalchemy import Engine
from sqlmodel import select

from demo.clock import StoryClock
from demo.people import fill, tell_stories
from demo.stories import STORIES
from planner.models.people import Person
from planner.records.book import Records, open_records


def names(records: Records) -> list[str]:
    with records.changes.reading() as session:
        return sorted(person.full_name for person in session.exec(select(Person)))


def test_the_dozen_are_told_and_the_day_is_the_same_after_it(engine: Engine) -> None:
    clock = StoryClock()
    told = open_records(engine, clock, uuid4(), uuid4())
    told.reference.seed()
    people = tell_stories(told, clock)
    assert set(people) == {story.called for story in STORIES}
    assert clock.now() == StoryClock().now()
    assert told.search.find("bench by the chapel")


def test_any_number_is_drawn_and_found(records: Records) -> None:
    fill(records, StoryClock(), 30, seed=7)
    drawn = names(records)
    assert len(drawn) == 30
    assert records.search.find(drawn[0])
