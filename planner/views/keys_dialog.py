"""Every key and what it does, to read: as a dialog, or as a part of another page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from planner.views.dialogs import PanelDialog
from planner.views.keys import sections
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.text import Label
from planner.words import _

#: Under this width, in design pixels, the tables stand below each other.
_ROOM_FOR_TWO = 640


class KeyTables(QWidget):
    """The keys of each part of the program below its name; two columns where there is room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._columns = (QVBoxLayout(), QVBoxLayout())
        self._grids: list[QGridLayout] = []
        self._caps: list[Label] = []
        parts = sections()
        for column, shown in zip(self._columns, (parts[:1], parts[1:]), strict=True):
            for where, rows in shown:
                column.addWidget(Label(theme, where, "card"))
                column.addLayout(self._table(rows))
            column.addStretch(1)
            self._both.addLayout(column, 1)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        px = self.theme.px
        self._both.setSpacing(px(28))
        for column in self._columns:
            column.setSpacing(px(8))
        for grid in self._grids:
            grid.setHorizontalSpacing(px(16))
            grid.setVerticalSpacing(px(4))
            grid.setContentsMargins(0, 0, 0, px(12))
            grid.setColumnMinimumWidth(0, px(112))
        for cap in self._caps:
            cap.setFixedWidth(px(112))
        self._shape()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other, or below."""
        super().resizeEvent(event)
        self._shape()

    def _shape(self) -> None:
        way = QBoxLayout.Direction
        beside = self.width() >= self.theme.px(_ROOM_FOR_TWO)
        self._both.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def _table(self, rows: list[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        self._grids.append(grid)
        top = Qt.AlignmentFlag.AlignTop
        for row, (key, words) in enumerate(rows):
            cap = Label(self.theme, key, "small-bold")
            self._caps.append(cap)
            grid.addWidget(cap, row, 0, top)
            grid.addWidget(Label(self.theme, words, "small"), row, 1, top)
        return grid


class KeysDialog(PanelDialog):
    """Every key and what it does."""

    wanted_width = 900
    help_topic = None

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, _("Keys"), parent)
        self.body.addWidget(KeyTables(theme))
        close = Button(theme, _("Close"), ButtonKind.PRIMARY)
        close.clicked.connect(self.accept)
        self.add_buttons(close)
