"""Finished questionnaires as a table: the total and each item, a column for each result."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt

from planner.models.questionnaires import Questionnaire
from planner.models.wemwbs import total
from planner.views.item_models.rows import Index, RowsModel
from planner.views.widgets.table import STYLE_ROLE
from planner.words import _, day


class ResultsModel(RowsModel[str]):
    """Rows: the total, then items 1 to 14 by their topic words."""

    def __init__(self, topics: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._results: Sequence[Questionnaire] = ()
        self._rows = [_("Total, out of 70")]
        self._rows += [f"{item}  {_(topic)}" for item, topic in enumerate(topics, 1)]

    def show_results(self, results: Sequence[Questionnaire]) -> None:
        """Show these, the baseline first."""
        self.beginResetModel()
        self._results = results
        self.endResetModel()

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """The topic and the results."""
        return 0 if parent.isValid() else 1 + len(self._results)

    def head(self, column: int) -> str:
        """The day of each result, the baseline first."""
        return day(self._results[column - 1].answered_on) if column else _("Item and topic")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of one cell."""
        if role == STYLE_ROLE:
            return "body-bold" if index.row() == 0 else "body"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            item, column = index.row(), index.column()
            return self._answer(item, self._results[column - 1]) if column else self._rows[item]
        return None

    def _answer(self, item: int, result: Questionnaire) -> str:
        return str(total(result.answers) if item == 0 else result.answers[item - 1])
