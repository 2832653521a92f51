"""After a passphrase or code was changed or taken out: which backups still open with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from planner.errors import PlannerError
from planner.vault.backups import BackupFile
from planner.views.page import Context
from planner.views.pages.settings.key_dialog import vault_of
from planner.views.pages.settings.still_open import StillOpenDialog, Wish, still_open
from planner.words import _


class OldBackups(QObject):
    """Looks for them in a job, tells which they are, and does what is wanted about them."""

    def __init__(
        self, context: Context, over: QWidget, change_all_keys: Callable[[], None]
    ) -> None:
        super().__init__(over)
        self._context = context
        self._over = over
        self._change_all_keys = change_all_keys
        self._slots: frozenset[str] = frozenset()
        self._title = ""
        self._sentence = ""
        self._next = False

    def tell(self, slots: Iterable[str], title: str, sentence: str) -> None:
        """Say `sentence`, and which backups still open with `slots`, if there are any."""
        self._slots = frozenset(slots)
        self._title, self._sentence = title, sentence
        self._context.jobs.start(
            vault_of(self._context).backups, finished=self._found, failed=self._not_looked
        )

    def _found(self, backups: list[BackupFile]) -> None:
        dialogs = self._context.dialogs
        still = still_open(backups, self._slots)
        if not still:
            dialogs.tell(self._sentence, title=self._title)
            return
        asked = StillOpenDialog(
            self._context.theme,
            self._title,
            self._sentence,
            still,
            self._over.window(),
            may_change_keys=vault_of(self._context).slots.owned,
        )
        if not dialogs.show(asked):
            return
        if asked.wish is Wish.KEYS:
            self._change_all_keys()
        elif asked.wish is Wish.BACKUP:
            self._make_backup()

    def _not_looked(self, error: Exception) -> None:
        if not isinstance(error, PlannerError):
            raise error
        self._context.dialogs.tell(
            _("{sentence} Backups from before still open with the old one.").format(
                sentence=self._sentence
            ),
            title=self._title,
            details=str(error),
        )

    def _make_backup(self) -> None:
        """One that is under way already may have been begun before the change: it comes first."""
        desk = self._context.backups
        if desk is None:
            return
        self._next = desk.running
        desk.ended.connect(self._made)
        desk.make()

    def _made(self, trouble: str) -> None:
        desk = self._context.backups
        if desk is None:
            return
        if self._next:
            self._next = False
            desk.make()
            return
        desk.ended.disconnect(self._made)
        self._context.dialogs.tell(
            trouble or _("A new backup is made. It opens with what opens this vault now.")
        )
