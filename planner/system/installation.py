"""This installation: which version it is, and where everything of it lies."""

from __future__ import annotations

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
