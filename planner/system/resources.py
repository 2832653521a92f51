"""Where the program's own data files lie."""

from __future__ import annotations

from pathlib import Path

import planner


def resource(name: str) -> Path:
    """The data file `name`, such as "prompts.json" or "icons/today.svg"."""
    return Path(planner.__file__).parent.parent / "resources" / name
