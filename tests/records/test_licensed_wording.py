"""The licensed wording: shown only while licensed, found nowhere else, and gone when removed."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlmodel import Session

from planner.errors import InvalidInputError
from planner.models.pathways import PathwayKind
from planner.records import access_json, everything_held
from planner.records.book import Records
from planner.records.questionnaires import LICENCE_ENDS_ON, LICENCE_REFERENCE
from tests.nonsense import AS_CSV, AS_JSON, ITEMS


@pytest.fixture
def licensed(records: Records) -> Records:
    records.settings.put(LICENCE_REFERENCE, "W-1")
    records.wording.load(AS_JSON)
    return records


def test_it_is_shown_while_there_is_a_reference_and_the_licence_runs(records: Records) -> None:
    assert records.wording.shown() is None
    records.wording.load(AS_CSV)
    assert records.wording.shown() is None
    assert "reference" in records.wording.hindrance()
    records.settings.put(LICENCE_REFERENCE, "W-1")
    shown = records.wording.shown()
    assert shown is not None
    assert shown.items == ITEMS
    today = records.changes.clock.today()
    records.settings.put(LICENCE_ENDS_ON, today.isoformat())
    assert records.wording.shown() is not None
    records.settings.put(LICENCE_ENDS_ON, (today - timedelta(days=1)).isoformat())
    assert records.wording.shown() is None
    assert "ended" in records.wording.hindrance()


def test_a_file_that_is_not_whole_changes_nothing(licensed: Records) -> None:
    with pytest.raises(InvalidInputError):
        licensed.wording.load(AS_JSON[:-1])
    assert licensed.wording.shown() is not None


def test_removing_leaves_it_nowhere_in_the_vault(licensed: Records) -> None:
    licensed.wording.load(AS_CSV)
    licensed.wording.remove()
    assert not licensed.wording.loaded()
    with Session(licensed.changes.engine) as session:
        lines = session.connection().execute(text("SELECT before, after FROM journal_line"))
        told = json.dumps([list(map(str, line)) for line in lines])
        values = session.connection().execute(text("SELECT value FROM vault_setting"))
        told += json.dumps([str(value) for (value,) in values])
    assert "item one" not in told
    licensed.wording.remove()
    licensed.wording.load(AS_JSON)
    assert licensed.wording.shown() is not None


def test_search_and_everything_held_do_not_know_it(licensed: Records) -> None:
    person = licensed.people.add("Margaret")
    pathway = licensed.pathways.start(person.id, PathwayKind.RECOVERY)
    licensed.questionnaires.answer(pathway.id, 1, 4)
    assert not licensed.search.find("item one")
    with licensed.changes.reading() as session:
        held = everything_held.read(session, person)
    clock, topics = licensed.changes.clock, licensed.questionnaires.rules.topics
    made = access_json.data(
        held, {}, made_at=clock.now(), origin=licensed.changes.origin, topics=topics
    )
    told = json.dumps(made)
    assert topics[0] in told
    assert "item one" not in told
    assert "answer four" not in told
