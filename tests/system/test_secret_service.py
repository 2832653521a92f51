"""The keyring of a Linux desktop, over a real session bus and the keyring's own client."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-run-session") is None,
    reason="needs D-Bus",
)


#: A bus that starts nothing by itself: a keyring installed on this computer stays out of it.
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        ("open", "True True True 9"),
        ("locked", "KeyringUnavailableError KeyringLocked"),
        ("hanging", "KeyringUnavailableError no answer in time"),
        ("absent", "KeyringUnavailableError no keyring that keeps secrets"),
    ],
)
def test_whatever_the_desktop_does_there_is_an_answer(mode: str, said: str, tmp_path: Path) -> None:
    configured = tmp_path / "bus.conf"
    configured.write_text(_BUS)
    begun = time.monotonic()
    asked = subprocess.run(
        [
            "dbus-run-session",
            f"--config-file={configured}",
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
