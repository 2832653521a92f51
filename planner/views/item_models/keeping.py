"""Records whose time is over, and erasures that were made, as Qt models."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.models import names
from planner.models.lawful import Erasure
from planner.models.times import local
from planner.records.erasure_words import REASONS
from planner.records.retention import CLASSES, Kept
from planner.views.widgets.table import BELOW_ROLE
from planner.words import N_, _, day

Index = QModelIndex | QPersistentModelIndex
_KEPT_HEADS = (N_("Person"), N_("Last contact"), N_("Kept until"))
_ERASURE_HEADS = (N_("Certificate"), N_("Erased"), N_("Why"))


class _Rows(QAbstractTableModel):
    """What both have: heads, and rows that are shown anew."""

    heads: tuple[str, ...] = ()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many rows."""
        return 0 if parent.isValid() else self._count

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
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self.heads[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, and the quieter ones below them."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words(index.row())[index.column()]
        if role == BELOW_ROLE:
            return self.below(index.row())[index.column()]
        return None

    def words(self, row: int) -> tuple[str, ...]:
        """A row's words, one for each column."""
        raise NotImplementedError

    def below(self, row: int) -> tuple[str, ...]:
        """What stands below them."""
        raise NotImplementedError


class KeptModel(_Rows):
    """Records whose time is over, the longest over first."""

    heads = _KEPT_HEADS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Kept] = []
        self._names_hidden = False

    def set_names_hidden(self, hidden: bool) -> None:
        """Show initials in place of names, and no birth dates, or all of it again."""
        self._names_hidden = hidden
        self.show_rows(self._rows)

    def show_rows(self, rows: list[Kept]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._rows, self._count = rows, len(rows)
        self.endResetModel()

    def kept(self, row: int) -> Kept:
        """The record of a row."""
        return self._rows[row]

    def words(self, row: int) -> tuple[str, ...]:
        """Who, when last, until when."""
        kept = self._rows[row]
        name = names.whole(kept.called, kept.full_name)
        if self._names_hidden:
            name = names.initials(kept.full_name or kept.called)
        return name, day(kept.last_contact), day(kept.until)

    def below(self, row: int) -> tuple[str, ...]:
        """Born when, whether a pathway is open, and by which rule."""
        kept = self._rows[row]
        born_on = None if self._names_hidden else kept.born_on
        born = _("Born {day}").format(day=day(born_on)) if born_on else ""
        pathway = _("Their pathway is still open") if kept.on_pathway else ""
        rule = _(CLASSES[kept.kind])
        if kept.died_on is not None:
            rule = _("Died {day}").format(day=day(kept.died_on))
        return born, pathway, rule


class ErasuresModel(_Rows):
    """Erasures, the newest first."""

    heads = _ERASURE_HEADS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Erasure] = []

    def show_rows(self, rows: list[Erasure]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._rows, self._count = rows, len(rows)
        self.endResetModel()

    def erasure(self, row: int) -> Erasure:
        """The erasure of a row."""
        return self._rows[row]

    def words(self, row: int) -> tuple[str, ...]:
        """Number, day, reason."""
        erasure = self._rows[row]
        when = _("Not finished")
        if erasure.erased_at is not None:
            when = day(local(erasure.erased_at).date())
        return erasure.number, when, _(REASONS[erasure.reason])

    def below(self, row: int) -> tuple[str, ...]:
        """Who agreed."""
        agreed = _("Agreed by {who}").format(who=self._rows[row].agreed_by)
        return "", "", agreed
