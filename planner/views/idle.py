"""Notices that nobody is at the computer, or that it slept."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from planner.models.quiet import COVER_AFTER, LOCK_AFTER
from planner.system.clock import Clock

#: Milliseconds between two looks at the clock.
_LOOK = 5000
#: A gap this much longer than a look means that the computer slept.
_SLEPT = timedelta(seconds=60)
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Counts quiet time while a vault is open.

    Emits:
        grew_quiet(): nothing was pressed for `cover_after`.
        left_alone(): nothing was pressed for `lock_after`, or the computer slept.
    """

    grew_quiet = Signal()
    left_alone = Signal()

    def __init__(self, clock: Clock, application: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self.cover_after = timedelta(minutes=COVER_AFTER)
        self.lock_after = timedelta(minutes=LOCK_AFTER)
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self.look)
        self._watched: list[QWindow] = []
        application.focusWindowChanged.connect(self._watch)
        self.touch()

    def start(self) -> None:
        """Begin to count."""
        self.touch()
        self._looked_at = self._clock.now()
        self._timer.start()

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()

    def touch(self) -> None:
        """Someone is there."""
        self._touched = self._clock.monotonic()

    def quiet_for(self) -> timedelta:
        """How long nothing was pressed."""
        return timedelta(seconds=self._clock.monotonic() - self._touched)

    def look(self) -> None:
        """See how long it has been quiet; called every few seconds."""
        now = self._clock.now()
        slept = now - self._looked_at > _SLEPT
        self._looked_at = now
        if slept or self.quiet_for() >= self.lock_after:
            self.left_alone.emit()
        elif self.quiet_for() >= self.cover_after:
            self.grew_quiet.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note keys, presses and moves on any of the program's windows."""
        if event.type() in _INPUT:
            self.touch()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window not in self._watched:
            self._watched.append(window)
            window.installEventFilter(self)
            window.destroyed.connect(self._forget)

    def _forget(self, window: QObject) -> None:
        self._watched = [kept for kept in self._watched if kept is not window]
