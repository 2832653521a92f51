"""Tab goes as the eye does: in the order of the layouts, not in that of the making."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from planner.views.widgets.hand_on import hands_on
from planner.views.widgets.laid_out import child_widgets, laid_out

#: Nothing inside these is a stop of its own.
_WHOLE = (QAbstractScrollArea, QComboBox, QLabel)


def go_on(window: QWidget, *, back: bool, beside: bool) -> bool:
    """Put the keyboard on the next thing that shows, or the one `back`, round and round.

    Qt's own chain puts what was made later last, and stops at fields where they once stood: here
    it is what shows at this moment, as the layouts have it. False where nothing can be stopped at.

    What had the keyboard may just have been hidden: then it goes `beside` it, unless what is around
    it is on its way out, too. To ask PySide for a widget that is being deleted would make it keep
    the address, and delete whatever comes to lie there.
    """
    here = QApplication.focusWidget()
    if here is not None and here is not window and not here.isVisible():
        return beside and _go_beside(here)
    before, after = _around(window, here)
    reason = Qt.FocusReason.BacktabFocusReason if back else Qt.FocusReason.TabFocusReason
    found = [*reversed(before), *reversed(after)] if back else [*after, *before]
    if found:
        found[0].setFocus(reason)
    return bool(found)


def _go_beside(gone: QWidget) -> bool:
    """Put the keyboard beside what had it and does not show any more: after it, else before it.

    Where a whole page went, the page that comes says where it is.
    """
    around = gone.parentWidget()
    while around is not None and not isinstance(around, QStackedWidget):
        before, after = _around(around, gone) if around.isVisible() else ([], [])
        if before or after:
            (after or before[-1:])[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        around = None if around.isWindow() else around.parentWidget()
    return False


def _around(area: QWidget, here: QWidget | None) -> tuple[list[QWidget], list[QWidget]]:
    """Where Tab would stop in `area`, before `here` and after it."""
    before: list[QWidget] = []
    after: list[QWidget] = []
    passed = False
    for widget in _shown(area, here):
        passed = passed or widget is here
        if widget is not here and widget.isVisible() and stops_at(widget):
            (after if passed else before).append(widget)
    return (before, after) if passed else ([], before)


def first_stop(area: QWidget) -> QWidget | None:
    """Where Tab would stop first in what shows of `area`."""
    return next((widget for widget in _shown(area) if stops_at(widget)), None)


def stops_at(widget: QWidget) -> bool:
    """Whether Tab stops at `widget`; a field that hands the focus on is no stop, its box is.

    Of radio buttons that belong together it stops at the chosen one.
    """
    if not widget.isEnabled() or hands_on(widget):
        return False
    if isinstance(widget, QRadioButton):
        group = widget.group()
        chosen = group.checkedButton() if group is not None else None
        if chosen is not None and chosen.isVisible():
            return widget is chosen
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _shown(widget: QWidget, gone: QWidget | None = None) -> Iterator[QWidget]:
    """`widget` and all in it that shows: what its layouts hold in their order, then the rest.

    What has just `gone` still tells where it was.
    """
    yield widget
    if isinstance(widget, _WHOLE) and not isinstance(widget, QScrollArea):
        return
    layout, children = widget.layout(), child_widgets(widget)
    laid = laid_out(layout, children) if layout is not None else []
    for inside in dict.fromkeys([*laid, *children]):
        if inside.isWindow():
            continue
        if not inside.isHidden():
            yield from _shown(inside, gone)
        elif gone is not None and (inside is gone or inside.isAncestorOf(gone)):
            yield gone
