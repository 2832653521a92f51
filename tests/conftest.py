"""What every test can ask for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
import sqlcipher3.dbapi2
from sqlalchemy import Engine
from sqlalchemy.pool import StaticPool
from sqlmodel import create_engine

from planner.models.tables import metadata
from planner.records.book import Records, open_records
from planner.vault.search_table import create_search
from tests.fakes import FakeClock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from planner.views.page import Context

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def clock() -> FakeClock:
    """A clock that stands still until the test moves it."""
    return FakeClock()


@pytest.fixture
def engine() -> Iterator[Engine]:
    """An empty vault's schema in memory, by the vault's own driver."""
    made = create_engine(
        "sqlite://",
        poolclass=StaticPool,
        module=sqlcipher3.dbapi2,
        connect_args={"check_same_thread": False},
    )
    metadata.create_all(made)
    with made.begin() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        create_search(driver.cursor())
    yield made
    made.dispose()


@pytest.fixture
def records(engine: Engine, clock: FakeClock) -> Records:
    """The records of a new vault, opened for one planner."""
    return open_records(engine, clock, uuid4(), uuid4())


@pytest.fixture
def context(qtbot: QtBot, records: Records, clock: FakeClock) -> Iterator[Context]:
    """What a page is given, with stand-ins for dialogs and printers alone."""
    from planner.views.jobs import Jobs
    from planner.views.navigation import Navigator
    from planner.views.page import Context
    from planner.views.theme import Mode, Theme
    from tests.fakes import FakeDialogs, FakePrinters

    jobs = Jobs()
    yield Context(
        records=records,
        clock=clock,
        navigator=Navigator(),
        dialogs=FakeDialogs(),
        jobs=jobs,
        theme=Theme(Mode.LIGHT),
        printers=FakePrinters(),
    )
    jobs.stop()
