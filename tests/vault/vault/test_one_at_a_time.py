"""A vault is open in one program alone, and says so where it was not closed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from planner.vault.refusals import (
    VaultInUseError,
    WrongPassphraseError,
)
from tests.fakes import FakeClock
from tests.vault.conftest import Kept
from tests.vault.vault.conftest import add, called


def test_one_running_copy_a_vault(kept: Kept) -> None:
    opened = kept.open()
    with pytest.raises(VaultInUseError, match="another window"):
        kept.open()
    opened.close()
    kept.open().close()


def test_another_process_is_kept_out(kept: Kept) -> None:
    opened = kept.open()
    said = subprocess.run(
        [sys.executable, "-c", _LOCK, str(kept.folder)], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "None"
    opened.close()


_LOCK = """
import sys
from pathlib import Path
from planner.system.lock import run_lock
print(run_lock(Path(sys.argv[1])))
"""


def test_a_vault_that_was_not_closed_says_so_and_has_lost_nothing(kept: Kept) -> None:
    child = subprocess.run(
        [sys.executable, "-c", _STOP, str(kept.folder), kept.code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATHWAY_PLANNER_HOME": str(kept.folder.parent)},
    )
    assert child.returncode == -signal.SIGKILL, child.stderr
    with pytest.raises(WrongPassphraseError):
        kept.open("a slip on the way")
    opened = kept.open()
    assert opened.closed_badly
    assert called(opened, FakeClock()) == ["Marta"]
    assert opened.check() == []
    opened.close()
    again = kept.open()
    assert not again.closed_badly
    again.close()


_STOP = """
import os, signal, sys
from pathlib import Path
from planner.vault.vault import open_with_recovery
from tests.fakes import FakeClock
from tests.vault.vault.conftest import add
opened = open_with_recovery(Path(sys.argv[1]), sys.argv[2], None, secrets=None, clock=FakeClock())
add(opened, FakeClock(), "Marta")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_closing_never_fails_and_what_was_left_open_is_noticed(
    kept: Kept, clock: FakeClock
) -> None:
    opened = kept.open()
    add(opened, clock, "Marta")
    opened.window_engine.raw_connection().cursor().execute("BEGIN IMMEDIATE")
    opened.close()
    again = kept.open()
    assert again.closed_badly
    assert called(again, clock) == ["Marta"]
    again.close()
