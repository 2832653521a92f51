"""Looks that find what does not fit: cut words, what hangs over its edge, scrolling sideways."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QTableView,
    QToolButton,
    QWidget,
)

from planner.views.turned.boxes import BigBox
from planner.views.widgets.buttons import Chip
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.focus_ring import FocusRing
from planner.views.widgets.messages import Toast
from planner.views.widgets.pills import Pill
from planner.views.widgets.surfaces import Veil
from planner.views.widgets.text import ElidedLabel, Label

#: What lies over other things on purpose.
OVERLAYS = (FocusRing, Toast, Veil)
#: Pixels that rounding may take.
SLACK = 2


def settle() -> None:
    """Let what was thrown away go, and layouts take their places."""
    for _turn in range(4):
        QApplication.processEvents()
        QTest.qWait(5)
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


def misfits(top: QWidget) -> list[str]:
    """All that does not fit in `top`, each in a line."""
    shown = list(_shown(top))
    looks = (_sideways, _cut, _over_the_edge, _covered)
    return list(dict.fromkeys(line for look in looks for line in look(top, shown)))


def called(widget: QWidget) -> str:
    """A widget, so that it can be found in the code."""
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton | Pill) else ""
    parents: list[str] = []
    at = widget.parentWidget()
    while at is not None and len(parents) < 3:
        parents.append(type(at).__name__)
        at = at.parentWidget()
    said = (words or widget.accessibleName())[:60]
    return f"{type(widget).__name__} {said!r} in {' in '.join(parents)}"


def _shown(top: QWidget) -> Iterator[QWidget]:
    for child in top.children():
        if not isinstance(child, QWidget) or child.isWindow() or child.isHidden():
            continue
        if isinstance(child, OVERLAYS):
            continue
        yield child
        if not isinstance(child, QAbstractItemView | QScrollBar | QLineEdit):
            yield from _shown(child)


def _scrolls(widget: QWidget) -> bool:
    """Whether it is what a scroll area moves: it may be taller than what it shows in."""
    at = widget.parentWidget()
    return at is not None and isinstance(at.parentWidget(), QAbstractScrollArea)


def _sideways(_top: QWidget, shown: list[QWidget]) -> Iterator[str]:
    for area in shown:
        if isinstance(area, QAbstractScrollArea):
            far = area.horizontalScrollBar().maximum()
            most = 2 * SLACK if isinstance(area, QPlainTextEdit) else SLACK  # room for its cursor
            if far > most and not isinstance(area, QAbstractItemView):
                yield f"scrolls sideways by {far}: {called(area)}"
            inside = area.widget() if isinstance(area, QScrollArea) else None
            if inside is not None:
                room = area.viewport().width()
                if inside.minimumSizeHint().width() > room + SLACK:
                    yield f"needs {inside.minimumSizeHint().width()} of {room}: {called(area)}"
        if isinstance(area, QTableView) and area.model() is not None:
            across = area.horizontalHeader().length() - area.viewport().width()
            if across > SLACK:
                yield f"columns too wide by {across}: {called(area)}"


def _cut(_top: QWidget, shown: list[QWidget]) -> Iterator[str]:
    for widget in shown:
        size = widget.size()
        if isinstance(widget, ElidedLabel):
            if size.height() + SLACK < widget.sizeHint().height():
                yield f"a line cut to {size.height()}: {called(widget)}"
        elif isinstance(widget, Label | ClampedLabel):
            needed = widget.heightForWidth(size.width()) if widget.wordWrap() else 0
            needed = max(needed, widget.minimumSizeHint().height())
            if widget.text() and size.height() + SLACK < needed:
                yield f"{size.height()} of {needed} tall: {called(widget)}"
            if not widget.wordWrap() and size.width() + SLACK < widget.sizeHint().width():
                yield f"{size.width()} of {widget.sizeHint().width()} wide: {called(widget)}"
            broken = _longest_word(widget) - size.width()
            if broken > SLACK:
                yield f"breaks a word by {broken}: {called(widget)}"
        elif isinstance(widget, BigBox):
            if size.height() < widget.fontMetrics().height():
                yield f"{size.height()} tall: {called(widget)}"
        elif isinstance(widget, QToolButton):
            least = widget.iconSize().height() + widget.fontMetrics().height()
            if size.height() < least or size.width() < _word(widget):
                yield f"{size.width()} x {size.height()}: {called(widget)}"
        elif isinstance(widget, QLabel) or (isinstance(widget, QAbstractButton) and widget.text()):
            # a button without words of its own is made of labels, which are looked at themselves
            yield from _smaller(widget)
        elif isinstance(widget, QLineEdit):
            yield from _line_cut(widget)
        elif isinstance(widget, Pill):
            if size.height() + SLACK < widget.sizeHint().height():
                yield f"{size.height()} tall: {called(widget)}"
        elif isinstance(widget, QTableView) and widget.model() is not None:
            yield from _table_cut(widget)


def _longest_word(label: QLabel) -> int:
    """The width of the longest word, but for those that nobody would print on one line."""
    metrics = label.fontMetrics()
    words = [word for word in label.text()[:500].split() if len(word) < 30]
    around = label.contentsMargins()
    widest = max((metrics.horizontalAdvance(word) for word in words), default=0)
    return widest + around.left() + around.right()


def _smaller(widget: QWidget) -> Iterator[str]:
    size = widget.size()
    least = widget.sizeHint() if not isinstance(widget, QRadioButton) else widget.minimumSizeHint()
    if widget.hasHeightForWidth():
        least.setHeight(widget.heightForWidth(size.width()))
        least.setWidth(widget.minimumSizeHint().width())
    tipped = bool(widget.toolTip())
    if size.width() + SLACK < least.width() and not (tipped and _elides(widget)):
        yield f"{size.width()} of {least.width()} wide: {called(widget)}"
    if size.height() + SLACK < least.height():
        yield f"{size.height()} of {least.height()} tall: {called(widget)}"


def _word(button: QToolButton) -> int:
    return button.fontMetrics().horizontalAdvance(button.text().replace("&", ""))


def _elides(widget: QWidget) -> bool:
    return isinstance(widget, Chip)


def _line_cut(edit: QLineEdit) -> Iterator[str]:
    metrics = QFontMetrics(edit.font())
    if edit.height() < metrics.height() + 2:
        yield f"a line of {metrics.height()} in {edit.height()}: {called(edit)}"
    room = edit.width() - edit.textMargins().left() - 24
    words = edit.placeholderText()
    if not edit.text() and not edit.toolTip() and metrics.horizontalAdvance(words) > room:
        yield f"{words!r} in {room}: {called(edit)}"


def _table_cut(table: QTableView) -> Iterator[str]:
    metrics = QFontMetrics(table.font())
    head = table.horizontalHeader()
    if table.model().rowCount() and table.rowHeight(0) < metrics.height():
        yield f"rows of {table.rowHeight(0)}: {called(table)}"
    if not head.isHidden() and head.height() < QFontMetrics(head.font()).height():
        yield f"a head of {head.height()}: {called(table)}"
    if table.viewport().height() < table.verticalHeader().defaultSectionSize():
        yield f"less than a row shows: {called(table)}"


def _over_the_edge(top: QWidget, shown: list[QWidget]) -> Iterator[str]:
    for widget in shown:
        parent = widget.parentWidget()
        if parent is None or _scrolls(widget) or isinstance(parent, QAbstractItemView):
            continue
        if isinstance(parent, QAbstractScrollArea) or widget.size().isEmpty():
            continue
        out = _out(widget.geometry(), parent.rect())
        if out > SLACK:
            yield f"hangs over by {out}: {called(widget)}"


def _out(inner: QRect, outer: QRect) -> int:
    """Pixels by which `inner` reaches out of `outer`."""
    return max(
        outer.left() - inner.left(),
        inner.right() - outer.right(),
        outer.top() - inner.top(),
        inner.bottom() - outer.bottom(),
    )


def _covered(top: QWidget, shown: list[QWidget]) -> Iterator[str]:
    """Words and controls of one parent that lie on each other."""
    leaves: dict[QWidget, list[QWidget]] = {}
    for widget in shown:
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit | Pill):
            above = widget.parentWidget()
            if above is not None and not isinstance(above, QAbstractButton):
                leaves.setdefault(_piece(widget), []).append(widget)
    for piece, group in leaves.items():
        for one, other in combinations(group, 2):
            if one.isAncestorOf(other) or other.isAncestorOf(one):
                continue
            both = _in(one, piece) & _in(other, piece)
            if both.width() > SLACK and both.height() > SLACK:
                yield f"{called(one)} lies on {called(other)}"


def _piece(widget: QWidget) -> QWidget:
    """What scrolls as one, with the widget in it."""
    at = widget
    while (above := at.parentWidget()) is not None and not at.isWindow() and not _scrolls(at):
        at = above
    return at


def _in(widget: QWidget, piece: QWidget) -> QRect:
    return QRect(widget.mapTo(piece, QPoint(0, 0)), widget.size())
