"""Vaults of any size to measure in: real ones, encrypted, filled by the demo's own generator."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import Random
from shutil import rmtree
from typing import Any
from uuid import UUID

from sqlalchemy import event

from demo.clock import StoryClock
from demo.crowd import answers, crowd
from demo.people import fill
from planner.models.journal import Why
from planner.models.pathways import Pathway
from planner.models.people import Person
from planner.models.tables import RECORDS
from planner.models.visits import Visit, WorkingNote
from planner.records.book import Records, open_records
from planner.system.folders import HOME_VARIABLE, vaults_folder
from planner.vault import recovery_code, vault
from planner.vault.connection import connect
from planner.vault.keys import LOWEST, open_slot
from planner.vault.open_vault import DATABASE_FILE, OpenVault

PASSPHRASE = "four slow lanterns over the winter canal and nobody hurries home"
#: What is recorded of the person with a long record.
ENTRIES = 300
_LONG = "Anwen of the long record"


@dataclass(frozen=True)
class BenchVault:
    """One vault on the disk, closed unless somebody opened it."""

    home: Path
    people: int

    def open(self) -> OpenVault:
        """Opened by its passphrase, at the lowest cost of deriving keys there is."""
        with self.at_home():
            return vault.open_with_passphrase(
                self.folder, PASSPHRASE, secrets=None, clock=StoryClock()
            )

    @property
    def folder(self) -> Path:
        """Where it lies."""
        with self.at_home():
            return vaults_folder() / "first"

    @contextmanager
    def at_home(self) -> Iterator[None]:
        """The program's folders are this vault's own meanwhile."""
        before = os.environ.get(HOME_VARIABLE)
        os.environ[HOME_VARIABLE] = str(self.home)
        try:
            yield
        finally:
            if before is None:
                del os.environ[HOME_VARIABLE]
            else:
                os.environ[HOME_VARIABLE] = before

    def bare(self) -> Any:
        """A bare sqlcipher3 connection with the program's own settings of SQLite."""
        header = vault.inspect(self.folder)
        slot = header.passphrase_slot()
        assert slot is not None
        master = open_slot(header.id, slot, PASSPHRASE, b"")
        assert master is not None
        return connect(self.folder / DATABASE_FILE, master)


def vault_of(folder: Path, people: int) -> BenchVault:
    """The vault of `people` people below `folder`, made now unless it is there.

    It gets its name when it is whole: breaking off leaves nothing that would be measured.
    """
    made = BenchVault(folder / str(people), people)
    if not made.home.exists():
        part = BenchVault(folder / f"{people}.part", people)
        rmtree(part.home, ignore_errors=True)
        _fill(part)
        part.home.rename(made.home)
    return made


def _fill(made: BenchVault) -> None:
    clock = StoryClock()
    with made.at_home():
        opened = vault.create(
            made.folder,
            PASSPHRASE,
            recovery_code.new_code(),
            secrets=None,
            clock=clock,
            cost=LOWEST,
        )
    records = open_records(opened.window_engine, clock, opened.id)
    records.reference.seed()
    records.changes.planner_id = records.settings.save_planner("Priya Nair", "", "").id
    _tell_long_record(records, clock)
    fill(records, clock, made.people)
    opened.close()


def long_record(records: Records) -> UUID:
    """The person with `ENTRIES` entries."""
    return next(hit.person_id for hit in records.search.find(_LONG))


def _tell_long_record(records: Records, clock: StoryClock) -> None:
    """One person with twelve visits, and an answer to every prompt and notes in each."""
    random = Random(300)
    rows = next(crowd(random, 1, clock.today()))
    prompts = [prompt.id for prompt in records.reference.prompts()]
    person = next(row for row in rows if isinstance(row, Person))
    person.full_name = _LONG
    pathway = next(row for row in rows if isinstance(row, Pathway))
    for number in range(12):
        visit = _visit(random, pathway, clock, number)
        rows += [visit, *answers(random, pathway, visit, prompts)]
    while len(rows) < ENTRIES:
        rows.append(_note(random, pathway, len(rows)))
    with records.changes.transaction(Why.SEEDED) as session:
        for table in RECORDS:
            session.add_all(row for row in rows if type(row) is table)
            session.flush()


def _visit(random: Random, pathway: Pathway, clock: StoryClock, number: int) -> Visit:
    day = clock.today() - timedelta(days=7 * number + 1)
    began = datetime.combine(day, time(14, 0), UTC)
    return Visit(
        id=UUID(int=random.getrandbits(128), version=4),
        person_id=pathway.person_id,
        pathway_id=pathway.id,
        began_at=began,
        ended_at=began + timedelta(minutes=45),
        happened_on=day,
    )


def _note(random: Random, pathway: Pathway, number: int) -> WorkingNote:
    return WorkingNote(
        id=UUID(int=random.getrandbits(128), version=4),
        person_id=pathway.person_id,
        pathway_id=pathway.id,
        text=f"Note {number} of a long record, about the garden and the bus.",
        happened_on=pathway.started_on,
    )


Statement = tuple[str, Any]


def reads_of(records: Records, work: Callable[[], object]) -> list[Statement]:
    """Every SELECT that `work` sends to the window's connection, to send it again bare."""
    sent: list[Statement] = []

    def note(_c: object, _cursor: object, sql: str, given: Any, *_more: object) -> None:
        if sql.lstrip().upper().startswith(("SELECT", "WITH")):
            sent.append((sql, given))

    event.listen(records.changes.engine, "before_cursor_execute", note)
    try:
        work()
    finally:
        event.remove(records.changes.engine, "before_cursor_execute", note)
    return sent


def send(bare: Any, statements: Sequence[Statement]) -> list[tuple[Any, ...]]:
    """The rows of all `statements`, by one transaction of a bare connection."""
    rows: list[tuple[Any, ...]] = []
    bare.execute("BEGIN")
    for sql, given in statements:
        rows += bare.execute(sql, given).fetchall()
    bare.execute("COMMIT")
    return rows
