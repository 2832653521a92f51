"""A widget that hands the keyboard on to a part of it, such as a field to its box."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_HANDS_ON = "hands_on"


def hand_on(widget: QWidget, to: QWidget) -> None:
    """Let `to` have the keyboard whenever `widget` is given it."""
    widget.setFocusProxy(to)
    widget.setProperty(_HANDS_ON, True)


def hands_on(widget: QWidget) -> bool:
    """Whether `widget` hands the keyboard on.

    Qt's own focusProxy is never asked: PySide 6.11 then takes the widget for a part of its proxy,
    and deletes pages that are still shown.
    """
    return bool(widget.property(_HANDS_ON))
