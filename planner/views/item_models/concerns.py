"""Concerns of everybody as rows, for the planner alone: initials where names are hidden."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.models.names import initials, whole
from planner.models.times import local
from planner.records.concerns import ConcernFile
from planner.views.keeping_safe.concern_words import kinds_words, who_words
from planner.views.widgets.table import BELOW_ROLE
from planner.words import N_, _, day, listing, plural

Index = QModelIndex | QPersistentModelIndex
_HEADS = (N_("Person"), N_("About"), N_("Told"), N_("How it stands"))


class ConcernsModel(QAbstractTableModel):
    """Concerns, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: list[ConcernFile] = []
        self._hidden = False

    def show_files(self, files: list[ConcernFile], *, names_hidden: bool) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._files, self._hidden = files, names_hidden
        self.endResetModel()

    def file(self, row: int) -> ConcernFile:
        """The concern of a row."""
        return self._files[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many."""
        return 0 if parent.isValid() else len(self._files)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Who, what about, who was told, how it stands."""
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
        """The words of a cell, and the quieter ones below them."""
        file = self._files[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(file)[index.column()]
        if role == BELOW_ROLE:
            return _below(file)[index.column()]
        return None

    def _words(self, file: ConcernFile) -> tuple[str, ...]:
        called, full = file.person.called, file.person.full_name
        concern = file.concern
        closed = concern.closed_on
        return (
            initials(full or called) if self._hidden else whole(called, full),
            kinds_words(concern) or _("Not said yet"),
            plural("{count} told", "{count} told", len(file.told)),
            _("Closed {day}").format(day=day(closed)) if closed else _("Open"),
        )


def _below(file: ConcernFile) -> tuple[str, ...]:
    concern = file.concern
    accepted = [told.accepted_by.strip() for told in file.told if told.accepted_by.strip()]
    opened = _("Opened {day}").format(day=day(local(concern.opened_at).date()))
    by = _("accepted by {names}").format(names=listing(accepted)) if accepted else ""
    return opened, who_words(concern), by, concern.closed_by if concern.closed_on else ""
