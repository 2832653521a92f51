"""What is said where SQLite fails, with a code or without one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from planner.vault.refusals import from_driver


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("database or disk is full", "disk is full"),
        ("disk I/O error", "drive is connected"),
        ("attempt to write a readonly database", "cannot be written to"),
        ("file is not a database", "damaged or is not its own"),
    ],
)
def test_without_a_code_its_words_count(said: str, about: str) -> None:
    assert about in str(from_driver(driver.OperationalError(said)))


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on files there")
def test_a_copy_that_finds_no_room_is_not_called_damage(tmp_path: Path) -> None:
    """As a real one fails: nothing but its words says why."""
    program = (
        "import resource, signal, sys\n"
        "import sqlcipher3.dbapi2 as driver\n"
        "from planner.vault.refusals import from_driver\n"
        "source = driver.connect(':memory:')\n"
        "source.execute('CREATE TABLE much AS SELECT zeroblob(100000) AS word')\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))\n"
        "try:\n"
        "    source.backup(driver.connect(sys.argv[1]))\n"
        "except driver.Error as error:\n"
        "    print(from_driver(error))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "copy.db")],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "drive is connected" in done.stdout or "disk is full" in done.stdout, done.stderr
