"""Rows are held against their own history: one that is older than it is found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Connection, Engine, text

from demo.clock import StoryClock
from demo.people import tell_stories
from planner.models.answers import Answer
from planner.models.pathways import PathwayKind
from planner.models.people import Person
from planner.records.book import Records, open_records
from planner.vault import agreement
from tests.fakes import FakeClock


def faults(engine: Engine) -> list[str]:
    with engine.begin() as connection:
        return agreement.faults(connection)


def test_a_vault_of_told_lives_agrees_with_its_journal(engine: Engine, records: Records) -> None:
    clock = StoryClock()
    told = open_records(engine, clock, records.changes.origin, records.changes.planner_id)
    told.reference.seed()
    tell_stories(told, clock)
    assert faults(engine) == []


def test_typing_undoing_taking_out_and_moving_agree_with_the_journal(
    engine: Engine, records: Records, clock: FakeClock
) -> None:
    records.reference.seed()
    first, second = (_somebody(records, name) for name in ("Marta", "Bronwen"))
    for words in ("I walk", "I walk less", "I hardly walk"):
        answer = _said(records, first, words)
        clock.advance(timedelta(seconds=40))
    records.undo.undo(first.id, "emotional_support")
    visit = records.visits.start(first.id, answer.pathway_id)
    during = _said(records, first, "Not for the paper", visit_id=visit.id)
    records.visits.write(visit.id, "jot", "Rang twice")
    records.visits.take_out(during)
    records.visits.take_out_words(visit.id, "jot")
    note = records.notes.write(first.id, "Hers, not his")
    records.moving.move(note, second.id)
    assert faults(engine) == []


def _somebody(records: Records, name: str) -> Person:
    person = records.people.add(name)
    records.pathways.start(person.id, PathwayKind.RECOVERY)
    return person


def _said(records: Records, person: Person, words: str, visit_id: UUID | None = None) -> Answer:
    pathway = records.pathways.current(person.id)
    assert pathway is not None
    prompt = records.reference.prompts()[0]
    return records.emotional_support.answer(pathway.id, visit_id, prompt.id, words)


def _older(connection: Connection) -> None:
    connection.execute(text("UPDATE person SET called = 'Mart'"))


def _gone(connection: Connection) -> None:
    connection.execute(text("DELETE FROM person"))


def _back_again(connection: Connection) -> None:
    connection.execute(text("UPDATE person SET removed_at = NULL"))


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (_older, "older than its history"),
        (_back_again, "older than its history"),
        (_gone, "gone"),
    ],
)
def test_a_row_that_is_not_as_it_was_written_last_is_found(
    engine: Engine, records: Records, harm: Callable[[Connection], None], said: str
) -> None:
    person = records.people.add("Mart")
    records.people.change(person.id, "called", "Marta")
    records.people.remove(person.id)
    assert faults(engine) == []
    with engine.begin() as connection:
        harm(connection)
    (fault,) = faults(engine)
    assert fault.startswith("person ")
    assert fault.endswith(said)
