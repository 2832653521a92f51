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
    try:
        home = Path.home()
    except RuntimeError:  # a sign-in that has none
        return str(path)
    bases = [("~", home)]
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        bases = [("%USERPROFILE%", home)]
        if local:
            bases.insert(0, ("%LOCALAPPDATA%", Path(local)))
    for name, base in bases:
        if path.is_relative_to(base):
            return str(Path(name) / path.relative_to(base))
    # a stick lies in /media/<name>
    return str(Path(*("..." if part == home.name else part for part in path.parts)))
