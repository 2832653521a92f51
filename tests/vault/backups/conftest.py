"""An open vault that makes backups."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from planner.records.backing_up import back_up
from planner.records.book import Records, open_records
from planner.system import folders
from planner.vault.backups import Round
from planner.vault.open_vault import OpenVault
from tests.fakes import FakeClock
from tests.vault.backing import heard
from tests.vault.conftest import Kept


@pytest.fixture
def opened(kept: Kept) -> Iterator[OpenVault]:
    made = kept.open()
    yield made
    made.close()


@pytest.fixture
def records(opened: OpenVault, clock: FakeClock) -> Records:
    made = open_records(opened.window_engine, clock, opened.id)
    made.people.add("Margaret")
    return made


@pytest.fixture
def run(opened: OpenVault, records: Records, clock: FakeClock) -> Callable[..., Round]:
    def work(folder: Path | None = None) -> Round:
        clock.advance(timedelta(minutes=1))
        return back_up(opened, clock, None, folder, heard)

    return work


def here(opened: OpenVault) -> Path:
    return folders.backups_folder() / str(opened.id)
