"""What was typed, and the key, are nowhere in the open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest

from planner.vault.open_vault import DATABASE_FILE
from tests.fakes import FakeClock
from tests.vault.conftest import PASSPHRASE, Kept
from tests.vault.vault.conftest import add


def test_the_shell_opens_without_what_only_the_workspace_needs() -> None:
    said = subprocess.run(
        [sys.executable, "-c", _IMPORTED], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "[]"


_IMPORTED = """
import sys
import planner.vault.vault, planner.system.device_secret, planner.system.settings
heavy = {"sqlmodel", "sqlalchemy", "pydantic", "keyring", "platformdirs", "babel"}
print(sorted(heavy & set(sys.modules)))
"""


def test_what_was_typed_is_nowhere_in_the_open(
    kept: Kept, tmp_path: Path, clock: FakeClock
) -> None:
    opened = kept.open()
    canary = f"canary-{uuid4().hex}"
    add(opened, clock, canary)
    assert not _found(tmp_path, canary, PASSPHRASE)
    opened.close()
    assert not _found(tmp_path, canary, PASSPHRASE)
    assert not (kept.folder / (DATABASE_FILE + "-wal")).exists()


def _found(folder: Path, *texts: str) -> list[Path]:
    spellings = [text.encode(encoding) for text in texts for encoding in ("utf-8", "utf-16-le")]
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and any(text in path.read_bytes() for text in spellings)
    ]


def test_the_key_is_gone_from_memory_once_closed(kept: Kept) -> None:
    opened = kept.open()
    master = opened._master
    opened.close()
    assert not any(master)
    with pytest.raises(Exception, match="closed"):
        opened.window_engine.raw_connection().cursor().execute("SELECT 1")
