"""Backups: the last one, one more, where they go, and what can be got back from them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from planner.errors import VaultError
from planner.vault import replaced
from planner.vault.backups import FOLDER_KEY, BackupFile
from planner.vault.open_vault import OpenVault
from planner.vault.refusals import from_disk
from planner.views.backup_desk import BackupDesk
from planner.views.backup_words import here_only, last_words, place_words, reminder
from planner.views.item_models.backups import BackupsModel
from planner.views.page import Context
from planner.views.pages.settings.backup_dialog import BackupDialog
from planner.views.pages.settings.earlier_folder import EarlierFolder
from planner.views.pages.settings.section import Group, Section
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.laid_down import laid_down_label
from planner.views.widgets.messages import Banner
from planner.views.widgets.progress import ProgressLine
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Divider
from planner.views.widgets.table import Table
from planner.views.widgets.text import Label
from planner.words import N_, _

#: Rows of the list that show without scrolling.
_ROWS = 6


class BackupsSection(Section):
    """Everything here is done by jobs: a folder may lie on a slow stick."""

    name = N_("Backups")
    icon = "backup"
    group = Group.KEYS

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            _(
                "One is made when you lock or close the program after something changed. It opens "
                "with your passphrase here, and with your recovery code anywhere."
            ),
        )
        theme = context.theme
        self.said = Banner(theme, "attention", "")
        self.said.hide()
        self.last = Label(theme, "", "body-bold")
        self.where = Label(theme, "", "support", "muted")
        self.progress = ProgressLine(theme)
        self.inside.addWidget(self.said)
        words = QVBoxLayout()
        grow(theme, words.setSpacing, 2)
        words.addWidget(self.last)
        words.addWidget(self.where)
        self.inside.addLayout(words)
        self._add_making()
        self.inside.addWidget(self.progress)
        self._add_folder()
        self._add_list()
        self._add_replaced()
        if context.backups is not None:
            context.backups.progressed.connect(self.progress.report)
            context.backups.changed.connect(self._made_or_not)
            self.progress.cancelled.connect(context.backups.cancel)

    def refresh(self) -> None:
        """Show what there is now; the folders are read beside the window."""
        self._show_last()
        self._show_folder()
        self._show_replaced()
        if self.context.vault is not None:
            self.context.jobs.start(self.context.vault.backups, finished=self._listed)

    @classmethod
    def as_set(cls, context: Context) -> str:
        """When the last one was made."""
        if context.vault is None:
            return ""
        return last_words(context.vault.last_backup(), context.clock.now())

    @property
    def _vault(self) -> OpenVault:
        if self.context.vault is None:
            raise RuntimeError("Settings need the open vault.")
        return self.context.vault

    @property
    def _desk(self) -> BackupDesk:
        if self.context.backups is None:
            raise RuntimeError("Settings need somebody who makes backups.")
        return self.context.backups

    def _add_making(self) -> None:
        theme = self.context.theme
        row = FlowLayout()
        grow(theme, row.setSpacing, 12)
        self.make = Button(theme, _("Make one now"), ButtonKind.PRIMARY, icon="backup")
        self.make.clicked.connect(self._make)
        self.to_stick = Button(theme, _("To a stick or another folder"), icon="folder")
        self.to_stick.clicked.connect(self._make_elsewhere)
        row.addWidget(self.make)
        row.addWidget(self.to_stick)
        self.inside.addLayout(row)

    def _add_folder(self) -> None:
        theme = self.context.theme
        self.inside.addWidget(Divider(theme))
        self.inside.addWidget(Label(theme, _("A folder for copies"), "card"))
        self.folder = Label(theme, "", token="muted")
        self.inside.addWidget(self.folder)
        self._laid_down = bool(self.context.records.settings.policy.backups)
        if self._laid_down:
            self.inside.addWidget(laid_down_label(theme))
        self.earlier = EarlierFolder(self.context)
        self.earlier.done.connect(self._earlier_gone)
        self.inside.addWidget(self.earlier)
        row = FlowLayout()
        grow(theme, row.setSpacing, 12)
        self.choose = Button(theme, _("Choose a folder"), icon="folder")
        self.choose.clicked.connect(self._choose_folder)
        self.stop_using = Button(theme, _("Stop using it"), ButtonKind.QUIET)
        self.stop_using.clicked.connect(self._stop_using)
        row.addWidget(self.choose)
        row.addWidget(self.stop_using)
        self.inside.addLayout(row)

    def _add_list(self) -> None:
        theme = self.context.theme
        self.inside.addWidget(Divider(theme))
        self.inside.addWidget(Label(theme, _("Backups that can be reached now"), "card"))
        self.none = Label(theme, _("None yet."), token="muted")
        self.table = Table(theme, _("Backups"))
        self.model = BackupsModel(self)
        self.table.setModel(self.model)
        self.table.set_widths(0, 180, 110)
        theme.changed.connect(self._fit_table)
        self.table.selectionModel().selectionChanged.connect(self._row_chosen)
        self.inside.addWidget(self.none)
        self.inside.addWidget(self.table)
        row = FlowLayout()
        grow(theme, row.setSpacing, 12)
        self.attempt = Button(theme, _("Try this backup"))
        self.attempt.clicked.connect(self._try)
        self.restore = Button(theme, _("Restore this backup"))
        self.restore.clicked.connect(self._restore)
        self.other = Button(theme, _("Restore from a file"), ButtonKind.QUIET, icon="folder")
        self.other.clicked.connect(self._restore_file)
        for button in (self.attempt, self.restore, self.other):
            row.addWidget(button)
        self.inside.addLayout(row)

    def _add_replaced(self) -> None:
        theme = self.context.theme
        self._line = Divider(theme)
        self.kept = Label(theme, "", token="muted")
        self.remove = Button(theme, _("Remove the replaced vault"), ButtonKind.DANGER)
        self.remove.clicked.connect(self._remove)
        row = QHBoxLayout()
        row.addWidget(self.kept, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignVCenter)
        self.inside.addWidget(self._line)
        self.inside.addLayout(row)

    def _make(self) -> None:
        self._desk.make()

    def _make_elsewhere(self) -> None:
        folder = self.context.dialogs.folder_path(_("Where the backup should go"))
        if folder is not None:
            self._desk.make(folder)

    def _made_or_not(self) -> None:
        if self._desk.running:
            if self.progress.isHidden():
                self.progress.begin(_("Making a backup"))
        else:
            self.progress.end()
            self.refresh()
        self._show_last()
        self.changed.emit()

    def _show_last(self) -> None:
        if self.context.vault is None:
            return
        last, now = self._vault.last_backup(), self.context.clock.now()
        running = self.context.backups is not None and self._desk.running
        sentence = "" if running else reminder(last, self._vault.kept.trouble, now)
        self.said.show_sentence(sentence)
        self.said.setVisible(bool(sentence))
        self.last.set_text(last_words(last, now))
        self.where.set_text(place_words(last))
        for button in (self.make, self.to_stick):
            button.setEnabled(not running)

    def _show_folder(self) -> None:
        outside = self.context.vault.kept.outside if self.context.vault is not None else None
        self.earlier.refresh()
        self.choose.setVisible(not self._laid_down)
        self.stop_using.setVisible(outside is not None and not self._laid_down)
        if outside is None:
            self.folder.set_text(here_only())
        else:
            self.folder.set_text(
                _("A copy of each backup goes to “{folder}” as well.").format(folder=outside)
            )

    def _choose_folder(self) -> None:
        folder = self.context.dialogs.folder_path(_("Where copies of backups should go"))
        if folder is not None and self._keep_folder(str(folder)):
            self._vault.kept.outside = folder
            self._show_folder()
            self._desk.make()

    def _stop_using(self) -> None:
        if self._keep_folder(""):
            self._vault.kept.outside = None
            self._vault.kept.trouble = ""
            self.refresh()
            self.choose.setFocus()

    def _earlier_gone(self) -> None:
        if self._keep_folder(""):
            self._show_folder()
            self.make.setFocus()

    def _keep_folder(self, folder: str) -> bool:
        return self.keep(partial(self.context.records.settings.put, FOLDER_KEY, folder))

    def _listed(self, files: list[BackupFile]) -> None:
        row = self.table.currentIndex().row()
        self.model.show_files(files, self._vault.kept.local)
        self.none.setVisible(not files)
        self.table.setVisible(bool(files))
        self._fit_table()
        if files:
            self.table.selectRow(min(max(row, 0), len(files) - 1))
        self._row_chosen()

    def _fit_table(self) -> None:
        """As high as its rows, up to a handful: then it scrolls."""
        size = self.context.theme.size
        rows = min(max(self.model.rowCount(), 1), _ROWS)
        self.table.setFixedHeight(size("table-head") + rows * size("table-row") + 4)

    def _row_chosen(self) -> None:
        there = self._chosen() is not None
        self.attempt.setEnabled(there)
        self.restore.setEnabled(there)

    def _chosen(self) -> BackupFile | None:
        row = self.table.currentIndex().row()
        return self.model.row_at(row) if 0 <= row < self.model.rowCount() else None

    def _try(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._show(chosen.path, trying=True)

    def _restore(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._show(chosen.path, trying=False)

    def _restore_file(self) -> None:
        path = self.context.dialogs.open_path(
            _("Choose a backup"), _("Pathway Planner backups"), "backup"
        )
        if path is not None:
            self._show(path, trying=False)

    def _show(self, path: Path, *, trying: bool) -> None:
        dialog = BackupDialog(self.context, path, self.window(), trying=trying)
        if self.context.dialogs.show(dialog) and dialog.folder is not None:
            self.context.navigator.vault_restored.emit(dialog.folder)

    def _show_replaced(self) -> None:
        olds = replaced.replaced_by(self._vault.folder) if self.context.vault is not None else []
        for widget in (self._line, self.kept, self.remove):
            widget.setVisible(bool(olds))
        self.kept.set_text(
            _("The vault that a restored backup replaced is kept on this computer, locked.")
        )

    def _remove(self) -> None:
        sure = self.context.dialogs.ask(
            _("Remove the replaced vault?"),
            _(
                "What was recorded in it after the backup is gone then, except in later backups. "
                "It cannot be brought back from here."
            ),
            _("Remove it"),
            safe=_("Keep it"),
            danger=True,
        )
        if sure:
            self.context.jobs.start(
                self._remove_all, finished=self._removed, failed=self._not_removed
            )

    def _remove_all(self) -> None:
        for old in replaced.replaced_by(self._vault.folder):
            try:
                replaced.remove(old)
            except OSError as error:
                raise from_disk(error) from error

    def _removed(self, _nothing: object) -> None:
        self._show_replaced()
        self.make.setFocus()

    def _not_removed(self, error: Exception) -> None:
        if not isinstance(error, VaultError):
            raise error
        self.failed.emit(error)
