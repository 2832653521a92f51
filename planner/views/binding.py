"""What Qt's binding is told before anything of ours is imported."""

from __future__ import annotations

import importlib
from contextlib import suppress


def read_no_sources() -> None:
    """Turn off the import hook that reads the source of every module imported after Qt."""
    with suppress(ImportError, AttributeError):
        importlib.import_module("PySide6.QtCore")
        feature = importlib.import_module("shibokensupport.feature")
        feature._mod_uses_pyside = _uses_no_features  # type: ignore[attr-defined]


def _uses_no_features(_module: object) -> bool:
    return False
