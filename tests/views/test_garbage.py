"""Garbage is collected on the window's thread, and nowhere else."""

from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from planner.views.garbage import GarbageCollector


class Loop:
    """Something that only a collection frees."""

    def __init__(self) -> None:
        self.me = self


def test_it_takes_over_from_pythons_own(qtbot: QtBot) -> None:
    gc.enable()
    parent = QObject()
    collector = GarbageCollector(parent)
    collector.start()
    try:
        assert not gc.isenabled()
        gone = weakref.ref(Loop())
        kept: list[list[int]] = [[] for _each in range(2 * gc.get_threshold()[0])]
        assert gone() is not None
        collector.look()
        assert gone() is None
        assert kept
    finally:
        gc.unfreeze()
