"""What the self-test tried, as rows: what, how it ended, how long it took."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.selftest.checks import Outcome, State
from planner.views.widgets.pills import PillWords
from planner.views.widgets.table import BELOW_ROLE, PILL_ROLE, STYLE_ROLE
from planner.words import N_, _, number

Index = QModelIndex | QPersistentModelIndex
_HEADS = (N_("What was tried"), N_("How it ended"), N_("Took"))
_ENDS = {
    State.FINE: N_("Fine"),
    State.WRONG: N_("Not right"),
    State.NOT_TRIED: N_("Not tried"),
}
#: Milliseconds that are not worth a figure.
_SHORT = 100
_ORDER = (State.WRONG, State.NOT_TRIED, State.FINE)


class ChecksModel(QAbstractTableModel):
    """Checks, those that want a look first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outcomes: list[Outcome] = []

    def show_outcomes(self, outcomes: list[Outcome]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._outcomes = [each for state in _ORDER for each in outcomes if each.state is state]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many checks."""
        return 0 if parent.isValid() else len(self._outcomes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """What, how, how long."""
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
        outcome, column = self._outcomes[index.row()], index.column()
        if role == STYLE_ROLE:
            return "body-bold" if column == 0 else "support"
        if role == BELOW_ROLE and column == 0:
            return outcome.found or None
        if role == PILL_ROLE and column == 1 and outcome.state is State.WRONG:
            return PillWords(_(_ENDS[outcome.state]), "danger", "alert")
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if column == 0:
            return outcome.name
        if column == 1:
            return _(_ENDS[outcome.state])
        if outcome.milliseconds < _SHORT:
            return _("under 0.1 s")
        return _("{seconds} s").format(seconds=number(round(outcome.milliseconds / 1000, 1)))
