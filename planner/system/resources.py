"""Where the program's own data lies: fonts, icons, tokens, prompts, numbers, translations."""

from __future__ import annotations

from pathlib import Path

from planner import guide_root, resource_root


def resource(name: str) -> Path:
    """The path of a resource, such as `resource("icons/heart.svg")`.

    Raises FileNotFoundError where the program was packed without it.
    """
    path = resource_root() / name
    if not path.exists():
        raise FileNotFoundError(name)
    return path


def guide(name: str = "guide.md") -> Path:
    """The path of the user guide, or of a file that it shows.

    Raises FileNotFoundError where the program was packed without it.
    """
    path = guide_root() / name
    if not path.is_file():
        raise FileNotFoundError(name)
    return path
