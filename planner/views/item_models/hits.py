"""What a search found, as rows: whose it is and the words around it, and where it belongs."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject

from planner.models.folding import fold
from planner.models.names import initials
from planner.records.search import Hit
from planner.views.item_models.rows import RowsModel
from planner.words import N_, _, day

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


class HitsModel(RowsModel[Hit]):
    """Hits; those of other people are initials without words while `covered`.

    `open_person_id` is the person who is open, whose own words always show; None for nobody. With
    `names_hidden` their name is initials too.
    """

    heads = ("", "")

    def __init__(
        self,
        open_person_id: UUID | None,
        covered: bool,
        parent: QObject,
        *,
        names_hidden: bool = False,
    ) -> None:
        super().__init__(parent)
        self._open_person_id = open_person_id
        self._covered = covered
        self._names_hidden = names_hidden

    @property
    def hides_some(self) -> bool:
        """Whether a hit of someone else is covered now."""
        return any(self._hides(hit) or self._names_hidden for hit in self._rows)

    def uncover(self) -> None:
        """Show other people, too."""
        self._covered = self._names_hidden = False
        self.show_rows(self._rows)

    def words(self, row: Hit, column: int) -> str:
        """Who, and where it belongs."""
        return _(_KINDS[row.kind]) if column else self._name(row)

    def below(self, row: Hit, column: int) -> str:
        """The words around it, and when."""
        return self._when(row) if column else self._said(row)

    def style(self, column: int) -> str:
        """The name stands out."""
        return "support" if column else "body-bold"

    def spoken(self, row: Hit, column: int) -> str:
        """Who, and the words around it; where it belongs."""
        if column:
            return self.words(row, column)
        return ". ".join(filter(None, (self._name(row), self._said(row))))

    def _hides(self, hit: Hit) -> bool:
        return self._covered and hit.person_id != self._open_person_id

    def _name(self, hit: Hit) -> str:
        return initials(hit.name) if self._hides(hit) or self._names_hidden else hit.name

    def _said(self, hit: Hit) -> str:
        if self._hides(hit) or (self._names_hidden and hit.kind == "person"):
            return ""
        if hit.kind == "person" and fold(hit.snippet) in fold(hit.name):
            return ""
        return hit.snippet

    def _when(self, hit: Hit) -> str:
        return day(hit.on) if hit.on and hit.kind != "person" else ""
