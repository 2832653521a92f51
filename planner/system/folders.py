"""The folders of this computer that the program uses: local, never roaming.

`PATHWAY_PLANNER_HOME` puts all of them under one folder, for demonstrations and tests; a program
that is carried on a stick has them beside itself (planner/system/portable.py).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NAME = "Pathway Planner"
HOME_VARIABLE = "PATHWAY_PLANNER_HOME"
#: Set by `portable.settle` for this process and those that it starts.
PORTABLE_VARIABLE = "PATHWAY_PLANNER_PORTABLE"
#: What a program that is carried keeps everything in.
PORTABLE_FOLDER = f"{_NAME} data"


def vaults_folder() -> Path:
    """Where vaults lie, one folder each; not made here."""
    return data_folder() / "vaults"


def backups_folder() -> Path:
    """Where backups lie unless another folder is chosen, one folder a vault; not made here."""
    return data_folder() / "backups"


def settings_file() -> Path:
    """What this computer remembers for every vault: theme, text size, which vault was last."""
    return data_folder() / "settings.json"


def memory_file() -> Path:
    """What this computer remembers of each vault: wrong tries and how often it was opened."""
    return data_folder() / "vaults.json"


def log_folder() -> Path:
    """Where the log lies; it never holds anything from a record."""
    together = _together()
    if together is not None:
        return together / "logs"
    import platformdirs

    return Path(platformdirs.user_log_dir(_NAME, appauthor=False))


def program_folder() -> Path:
    """Where the program itself lies; it writes nothing there."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return Path(__file__).resolve().parents[2]


def beside_the_program() -> Path:
    """Where a program that is carried keeps everything: beside its own folder, not inside it, so
    that a newer version can be put in that folder's place. Not made here.
    """
    program = program_folder()
    if sys.platform == "darwin" and program.name == "MacOS":
        program = program.parents[1]  # the whole of Pathway Planner.app
    return program.parent / PORTABLE_FOLDER


def data_folder() -> Path:
    """What vaults, backups and settings of this program lie in; not made here."""
    together = _together()
    if together is not None:
        return together
    import platformdirs

    return Path(platformdirs.user_data_dir(_NAME, appauthor=False, roaming=False))


def is_portable() -> bool:
    """Whether this program is carried, as was decided at its start."""
    return bool(os.environ.get(PORTABLE_VARIABLE))


def policy_file() -> Path:
    """Where an administrator may lay down what holds for everybody (docs/install.md).

    Only an administrator can write there, and no variable of the person signed in moves it.
    """
    if sys.platform == "win32":
        return _program_files() / _NAME / "policy.toml"
    if sys.platform == "darwin":
        return Path("/Library/Application Support") / _NAME / "policy.toml"
    return Path("/etc/pathway-planner/policy.toml")


def _together() -> Path | None:
    """The one folder that holds everything, where there is one."""
    if is_portable():
        return beside_the_program()
    home = os.environ.get(HOME_VARIABLE)
    return Path(home).resolve() if home else None


if sys.platform == "win32":
    import ctypes

    _CSIDL_PROGRAM_FILES = 0x26

    def _program_files() -> Path:
        """Written from Microsoft's documentation of SHGetFolderPathW; not yet run on Windows."""
        answer = ctypes.create_unicode_buffer(260)
        failed = ctypes.windll.shell32.SHGetFolderPathW(None, _CSIDL_PROGRAM_FILES, None, 0, answer)
        return Path("C:/Program Files" if failed else answer.value)
