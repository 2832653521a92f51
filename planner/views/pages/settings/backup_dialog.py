"""One backup: what it holds, then trying it, or putting the vault back from it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from planner.errors import CancelledError, PlannerError
from planner.vault import manifest, opened_backup, restore
from planner.vault.manifest import Manifest
from planner.vault.open_vault import OpenVault
from planner.vault.opened_backup import Backup, Place
from planner.vault.restore import Drill
from planner.views.backup_words import held_words, missing_words, moment_words
from planner.views.dialogs import PanelDialog
from planner.views.jobs import Job
from planner.views.page import Context
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import PassphraseField
from planner.views.widgets.messages import Banner
from planner.views.widgets.progress import ProgressLine
from planner.views.widgets.text import Label
from planner.words import _, plural


class BackupDialog(PanelDialog):
    """Opens a backup by today's key, else by what opened the vault when it was made.

    With `trying` it is put back into a folder that goes again; else for good, and `folder` says
    where it lies now.
    """

    wanted_width = 620

    def __init__(self, context: Context, path: Path, parent: QWidget, *, trying: bool) -> None:
        title = _("Try this backup") if trying else _("Restore this backup")
        super().__init__(context.theme, title, parent)
        theme = context.theme
        self._context = context
        self._path = path
        self._trying = trying
        self._backup: Backup | None = None
        self._job: Job | None = None
        self._wants_to_close = False
        self.folder: Path | None = None
        self.held = Label(theme, "")
        self.compared = Label(theme, "", token="muted")
        self.words = PassphraseField(
            theme,
            _("Passphrase or recovery code"),
            help=_("The one of the day this backup was made: the vault's keys changed since."),
        )
        self.words.edit.returnPressed.connect(self.go_on)
        self.progress = ProgressLine(theme)
        self.progress.cancelled.connect(self._cancel)
        self._said = Banner(theme, "danger", "")
        for widget in (self.held, self.compared, self.words, self._said, self.progress):
            self.body.addWidget(widget)
            widget.hide()
        self.go = Button(theme, "", ButtonKind.PRIMARY)
        self.go.clicked.connect(self.go_on)
        self.leave_it = Button(theme, _("Close"))
        self.leave_it.clicked.connect(self.reject)
        self.add_buttons(self.go, self.leave_it)
        self._look()

    @property
    def _vault(self) -> OpenVault:
        if self._context.vault is None:
            raise RuntimeError("Settings need the open vault.")
        return self._context.vault

    def reject(self) -> None:
        """Closing gives up what is under way, and waits until it is certain that it did."""
        self._wants_to_close = True
        if self._job is None:
            super().reject()
        else:
            self._cancel()

    def done(self, result: int) -> None:
        """However it ends, the backup's key goes."""
        if self._backup is not None:
            self._backup.wipe()
        super().done(result)

    def go_on(self) -> None:
        """Open the backup, or begin the work once it is open."""
        if self._job is not None:
            return
        self._said.hide()
        if self._backup is None:
            if self.words.text():
                self._start_opening()
        elif not self.go.isHidden():
            self._begin(self._backup)

    def _look(self) -> None:
        self.go.hide()
        self._job = self._context.jobs.start(
            self._open_with_todays_key, finished=self._looked, failed=self._failed
        )

    def _open_with_todays_key(self) -> Backup | Manifest:
        found = opened_backup.with_todays_key(self._path, self._vault)
        return found or manifest.read(self._path)

    def _looked(self, found: object) -> None:
        self._job = None
        self.go.show()
        if isinstance(found, Backup):
            self._backup = found
            self._show_held(found)
        elif isinstance(found, Manifest):
            self.held.set_text(_("Made on {moment}.").format(moment=moment_words(found.made_at)))
            self.held.show()
            self.words.show()
            self.go.set_text(_("Look into it"))
            self.fit()
            self.words.edit.setFocus()
        self._close_if_wanted()

    def _close_if_wanted(self) -> None:
        if self._wants_to_close:
            super().reject()

    def _start_opening(self) -> None:
        self._job = self._context.jobs.start(
            self._open_with_words,
            self.words.text(),
            finished=self._opened,
            failed=self._failed,
        )

    def _open_with_words(self, words: str) -> Backup:
        slots = self._vault.slots
        return opened_backup.with_words(
            self._path, words, secrets=slots.keyring, clock=self._context.clock
        )

    def _opened(self, backup: Backup) -> None:
        self._job, self._backup = None, backup
        self.words.hide()
        self._show_held(backup)
        self._close_if_wanted()

    def _show_held(self, backup: Backup) -> None:
        found = backup.manifest
        self.held.set_text(
            _("Made on {moment}. It holds {counts}.").format(
                moment=moment_words(found.made_at), counts=held_words(found.rows)
            )
        )
        self.held.show()
        if self._trying:
            words = _("All of it is read, in a folder that is removed again. Nothing is changed.")
            self.go.set_text(_("Try it"))
        else:
            words = _("{compared} The vault as it is now is kept beside it, until you remove it.")
            words = words.format(compared=missing_words(self._vault.kept.missing(found)))
            self.go.set_text(_("Restore it"))
        self.compared.set_text(words)
        self.compared.show()
        self.leave_it.setFocus()
        if self.isVisible():
            self.fit()

    def _begin(self, backup: Backup) -> None:
        work = restore.try_backup if self._trying else restore.restore
        self._said.hide()
        self.go.setEnabled(False)
        self.progress.begin(_("Trying the backup") if self._trying else _("Putting the vault back"))
        self._job = self._context.jobs.start(
            work,
            backup,
            self._place(),
            finished=self._done,
            failed=self._failed,
            with_progress=True,
        )
        self._job.progressed.connect(self.progress.report)
        self.fit()

    def _place(self) -> Place:
        vault = self._vault
        return Place(
            vaults=vault.folder.parent,
            header=vault.slots.header,
            master=vault.slots.master,
            clock=self._context.clock,
            by=self._context.records.changes.planner_id,
            present=vault.worker_connection,
        )

    def _done(self, result: object) -> None:
        self._job = None
        self.progress.end()
        if isinstance(result, Drill):
            self._say_tried(result)
            self._close_if_wanted()
        elif isinstance(result, Path):
            self.folder = result
            self.accept()

    def _say_tried(self, tried: Drill) -> None:
        self._said.set_kind("success")
        count = plural("{count} row", "{count} rows", sum(tried.rows.values()))
        seconds = plural("{count} second", "{count} seconds", max(1, round(tried.seconds)))
        self._said.show_sentence(
            _(
                "This backup works. It was put back aside, {rows} were read and nothing is "
                "missing. That took {seconds}. Your vault was not touched."
            ).format(rows=count, seconds=seconds)
        )
        self._said.show()
        self.go.hide()
        self.leave_it.setFocus()
        self.fit()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _failed(self, error: Exception) -> None:
        self._job = None
        self.progress.end()
        self.go.setEnabled(True)
        if not isinstance(error, PlannerError):
            raise error
        self._say(error)
        self.fit()
        self._close_if_wanted()

    def _say(self, error: PlannerError) -> None:
        self._said.set_kind("primary" if isinstance(error, CancelledError) else "danger")
        self._said.show_sentence(str(error), details=error.details)
        self._said.show()
