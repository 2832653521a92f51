"""A chart with its sentence below it, or the same as a table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.models.pictures import Picture, Ruler, Sheet
from planner.views.item_models.sheet import SheetModel
from planner.views.theme import Theme
from planner.views.widgets.picture import PictureView
from planner.views.widgets.table import Table
from planner.views.widgets.text import Label

#: Rows that a table shows before it scrolls.
_ROWS = 8


class Shown(QWidget):
    """A chart made by `make` above the sentence that it says; its figures are `sheet`."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        make: Callable[[float, Ruler], Picture],
        sheet: Callable[[], Sheet],
        sentence: str,
    ) -> None:
        super().__init__()
        self.theme = theme
        self._name = name
        self._sheet = sheet
        self.chart = PictureView(theme, name, make, sentence)
        self.sentence = Label(theme, sentence, "small", "muted")
        self.table: Table | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._column.addWidget(self.chart)
        self._column.addWidget(self.sentence)

    def show_table(self, wanted: bool) -> None:
        """The table in place of the chart, or the chart again."""
        if wanted and self.table is None:
            self.table = Table(self.theme, self._name)
            self.table.setModel(SheetModel(self._sheet(), self.table))
            self._column.insertWidget(0, self.table)
            self.theme.changed.connect(self.restyle)
            self.restyle()
        if self.table is not None:
            self.table.setVisible(wanted)
        self.chart.setVisible(not wanted)

    def restyle(self) -> None:
        """Take the height of rows from the theme again."""
        if self.table is not None:
            rows = min(self.table.model().rowCount(), _ROWS)
            row, head = self.theme.size("table-row"), self.theme.size("table-head")
            self.table.setFixedHeight(head + rows * row + 2)
