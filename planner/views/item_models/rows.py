"""What every table is made from: rows under heads, and what is asked of a cell by its role."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.views.widgets.leads import Lead
from planner.views.widgets.pills import PillWords
from planner.views.widgets.table import BELOW_ROLE, LEAD_ROLE, PILL_ROLE, STYLE_ROLE
from planner.words import _

Index = QModelIndex | QPersistentModelIndex
RowT = TypeVar("RowT")
KeyT = TypeVar("KeyT")


class RowsModel(QAbstractTableModel, Generic[RowT]):
    """Rows under `heads`. Each kind says its words, and what else of the rest there is."""

    #: The heads of the columns, by N_().
    heads: tuple[str, ...] = ()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RowT] = []
        self._names_hidden = False

    def show_rows(self, rows: Sequence[RowT]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def set_names_hidden(self, hidden: bool) -> None:
        """Show initials in place of names and what else tells who it is, or all of it again."""
        self._names_hidden = hidden
        self.told_anew()

    def told_anew(self) -> None:
        """Say that every cell may read otherwise now; the rows are the same."""
        if self._rows:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row_at(self, number: int) -> RowT:
        """What is in a row, counted from 0."""
        return self._rows[number]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """As many as there are heads."""
        return 0 if parent.isValid() else len(self.heads)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The heads of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.head(section)

    def head(self, column: int) -> str:
        """The head of a column."""
        return _(self.heads[column]) if self.heads[column] else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's words, and how they are drawn and said."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row, column)
        if role == BELOW_ROLE:
            return self.below(row, column)
        if role == STYLE_ROLE:
            return self.style(column)
        if role == PILL_ROLE:
            return self.pill(row, column)
        return self.lead(row, column) if role == LEAD_ROLE else None

    def words(self, row: RowT, column: int) -> str:
        """What a cell says."""
        raise NotImplementedError

    def spoken(self, row: RowT, column: int) -> str:
        """What is read out: the same, unless a kind says more."""
        return self.words(row, column)

    def below(self, row: RowT, column: int) -> str:
        """The quieter words below them."""
        return ""

    def style(self, column: int) -> str:
        """The type style; empty for the body's."""
        return ""

    def pill(self, row: RowT, column: int) -> PillWords | None:
        """The pill that it is drawn as."""
        return None

    def lead(self, row: RowT, column: int) -> Lead | None:
        """What it begins with."""
        return None


class ReadAsScrolled(RowsModel[RowT], Generic[KeyT, RowT]):
    """Keys of all that match, and the rows of those that were scrolled to."""

    #: How many rows are read at a time.
    chunk = 30

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: list[KeyT] = []

    @property
    def matching(self) -> int:
        """How many match, read or not."""
        return len(self._keys)

    def show_keys(self, keys: list[KeyT]) -> None:
        """Show these instead; the first rows are read at once."""
        self.beginResetModel()
        self._keys = list(keys)
        self._rows = self.read(keys[: self.chunk])
        self.endResetModel()

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are some not read yet."""
        return not parent.isValid() and len(self._rows) < len(self._keys)

    def fetchMore(self, parent: Index) -> None:
        """Read the next few."""
        start = len(self._rows)
        wanted = self._keys[start : start + self.chunk]
        rows = self.read(wanted)
        if len(rows) < len(wanted):
            self._keys[start : start + len(wanted)] = self.still_there(wanted, rows)
        if rows:
            self.beginInsertRows(QModelIndex(), start, start + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def read(self, keys: list[KeyT]) -> list[RowT]:
        """The rows of these, in their order, without those that are gone."""
        raise NotImplementedError

    def still_there(self, keys: list[KeyT], rows: list[RowT]) -> list[KeyT]:
        """The keys that the rows read for `keys` belong to: as many as there are rows."""
        return keys[: len(rows)]
