"""Finished questionnaires as a table: the total and each item, a column for each result."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.models.questionnaires import Questionnaire
from planner.models.wemwbs import total
from planner.views.widgets.table import STYLE_ROLE
from planner.words import _, day

Index = QModelIndex | QPersistentModelIndex


class ResultsModel(QAbstractTableModel):
    """Rows: the total, then items 1 to 14 by their topic words."""

    def __init__(self, topics: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._topics = topics
        self._results: Sequence[Questionnaire] = ()

    def show_results(self, results: Sequence[Questionnaire]) -> None:
        """Show these, the baseline first."""
        self.beginResetModel()
        self._results = results
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """The total and the items."""
        return 0 if parent.isValid() else 1 + len(self._topics)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """The topic and the results."""
        return 0 if parent.isValid() else 1 + len(self._results)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The day of each result, the baseline first."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return _("Item and topic")
        return day(self._results[section - 1].answered_on)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of one cell."""
        if role == STYLE_ROLE:
            return "body-bold" if index.row() == 0 else "body"
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        item, column = index.row(), index.column()
        if column == 0:
            return _("Total, out of 70") if item == 0 else f"{item}  {_(self._topics[item - 1])}"
        answers = self._results[column - 1].answers
        return str(total(answers) if item == 0 else answers[item - 1])
