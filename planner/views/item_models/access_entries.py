"""The entries of a record to look through before a copy is made, as a Qt model."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.models.lawful import About
from planner.records.access_entries import Entry
from planner.records.access_words import TITLES
from planner.views.widgets.pills import PillWords
from planner.views.widgets.table import BELOW_ROLE, PILL_ROLE
from planner.words import N_, _, day

Index = QModelIndex | QPersistentModelIndex
_HEADS = (N_("Entry"), N_("Words"), N_("In the copy"))


class EntriesModel(QAbstractTableModel):
    """Entries, those that may be about somebody else first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show_entries(self, entries: list[Entry]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def replace(self, entries: list[Entry]) -> None:
        """Show what was decided meanwhile; the rows are the same."""
        self._entries = entries
        if entries:
            last = self.index(len(entries) - 1, len(_HEADS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def entry(self, row: int) -> Entry:
        """The entry of a row."""
        return self._entries[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many entries."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Entry, words, decision."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The heads of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, or the pill it is drawn as."""
        entry, column = self._entries[index.row()], index.column()
        if role == PILL_ROLE:
            return decision(entry) if column == 2 else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return (_(TITLES[entry.table]), entry.words, decision(entry).text)[column]
        if role == BELOW_ROLE and column == 0 and entry.on is not None:
            return day(entry.on)
        return None


def decision(entry: Entry) -> PillWords:
    """What becomes of an entry."""
    if entry.waits:
        return PillWords(_("Not decided"), "attention", "alert")
    if entry.mark is not None and entry.mark.withheld:
        if entry.mark.about is About.SERIOUS_HARM:
            return PillWords(_("Out: serious harm"), "neutral")
        return PillWords(_("Out: somebody else"), "neutral")
    return PillWords(_("Given"), "success", "check")
