"""The last line of Today: when the last backup was made, and one more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.views.backup_words import last_words, place_words, reminder
from planner.views.page import Context
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.progress import ProgressLine
from planner.views.widgets.signed import Sign
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label
from planner.words import _


class BackupLine(QWidget):
    """Says it quietly; where something wants looking at, in the attention colour.

    Emits:
        changed(): there is something else to say.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self._good, self._late = (
            Sign(theme, "backup", "success", 22),
            Sign(theme, "alert", "attention", 22),
        )
        self.last = Label(theme, "", "support-bold", wrap=False)
        self.where = Label(theme, "", "support", "muted")
        self.now = Button(theme, _("Back up now"), ButtonKind.QUIET)
        self.now.set_flush()
        self.progress = ProgressLine(theme)
        row = QHBoxLayout()
        grow(theme, row.setSpacing, 10)
        row.addWidget(self._good)
        row.addWidget(self._late)
        row.addWidget(self.last)
        row.addWidget(self.where, 1)
        row.addWidget(self.now)
        column = QVBoxLayout(self)
        grow(theme, column.setContentsMargins, 0, 8, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.progress)
        desk = context.backups
        if desk is not None:
            self.now.clicked.connect(self.back_up)
            self.progress.cancelled.connect(desk.cancel)
            desk.progressed.connect(self.progress.report)
            desk.changed.connect(self._desk_changed)

    def back_up(self) -> None:
        """Make one now."""
        if self._context.backups is not None:
            self._context.backups.make()

    def reminder(self) -> str:
        """What the planner should look at; empty where all is well or a backup is on its way."""
        vault, desk = self._context.vault, self._context.backups
        if vault is None or (desk is not None and desk.on_its_way):
            return ""
        return reminder(vault.last_backup(), vault.kept.trouble, self._context.clock.now())

    def refresh(self) -> None:
        """Say what is so now."""
        vault = self._context.vault
        self.setVisible(vault is not None)
        if vault is None:
            return
        last = vault.last_backup()
        late = bool(self.reminder())
        self._good.setVisible(not late)
        self._late.setVisible(late)
        self.last.set_text(last_words(last, self._context.clock.now()))
        self.last.set_token("attention" if late else "ink")
        self.where.set_text(place_words(last))
        running = self._context.backups is not None and self._context.backups.running
        self.now.setEnabled(not running)

    def _desk_changed(self) -> None:
        desk = self._context.backups
        if desk is not None and desk.running:
            if self.progress.isHidden():
                self.progress.begin(_("Making a backup"))
        else:
            self.progress.end()
        self.refresh()
        self.changed.emit()
