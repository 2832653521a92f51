"""A bot that waits as long as a computer under load may take: pytest-qt's own gives up in 5 s."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

#: Milliseconds that anything may take to come. A test that passes never waits so long.
PATIENCE = 20_000


class PatientBot(QtBot):
    """Waits patiently unless it is told otherwise."""

    def waitSignal(  # noqa: N802 - pytest-qt's name
        self, signal: Any, *, timeout: int = PATIENCE, **more: Any
    ) -> Any:
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitSignals(  # noqa: N802 - pytest-qt's name
        self, signals: list[Any], *, timeout: int = PATIENCE, **more: Any
    ) -> Any:
        return super().waitSignals(signals, timeout=timeout, **more)

    def waitUntil(  # noqa: N802 - pytest-qt's name
        self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE
    ) -> None:
        super().waitUntil(callback, timeout=timeout)
