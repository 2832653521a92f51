"""What the pages before unlocking are given, with a real vault behind them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.keeper import Keeper
from planner.vault.keys import LOWEST
from planner.views.jobs import Jobs
from planner.views.shell.context import ShellContext
from planner.views.theme import Mode, Theme
from tests.fakes import FakeClock, FakeDialogs, FakeKeyring, FakePrinters


@pytest.fixture
def keyring() -> FakeKeyring:
    return FakeKeyring()


@pytest.fixture
def keeper(tmp_path: Path, keyring: FakeKeyring, clock: FakeClock) -> Keeper:
    return Keeper(tmp_path / "vaults" / "first", keyring, clock, LOWEST)


@pytest.fixture
def shell(qtbot: QtBot, keeper: Keeper, clock: FakeClock) -> Iterator[ShellContext]:
    jobs = Jobs()
    printers = FakePrinters()
    yield ShellContext(
        theme=Theme(Mode.LIGHT),
        clock=clock,
        dialogs=FakeDialogs(),
        jobs=jobs,
        vaults=keeper,
        printers=lambda: printers,
    )
    jobs.stop()
