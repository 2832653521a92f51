"""The list of people as a Qt model: keys of everyone who matches, rows of those scrolled to."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.models import names
from planner.models.pathways import PathwayStatus
from planner.records.people_list import Next, PeopleList, PersonRow
from planner.system.clock import Clock
from planner.views.pathway_words import KINDS
from planner.views.widgets.leads import InitialsLead, Lead, StepsLead
from planner.views.widgets.pills import PillWords
from planner.views.widgets.table import BELOW_ROLE, LEAD_ROLE, PILL_ROLE, STYLE_ROLE
from planner.words import N_, _, day_of_week, plural, short_day, time_of_day

Index = QModelIndex | QPersistentModelIndex
#: The columns, in their order.
PERSON, PATHWAY, STEP, LAST_SEEN, NEXT_DUE, WHAT = range(6)
#: How many rows are read at a time.
CHUNK = 60

_HEADS = (N_("Person"), N_("Pathway"), N_("Step"), N_("Last seen"), N_("Next due"), "")
_STEPS = ("", N_("Emotional support"), N_("Aspirations"), N_("Barriers"))
_STATUSES = {
    PathwayStatus.PAUSED: N_("Paused"),
    PathwayStatus.COMPLETED: N_("Completed"),
    PathwayStatus.ENDED_EARLY: N_("Ended early"),
    PathwayStatus.TRANSFERRED: N_("Transferred"),
}
_WHATS = {Next.VISIT: N_("Visit"), Next.REVIEW: N_("Review"), Next.WEMWBS: N_("WEMWBS follow-up")}


class PeopleModel(QAbstractTableModel):
    """People as rows; more are read as the list is scrolled."""

    def __init__(self, people: PeopleList, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self._clock = clock
        self._keys: list[str] = []
        self._rows: list[PersonRow] = []
        self._names_hidden = False

    @property
    def matching(self) -> int:
        """How many people match, read or not."""
        return len(self._keys)

    def show_keys(self, keys: list[str]) -> None:
        """Show these instead; the first rows are read at once."""
        self.beginResetModel()
        self._keys = keys
        self._rows = self._people.rows(keys[:CHUNK])
        self.endResetModel()

    def set_names_hidden(self, hidden: bool) -> None:
        """Show initials only, without ages and steps, or everything again."""
        self._names_hidden = hidden
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, WHAT))

    def person(self, row: int) -> PersonRow:
        """Who is in a row."""
        return self._rows[row]

    def row_of(self, key: str) -> int:
        """The row of a person among those read; -1 where there is none."""
        try:
            place = self._keys.index(key)
        except ValueError:
            return -1
        return place if place < len(self._rows) else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many are read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Person, pathway, step, last seen, next due and what it is."""
        return 0 if parent.isValid() else len(_HEADS)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are people not read yet."""
        return not parent.isValid() and len(self._rows) < len(self._keys)

    def fetchMore(self, parent: Index) -> None:
        """Read the next few."""
        start = len(self._rows)
        rows = self._people.rows(self._keys[start : start + CHUNK])
        if len(rows) < len(self._keys[start : start + CHUNK]):  # someone was removed meanwhile
            gone = set(self._keys[start : start + CHUNK]) - {row.id.hex for row in rows}
            self._keys = [key for key in self._keys if key not in gone]
        if rows:
            self.beginInsertRows(QModelIndex(), start, start + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The heads of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_HEADS[section]) if _HEADS[section] else ""
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, or the pill it is drawn as."""
        row, column = self._rows[index.row()], index.column()
        if role == STYLE_ROLE:
            return "body-bold" if column == PERSON else "support"
        if role == BELOW_ROLE:
            return self._age(row) if column == PERSON else None
        if role == PILL_ROLE:
            return self._pill(row, column)
        if role == LEAD_ROLE:
            return self._lead(row, column)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            pill = self._pill(row, column)
            return pill.text if pill else self._words(row, column)
        return None

    def _words(self, row: PersonRow, column: int) -> str:
        if column == PERSON:
            whole = names.whole(row.called, row.full_name)
            return names.initials(row.full_name or row.called) if self._names_hidden else whole
        if column == STEP and not self._names_hidden:
            return _(_STEPS[row.step]) if row.step else ""
        if column == LAST_SEEN and row.last_seen is not None:
            return self._day(row.last_seen)
        if column == WHAT and row.next is not None:
            return _(_WHATS[row.next])
        return ""

    def _lead(self, row: PersonRow, column: int) -> Lead | None:
        if column == PERSON and not self._names_hidden:
            return InitialsLead(names.initials(row.full_name or row.called))
        if column == STEP and not self._names_hidden and row.kind is not None:
            return StepsLead(row.step, row.talked)
        return None

    def _age(self, row: PersonRow) -> str:
        if row.born_on is None or self._names_hidden:
            return ""
        return _("Aged {age}").format(age=names.age(row.born_on, self._clock.today()))

    def _pill(self, row: PersonRow, column: int) -> PillWords | None:
        if column == PATHWAY:
            return _pathway_pill(row)
        if column == NEXT_DUE and row.next_on is not None:
            return self._due_pill(row, row.next_on)
        return None

    def _due_pill(self, row: PersonRow, day: date) -> PillWords:
        days = (self._clock.today() - day).days
        if days > 0:
            late = plural("{count} day overdue", "{count} days overdue", days)
            return PillWords(late, "attention", "alert")
        if days == 0:
            words = _("Today")
            if row.next_at is not None:
                words = _("Today, {time}").format(time=time_of_day(row.next_at))
            return PillWords(words, "info", "clock")
        words = day_of_week(day) if days > -7 else short_day(day)
        return PillWords(words, "neutral", "calendar")

    def _day(self, day: date) -> str:
        days = (self._clock.today() - day).days
        if days in (0, 1):
            return _("Today") if days == 0 else _("Yesterday")
        return (
            short_day(day)
            if days < 300
            else _("{day} {year}").format(day=short_day(day), year=day.year)
        )


def _pathway_pill(row: PersonRow) -> PillWords | None:
    if row.kind is None or row.status is None:
        return None
    if row.status is not PathwayStatus.ACTIVE:
        return PillWords(_(_STATUSES[row.status]), "neutral")
    words, icon = KINDS[row.kind]
    return PillWords(_(words), "outline", icon)
