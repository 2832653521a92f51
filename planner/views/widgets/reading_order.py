"""Readers go as the eye does: the widgets beside each other stand in the order of their layouts.

Qt reads children in the order of their making, and what was made later comes last. So siblings are
put into the order in which they are laid out, while somebody listens.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    children = [child for child in top.children() if isinstance(child, QWidget)]
    layout = top.layout()
    if layout is not None and len(children) > 1:
        _put_children_in_order(children, layout)
    for child in children:
        if isValid(child) and child.isVisible() and not child.isWindow():
            put_in_order(child)


def _put_children_in_order(children: list[QWidget], layout: QLayout) -> None:
    wanted = _laid_out(layout, children)
    if [child for child in children if child in wanted] == wanted:
        return
    floating = [child for child in children if child not in wanted]
    for child in [*wanted, *floating]:
        child.raise_()


def _laid_out(layout: QLayout, among: Sequence[QWidget]) -> list[QWidget]:
    """Those `among` widgets that are in a layout or in those inside it, in reading order.

    The items of a layout are not asked for: PySide keeps what stood for them, and takes whatever
    comes to lie at the address of one for it.
    """
    inner = [each for each in layout.children() if isinstance(each, QLayout)]
    places = [(layout.indexOf(widget), [widget]) for widget in among]
    places += [(layout.indexOf(each), _laid_out(each, among)) for each in inner]
    placed = [(_cell(layout, index), widgets) for index, widgets in places if index >= 0]
    placed.sort(key=lambda each: each[0])
    return [widget for _place, widgets in placed for widget in widgets]


def _cell(layout: QLayout, index: int) -> tuple[int, int]:
    """Row and column of an item; in a layout that is no grid, its number."""
    if not isinstance(layout, QGridLayout):
        return index, 0
    position = cast(tuple[int, int, int, int], layout.getItemPosition(index))
    return position[:2]
