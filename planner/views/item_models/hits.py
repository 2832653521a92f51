"""What a search found, as rows: whose it is and the words around it, and where it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.models.folding import fold
from planner.models.names import initials
from planner.records.search import Hit
from planner.views.widgets.table import BELOW_ROLE, STYLE_ROLE
from planner.words import N_, _, day

Index = QModelIndex | QPersistentModelIndex

_KINDS = {
    "person": N_("Person"),
    "answer": N_("Emotional support"),
    "aspiration": N_("Aspirations"),
    "progress": N_("Aspirations"),
    "barrier": N_("Barriers"),
    "next_step": N_("Next steps"),
    "visit": N_("Visit"),
    "working_note": N_("Working note"),
    "questionnaire": N_("Wellbeing"),
    "social_network": N_("Progress"),
    "concern": N_("Keeping safe"),
    "crisis_plan": N_("Crisis plan"),
}


class HitsModel(QAbstractTableModel):
    """Hits; those of other people are initials without words while `covered`.

    `open_person_id` is the person who is open, whose own words always show; None for nobody. With
    `names_hidden` their name is initials too.
    """

    def __init__(
        self,
        open_person_id: UUID | None,
        covered: bool,
        parent: QObject,
        *,
        names_hidden: bool = False,
    ) -> None:
        super().__init__(parent)
        self._hits: Sequence[Hit] = ()
        self._open_person_id = open_person_id
        self._covered = covered
        self._names_hidden = names_hidden

    @property
    def hides_some(self) -> bool:
        """Whether a hit of someone else is covered now."""
        return any(self._hides(hit) or self._names_hidden for hit in self._hits)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def uncover(self) -> None:
        """Show other people, too."""
        self._covered = self._names_hidden = False
        self.show_hits(self._hits)

    def hit(self, row: int) -> Hit:
        """The hit of a row."""
        return self._hits[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many hits."""
        return 0 if parent.isValid() else len(self._hits)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Who and what; where and when."""
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of one cell."""
        hit = self._hits[index.row()]
        first = index.column() == 0
        if role == Qt.ItemDataRole.DisplayRole:
            return self._name(hit) if first else _(_KINDS[hit.kind])
        if role == BELOW_ROLE:
            return self._words(hit) if first else self._when(hit)
        if role == STYLE_ROLE:
            return "body-bold" if first else "support"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (self._name(hit), self._words(hit)) if first else (_(_KINDS[hit.kind]),)
            return ". ".join(filter(None, parts))
        return None

    def _hides(self, hit: Hit) -> bool:
        return self._covered and hit.person_id != self._open_person_id

    def _name(self, hit: Hit) -> str:
        return initials(hit.name) if self._hides(hit) or self._names_hidden else hit.name

    def _words(self, hit: Hit) -> str:
        if self._hides(hit) or (self._names_hidden and hit.kind == "person"):
            return ""
        if hit.kind == "person" and fold(hit.snippet) in fold(hit.name):
            return ""
        return hit.snippet

    def _when(self, hit: Hit) -> str:
        return day(hit.on) if hit.on and hit.kind != "person" else ""
