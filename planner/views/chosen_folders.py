"""What Qt's dialog for files would remember of the folders that were chosen: none of it is kept.

Folders are named after people, and Qt writes the last ones into a file for all of its programs,
outside the vault and outside a stick (history and lastVisited of FileDialog in QtProject).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QSettings

_SCOPE = QSettings.Scope.UserScope
_OWNER, _GROUP = "QtProject", "FileDialog"


def keep_nowhere() -> None:
    """Give Qt's own settings of this person a place that can be neither made nor written.

    Call it before Qt starts. It does not reach the registry of Windows, nor macOS's preferences.
    """
    nowhere = os.path.join(os.devnull, "nothing")
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, _SCOPE, nowhere)


@contextmanager
def as_before() -> Iterator[None]:
    """Put back what Qt's programs remembered, where a dialog wrote all the same."""
    before = _remembered()
    try:
        yield
    finally:
        _remember(before)


def _settings() -> QSettings:
    settings = QSettings(_SCOPE, _OWNER)
    settings.setFallbacksEnabled(False)
    settings.beginGroup(_GROUP)
    return settings


def _remembered() -> dict[str, Any]:
    settings = _settings()
    return {key: settings.value(key) for key in settings.allKeys()}


def _remember(before: dict[str, Any]) -> None:
    settings = _settings()
    for key in settings.allKeys():
        if key not in before:
            settings.remove(key)
    for key, value in before.items():
        settings.setValue(key, value)
    settings.endGroup()
    settings.sync()
