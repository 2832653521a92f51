"""A small vault of every released version opens, is brought up to date, and has lost nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from planner.records.book import open_records
from planner.vault import migrations, vault
from tests.fakes import FakeClock, FakeKeyring

RELEASED = Path(__file__).parent / "released"
#: The printed codes of these vaults of invented people.
CODES = {"version-1": "3KZG-DM8Y-CY52-Y4Z3-4ZP8-CDSV-99VW-D6ED-F9CJ"}


@pytest.mark.parametrize("version", sorted(CODES))
def test_a_vault_of_a_released_version_opens(
    version: str, tmp_path: Path, clock: FakeClock
) -> None:
    folder = tmp_path / "one"
    shutil.copytree(RELEASED / version, folder)
    opened = vault.open_with_recovery(
        folder, CODES[version], None, secrets=FakeKeyring(), clock=clock
    )
    try:
        records = open_records(opened.window_engine, clock, opened.id)
        counts = records.people_list.counts()
        assert counts.on_list + counts.finished == 12
        assert opened.check() == []
        assert opened.generation_warning is None
    finally:
        opened.close()
    assert (folder / f"vault-version-{migrations.NEWEST - 1}.db").is_file()
