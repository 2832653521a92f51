"""A chart's figures as rows and columns."""

from __future__ import annotations

from PySide6.QtCore import QObject

from planner.models.pictures import Sheet
from planner.views.item_models.rows import RowsModel


class SheetModel(RowsModel[tuple[str, ...]]):
    """What a chart shows, as words."""

    def __init__(self, sheet: Sheet, parent: QObject) -> None:
        super().__init__(parent)
        self.heads = sheet.heads
        self.show_rows(sheet.rows)

    def head(self, column: int) -> str:
        """The sheet's own, which are in the planner's language already."""
        return self.heads[column]

    def words(self, row: tuple[str, ...], column: int) -> str:
        """The sheet's own."""
        return row[column]
