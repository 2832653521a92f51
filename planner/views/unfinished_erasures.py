"""Erasures that were broken off: finished once the vault is open again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.errors import PlannerError
from planner.views.background import beside
from planner.views.page import Context
from planner.views.pages.their_record.erase_dialog import carry_out
from planner.words import _

if TYPE_CHECKING:
    from planner.records.erasures import Erasures
    from planner.vault.open_vault import OpenVault


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
        try:
            self._take_up(vault, erasures)
        except PlannerError as error:  # a full disk: the next opening looks again
            self._failed(error)

    def _take_up(self, vault: OpenVault, erasures: Erasures) -> None:
        for row in erasures.unfinished():
            person_id = None
            if row.erased_at is None:
                person_id = erasures.whose(row, vault.kept.keyed_id)
                if person_id is None:
                    continue  # keys were changed since: it is shown in Settings as not finished
                if not vault.kept.lists(person_id):  # broken off before it was really begun
                    erasures.withdraw(row.id)
                    continue
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
