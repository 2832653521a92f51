"""Readers go as the eye does: the widgets beside each other stand in the order of their layouts.

Qt reads children in the order of their making, and what was made later comes last. So siblings are
put into the order in which they are laid out, while somebody listens.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLayout, QWidget
from shiboken6 import isValid

from planner.views.widgets.laid_out import child_widgets, laid_out


class ReadingOrder(QObject):
    """Puts the window that is worked in into order whenever the keyboard moves in it."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._order)
        application.focusChanged.connect(self._moved)

    def _moved(self, _before: QWidget | None, _now: QWidget | None) -> None:
        if QAccessible.isActive():
            self._soon.start()

    def _order(self) -> None:
        window = QApplication.activeWindow()
        if window is not None:
            put_in_order(window)


def put_in_order(top: QWidget) -> None:
    """`top` and everything that shows in it, each widget's own children as its layout has them."""
    children = child_widgets(top)
    layout = top.layout()
    if layout is not None and len(children) > 1:
        _put_children_in_order(children, layout)
    for child in children:
        if isValid(child) and child.isVisible() and not child.isWindow():
            put_in_order(child)


def _put_children_in_order(children: list[QWidget], layout: QLayout) -> None:
    wanted = laid_out(layout, children)
    if [child for child in children if child in wanted] == wanted:
        return
    floating = [child for child in children if child not in wanted]
    for child in [*wanted, *floating]:
        child.raise_()
