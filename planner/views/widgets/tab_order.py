"""Tab goes as the eye does: in the order of the layouts, not in that of the making."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def follow_layout(*widgets: QWidget) -> None:
    """Let Tab go from one of `widgets` to the next, and through each as its layouts have it.

    To be called again when parts were made later: Qt puts those last.
    """
    for before, after in pairwise(chain.from_iterable(map(stops, widgets))):
        QWidget.setTabOrder(before, after)


def put_after(widget: QWidget, *others: QWidget) -> None:
    """Let Tab come to `others` after the last part of `widget`, whose own order stays.

    The chain itself is not walked: asking Qt for its inner parts crashes PySide.
    """
    last = list(stops(widget))[-1:]
    for before, after in pairwise(chain(last, *map(stops, others))):
        QWidget.setTabOrder(before, after)


def stops(widget: QWidget) -> Iterator[QWidget]:
    """The widgets inside that the keyboard can stop at, in their order; hidden ones, too.

    A field that hands the focus on to its box counts: Qt stops at it where it finds it.
    """
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy() is not None:
        yield widget
    layout = widget.layout()
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        yield from stops(inside)
    elif layout is not None:
        yield from _stops_of(layout)


def _stops_of(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        inner, widget = item.layout() if item else None, item.widget() if item else None
        if widget is not None:
            yield from stops(widget)
        elif inner is not None:
            yield from _stops_of(inner)
