"""A layout that fills a line and goes on below, for chips, pills and small buttons."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget

from planner.views.widgets.laid_out import child_widgets


def least_across(layout: QBoxLayout) -> int:
    """The least width, in pixels, of what is in `layout` if it stands side by side."""
    parent = layout.parentWidget()
    held = [one for one in child_widgets(parent) if layout.indexOf(one) >= 0] if parent else []
    widths = [_least(widget) for widget in held if not widget.isHidden()]
    inner = [each for each in layout.children() if isinstance(each, QLayout)]
    widths += [each.minimumSize().width() for each in inner if not each.isEmpty()]
    around = layout.contentsMargins()
    between = max(0, layout.spacing()) * max(0, len(widths) - 1)
    return sum(widths) + between + around.left() + around.right()


def _least(widget: QWidget) -> int:
    """The least width of a widget, as a layout would ask it."""
    policy = widget.sizePolicy().horizontalPolicy().value
    shrinks = policy & QSizePolicy.PolicyFlag.ShrinkFlag.value
    hint = widget.minimumSizeHint() if shrinks else widget.sizeHint()
    return min(widget.maximumWidth(), widget.minimumWidth() or max(0, hint.width()))


class FlowLayout(QLayout):
    """Lays its items side by side, and below where they do not fit; none wider than the line."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Put another one at the end."""
        self._items.append(item)

    def insert_widget(self, place: int, widget: QWidget) -> None:
        """Put `widget` before what has been at `place`."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them; None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no spare room."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Its height follows from its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its lines at `width`."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """All on one line."""
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        height = max((hint.height() for hint in hints), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """The largest of its items alone."""
        size = QSize(0, 0)
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        around = self.contentsMargins()
        inner = rect.marginsRemoved(around)
        x, y, tallest = inner.x(), inner.y(), 0
        for item in self._shown():
            hint = item.sizeHint()
            width = min(hint.width(), max(inner.width(), item.minimumSize().width()))
            height = item.heightForWidth(width) if item.hasHeightForWidth() else hint.height()
            if x + width > inner.right() + 1 and tallest:
                x, y, tallest = inner.x(), y + tallest + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, height)))
            x += width + self.spacing()
            tallest = max(tallest, height)
        return y + tallest - rect.y() + around.bottom()
