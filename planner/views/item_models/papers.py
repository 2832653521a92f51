"""A person's papers as rows: when, what, how it left, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.models.papers import Paper, PaperFate
from planner.models.times import local
from planner.views.paper import documents
from planner.views.widgets.table import BELOW_ROLE
from planner.words import N_, _, day, plural, time_of_day

_FATES = {
    PaperFate.MADE: N_("Printed"),
    PaperFate.CAME_OUT: N_("Printed and given"),
    PaperFate.GIVE_LATER: N_("To give later"),
    PaperFate.SAVED: N_("Saved as a PDF"),
}
_HEADS = (N_("When"), N_("What"), N_("What became of it"))

Index = QModelIndex | QPersistentModelIndex


def made_at(paper: Paper) -> str:
    """When a paper was made, by the clock on the wall."""
    wall = local(paper.made_at)
    return _("{day}, {time}").format(day=day(wall.date()), time=time_of_day(wall))


class PapersModel(QAbstractTableModel):
    """Papers, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._papers: list[Paper] = []

    def show_papers(self, papers: list[Paper]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._papers = papers
        self.endResetModel()

    def paper(self, row: int) -> Paper:
        """The paper of a row."""
        return self._papers[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many papers."""
        return 0 if parent.isValid() else len(self._papers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """When, what, fate."""
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
        """The words of one cell, and the quieter ones below them."""
        paper = self._papers[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return (
                day(local(paper.made_at).date()),
                documents.title(paper.kind),
                _(_FATES[paper.fate]),
            )[index.column()]
        if role == BELOW_ROLE:
            return (
                time_of_day(local(paper.made_at)),
                plural("{count} page", "{count} pages", paper.pages),
                paper.printer,
            )[index.column()]
        return None
