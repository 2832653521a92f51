"""What Qt's binding is told before anything of ours is imported, and where Qt lies."""

from __future__ import annotations

import importlib
from contextlib import suppress
from pathlib import Path


def read_no_sources() -> None:
    """Turn off the import hook that reads the source of every module imported after Qt."""
    with suppress(ImportError, AttributeError):
        importlib.import_module("PySide6.QtCore")
        feature = importlib.import_module("shibokensupport.feature")
        feature._mod_uses_pyside = _uses_no_features  # type: ignore[attr-defined]


def plugins() -> Path:
    """The folder of Qt's own plugins."""
    from PySide6.QtCore import QLibraryInfo

    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))


def _uses_no_features(_module: object) -> bool:
    return False
