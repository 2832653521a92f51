"""Ends the process where a check hangs: a packed program that lacks a piece may wait for ever."""

from __future__ import annotations

import faulthandler
import os
import threading
from collections.abc import Callable

#: Seconds that one check is given; the slowest takes two on an old computer.
SECONDS = 60.0
#: Seconds more until Python's own watch ends it, where not even a thread of ours runs any more.
_MORE = 5.0


class Watchdog:
    """Given `seconds` for each check, does `hung` with its name once one takes longer.

    The process ends with 1 then. `handle` is a file for Python's own account of where it hung.
    """

    def __init__(
        self,
        hung: Callable[[str], None],
        handle: int | None = None,
        seconds: float = SECONDS,
        end: Callable[[int], object] = os._exit,
    ) -> None:
        self._hung = hung
        self._handle = handle
        self._seconds = seconds
        self._end = end
        self._timer: threading.Timer | None = None

    def begins(self, name: str) -> None:
        """Another check begins."""
        self.rest()
        self._timer = threading.Timer(self._seconds, self._bite, (name,))
        self._timer.daemon = True
        self._timer.start()
        if self._handle is not None:
            faulthandler.dump_traceback_later(self._seconds + _MORE, exit=True, file=self._handle)

    def rest(self) -> None:
        """Nothing is tried for now."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._handle is not None:
            faulthandler.cancel_dump_traceback_later()

    def _bite(self, name: str) -> None:
        try:
            self._hung(name)
        finally:
            self._end(1)
