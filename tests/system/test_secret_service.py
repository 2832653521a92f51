"""The keyring of a Linux desktop, over a real session bus and the keyring's own client."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-run-session") is None,
    reason="needs D-Bus",
)


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        ("open", "True True True"),
        ("locked", "KeyringUnavailableError KeyringLocked"),
        ("hanging", "KeyringUnavailableError no answer in time"),
        ("absent", "KeyringUnavailableError no keyring that keeps secrets"),
    ],
)
def test_whatever_the_desktop_does_there_is_an_answer(mode: str, said: str) -> None:
    begun = time.monotonic()
    asked = subprocess.run(
        [
            "dbus-run-session",
            "--",
            sys.executable,
            "-W",
            "ignore",
            "-m",
            "tests.system.secret_service",
            mode,
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert asked.stdout.strip() == said, asked.stderr
    assert time.monotonic() - begun < 30
