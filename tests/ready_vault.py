"""Vaults as first start leaves them: each sort is made once by a worker, then copied.

Making one derives a key for each way in, which takes half a second; that it is made well is
proved by first start's own tests.
"""

from __future__ import annotations

import atexit
import os
import shutil
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from unittest.mock import patch

from planner.keeper import Keeper
from planner.system import folders
from planner.system.device_secret import KeyringUnavailableError
from planner.vault.keys import LOWEST
from planner.views.shell.context import SetUp
from tests.fakes import FakeClock, FakeKeyring


def put_vault(chosen: SetUp, keyring: FakeKeyring, clock: FakeClock) -> Path:
    """A closed vault where the program looks for one, with its secret; gives its folder."""
    home, secrets = _made(chosen, clock.now(), alone=keyring.failure is not None)
    shutil.copytree(home, os.environ[folders.HOME_VARIABLE], dirs_exist_ok=True)
    keyring.secrets.update(secrets.secrets)
    keyring.opened.update(secrets.opened)
    return folders.vaults_folder() / "first"


@cache
def _made(chosen: SetUp, now: datetime, *, alone: bool) -> tuple[Path, FakeKeyring]:
    """The program's home with the vault in it, never opened again, and the keyring's part.

    `alone` is without a keyring.
    """
    home, keyring = Path(mkdtemp()), FakeKeyring()
    keyring.failure = KeyringUnavailableError() if alone else None
    atexit.register(shutil.rmtree, home)
    with patch.dict(os.environ, {folders.HOME_VARIABLE: str(home)}):
        folder = folders.vaults_folder() / "first"
        Keeper(folder, keyring, FakeClock(now), LOWEST).make(chosen).close()
    return home, keyring
