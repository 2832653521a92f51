"""The trail as a Qt model: the places of all lines that match, the lines of those scrolled to."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.models import names
from planner.models.audit import AuditLine
from planner.models.times import local
from planner.records.audit import Audit
from planner.views.widgets.table import BELOW_ROLE, STYLE_ROLE
from planner.words import N_, _, day, time_of_day

Index = QModelIndex | QPersistentModelIndex
#: The columns, in their order.
WHEN, PERSON, WHAT = range(3)
#: How many lines are read at a time.
CHUNK = 30
_HEADS = (N_("When"), N_("Person"), N_("What was done"))


class AuditModel(QAbstractTableModel):
    """Lines of the trail as rows, the newest first; more are read as the list is scrolled."""

    def __init__(self, audit: Audit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._audit = audit
        self._places: list[int] = []
        self._lines: list[AuditLine] = []
        self._names_hidden = False

    @property
    def matching(self) -> int:
        """How many lines match, read or not."""
        return len(self._places)

    def show_places(self, places: list[int]) -> None:
        """Show these instead; the first lines are read at once."""
        self.beginResetModel()
        self._places = places
        self._lines = self._audit.lines(places[:CHUNK])
        self.endResetModel()

    def set_names_hidden(self, hidden: bool) -> None:
        """Show initials in place of names, or names again."""
        self._names_hidden = hidden
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, WHAT))

    def line(self, row: int) -> AuditLine:
        """The line in a row."""
        return self._lines[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many are read so far."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """When, whose record, and what was done by whom."""
        return 0 if parent.isValid() else len(_HEADS)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are lines not read yet."""
        return not parent.isValid() and len(self._lines) < len(self._places)

    def fetchMore(self, parent: Index) -> None:
        """Read the next few."""
        start = len(self._lines)
        wanted = self._places[start : start + CHUNK]
        lines = self._audit.lines(wanted)
        if len(lines) < len(wanted):  # what the program counts on never happens; then show the rest
            del self._places[start + len(lines) : start + len(wanted)]
        if lines:
            self.beginInsertRows(QModelIndex(), start, start + len(lines) - 1)
            self._lines += lines
            self.endInsertRows()

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
        """The words of a cell; below them its line's number, or who it was."""
        line, column = self._lines[index.row()], index.column()
        if role == STYLE_ROLE:
            return "support"
        if role == BELOW_ROLE:
            return self._below(line, column)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = self._words(line, column)
            below = self._below(line, column)
            spoken = role == Qt.ItemDataRole.AccessibleTextRole
            return f"{said}. {below}" if spoken and below else said
        return None

    def _words(self, line: AuditLine, column: int) -> str:
        if column == WHEN:
            at = local(line.at)
            return _("{day}, {time}").format(day=day(at.date()), time=time_of_day(at))
        if column == WHAT:
            return line.words()
        if line.erased:
            return _("Erased since")
        if self._names_hidden:
            return names.initials(line.full_name or line.called)
        return names.whole(line.called, line.full_name)

    def _below(self, line: AuditLine, column: int) -> str:
        if column == WHEN:
            if line.number is None:
                return _("Being typed")
            return _("Line {number}").format(number=line.number)
        if column == WHAT:
            who = _("By {who}").format(who=line.who) if line.who else _("By the program")
            if not line.clock_back:
                return who
            return _("{who}. The computer’s clock was set back here.").format(who=who)
        return ""
