"""The bundle is built after the tests where what it is made of changed, and in case of doubt."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from release.build import ROOT

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or not shutil.which("git"), reason="needs a shell and git"
)
#: What stands in for everything that the run starts.
_STANDS_IN = {
    "bin/id": "echo 1000",
    "bin/make": "echo tested",
    "checkout/.venv/bin/python": 'echo "built by $*"',
}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository of one commit, with the run's own script in it."""
    for name, words in _STANDS_IN.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{words}\n")
        path.chmod(0o755)
    made = tmp_path / "checkout"
    (made / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", made / ".ci")
    _git(made, "init", "--quiet")
    _commit(made, "README.md")
    return made


def _git(checkout: Path, *words: str) -> None:
    settings = ["-c", "user.name=a", "-c", "user.email=a@localhost", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(checkout), *settings, *words], check=True)


def _commit(checkout: Path, name: str) -> None:
    path = checkout / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("changed\n")
    _git(checkout, "add", name)
    _git(checkout, "commit", "--quiet", "-m", name)


def _run(checkout: Path) -> str:
    path = f"{checkout.parent / 'bin'}:{os.environ['PATH']}"
    said = subprocess.run(
        [str(checkout / ".ci" / "run")],
        env={"PATH": path},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert said.startswith("tested\n")
    return said


def test_it_is_built_where_git_cannot_tell(checkout: Path) -> None:
    assert "built by -m release" in _run(checkout)


@pytest.mark.parametrize(
    "name",
    [
        "release/trim.py",
        "pyproject.toml",
        "resources/tokens.json",
        "planner/__main__.py",
        "planner/system/libraries.py",
        "planner/selftest/papers.py",
    ],
)
def test_it_is_built_where_what_it_is_made_of_has_changed(checkout: Path, name: str) -> None:
    _commit(checkout, name)
    assert "built by -m release" in _run(checkout)


def test_it_is_not_built_for_other_changes(checkout: Path) -> None:
    _commit(checkout, "planner/views/today.py")
    said = _run(checkout)
    assert "built by" not in said
    assert "not built" in said
