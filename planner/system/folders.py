"""The folders of this computer that the program uses: local, never roaming.

`PATHWAY_PLANNER_HOME` puts all of them under one folder, for demonstrations and tests.
"""

from __future__ import annotations

import os
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


def _data() -> Path:
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home).resolve()
    import platformdirs

    return Path(platformdirs.user_data_dir(_NAME, appauthor=False, roaming=False))
