"""A vault, a backup of it, and what came after."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select

from planner.models.people import Person
from planner.records.backing_up import back_up
from planner.records.book import open_records
from planner.system import folders
from planner.vault import restore, vault
from planner.vault.backup import Made
from planner.vault.keys import LOWEST
from planner.vault.open_vault import OpenVault
from planner.vault.opened_backup import (
    Backup,
    Place,
    place_for,
    with_todays_key,
    with_words,
)
from tests.fakes import FakeClock, FakeKeyring
from tests.vault.backing import heard
from tests.vault.conftest import Kept

NEW = "seven herons count the slow river"


@pytest.fixture
def kept(closed_vault: Kept, tmp_path: Path, clock: FakeClock) -> Kept:
    """As on a computer: the vault lies where the program keeps vaults."""
    folder = folders.vaults_folder() / "first"
    shutil.copytree(closed_vault.folder, folder)
    keyring = FakeKeyring()
    keyring.secrets.update(closed_vault.keyring.secrets)
    return Kept(folder, closed_vault.code, keyring, clock)


@pytest.fixture
def opened(kept: Kept, clock: FakeClock) -> Iterator[OpenVault]:
    """A vault with Margaret and Bronwen in it."""
    made = kept.open()
    book = open_records(made.window_engine, clock, made.id)
    for name in ("Margaret Ellis", "Bronwen Pugh"):
        book.people.add(name)
    yield made
    made.close()


@pytest.fixture
def made(opened: OpenVault, clock: FakeClock) -> Made:
    return back_up(opened, clock, None, None, heard).made


def called(vault_open: OpenVault, clock: FakeClock) -> list[str]:
    book = open_records(vault_open.window_engine, clock, vault_open.id)
    with book.changes.reading() as session:
        return sorted(session.exec(select(Person.called)).all())


def in_place_of(vault_open: OpenVault, clock: FakeClock) -> Place:
    return Place(
        vault_open.folder.parent,
        vault_open.slots.header,
        vault_open.slots.master,
        clock,
        present=vault_open._connections[1],
    )


def backup_of(made: Made, vault_open: OpenVault) -> Backup:
    found = with_todays_key(made.path, vault_open)
    assert found is not None
    return found


def elsewhere(path: Path, kept: Kept, clock: FakeClock) -> OpenVault:
    """Restored by its recovery code on a computer that has nothing of it."""
    keyring = FakeKeyring()
    found = with_words(path, kept.code, secrets=keyring, clock=clock)
    new = restore.restore(found, place_for(found, clock, keyring), heard)
    return vault.open_with_recovery(new, kept.code, NEW, secrets=keyring, clock=clock, cost=LOWEST)


def tree(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}
