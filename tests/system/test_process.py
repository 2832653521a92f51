"""No crash leaves memory behind: seen in a process of its own, which crashes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")

_LOOK = """
import ctypes, resource, sys
from planner.system.process import keep_memory_private
if sys.argv[1] == "private":
    keep_memory_private()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""

_CRASH = """
import os, resource, signal, sys
from planner.system.process import keep_memory_private
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
if sys.argv[1] == "private":
    keep_memory_private()
pid = os.fork()
if pid == 0:
    os.kill(os.getpid(), signal.SIGSEGV)
print(os.WCOREDUMP(os.waitpid(pid, 0)[1]))
"""


def said(program: str, how: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, how],
        cwd=folder,
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.strip()


def test_the_kernel_is_told_to_write_no_core_and_to_let_nobody_look(tmp_path: Path) -> None:
    assert said(_LOOK, "private", tmp_path) == "(0, 0) 0"
    assert said(_LOOK, "open", tmp_path).endswith(" 1")


def test_a_crash_writes_no_core(tmp_path: Path) -> None:
    if said(_CRASH, "open", tmp_path) == "False":
        pytest.skip("this computer writes no core for anybody")
    for core in tmp_path.iterdir():
        core.unlink()
    assert said(_CRASH, "private", tmp_path) == "False"
    assert list(tmp_path.iterdir()) == []
