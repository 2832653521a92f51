"""Stopped at any moment, the vault has everything that was acknowledged and is whole."""

from __future__ import annotations

import os
import random
import signal
import time
import warnings
from pathlib import Path
from uuid import uuid4

from sqlmodel import col, select

from planner.models.people import Person
from planner.records.changes import Changes
from planner.vault import integrity
from planner.vault.connection import connect, engine_over
from tests.fakes import FakeClock

ORIGIN = uuid4()
KILLS = 30


def test_no_acknowledged_change_is_lost_to_a_kill(
    template_vault: tuple[Path, bytearray], tmp_path: Path
) -> None:
    template, master = template_vault
    path = tmp_path / "vault.db"
    path.write_bytes(template.read_bytes())
    chance = random.Random(9)
    promised: list[str] = []
    for round_ in range(KILLS):
        promised += _acknowledged_until_killed(path, master, round_, chance.uniform(0.01, 0.12))
        connection = connect(path, master)
        assert integrity.faults(connection) == []
        engine = engine_over(connection)
        changes = Changes(engine, FakeClock(), ORIGIN, None)
        with changes.reading() as session:
            kept = set(session.exec(select(Person.called).where(col(Person.called) != "")))
        engine.dispose()
        connection.close()
        assert set(promised) <= kept
    assert len(promised) > KILLS


def _acknowledged_until_killed(
    path: Path, master: bytearray, round_: int, seconds: float
) -> list[str]:
    """Names that a child had been told were saved when it was killed after so many seconds."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child uses one thread alone
        child = os.fork()
    if child == 0:
        os.close(reading)
        _write_for_ever(path, master, round_, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        first = told.readline()
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines = [first, *told.read().splitlines(keepends=True)]
    return [line.decode().strip() for line in lines if line.endswith(b"\n")]


def _write_for_ever(path: Path, master: bytearray, round_: int, told: int) -> None:
    changes = Changes(engine_over(connect(path, master)), FakeClock(), ORIGIN, None)
    number = 0
    while True:
        name = f"{round_}-{number}"
        with changes.transaction() as session:
            session.add(Person(called=name))
        os.write(told, f"{name}\n".encode())
        number += 1
