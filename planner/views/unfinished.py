"""Erasures that were broken off: finished once the vault is open again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from planner.errors import PlannerError
from planner.views.background import beside
from planner.views.page import Context
from planner.views.pages.their_record.erase_dialog import carry_out
from planner.words import _


class UnfinishedErasures(QObject):
    """Takes up each where it was broken off; the planner had confirmed it, and somebody agreed.

    Emits:
        finished(): one is done; a page may show that person still.
    """

    finished = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def start(self) -> None:
        """Finish those there are, as jobs; nothing where there are none."""
        vault, erasures = self._context.vault, self._context.records.erasures
        if vault is None:
            return
        for row in erasures.unfinished():
            person_id = None
            if row.erased_at is None:
                person_id = erasures.whose(row, vault.kept.keyed_id)
                if person_id is None:
                    continue  # keys were changed since: it is shown in Settings as not finished
                vault.note_erased(person_id)
            beside(
                self._context,
                carry_out,
                row.id,
                person_id,
                vault.folder,
                finished=self._done,
                failed=self._failed,
                progressed=self._progressed,
            )

    def _progressed(self, _done: int, _total: int) -> None:
        """Nobody waits for it."""

    def _done(self, _nothing: object) -> None:
        self.finished.emit()
        self._context.dialogs.tell(
            _(
                "An erasure that was broken off is finished now. Its certificate is in Settings, "
                "Keeping records."
            )
        )

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, PlannerError):
            raise error
        self._context.dialogs.tell(str(error), details=error.details)
