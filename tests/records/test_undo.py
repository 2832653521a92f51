"""Undo and redo, read from the journal alone."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import sqlcipher3.dbapi2
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule
from sqlalchemy.pool import StaticPool
from sqlmodel import create_engine, select

from planner.models.barriers import Barrier
from planner.models.journal import JournalLine, Why
from planner.models.pathways import Pathway, PathwayKind
from planner.models.people import Person
from planner.models.tables import RECORDS, metadata
from planner.records.changes import PAUSE, Changes, plain
from planner.records.undo import Undo
from planner.vault import journal
from planner.vault.search_table import create_search
from tests.fakes import FakeClock

PAGE = "barriers"


def replay(lines: list[JournalLine]) -> dict[UUID, dict[str, Any]]:
    """The rows as the journal tells them, from nothing."""
    rows: dict[UUID, dict[str, Any]] = {}
    for line in lines:
        if line.record_id is None or line.after is None:
            continue
        rows.setdefault(line.record_id, {}).update(line.after)
    return rows


class Journalled(RuleBasedStateMachine):
    """Edits, ticks, undos, redos, seals, pauses and crashes in any order."""

    barriers = Bundle("barriers")

    def __init__(self) -> None:
        super().__init__()
        self.clock = FakeClock()
        self.engine = create_engine("sqlite://", poolclass=StaticPool, module=sqlcipher3.dbapi2)
        metadata.create_all(self.engine)
        with self.engine.begin() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            create_search(driver)
        self.origin, self.planner = uuid4(), uuid4()
        self.open()
        with self.changes.transaction() as session:
            person = Person(called="Margaret")
            session.add(person)
            session.flush()
            pathway = Pathway(
                person_id=person.id, kind=PathwayKind.PREVENTION, started_on=self.clock.today()
            )
            session.add(pathway)
        self.person_id, self.pathway_id = person.id, pathway.id

    def open(self) -> None:
        self.changes = Changes(self.engine, self.clock, self.origin, self.planner)
        self.undo = Undo(self.changes)

    @rule(target=barriers, words=st.text(max_size=5), typed=st.booleans())
    def add(self, words: str, typed: bool) -> UUID:
        with self.changes.transaction(Why.TYPED if typed else Why.CHOSEN, page=PAGE) as session:
            row = Barrier(person_id=self.person_id, pathway_id=self.pathway_id, words=words)
            session.add(row)
        return row.id

    @rule(key=barriers, words=st.text(max_size=5))
    def type_words(self, key: UUID, words: str) -> None:
        with self.changes.transaction(Why.TYPED, page=PAGE) as session:
            self.changes.held(session, Barrier, key).words = words

    @rule(key=barriers, tick=st.booleans())
    def tick(self, key: UUID, tick: bool) -> None:
        with self.changes.transaction(page=PAGE) as session:
            row = self.changes.held(session, Barrier, key)
            row.on_paper = tick
            row.stops_goals = not tick

    @rule()
    def undo_one(self) -> None:
        self.changes.seal()
        before = self.rows()
        if self.undo.undo(self.person_id, PAGE):
            self.undo.redo(self.person_id, PAGE)
            after = self.rows()
            assert after == before
            self.undo.undo(self.person_id, PAGE)

    @rule()
    def redo_one(self) -> None:
        self.undo.redo(self.person_id, PAGE)

    @rule()
    def seal(self) -> None:
        self.changes.seal()

    @rule()
    def pause(self) -> None:
        self.clock.advance(PAUSE)

    @rule()
    def crash_and_unlock(self) -> None:
        self.open()
        self.changes.seal()
        assert self.undo.undo(self.person_id, PAGE) == []

    def rows(self) -> dict[UUID, dict[str, Any]]:
        with self.changes.reading() as session:
            return {row.id: plain(row) for table in RECORDS for row in session.exec(select(table))}

    @invariant()
    def rows_equal_the_replayed_journal(self) -> None:
        with self.changes.reading() as session:
            lines = sorted(
                session.exec(select(JournalLine)),
                key=lambda line: line.sequence or 10**9,
            )
            assert replay(lines) == self.rows()
            assert journal.faults(session, self.origin) == []

    def teardown(self) -> None:
        self.engine.dispose()


TestJournalled = Journalled.TestCase
TestJournalled.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)
