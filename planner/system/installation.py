"""This installation: which version it is, and where everything of it lies."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from planner import __version__
from planner.system import folders


@dataclass(frozen=True)
class Installation:
    """What an IT person asks about a program on a computer."""

    version: str
    program: Path
    vaults: Path
    backups: Path
    settings: Path
    log: Path
    policy: Path


def installation() -> Installation:
    """This one, as it runs now."""
    return Installation(
        version=__version__,
        program=folders.program_folder(),
        vaults=folders.vaults_folder(),
        backups=folders.backups_folder(),
        settings=folders.settings_file(),
        log=folders.log_folder(),
        policy=folders.policy_file(),
    )


def without_sign_in(path: Path) -> str:
    """`path` as it is on every computer of its kind: without the name of who is signed in."""
    bases = [("~", Path.home())]
    if sys.platform == "win32":
        named = [(f"%{name}%", os.environ.get(name)) for name in ("LOCALAPPDATA", "USERPROFILE")]
        bases = [(name, Path(folder)) for name, folder in named if folder]
    for name, base in bases:
        if path.is_relative_to(base):
            return str(Path(name) / path.relative_to(base))
    return str(path)
