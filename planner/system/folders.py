"""The folders of this computer that the program uses: local, never roaming.

`PATHWAY_PLANNER_HOME` puts all of them under one folder, for demonstrations and tests.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NAME = "Pathway Planner"
HOME_VARIABLE = "PATHWAY_PLANNER_HOME"


def vaults_folder() -> Path:
    """Where vaults lie, one folder each; not made here."""
    return _data() / "vaults"


def backups_folder() -> Path:
    """Where backups lie unless another folder is chosen, one folder a vault; not made here."""
    return _data() / "backups"


def settings_file() -> Path:
    """What this computer remembers for every vault: theme, text size, which vault was last."""
    return _data() / "settings.json"


def memory_file() -> Path:
    """What this computer remembers of each vault: wrong tries and how often it was opened."""
    return _data() / "vaults.json"


def log_folder() -> Path:
    """Where the log lies; it never holds anything from a record."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home).resolve() / "logs"
    import platformdirs

    return Path(platformdirs.user_log_dir(_NAME, appauthor=False))


def program_folder() -> Path:
    """Where the program itself lies; it writes nothing there."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return Path(__file__).resolve().parents[2]


def policy_file() -> Path:
    """Where an administrator may lay down what holds for everybody (docs/install.md).

    Only an administrator can write there, and no variable of the person signed in moves it.
    """
    if sys.platform == "win32":
        return _program_files() / _NAME / "policy.toml"
    if sys.platform == "darwin":
        return Path("/Library/Application Support") / _NAME / "policy.toml"
    return Path("/etc/pathway-planner/policy.toml")


def _data() -> Path:
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home).resolve()
    import platformdirs

    return Path(platformdirs.user_data_dir(_NAME, appauthor=False, roaming=False))


if sys.platform == "win32":
    import ctypes

    _CSIDL_PROGRAM_FILES = 0x26

    def _program_files() -> Path:
        """Written from Microsoft's documentation of SHGetFolderPathW; not yet run on Windows."""
        answer = ctypes.create_unicode_buffer(260)
        failed = ctypes.windll.shell32.SHGetFolderPathW(None, _CSIDL_PROGRAM_FILES, None, 0, answer)
        return Path("C:/Program Files" if failed else answer.value)
