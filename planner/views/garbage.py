"""Collects Python's garbage on the window's thread alone.

A collection on the worker's thread may free a window's parts there, which Qt answers with a crash.
So automatic collection is off, and a timer collects here, as often as Python would have.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

#: Milliseconds between two looks.
_LOOK = 1000


class GarbageCollector(QObject):
    """Takes over from Python's own, for as long as the program runs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Collect from here on, and leave alone what was imported: it never becomes garbage."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def look(self) -> None:
        """Collect the youngest generation that is full, and those younger."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return
