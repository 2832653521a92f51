"""Keeps every window of the program out of other programs' pictures, while that is wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from planner.system.screen import ScreenGuard

#: Milliseconds between looks for windows that were opened. A filter on every event would see them
#: at once, and would make every page take twice as long.
_LOOK = 100


class ScreenBlock(QObject):
    """Blocks windows as they open; lets all of them be seen again once it is off."""

    def __init__(self, guard: ScreenGuard, application: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._guard = guard
        self._on = False
        self._blocked: set[int] = set()
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self.look)
        application.focusWindowChanged.connect(self._focus_moved)

    @property
    def on(self) -> bool:
        """Whether windows are kept out of pictures now."""
        return self._on

    def set_on(self, on: bool) -> None:
        """Keep them out from now on, or let them in; where the system cannot, nothing happens."""
        if not self._guard.can_block or on == self._on:
            return
        self._on = on
        if on:
            self._timer.start()
            self.look()
            return
        self._timer.stop()
        for window in QGuiApplication.topLevelWindows():
            if int(window.winId()) in self._blocked:
                self._guard.block(int(window.winId()), False)
        self._blocked.clear()

    def look(self) -> None:
        """Block what is open and is not blocked yet: dialogs, menus and lists, too."""
        if not self._on:
            return
        shown = {int(w.winId()) for w in QGuiApplication.topLevelWindows() if w.isVisible()}
        self._blocked &= shown
        for window in shown - self._blocked:
            if self._guard.block(window, True):
                self._blocked.add(window)

    def _focus_moved(self, _window: QWindow | None) -> None:
        self.look()
