"""A chart with its sentence below it, or the same as a table; and what such things stand in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner.models.pictures import Picture, Ruler, Sheet
from planner.views.item_models.sheet import SheetModel
from planner.views.theme import Theme
from planner.views.widgets.picture import PictureView
from planner.views.widgets.reading_order import put_in_order
from planner.views.widgets.spaces import grow
from planner.views.widgets.table import Table
from planner.views.widgets.text import Label

#: Rows that a table shows before it scrolls.
ROWS = 8


class Settled(QWidget):
    """A column that says how high it is once, for the width it has.

    Layouts in layouts ask words that wrap for their height hundreds of times; with thirty charts
    on a page that is a third of a second.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        grow(theme, self.column.setSpacing, 8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def hasHeightForWidth(self) -> bool:
        """Its height is fixed."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as what is in it."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Something in it became higher."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return handled

    def _fit(self) -> None:
        column = self.column
        folds = column.hasHeightForWidth()
        high = column.totalHeightForWidth(self.width()) if folds else column.sizeHint().height()
        if high != self.height() or high != self.minimumHeight():
            self.setFixedHeight(high)
        if column.geometry().size() != self.size():
            # Qt tells nothing of a change within a change while the page is not shown yet
            column.setGeometry(self.contentsRect())


class Shown(QWidget):
    """A chart made by `make` above the sentence that it says; its figures are `sheet`.

    `widths` are the columns of the table, in design pixels; 0 for those that share what is left.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        make: Callable[[float, Ruler], Picture],
        sheet: Callable[[], Sheet],
        sentence: str,
        widths: tuple[int, ...],
    ) -> None:
        super().__init__()
        self.theme = theme
        self._name = name
        self._sheet = sheet
        self._widths = widths
        self.chart = PictureView(theme, name, make, sentence)
        self.sentence = Label(theme, sentence, "small", "muted")
        self.table: Table | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        grow(theme, self._column.setSpacing, 4)
        self._column.addWidget(self.chart)
        self._column.addWidget(self.sentence)

    def show_table(self, wanted: bool) -> None:
        """The table in place of the chart, or the chart again."""
        if wanted and self.table is None:
            self.table = Table(self.theme, self._name)
            self.table.setModel(SheetModel(self._sheet(), self.table))
            self.table.set_widths(*self._widths)
            self._column.insertWidget(0, self.table)
            put_in_order(self)  # readers would come to it last
            self.theme.changed.connect(self.restyle)
            self.restyle()
        if self.table is not None:
            self.table.setVisible(wanted)
        self.chart.setVisible(not wanted)

    def restyle(self) -> None:
        """Take the height of rows from the theme again."""
        if self.table is not None:
            rows = min(self.table.model().rowCount(), ROWS)
            row, head = self.theme.size("table-row"), self.theme.size("table-head")
            self.table.setFixedHeight(head + rows * row + 2)
