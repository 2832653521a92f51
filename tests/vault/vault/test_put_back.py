"""An older database or key file put back in its place is noticed."""

from __future__ import annotations

import shutil
from pathlib import Path

from planner.system import folders
from planner.vault.open_vault import DATABASE_FILE
from tests.fakes import FakeClock
from tests.vault.conftest import PASSPHRASE, Kept
from tests.vault.vault.conftest import add


def test_an_older_database_put_back_is_noticed(kept: Kept, clock: FakeClock) -> None:
    kept.open().close()
    older = (kept.folder / DATABASE_FILE).read_bytes()
    opened = kept.open()
    add(opened, clock, "Marta")
    opened.close()
    (kept.folder / DATABASE_FILE).write_bytes(older)
    folders.memory_file().unlink()  # the journal's head notices where the computer does not
    again = kept.open()
    assert again.generation_warning is not None
    assert any("missing" in fault for fault in again.check())
    again.close()


def test_a_whole_older_vault_put_back_is_noticed(kept: Kept, tmp_path: Path) -> None:
    kept.open().close()
    shutil.copytree(kept.folder, tmp_path / "copy")
    kept.open().close()
    shutil.rmtree(kept.folder)
    (tmp_path / "copy").rename(kept.folder)
    opened = kept.open()
    assert opened.generation_warning is not None
    opened.close()
    said_once = kept.open()
    assert said_once.generation_warning is None
    said_once.close()


def test_an_older_key_file_put_back_is_noticed(kept: Kept, cheap: None) -> None:
    older = (kept.folder / "vault.json").read_bytes()
    opened = kept.open()
    opened.change_passphrase(PASSPHRASE, "something else")
    opened.close()
    (kept.folder / "vault.json").write_bytes(older)
    again = kept.open()
    assert again.generation_warning is not None
    again.close()
