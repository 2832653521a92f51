"""An ear at Qt: what it would hand to a screen reader, heard where Qt hands it over.

PySide does not offer QAccessible::installUpdateHandler, so Qt's own library is asked for it.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import PySide6
import pytest
import shiboken6
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget

_INSTALL = "_ZN11QAccessible20installUpdateHandlerEPFvP16QAccessibleEventE"
_HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_void_p)


@dataclass
class Heard:
    """What was announced, in its order, and which of it broke into what was being read."""

    said: list[str] = field(default_factory=list)
    now: list[str] = field(default_factory=list)

    def event(self, pointer: int) -> None:
        """Take note of an announcement; other events are Qt's own."""
        plain = cast(QAccessibleEvent, shiboken6.wrapInstance(pointer, QAccessibleEvent))
        if plain.type() != QAccessible.Event.Announcement:
            return
        event = cast(
            QAccessibleAnnouncementEvent,
            shiboken6.wrapInstance(pointer, QAccessibleAnnouncementEvent),
        )
        self.said.append(event.message())
        if event.politeness() == QAccessible.AnnouncementPoliteness.Assertive:
            self.now.append(event.message())


@contextmanager
def listening() -> Iterator[Heard]:
    """Somebody listens instead of looking, from now to the end of the block."""
    if sys.platform != "linux":
        pytest.skip("Qt's own handler is found by its name in a Linux library")
    heard = Heard()
    (library,) = (Path(PySide6.__file__).parent / "Qt" / "lib").glob("libQt6Gui.so.6")
    install: Callable[[object], int] = getattr(ctypes.CDLL(str(library)), _INSTALL)
    handler = _HANDLER(heard.event)
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    install(handler)
    try:
        yield heard
    finally:
        install(None)
        QAccessible.setActive(before)


def read_out(widget: QWidget) -> tuple[QAccessible.Role, str, str]:
    """Role, name and description as a screen reader is given them."""
    found = QAccessible.queryAccessibleInterface(widget)
    text = QAccessible.Text
    return found.role(), found.text(text.Name), found.text(text.Description)
