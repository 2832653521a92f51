"""What every test can ask for."""

from __future__ import annotations

import errno
import gc
import os
import shutil
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine

from planner.records.book import Records, open_records
from planner.system.folders import HOME_VARIABLE, PORTABLE_VARIABLE
from planner.vault.connection import connect, engine_over
from planner.vault.keys import new_master
from planner.vault.migrations import create
from planner.vault.open_vault import DATABASE_FILE
from tests.fakes import FakeClock

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from planner.views.page import Context
    from tests.computer import Computer
    from tests.told import Told

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if os.environ["QT_QPA_PLATFORM"] == "offscreen" and sys.platform == "linux":
    # a screen as surgeries have: the one that comes with it is 800 by 800
    config = Path(__file__).parent / "screen.json"
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={config}"
# how long an example takes is this computer's business: others work on it at the same time
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
#: Objects made since the last collection after which a test collects: few, for what a test closed
#: is dressed again with every theme until then.
PLENTY = 20_000
#: Which of those collections goes through everything, as Python's own would: the others through
#: what was made since. Between two tests little else can have become garbage.
WHOLE_EVERY = 50


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Qt draws as in the program: `planner.run.make_application`."""
    from planner.views.style_sheet import STYLE

    return ["tests", *STYLE]


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """Qt, answering screen readers as the program does."""
    from planner.views.widgets.accessibility import listen

    listen(qapp)
    return qapp


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """A bot that waits longer than pytest-qt's own."""
    from tests.patient import PatientBot

    return PatientBot(request)


@pytest.fixture
def clock() -> FakeClock:
    """A clock that stands still until the test moves it."""
    return FakeClock()


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_teardown() -> Generator[None, object, object]:
    """Let Qt free what a test closed while its parents are held: a dialog that holds the last
    reference to its own parent would be freed twice.
    """
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return (yield)


@pytest.hookimpl
def pytest_sessionfinish() -> None:
    """As a lock does: Qt frees what is on an offscreen clipboard after Python has ended."""
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.instance() is not None:
            QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True, scope="session")
def _garbage_is_collected_between_tests() -> Iterator[None]:
    """As in the program, never on a worker's thread: Qt's objects must not be freed there.

    What is there before the first test stays to the end, and is not looked through each time.
    """
    gc.disable()
    gc.collect()
    gc.freeze()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _collect() -> Iterator[None]:
    yield
    young, _collected, since_whole = gc.get_count()
    if young > PLENTY:
        gc.collect(2 if since_whole >= WHOLE_EVERY else 1)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the program's own folders of this computer out of it."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setenv(PORTABLE_VARIABLE, "")


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that may be seen and not looked into, by root neither, as one on a share may be."""
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o000)
    real = os.stat

    def look(path: Path, **more: bool) -> os.stat_result:
        if folder in Path(path).parents:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, **more)

    if os.geteuid() == 0:
        monkeypatch.setattr(os, "stat", look)
    yield folder
    folder.chmod(0o700)


@pytest.fixture(scope="session")
def template_vault(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytearray]:
    """An empty vault's database to copy, and its master key: deriving one takes too long."""
    path = tmp_path_factory.mktemp("template") / DATABASE_FILE
    master = new_master()
    connection = connect(path, master, new=True)
    create(connection)
    connection.close()
    return path, master


@pytest.fixture(scope="session")
def told_vault(
    template_vault: tuple[Path, bytearray], tmp_path_factory: pytest.TempPathFactory
) -> Told:
    """Never open this one: ask for `told`."""
    from tests.told import tell

    return tell(template_vault, tmp_path_factory.mktemp("told"))


@pytest.fixture
def told(told_vault: Told) -> Told:
    """The dozen are told in this test's vault: see tests/told.py."""
    return told_vault


def told_in(request: pytest.FixtureRequest) -> Told | None:
    """The told vault, where the test asks for it."""
    found: Told | None = None
    if "told" in request.fixturenames:
        found = request.getfixturevalue("told_vault")
    return found


@pytest.fixture
def engine(
    request: pytest.FixtureRequest, template_vault: tuple[Path, bytearray], tmp_path: Path
) -> Iterator[Engine]:
    """The engine of a new vault: a real encrypted database in a folder of its own."""
    template, master = template_vault
    told = told_in(request)
    path = tmp_path / DATABASE_FILE
    shutil.copyfile(told.path if told else template, path)
    connection = connect(path, master)
    made = engine_over(connection)
    yield made
    made.dispose()
    connection.close()


@pytest.fixture
def records(request: pytest.FixtureRequest, engine: Engine, clock: FakeClock) -> Records:
    """The records of a new vault, opened for one planner."""
    told = told_in(request)
    if told is None:
        return open_records(engine, clock, uuid4(), uuid4())
    made = open_records(engine, clock, told.origin, told.planner_id)
    made.changes.opened_at_sequence = 0
    return made


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


@pytest.fixture
def computer(qtbot: QtBot, qapp: QApplication) -> Iterator[Computer]:
    """A computer with a vault on it, for whole-window tests of bad days and bad input."""
    from PySide6.QtCore import QCoreApplication, QEvent

    from tests.computer import Computer

    made = Computer(qapp)
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))
