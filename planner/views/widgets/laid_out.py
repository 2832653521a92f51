"""What a layout holds, in the order in which the eye meets it."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QWidget


def child_widgets(widget: QWidget) -> list[QWidget]:
    """The widgets right inside, in the order of their making."""
    return [child for child in widget.children() if isinstance(child, QWidget)]


def laid_out(layout: QLayout, among: list[QWidget]) -> list[QWidget]:
    """Those `among` widgets that are in a layout or in those inside it, as they are read.

    The items of a layout are never asked for: PySide keeps what stood for them, and later takes
    whatever comes to lie at the address of one for it.
    """
    inner = [each for each in layout.children() if isinstance(each, QLayout)]
    places = [(layout.indexOf(widget), [widget]) for widget in among]
    places += [(layout.indexOf(each), laid_out(each, among)) for each in inner]
    placed = [(_cell(layout, index), widgets) for index, widgets in places if index >= 0]
    placed.sort(key=lambda each: each[0])
    return [widget for _place, widgets in placed for widget in widgets]


def _cell(layout: QLayout, index: int) -> tuple[int, int]:
    """Row and column of an item; in a layout that is no grid, its number from where it begins."""
    if isinstance(layout, QGridLayout):
        return cast(tuple[int, int, int, int], layout.getItemPosition(index))[:2]
    way = QBoxLayout.Direction
    backward = (way.BottomToTop, way.RightToLeft)
    turned = isinstance(layout, QBoxLayout) and layout.direction() in backward
    return -index if turned else index, 0
