"""Readers go as the eye does: the widgets beside each other stand in the order of their layouts.

Qt reads children in the order of their making, and what was made later comes last. So siblings are
put into the order in which they are laid out, while somebody listens.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QWidget
from shiboken6 import isValid


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
    inside = [each for each in top.findChildren(QWidget) if isValid(each) and each.isVisible()]
    for widget in [top, *inside]:
        layout = widget.layout()
        if layout is not None:
            _put_children_in_order(widget, layout)


def _put_children_in_order(parent: QWidget, layout: QLayout) -> None:
    wanted = [child for child in _laid_out(layout) if child.parentWidget() is parent]
    children = [child for child in parent.children() if isinstance(child, QWidget)]
    if [child for child in children if child in wanted] == wanted:
        return
    floating = [child for child in children if child not in wanted]
    for child in [*wanted, *floating]:
        child.raise_()


def _laid_out(layout: QLayout) -> list[QWidget]:
    """The widgets of a layout and of those inside it, in reading order."""
    indices = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        indices.sort(key=lambda index: _cell(layout, index))
    found: list[QWidget] = []
    for index in indices:
        item = layout.itemAt(index)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if widget is not None:
            found.append(widget)
        elif inner is not None:
            found += _laid_out(inner)
    return found


def _cell(grid: QGridLayout, index: int) -> tuple[int, int]:
    position = cast(tuple[int, int, int, int], grid.getItemPosition(index))
    return position[:2]
