"""Putting a vault back from a backup before anything is unlocked, on this or another computer."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import CancelledError, PlannerError
from planner.vault.opened_backup import Backup
from planner.views.backup_words import held_words, moment_words
from planner.views.jobs import Job
from planner.views.shell import passphrase
from planner.views.shell.context import ShellContext
from planner.views.shell.unlock import beside_landscape
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import PassphraseField
from planner.views.widgets.messages import Banner
from planner.views.widgets.progress import ProgressLine
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _

if TYPE_CHECKING:
    from planner.vault.open_vault import OpenVault


class RestorePage(QWidget):
    """Asks for a backup and what opens it, says what it holds, and puts it back.

    Emits:
        restored(Path): the vault lies in this new folder, which is the one from now on.
        unlocked(OpenVault): it is open.
        back_wanted(): back to where the planner came from.
    """

    restored = Signal(object)
    unlocked = Signal(object)
    back_wanted = Signal()

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self._context = context
        self._path: Path | None = None
        self._backup: Backup | None = None
        self._folder: Path | None = None
        self._job: Job | None = None
        theme = context.theme
        self.choose = Button(theme, _("Choose a backup file"), icon="folder")
        self.choose.clicked.connect(self._choose)
        self.chosen = Label(theme, _("No file chosen yet."), "support", "muted")
        self.words = PassphraseField(
            theme,
            _("Passphrase or recovery code"),
            help=_("The one of the day the backup was made. On a new computer, the code."),
        )
        self.words.edit.returnPressed.connect(self._look)
        self.look = Button(theme, _("Look into it"), ButtonKind.PRIMARY, icon="key")
        self.look.clicked.connect(self._look)
        self.held = Label(theme, "")
        self.card = Card(theme)
        self.card.body.addWidget(self.held)
        self.first = PassphraseField(
            theme,
            _("New passphrase"),
            help=passphrase.strength("", letters=context.policy.letters).sentence,
        )
        self.again = PassphraseField(theme, _("The same again"))
        self.again.edit.returnPressed.connect(self._put_back)
        self.put = Button(theme, _("Put it back"), ButtonKind.PRIMARY, icon="backup")
        self.put.clicked.connect(self._put_back)
        self.progress = ProgressLine(theme)
        self.progress.cancelled.connect(self._cancel)
        self.back = Button(theme, _("Back"), ButtonKind.QUIET, icon="back")
        self.back.clicked.connect(self.back_wanted)
        self._failure = Banner(theme, "danger", "")
        self._failure.hide()
        self._lay_out()
        self._show_state()

    def focus_first(self) -> None:
        """Choosing comes first."""
        self.choose.setFocus()

    def _lay_out(self) -> None:
        theme = self._context.theme
        column = QWidget()
        inside = QVBoxLayout(column)
        grow(theme, inside.setSpacing, 14)
        inside.addStretch(2)
        inside.addWidget(Label(theme, _("Restore from a backup"), "welcome"))
        inside.addWidget(
            Label(
                theme,
                _("It goes into a new folder. A vault already here stays as it is."),
                token="muted",
            )
        )
        inside.addWidget(self.choose)
        for widget in (self.chosen, self.words, self.card, self.first, self.again):
            inside.addWidget(widget)
        inside.addWidget(self._failure)
        inside.addWidget(self.progress)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch()
        row.addWidget(self.look)
        row.addWidget(self.put)
        inside.addLayout(row)
        inside.addStretch(3)
        self.setLayout(beside_landscape(self._context, column))

    def _show_state(self) -> None:
        """Show what can be done next, and nothing that comes later."""
        busy, backup = self._job is not None, self._backup
        by_code = backup is not None and backup.by_code
        self.words.setVisible(self._path is not None and backup is None)
        self.look.setVisible(backup is None)
        self.look.setEnabled(self._path is not None and not busy)
        self.card.setVisible(backup is not None)
        for field in (self.first, self.again):
            field.setVisible(by_code)
            field.edit.setReadOnly(busy)
        self.put.setVisible(backup is not None)
        self.put.setEnabled(not busy)
        self.choose.setEnabled(not busy and self._folder is None)
        self.back.setEnabled(not busy and self._folder is None)
        self.words.edit.setReadOnly(busy)

    def _choose(self) -> None:
        path = self._context.dialogs.open_path(
            _("Choose a backup"), _("Pathway Planner backups"), "backup"
        )
        if path is None:
            return
        if self._backup is not None:
            self._backup.wipe()
        self._path, self._backup = path, None
        self._failure.hide()
        self.chosen.set_text(path.name)
        self._show_state()
        self.words.edit.setFocus()

    def _look(self) -> None:
        words = self.words.text()
        if self._path is None or not words or self._job is not None:
            return
        self._failure.hide()
        self._job = self._context.jobs.start(
            self._context.vaults.look_into,
            self._path,
            words,
            finished=self._opened,
            failed=self._failed,
        )
        self._show_state()

    def _opened(self, backup: Backup) -> None:
        self._job, self._backup = None, backup
        self.held.set_text(
            _("Made on {moment}. It holds {counts}.").format(
                moment=moment_words(backup.manifest.made_at),
                counts=held_words(backup.manifest.rows),
            )
        )
        self._show_state()
        (self.first.edit if backup.by_code else self.put).setFocus()

    def _put_back(self) -> None:
        if self._backup is None or self._job is not None or not self._new_passphrase_is_good():
            return
        self._failure.hide()
        if self._folder is not None:
            self._open(self._folder)
            return
        self.progress.begin(_("Putting the vault back"))
        self._job = self._context.jobs.start(
            self._context.vaults.put_back,
            self._backup,
            finished=self._placed,
            failed=self._failed,
            with_progress=True,
        )
        self._job.progressed.connect(self.progress.report)
        self._show_state()

    def _new_passphrase_is_good(self) -> bool:
        if self._backup is None or not self._backup.by_code:
            return True
        found = passphrase.strength(self.first.text(), letters=self._context.policy.letters)
        self.first.set_error(None if found.enough else found.sentence)
        same = self.again.text() == self.first.text()
        self.again.set_error(None if same else _("Type the same passphrase again."))
        return found.enough and same

    def _placed(self, folder: Path) -> None:
        self._folder = folder
        if self._backup is not None:
            self._backup.wipe()
        self.progress.end()
        self.restored.emit(folder)
        self._open(folder)

    def _open(self, folder: Path) -> None:
        self._job = self._context.jobs.start(
            partial(self._context.vaults.open_restored, folder),
            self.words.text(),
            self.first.text(),
            finished=self._unlocked,
            failed=self._failed,
        )
        self._show_state()

    def _unlocked(self, vault: OpenVault) -> None:
        self._job = None
        self.unlocked.emit(vault)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _failed(self, error: Exception) -> None:
        self._job = None
        self.progress.end()
        self._show_state()
        if not isinstance(error, PlannerError):
            raise error
        self._failure.set_kind("primary" if isinstance(error, CancelledError) else "danger")
        self._failure.show_sentence(str(error), details=error.details)
        self._failure.show()
        if self.words.isVisible():
            self.words.edit.setFocus()
