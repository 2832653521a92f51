"""Pathway Planner: an offline companion for wellbeing pathway planners."""

import sys
from pathlib import Path

__version__ = "0.1.0"


def resource_root() -> Path:
    """The folder of fonts, icons, words and other data, wherever the program runs from.

    A frozen program carries it beside its code, a wheel inside the package; in a checkout it
    lies at the root.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    packed = package / "_resources"
    return packed if packed.is_dir() else package.parent / "resources"


def guide_root() -> Path:
    """The folder of the user guide and its pictures, found in the same three ways."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "guide"
    package = Path(__file__).resolve().parent
    packed = package / "_guide"
    return packed if packed.is_dir() else package.parent / "docs"
