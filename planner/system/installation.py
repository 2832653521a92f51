"""This installation: which version it is, and where everything of it lies."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from planner import __version__
from planner.system import folders
from planner.system.policy import signed_in


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
    account = _alike(signed_in())
    try:
        home = Path.home()
    except RuntimeError:  # a sign-in that has none
        return _without(path, {account})
    bases = [("~", home), ("~", _resolved(home))]
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        bases = [("%USERPROFILE%", base) for _name, base in bases]
        if local:
            bases.insert(0, ("%LOCALAPPDATA%", Path(local)))
    named = {account, *(_alike(base.name) for _name, base in bases[-2:])}
    for name, base in bases:
        if path.is_relative_to(base):
            return str(Path(name) / _without(path.relative_to(base), named))
    return _without(path, named)


def _without(path: Path, names: set[str]) -> str:
    """As a stick lies in /media/<name>."""
    return str(Path(*("..." if _alike(part) in names else part for part in path.parts)))


def _alike(name: str) -> str:
    return name.casefold() if sys.platform == "win32" else name


def _resolved(folder: Path) -> Path:
    try:
        return folder.resolve()
    except (OSError, RuntimeError):  # links in a circle
        return folder
