"""Backups as rows: when, where, how large."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.models.times import local
from planner.vault.backups import BackupFile
from planner.views.backup_words import size_words
from planner.views.widgets.table import BELOW_ROLE, STYLE_ROLE
from planner.words import N_, _, full_day, time_of_day

Index = QModelIndex | QPersistentModelIndex
_HEADS = (N_("Made"), N_("Where"), N_("Size"))


class BackupsModel(QAbstractTableModel):
    """Backups, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: list[BackupFile] = []
        self._here = Path()

    def show_files(self, files: list[BackupFile], here: Path) -> None:
        """Show these instead; `here` is this computer's own folder."""
        self.beginResetModel()
        self._files, self._here = files, here
        self.endResetModel()

    def file(self, row: int) -> BackupFile:
        """The backup of a row."""
        return self._files[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many backups."""
        return 0 if parent.isValid() else len(self._files)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """When, where, size."""
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
        """The words of a cell."""
        file, column = self._files[index.row()], index.column()
        if role == STYLE_ROLE:
            return "body-bold" if column == 0 else "support"
        if role == BELOW_ROLE and column == 0 and not file.verified:
            return _("Opens with what opened the vault before its keys changed")
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if column == 0:
            return moment_of(file)
        if column == 1:
            here = file.path.parent == self._here
            return _("This computer") if here else _("Your backup folder")
        return size_words(file.manifest.size)


def moment_of(file: BackupFile) -> str:
    """Such as "Tuesday 17 March, 16:40"."""
    wall = local(file.made_at)
    return _("{day}, {time}").format(day=full_day(wall.date()), time=time_of_day(wall))
