"""A label and radio buttons of which one is chosen: what rows, cards and scales share."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from planner.views.theme import Theme
from planner.views.widgets.accessibility import Role, hear_as
from planner.views.widgets.hand_on import hand_on, hands_on
from planner.views.widgets.text import Label


class _AtTop(QVBoxLayout):
    """As tall as what is in it at this width; below it stays what room is over.

    An alignment would keep it to the height that it has while nothing wraps.
    """

    def setGeometry(self, rect: QRect) -> None:
        """No taller than it needs to be."""
        wraps = self.hasHeightForWidth()
        tall = self.heightForWidth(rect.width()) if wraps else self.sizeHint().height()
        super().setGeometry(QRect(rect.topLeft(), QSize(rect.width(), min(rect.height(), tall))))


class OneOf(QWidget):
    """A label and radio buttons that know their values.

    Emits:
        chosen(object): the value chosen by hand.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, label: str) -> None:
        super().__init__()
        hear_as(self, Role.Grouping)
        self.theme = theme
        self.values: list[object] = []
        self.group = QButtonGroup(self)
        self.group.buttonClicked.connect(self._click)
        self._shown: object | None = None
        self.label = Label(theme, label, "body-bold")
        self.setAccessibleName(label)
        self.column = _AtTop(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.label)
        # once it has a parent: shown before, it would open as a window of its own for a moment
        self.label.setVisible(bool(label))
        theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        self.column.setSpacing(self.theme.px(6))

    def set_label_hidden(self, hidden: bool) -> None:
        """Where the words around it say what it is; the accessible name stays."""
        self.label.setVisible(not hidden)

    def put_beside_label(self, widget: QWidget) -> None:
        """Put something small at the end of the label's line."""
        self.column.removeWidget(self.label)
        row = QHBoxLayout()
        row.addWidget(self.label, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(widget)
        self.column.insertLayout(0, row)

    def buttons(self) -> list[QAbstractButton]:
        """The radio buttons, in their order."""
        return self.group.buttons()

    def value(self) -> object | None:
        """What is chosen; None where nothing is."""
        index = self.group.checkedId()
        return self.values[index] if index >= 0 else None

    def set_value(self, value: object | None) -> None:
        """Choose; nothing where `value` is not offered."""
        self._shown = value if value in self.values else None
        if value in self.values:
            self.group.button(self.values.index(value)).setChecked(True)
        else:
            self.group.setExclusive(False)
            for button in self.group.buttons():
                button.setChecked(False)
            self.group.setExclusive(True)

    def add(self, button: QAbstractButton, value: object) -> None:
        """Offer another one."""
        if self.accessibleName():
            button.setAccessibleDescription(self.accessibleName())
        self.group.addButton(button, len(self.values))
        self.values.append(value)
        if not hands_on(self):
            hand_on(self, to=button)

    def _click(self, button: QAbstractButton) -> None:
        value = self.values[self.group.id(button)]
        if value != self._shown:
            self._shown = value
            self.chosen.emit(value)
