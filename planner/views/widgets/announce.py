"""Telling those who listen instead of look what has just appeared."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

_POLITE = QAccessible.AnnouncementPoliteness.Polite
_NOW = QAccessible.AnnouncementPoliteness.Assertive


def announce(widget: QWidget, words: str, *, now: bool = False) -> None:
    """Have a screen reader, where one is running, say `words` once it has finished its sentence.

    `now` breaks into what it is saying: for errors, and for what can no longer be seen.
    """
    if words and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, words)
        event.setPoliteness(_NOW if now else _POLITE)
        QAccessible.updateAccessibility(event)
